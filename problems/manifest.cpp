#include "problems/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "problems/text.hpp"

namespace problems {
namespace {

constexpr TextShape title_shape{120};
constexpr TextShape word_shape{64};
constexpr TextShape line_shape{500};
constexpr TextShape file_name_shape{200};
constexpr Range minutes_range{1, 480};
constexpr Range question_range{1, 10000};
constexpr Range questions_count{1, 100};
constexpr Range caught_by_count{1, 100};

const std::vector<std::string> kind_words{"python", "django", "sqlite", "concept", "javascript"};
const std::vector<std::string> difficulty_words{"easy", "medium", "hard"};
const std::vector<std::string> asserts_words{"outside", "inside"};
const std::vector<std::string> submission_words{"module", "program"};
const std::vector<std::string> mode_words{"script", "query"};

bool consists_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

// `id` and `topic`: `expected` is the name of a folder.
void read_folder_word(Table& root, std::string_view key, const std::string& expected,
                      std::string_view which_folder) {
  const auto word = root.text(key, Need::required, word_shape);
  if (!word) return;
  if (!consists_of(*word, "abcdefghijklmnopqrstuvwxyz0123456789-")) {
    root.complain(key, fmt::format("expected a-z, 0-9 and -, found \"{}\"", printable(*word)));
  } else if (*word != expected) {
    root.complain(key, fmt::format("expected the name of {}, \"{}\", found \"{}\"", which_folder,
                                   printable(expected), *word));
  }
}

void read_questions(Table& root, Problem& problem) {
  const auto questions = root.integers("questions", question_range, questions_count);
  if (!questions) return;
  std::set<std::int64_t> seen;
  for (const std::int64_t question : *questions) {
    if (!seen.insert(question).second) {
      root.complain("questions", fmt::format("{} is there twice", question));
    }
    problem.questions.push_back(static_cast<int>(question));
  }
}

std::optional<Kind> read_identity(Table& root, Problem& problem) {
  read_folder_word(root, "id", problem.id, "the folder");
  read_folder_word(root, "topic", problem.topic, "the folder above");
  problem.title = root.text("title", Need::required, title_shape).value_or("");
  const auto difficulty = root.one_of("difficulty", Need::required, difficulty_words);
  problem.difficulty = static_cast<Difficulty>(difficulty.value_or(0));
  const auto minutes = root.integer("minutes", Need::required, minutes_range);
  problem.minutes = static_cast<int>(minutes.value_or(0));
  read_questions(root, problem);
  const auto kind = root.one_of("kind", Need::required, kind_words);
  if (!kind) return std::nullopt;
  problem.kind = static_cast<Kind>(*kind);
  return problem.kind;
}

void read_python(Table& root, Problem& problem) {
  auto python = root.table("python", Need::optional);
  if (!python) return;
  const auto submission = python->one_of("submission", Need::required, submission_words);
  problem.is_program = submission.value_or(0) == 1;
  python->refuse_unknown_keys();
}

void read_django(Table& root, Problem& problem) {
  auto django = root.table("django", Need::required);
  if (!django) return;
  if (const auto app = django->text("app", Need::required, word_shape)) {
    const std::vector<std::string> taken{"django", "driver", "models", "solution", "viva"};
    if (!consists_of(*app, "abcdefghijklmnopqrstuvwxyz0123456789_") || *app->begin() < 'a') {
      django->complain("app", fmt::format("expected a name of a-z, 0-9 and _ that starts with a "
                                          "letter, found \"{}\"",
                                          printable(*app)));
    } else if (std::find(taken.begin(), taken.end(), *app) != taken.end()) {
      django->complain("app", fmt::format("\"{}\" is the name of another module", *app));
    }
    problem.django_app = *app;
  }
  django->refuse_unknown_keys();
}

void read_schema(Table& sqlite, Reading& reading, Problem& problem) {
  const auto name = sqlite.text("schema", Need::required, file_name_shape);
  if (!name) return;
  if (!name->ends_with(".sql")) {
    sqlite.complain("schema", fmt::format("expected a .sql file, found \"{}\"", printable(*name)));
  } else if (!reading.has(*name)) {
    sqlite.complain("schema", fmt::format("no file {} in the package{}", printable(*name),
                                          did_you_mean(*name, reading.names())));
  } else {
    problem.sqlite.schema = reading.text(*name).value_or("");
  }
}

void read_sqlite(Table& root, Reading& reading, Problem& problem, ProblemWide& wide) {
  auto sqlite = root.table("sqlite", Need::required);
  if (!sqlite) return;
  read_schema(*sqlite, reading, problem);
  const auto mode = sqlite->one_of("submission", Need::required, mode_words);
  if (mode) problem.sqlite.mode = static_cast<SqliteSettings::Mode>(*mode);
  wide.sqlite_mode = problem.sqlite.mode;
  if (mode && wide.sqlite_mode == SqliteSettings::Mode::query) {
    sqlite->refuse("observe", "belongs to submission = \"script\"; a query shows its own rows");
  } else if (auto observe = read_observe(*sqlite)) {
    wide.observe = std::move(*observe);
  }
  if (mode && wide.sqlite_mode == SqliteSettings::Mode::script) {
    sqlite->refuse("ordered", "belongs to submission = \"query\"; here checkers can say it");
  } else {
    problem.sqlite.ordered = sqlite->boolean("ordered").value_or(true);
  }
  sqlite->refuse_unknown_keys();
}

bool has_submission(const Reading& reading, const std::string& name) {
  const std::string file = "submissions/" + name;
  const auto first = reading.files().lower_bound(file);  // the file, or the folder's first
  return first != reading.files().end() &&
         (first->first == file || first->first.starts_with(file + "/"));
}

// The testcases that are meant to catch a wrong submission, by "<verdict>/<name>".
void read_caught_by(Table& root, const Reading& reading, Problem& problem) {
  auto table = root.table("caught_by", Need::optional);
  if (!table) return;
  for (const std::string& submission : table->keys()) {
    auto names = table->texts(submission, Need::required, word_shape, caught_by_count);
    if (submission.starts_with("accepted/")) {
      table->complain(submission, "what is accepted is not caught");
    } else if (!has_submission(reading, submission)) {
      table->complain(submission,
                      "no such entry below submissions/; expected a name such as "
                      "\"wrong_answer/off_by_one.py\"");
    }
    if (!names) continue;
    for (const std::string& name : *names) {
      std::vector<std::string> known;
      for (const auto& testcase : problem.testcases) known.push_back(testcase.name);
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      table->complain(submission, fmt::format("no testcase is named \"{}\"{}", printable(name),
                                              did_you_mean(name, known)));
    }
    problem.caught_by[submission] = std::move(*names);
  }
}

void read_equivalent(Table& root, Problem& problem) {
  if (!root.has("equivalent")) return;
  for (Table& table : root.tables("equivalent")) {
    auto code = table.text("code", Need::required, line_shape);
    auto mutation = table.text("mutation", Need::required, line_shape);
    auto why = table.text("why", Need::required, line_shape);
    table.refuse_unknown_keys();
    if (code && mutation && why)
      problem.equivalent.push_back({*std::move(code), *std::move(mutation), *std::move(why)});
  }
}

}  // namespace

std::optional<Kind> read_manifest(const toml::table& toml, Reading& reading, Problem& problem) {
  Table root{toml, "", 1, reading.complaints()};
  const auto kind = read_identity(root, problem);
  problem.limits = read_limits(root);
  if (root.has("asserts")) {
    const auto where = root.one_of("asserts", Need::optional, asserts_words);
    problem.asserts = static_cast<Asserts>(where.value_or(0));
  }
  refuse_foreign_keys(root,
                      {{"python", {Kind::python}},
                       {"django", {Kind::django}},
                       {"sqlite", {Kind::sqlite}},
                       {"asserts", {Kind::python, Kind::django, Kind::javascript}},
                       {"checkers", {Kind::python, Kind::django, Kind::sqlite, Kind::javascript}}},
                      kind);
  ProblemWide wide;
  wide.kind = kind;
  if (kind == Kind::django) read_django(root, problem);
  if (kind == Kind::python) read_python(root, problem);
  if (kind == Kind::sqlite) read_sqlite(root, reading, problem, wide);
  if (kind && kind != Kind::concept_) wide.checkers = read_checkers(root, wide);
  if (kind == Kind::sqlite && !problem.sqlite.ordered) {
    wide.checkers.try_emplace("rows", CheckerSpec{CheckerSpec::Rule::unordered});
  }
  problem.testcases = read_testcases(root, reading, wide);
  read_remarks(root, wide, problem);
  read_caught_by(root, reading, problem);
  read_equivalent(root, problem);
  root.refuse_unknown_keys();
  return kind;
}

void refuse_foreign_keys(Table& table, const std::vector<OwnedKey>& owned,
                         std::optional<Kind> kind) {
  for (const auto& [key, kinds] : owned) {
    if (!kind) {
      table.ignore(key);
    } else if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) {
      std::vector<std::string> words;
      for (const Kind owner : kinds) words.emplace_back(to_string(owner));
      table.refuse(key,
                   fmt::format("belongs to kind = {}, not to {}", either(words), to_string(*kind)));
    }
  }
}

}  // namespace problems
