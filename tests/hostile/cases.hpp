// The hostile submissions of this folder, as manifest.tsv lists them.
#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "runner/judge.hpp"
#include "tests/support/places.hpp"

namespace hostile {

struct Case {
  std::string file;  // "python/t01_always_equal.py"
  std::string kind;
  std::set<std::string> allowed;  // verdicts: "WA", "RE", ...; "AC" full marks, "PA" part marks
  bool control = false;           // an honest one, which must get full marks
};

inline std::ostream& operator<<(std::ostream& out, const Case& each) { return out << each.file; }

inline std::filesystem::path folder() {
  return std::filesystem::path{support::source_folder()} / "tests/hostile";
}

inline std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{path.string() + ": cannot be read"};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// "@repeat(3){ab}" stands for "ababab": the largest cases are stored like that, in files named
// ....repeat.
inline std::string expand(const std::string& text) {
  static const std::regex repeat{R"(@repeat\((\d+)\)\{([^}]*)\})"};
  std::string expanded;
  auto rest = text.begin();
  for (std::sregex_iterator at{text.begin(), text.end(), repeat}, end; at != end; ++at) {
    expanded.append(rest, (*at)[0].first);
    for (int left = std::stoi((*at)[1]); left > 0; --left)
      expanded.append((*at)[2].first, (*at)[2].second);
    rest = (*at)[0].second;
  }
  return expanded.append(rest, text.end());
}

inline std::string source_of(const Case& each) {
  const auto path = folder() / each.file;
  return std::filesystem::exists(path) ? read_whole(path)
                                       : expand(read_whole(path.string() + ".repeat"));
}

inline std::vector<Case> all_cases() {
  std::vector<Case> cases;
  std::istringstream lines{read_whole(folder() / "manifest.tsv")};
  std::string line;
  std::getline(lines, line);  // the heading
  while (std::getline(lines, line)) {
    std::istringstream fields{line};
    std::string file, kind, expectation, host_check, set;
    for (std::string* field : {&file, &kind, &expectation, &host_check, &set})
      std::getline(fields, *field, '\t');
    Case each{file, kind, {}, set == "control"};
    std::istringstream verdicts{expectation.substr(1, expectation.find(']') - 1)};
    for (std::string verdict; std::getline(verdicts, verdict, ',');) each.allowed.insert(verdict);
    cases.push_back(std::move(each));
  }
  return cases;
}

inline std::string short_name(runner::Verdict verdict) {
  switch (verdict) {
    case runner::Verdict::accepted:
      return "AC";
    case runner::Verdict::wrong_answer:
      return "WA";
    case runner::Verdict::run_time_error:
      return "RE";
    case runner::Verdict::time_limit_exceeded:
      return "TLE";
    case runner::Verdict::memory_limit_exceeded:
      return "MLE";
    case runner::Verdict::output_limit_exceeded:
      return "OLE";
    case runner::Verdict::compile_error:
      return "CE";
    case runner::Verdict::judge_error:
      return "judge error";
  }
  return "?";
}

}  // namespace hostile
