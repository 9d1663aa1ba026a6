#include "importing/source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importing/folder_tasks.hpp"
#include "importing/json_tasks.hpp"

namespace importing {
namespace {

namespace fs = std::filesystem;

bool is_json_name(std::string name) {
  for (const char* packed : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.rfind('.'));
  }
  return name.ends_with(".jsonl") || name.ends_with(".json") || name.ends_with(".ndjson");
}

std::string topic_of(const std::vector<Task>& tasks, const SourceOptions& options) {
  if (options.form != "auto") return options.form;
  const bool mbpp = std::all_of(tasks.begin(), tasks.end(),
                                [](const Task& task) { return task.id.starts_with("mbpp"); });
  return mbpp ? "mbpp" : "humaneval";
}

}  // namespace

const std::vector<std::string>& form_words() {
  static const std::vector<std::string> words{"auto",   "humaneval", "mbpp", "exercism",
                                              "kattis", "sql",       "tests"};
  return words;
}

Source read_source(const fs::path& path, const SourceOptions& options) {
  std::error_code error;
  if (!fs::exists(path, error)) throw SourceError{path.string() + ": no such file or folder"};
  Source source;
  if (fs::is_directory(path, error)) {
    source.tasks = folder_tasks(path, options, source.topic);
    return source;
  }
  const bool is_lines = options.form == "humaneval" || options.form == "mbpp";
  if (!is_lines && !(options.form == "auto" && is_json_name(path.filename().string())))
    throw SourceError{path.string() + ": nothing that can be imported; see viva import --help"};
  source.tasks = json_tasks(path, options);
  source.topic = topic_of(source.tasks, options);
  return source;
}

}  // namespace importing
