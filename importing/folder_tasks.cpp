#include "importing/folder_tasks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace importing {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 3;
constexpr std::size_t most_tasks = 10'000;

using DraftOf = Draft (*)(const fs::path&, Workshop&, const Task&, const std::string&);

struct FolderForm {
  const char* word;
  bool (*is)(const fs::path& folder);
  DraftOf draft;
};

bool has(const fs::path& folder, const char* name) {
  std::error_code error;
  return fs::is_regular_file(folder / name, error);
}

bool has_tests(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.ends_with(".py")) continue;
    if (name.starts_with("test_") || name.ends_with("_test.py") || name == "tests.py") return true;
  }
  return false;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (!hidden && entry->symlink_status(error).type() == fs::file_type::directory)
      found.push_back(entry->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool is_project(const fs::path& folder) {
  for (const char* name :
       {"manage.py", "pyproject.toml", "setup.py", "setup.cfg", "pytest.ini", "tox.ini"}) {
    if (has(folder, name)) return true;
  }
  return has_tests(folder / "tests") || has_tests(folder / "test");
}

bool holds_tests(const fs::path& folder, int depth) {
  if (has_tests(folder)) return true;
  if (depth == 0) return false;
  const auto inner = folders_in(folder);
  return std::any_of(inner.begin(), inner.end(),
                     [&](const fs::path& each) { return holds_tests(each, depth - 1); });
}

// Beside the tests or above them is what they import.
bool is_suite(const fs::path& folder) {
  return has_tests(folder) || (is_project(folder) && holds_tests(folder, deepest));
}

const FolderForm forms[] = {
    {"exercism", [](const fs::path& folder) { return has(folder, ".meta/config.json"); },
     draft_of_exercise},
    {"kattis", [](const fs::path& folder) { return has(folder, "problem.yaml"); }, draft_of_kattis},
    {"sql", [](const fs::path& folder) { return has(folder, "question.toml"); }, draft_of_sql},
    {"tests", is_suite, draft_of_tests},
};

const FolderForm* form_of(const fs::path& folder, const std::string& asked) {
  for (const FolderForm& form : forms) {
    if (asked != "auto" && asked != form.word) continue;
    if (form.is(folder)) return &form;
  }
  return nullptr;
}

class Walk {
 public:
  explicit Walk(const SourceOptions& options) : options_{options} {}

  void at(const fs::path& folder, const std::string& place, int depth) {
    if (const FolderForm* form = form_of(folder, options_.form)) return add(folder, place, *form);
    if (depth == deepest) return;
    for (const fs::path& inner : folders_in(folder))
      at(inner, place + "/" + inner.filename().string(), depth + 1);
  }

  std::vector<Task> tasks;
  std::string first_form;

 private:
  void add(const fs::path& folder, const std::string& place, const FolderForm& form) {
    if (tasks.size() == most_tasks)
      throw SourceError{fmt::format("more than {} tasks in one folder", most_tasks)};
    if (first_form.empty()) first_form = form.word;
    Task task;
    task.name = folder.filename().string();
    task.id = id_of(task.name, form.word);
    task.place = place;
    task.draft = [folder, draft = form.draft](Workshop& shop, const Task& self,
                                              const std::string& topic) {
      return draft(folder, shop, self, topic);
    };
    tasks.push_back(std::move(task));
  }

  const SourceOptions& options_;
};

}  // namespace

std::vector<Task> folder_tasks(const fs::path& folder, const SourceOptions& options,
                               std::string& form) {
  fs::path whole = fs::absolute(folder).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  Walk walk{options};
  walk.at(whole, whole.filename().string(), 0);
  if (walk.tasks.empty())
    throw SourceError{folder.string() + ": no task in it; see viva import --help for the forms"};
  form = walk.first_form;
  return std::move(walk.tasks);
}

}  // namespace importing
