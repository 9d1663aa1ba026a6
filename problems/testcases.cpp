// [[testcase]]: what every kind has, and what the kinds but concept do with it.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "problems/manifest.hpp"
#include "problems/package.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

constexpr TextShape name_shape{80};
constexpr TextShape hint_shape{2000, true};
constexpr TextShape call_shape{10'000, true};
constexpr TextShape sql_shape{100'000, true};
constexpr Range points_range{0, 1000};

const std::vector<std::string> visibility_words{"sample", "secret"};

const std::vector<OwnedKey> owned_keys{
    {"call", {Kind::python, Kind::django, Kind::javascript}},
    {"checkers", {Kind::python, Kind::django, Kind::sqlite, Kind::javascript}},
    {"setup", {Kind::sqlite}},
    {"run", {Kind::sqlite}},
    {"observe", {Kind::sqlite}},
    {"question", {Kind::concept_}},
    {"ask", {Kind::concept_}},
    {"snippet", {Kind::concept_}},
    {"options", {Kind::concept_}},
    {"answer", {Kind::concept_}},
    {"growth", {Kind::python, Kind::django, Kind::sqlite}},
    {"style", {Kind::python, Kind::django, Kind::sqlite}},
};

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}

CallCase read_call(Table& table, Visibility visibility) {
  CallCase what{table.text("call", Need::required, call_shape).value_or("")};
  if (visibility == Visibility::sample && uses_name(what.call, "rng")) {
    table.complain("call", "a sample must not use rng: what is shown has to stay the same");
  }
  return what;
}

SqlCase read_sql(Table& table, const ProblemWide& wide) {
  SqlCase what;
  what.setup = table.text("setup", Need::optional, sql_shape).value_or("");
  if (wide.sqlite_mode == SqliteSettings::Mode::query) {
    table.refuse("run", "belongs to submission = \"script\"");
    table.refuse("observe", "belongs to submission = \"script\"; a query shows its own rows");
    return what;
  }
  what.run = table.text("run", Need::optional, sql_shape).value_or("");
  what.observe = read_observe(table).value_or(wide.observe);
  if (!table.has("run") && !table.has("observe") && what.observe.empty()) {
    table.complain("run", "missing, and so is observe; one of them must show what was done");
  }
  return what;
}

std::string read_name(Table& table, const ProblemWide& wide, std::set<std::string>& seen) {
  const auto name = table.text("name", Need::required, name_shape);
  if (!name) return {};
  if (wide.kind == Kind::concept_ &&
      name->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos) {
    table.complain("name", fmt::format("expected a key for answers.toml, of a-z, 0-9, - and _, "
                                       "found \"{}\"",
                                       printable(*name)));
  }
  if (!seen.insert(*name).second) {
    table.complain("name", fmt::format("\"{}\" is there twice", printable(*name)));
  }
  return *name;
}

Testcase read_testcase(Table& table, Reading& reading, const ProblemWide& wide,
                       std::set<std::string>& names) {
  Testcase testcase;
  testcase.name = read_name(table, wide, names);
  const auto visibility = table.one_of("visibility", Need::required, visibility_words);
  testcase.visibility = static_cast<Visibility>(visibility.value_or(1));
  const auto points = table.integer("points", Need::required, points_range);
  testcase.points = static_cast<int>(points.value_or(0));
  testcase.hint = table.text("hint", Need::optional, hint_shape).value_or("");
  refuse_foreign_keys(table, owned_keys, wide.kind);
  const bool has_how =
      wide.kind == Kind::python || wide.kind == Kind::django || wide.kind == Kind::sqlite;
  if (has_how && table.has("style") && read_style_of_testcase(table, wide, testcase)) {
    table.refuse_unknown_keys();
    return testcase;
  }
  if (wide.kind && wide.kind != Kind::concept_) {
    testcase.checkers = read_checkers(table, wide);
    testcase.checkers.insert(wide.checkers.begin(), wide.checkers.end());  // keeps its own
  }
  if (wide.kind == Kind::python || wide.kind == Kind::django || wide.kind == Kind::javascript) {
    testcase.what = read_call(table, testcase.visibility);
  } else if (wide.kind == Kind::sqlite) {
    testcase.what = read_sql(table, wide);
  } else if (wide.kind == Kind::concept_) {
    testcase.what = read_question(table, reading);
    if (std::get<QuestionCase>(testcase.what).ask == QuestionCase::Ask::output)
      testcase.checkers["answer"] = CheckerSpec{CheckerSpec::Rule::text};
  }
  if (has_how) read_growth_of_testcase(table, wide, testcase);
  table.refuse_unknown_keys();
  return testcase;
}

// Samples first, then secret ones; how an answer is right comes after whether it is.
int place_of(const Testcase& testcase) {
  return (testcase.is_about_how() ? 2 : 0) + (testcase.visibility == Visibility::secret ? 1 : 0);
}

void check_together(const Table& root, const std::vector<Testcase>& testcases) {
  const auto count = [&](Visibility visibility) {
    return std::count_if(testcases.begin(), testcases.end(), [&](const Testcase& testcase) {
      return testcase.visibility == visibility;
    });
  };
  if (count(Visibility::sample) == 0) root.complain("testcase", "none is a sample");
  if (count(Visibility::secret) == 0) root.complain("testcase", "none is secret");
  if (std::all_of(testcases.begin(), testcases.end(),
                  [](const Testcase& testcase) { return testcase.points == 0; })) {
    root.complain("testcase", "none gives points");
  }
}

}  // namespace

bool uses_name(std::string_view call, std::string_view name) {
  for (std::size_t at = call.find(name); at != std::string_view::npos;
       at = call.find(name, at + 1)) {
    const char before = at == 0 ? ' ' : call[at - 1];
    const std::size_t end = at + name.size();
    const char after = end == call.size() ? ' ' : call[end];
    if (before != '.' && !is_word_character(before) && !is_word_character(after)) return true;
  }
  return false;
}

std::vector<Testcase> read_testcases(Table& root, Reading& reading, const ProblemWide& wide) {
  auto tables = root.tables("testcase");
  if (tables.empty()) return {};  // it has complained
  if (tables.size() > max_testcases) {
    root.complain("testcase",
                  fmt::format("expected at most {}, found {}", max_testcases, tables.size()));
    return {};
  }
  std::vector<Testcase> testcases;
  std::set<std::string> names;
  for (Table& table : tables) {
    testcases.push_back(read_testcase(table, reading, wide, names));
  }
  check_together(root, testcases);
  std::stable_sort(testcases.begin(), testcases.end(),
                   [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
  return testcases;
}

}  // namespace problems
