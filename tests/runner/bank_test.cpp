// What no problem of the bank may tell or give away. That its submissions end as they must, and
// what else is asked of a package, is `viva check`'s to prove.
#include <boost/json/parse.hpp>

#include "tests/runner/judging.hpp"
#include "tests/support/places.hpp"

namespace runner {
namespace {

namespace fs = std::filesystem;
using problems::Visibility;

std::vector<std::string> bank_folders() {
  std::vector<std::string> found;
  const fs::path bank = fs::path{support::source_folder()} / "problems/bank";
  for (const auto& topic : fs::directory_iterator{bank}) {
    if (!topic.is_directory()) continue;
    for (const auto& problem : fs::directory_iterator{topic}) {
      if (fs::exists(problem.path() / "problem.toml"))
        found.push_back(fs::relative(problem.path(), bank));
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

class BankProblem : public testing::TestWithParam<std::string> {
 protected:
  problems::ProblemPtr problem = bank_problem(GetParam());
  LocalJudge judge{judge_options()};
};

INSTANTIATE_TEST_SUITE_P(Bank, BankProblem, testing::ValuesIn(bank_folders()), test_name);

TEST(BankProblems, AreThere) { EXPECT_GE(bank_folders().size(), 90U); }

// Else chance decides, where every testcase is stopped, whether one more begins.
TEST_P(BankProblem, ItsTotalTimeDoesNotEndTogetherWithATestcase) {
  const auto& limits = problem->limits;
  for (const auto each : {limits.cpu_time, limits.wall_time}) {
    if (limits.total_wall_time % each == each.zero()) {
      EXPECT_GE(limits.total_wall_time / each, std::ssize(problem->testcases));
    }
  }
}

TEST_P(BankProblem, AnEmptySubmissionIsNotAcceptedAndGetsNoPoints) {
  const Report report = judge.judge(submission(problem, ""), {});
  EXPECT_NE(verdict(report), "accepted");
  EXPECT_NE(verdict(report), "judge_error") << report.message;
  EXPECT_EQ(report.score, 0);
}

// Nothing of what only a secret testcase says; what the prompt, the starter or a sample says too is
// no secret, nor is the word for an observation that was not expected at all.
void expect_not_told(const std::string& text, const std::string& secret, const std::string& known) {
  if (secret.size() < 6 || secret == "nothing" || known.find(secret) != std::string::npos) return;
  EXPECT_EQ(text.find(secret), std::string::npos) << "tells " << secret.substr(0, 200);
}

TEST_P(BankProblem, TheReportOfASecretTestcaseTellsNeitherInputNorExpectedValue) {
  for (const auto& example : problem->submissions) {
    if (example.verdict.ends_with("limit_exceeded")) continue;  // which end without a value to tell
    SCOPED_TRACE(example.verdict + "/" + example.name);
    const Report report = judge.judge({problem, example.files, 1}, {});
    std::string known = problem->prompt + problem->starter;
    for (const auto& each : report.testcases) {
      known += each.hint;
      if (each.visibility != Visibility::sample) continue;
      known += each.input + each.expected + each.actual + each.output;
      for (const auto& difference : each.differences)
        known += difference.expected + difference.actual + difference.note;
    }
    const std::string json = to_json(report, "solution", false);
    const std::string page = to_text(report, "solution", {false, false, 4000});
    for (const auto& each : report.testcases) {
      if (each.visibility == Visibility::sample) continue;
      for (const auto& text : {json, page}) {
        expect_not_told(text, each.input, known);
        expect_not_told(text, each.expected, known);
        for (const auto& difference : each.differences)
          expect_not_told(text, difference.expected, known);
      }
    }
    const auto parsed = boost::json::parse(json);
    for (const auto& each : parsed.at("testcases").as_array()) {
      if (each.at("visibility").as_string() == "sample") continue;
      for (const char* field : {"input", "expected", "actual", "output"})
        EXPECT_TRUE(each.at(field).is_null()) << field;
      for (const char* field : {"differences", "statements"})
        EXPECT_TRUE(each.at(field).as_array().empty()) << field;
    }
  }
}

}  // namespace
}  // namespace runner
