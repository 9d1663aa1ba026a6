#include "problems/package.hpp"

#include <fmt/format.h>

#include <utility>

#include "problems/digest.hpp"
#include "problems/folder.hpp"
#include "problems/manifest.hpp"
#include "problems/reading.hpp"
#include "problems/submissions.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

// The files that a kind has beside those that problem.toml names.
struct KindFiles {
  std::string starter;
  std::string main_file;
  std::string driver;  // empty: the kind has none
  bool has_models;
};

const KindFiles& files_of(Kind kind) {
  static const KindFiles python{"starter.py", "solution.py", "driver.py", false};
  static const KindFiles django{"starter.py", "solution.py", "driver.py", true};
  static const KindFiles sqlite{"starter.sql", "solution.sql", "", false};
  static const KindFiles concept_{"starter.toml", "answers.toml", "", false};
  static const KindFiles javascript{"starter.js", "solution.js", "driver.js", false};
  switch (kind) {
    case Kind::python:
      return python;
    case Kind::django:
      return django;
    case Kind::sqlite:
      return sqlite;
    case Kind::javascript:
      return javascript;
    case Kind::concept_:
      break;
  }
  return concept_;
}

std::string optional_text(Reading& reading, const std::string& name) {
  return reading.has(name) ? reading.text(name).value_or("") : std::string{};
}

void read_texts(const KindFiles& expected, Reading& reading, Problem& problem) {
  problem.prompt = reading.required_text("prompt.md").value_or("# Faulty");
  if (problem.prompt.find_first_not_of(" \t\r\n") == std::string::npos) {
    reading.complaints().add("prompt.md", 0, "empty");
  }
  problem.starter = reading.required_text(expected.starter).value_or("");
  if (!expected.driver.empty()) problem.driver = optional_text(reading, expected.driver);
  if (expected.has_models) {
    problem.models = reading.required_text("models.py").value_or("");
    problem.fixture = optional_text(reading, "fixture.py");
  }
}

// A file without a use is a slip, most often of its name; only notes for authors may be there.
void refuse_unused(const KindFiles& expected, std::string_view kind, Reading& reading) {
  std::vector<std::string> known{"prompt.md", "README.md", expected.starter};
  if (!expected.driver.empty()) known.push_back(expected.driver);
  if (expected.has_models) known.insert(known.end(), {"models.py", "fixture.py"});
  for (const std::string& name : reading.unused()) {
    if (name == "README.md") continue;
    reading.complaints().add(
        name, 0,
        fmt::format("nothing in a {} problem uses this file{}", kind, did_you_mean(name, known)));
  }
}

void check_starter_answers(const KindFiles& expected, Reading& reading, const Problem& problem) {
  if (problem.kind != Kind::concept_) return;
  (void)parse_toml(expected.starter, problem.starter, reading.complaints());
}

void read_problem(Reading& reading, Problem& problem) {
  const auto manifest = reading.required_text("problem.toml");
  if (!manifest) return;
  const auto toml = parse_toml("problem.toml", *manifest, reading.complaints());
  if (!toml) return;
  const auto kind = read_manifest(*toml, reading, problem);
  if (!kind) return;
  const KindFiles& expected = files_of(*kind);
  problem.main_file = expected.main_file;
  read_texts(expected, reading, problem);
  check_starter_answers(expected, reading, problem);
  read_submissions(reading, problem);
  refuse_unused(expected, to_string(*kind), reading);
}

Problem read_package(const std::string& folder_name, std::string topic, Files files,
                     Complaints complaints) {
  Reading reading{std::move(files), std::move(complaints)};
  Problem problem;
  problem.id = folder_name;
  problem.topic = std::move(topic);
  if (reading.check_bounds()) read_problem(reading, problem);
  if (!reading.complaints().empty()) throw PackageError{reading.complaints().text()};
  problem.digest = digest_of(reading.files());
  return problem;
}

}  // namespace

ProblemPtr load_package(const std::filesystem::path& folder) {
  auto where = std::filesystem::absolute(folder).lexically_normal();
  if (!where.has_filename()) where = where.parent_path();  // it ended in a slash
  const std::string name = where.filename().string();
  Complaints complaints{name};
  Files files = read_folder(where, complaints);
  Problem problem = read_package(name, where.parent_path().filename().string(), std::move(files),
                                 std::move(complaints));
  problem.folder = std::move(where);
  return std::make_shared<const Problem>(std::move(problem));
}

ProblemPtr load_package_from_memory(std::string folder_name, std::string topic,
                                    std::map<std::string, std::string> files) {
  return std::make_shared<const Problem>(
      read_package(folder_name, std::move(topic), std::move(files), Complaints{folder_name}));
}

}  // namespace problems
