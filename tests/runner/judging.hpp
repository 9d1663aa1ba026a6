// What the tests share that judge for real: a judge with the guests of this build, and problems
// small enough to read.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "problems/package.hpp"
#include "runner/feedback.hpp"
#include "runner/local_judge.hpp"
#include "tests/support/places.hpp"

namespace runner {

inline LocalJudgeOptions judge_options(int number = 0) {
  LocalJudgeOptions options;
  options.guests = std::filesystem::path{support::build_folder()} / "guests";
  options.number = number;
  return options;
}

inline problems::ProblemPtr bank_problem(const std::string& folder) {
  return problems::load_package(std::filesystem::path{support::source_folder()} / "problems/bank" /
                                folder);
}

// A Python problem with a testcase of ten points for each call; the last one is secret.
inline problems::ProblemPtr python_problem(const std::vector<std::string>& calls,
                                           const std::string& reference,
                                           const std::string& limits = {}) {
  std::string toml =
      "id = \"small\"\ntitle = \"Small\"\nkind = \"python\"\ntopic = \"tests\"\n"
      "difficulty = \"easy\"\nminutes = 1\n\n[limits]\n" +
      limits + "\n";
  for (std::size_t i = 0; i < calls.size(); ++i) {
    toml += "[[testcase]]\nname = \"case " + std::to_string(i) + "\"\npoints = 10\ncall = '" +
            calls[i] + "'\nvisibility = \"" + (i + 1 < calls.size() ? "sample" : "secret") +
            "\"\n\n";
  }
  return problems::load_package_from_memory("small", "tests",
                                            {{"problem.toml", toml},
                                             {"prompt.md", "# Small\n"},
                                             {"starter.py", "def solve(n):\n    pass\n"},
                                             {"submissions/accepted/reference.py", reference}});
}

inline Submission submission(const problems::ProblemPtr& problem, const std::string& source) {
  return {problem, {{problem->main_file, source}}, 1};
}

inline std::vector<std::string> verdicts(const Report& report) {
  std::vector<std::string> each;
  for (const auto& testcase : report.testcases) each.emplace_back(to_string(testcase.verdict));
  return each;
}

inline std::string verdict(const Report& report) { return std::string{to_string(report.verdict)}; }

}  // namespace runner
