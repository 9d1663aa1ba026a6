// Each hostile or careless submission is judged as one would be, and everything is looked at: the
// verdict, the points, the time, what it saw, what the candidate would be shown, and the host.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <memory>
#include <thread>

#include "problems/package.hpp"
#include "runner/feedback.hpp"
#include "runner/local_judge.hpp"
#include "runner/requests.hpp"
#include "runner/utf8.hpp"
#include "tests/hostile/cases.hpp"
#include "tests/hostile/decoys.hpp"
#include "tests/support/places.hpp"

namespace hostile {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using problems::Problem;
using problems::ProblemPtr;
using runner::Report;
using testing::HasSubstr;
using testing::Not;

// Probes that may say ALLOWED: each has its reason in README.md.
const std::set<std::string> decided = {};

ProblemPtr load(const char* folder) {
  return problems::load_package(fs::path{support::source_folder()} / "problems/bank" / folder);
}

runner::LocalJudgeOptions options(int number) {
  runner::LocalJudgeOptions options;
  options.guests = fs::path{support::build_folder()} / "guests";
  options.number = number;
  return options;
}

// Its own copy, with other limits.
ProblemPtr changed(const ProblemPtr& problem, const std::string& what,
                   const std::function<void(Problem&)>& change) {
  auto copy = std::make_shared<Problem>(*problem);
  change(*copy);
  copy->digest += "-" + what;
  return copy;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto next = runner::first_character(text);
    if (next.size == 0 || runner::is_surrogate(next.code)) return false;
    text.remove_prefix(next.size);
  }
  return true;
}

// Everything that the program could make anyone see.
std::string all_text(const Report& report) {
  std::string text = report.message;
  for (const auto& each : report.testcases)
    text += "\n" + each.output + "\n" + each.message + "\n" + each.actual;
  return text;
}

class Hostile : public testing::TestWithParam<Case> {
 public:
  static void SetUpTestSuite() {
    const auto up = decoys("up");
    ASSERT_TRUE(up.fine) << up.text
                         << "\nif an earlier run was killed: tests/hostile/host_decoys.py down";
    judge = std::make_unique<runner::LocalJudge>(options(0));
    fibonacci = load("algorithms/fibonacci");
    audit_trigger = load("sql/audit-trigger");
    judge->warm_up(fibonacci, 1);
    array_map = load("javascript/array-map");
    judge->warm_up(audit_trigger, 1);
    judge->warm_up(array_map, 1);
  }
  static void TearDownTestSuite() {
    judge.reset();
    const auto last = check_decoys(false);
    EXPECT_TRUE(last.fine) << last.text;
    const auto down = decoys("down");
    EXPECT_TRUE(down.fine) << down.text;
  }

 protected:
  void TearDown() override {
    const auto check = check_decoys(true);
    EXPECT_TRUE(check.fine) << check.text;
  }

  static ProblemPtr problem_for(const Case& each) {
    if (each.file.ends_with(".js")) return array_map;
    return each.file.ends_with(".py") ? fibonacci : audit_trigger;
  }

  static runner::Submission submission(const Case& each, const ProblemPtr& problem) {
    return {problem, {{problem->main_file, source_of(each)}}, 1};
  }

  Report judged(const Case& each, const ProblemPtr& problem);

  inline static std::unique_ptr<runner::LocalJudge> judge;
  inline static ProblemPtr fibonacci, audit_trigger, array_map;
};

void expect_allowed(const Case& each, const Report& report) {
  const std::string verdict = short_name(report.verdict);
  const bool part_marks = report.score > 0 && report.score < report.max_score;
  EXPECT_TRUE(each.allowed.contains(verdict) || (part_marks && each.allowed.contains("PA")))
      << verdict << ", " << report.score << " points: " << report.message;
  EXPECT_EQ(report.verdict == runner::Verdict::accepted, each.control);
  if (each.control) {
    EXPECT_EQ(report.score, report.max_score);
  } else if (!each.allowed.contains("PA")) {
    EXPECT_EQ(report.score, 0) << "points for " << verdict;
  }
  for (const auto& testcase : report.testcases) {
    EXPECT_NE(testcase.verdict, runner::Verdict::judge_error)
        << testcase.name << ": " << testcase.message;
  }
}

void expect_saw_nothing(const std::string& text) {
  for (const char* found :
       {"JC GUARD not boxed", "JC FOUND", "JC MEM", "JC AHEAD", "JC TOKEN", "JC CALLED",
        "JC SWAPPED", "JC-HOST-SECRET", "JC CARRIED", "JC SHADOW RAN", "JC PYC RAN"}) {
    EXPECT_EQ(text.find(found), std::string::npos) << text.substr(text.find(found), 300);
  }
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    // t20 may find itself, under the name it was given.
    if (line.find("JC LEAK") != std::string::npos) {
      EXPECT_THAT(line, HasSubstr("solution.py"));
    }
    if (line.find("PROBE") == std::string::npos || line.find("ALLOWED") == std::string::npos)
      continue;
    const bool known = std::any_of(decided.begin(), decided.end(), [&](const auto& probe) {
      return line.find(probe) != std::string::npos;
    });
    EXPECT_TRUE(known) << "reached: " << line.substr(0, 1000);
  }
}

// What the candidate would be shown: no word of a secret testcase, no byte that does something to a
// terminal.
void expect_harmless(const Report& report) {
  const std::string json = runner::to_json(report, "solution", false);
  const std::string page = runner::to_text(report, "solution", {false, false, 100});
  for (const auto& shown : {json, page}) {
    EXPECT_TRUE(is_utf8(shown));
    const auto control = std::find_if(shown.begin(), shown.end(), [](char c) {
      return (std::iscntrl(static_cast<unsigned char>(c)) != 0 && c != '\n') || c == '\x7f';
    });
    EXPECT_EQ(control, shown.end()) << "control byte " << static_cast<int>(*control);
    EXPECT_LT(shown.size(), 4U << 20);
  }
  EXPECT_EQ(json.find('\n'), std::string::npos) << "one line";
  Report secrets = report;
  std::erase_if(secrets.testcases,
                [](const auto& each) { return each.visibility == problems::Visibility::sample; });
  for (const auto& shown :
       {runner::to_json(secrets, "solution", false), runner::to_text(secrets, "solution", {})}) {
    EXPECT_THAT(shown, Not(HasSubstr("JCLEAK")));
    EXPECT_THAT(shown, Not(HasSubstr("JC-XSS")));
  }
}

Report Hostile::judged(const Case& each, const ProblemPtr& problem) {
  const auto started = Clock::now();
  Report report = judge->judge(submission(each, problem), {});
  EXPECT_LT(Clock::now() - started, problem->limits.total_wall_time + std::chrono::seconds{2});
  expect_allowed(each, report);
  expect_saw_nothing(all_text(report));
  expect_harmless(report);
  return report;
}

TEST_P(Hostile, IsJudgedSoundlyAndLeavesNothing) {
  (void)judged(GetParam(), problem_for(GetParam()));
}

std::vector<Case> cases_named(const std::vector<std::string>& names) {
  std::vector<Case> found;
  for (const auto& each : all_cases()) {
    const auto starts = [&](const auto& name) {
      return fs::path{each.file}.filename().string().starts_with(name);
    };
    if (std::any_of(names.begin(), names.end(), starts)) found.push_back(each);
  }
  if (found.size() != names.size()) throw std::logic_error{"a case is missing"};
  return found;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  return fs::path{info.param.file}.stem();
}

INSTANTIATE_TEST_SUITE_P(Case, Hostile, testing::ValuesIn(all_cases()), test_name);

// What they do while they are loaded is in no report: here it is read in full.
class WhileLoading : public Hostile {};

TEST_P(WhileLoading, SeesNothingOfTheHost) {
  sandbox::Slots::Options slots;
  slots.first_number = 100;
  runner::WarmProblems warm{options(0).guests, slots};
  const auto cell = warm.take(*fibonacci);
  const auto request = runner::load_request({{fibonacci->main_file, source_of(GetParam())}});
  sandbox::StepLimits limits = runner::step_limits(fibonacci->limits);
  limits.cpu_time = limits.wall_time = std::chrono::seconds{20};

  const auto seen = cell->step(request, limits);

  expect_saw_nothing(seen.output + seen.error_output);
  EXPECT_THAT(seen.output + seen.error_output, HasSubstr("JC ")) << "it did not even start";
}

INSTANTIATE_TEST_SUITE_P(Case, WhileLoading,
                         testing::ValuesIn(cases_named({"s01", "s02", "s04", "s05", "s07", "s08",
                                                        "s09", "s10", "s11", "s12", "s13", "s18",
                                                        "s22", "t15", "t17", "t20"})),
                         test_name);

// The same where a problem allows child processes.
class WithChildren : public Hostile {};

TEST_P(WithChildren, IsJudgedSoundlyAndLeavesNothing) {
  const auto with_children = changed(fibonacci, "children", [](Problem& problem) {
    problem.limits.processes = 16;
    problem.limits.threads = 32;
  });
  (void)judged(GetParam(), with_children);
}

INSTANTIATE_TEST_SUITE_P(Case, WithChildren,
                         testing::ValuesIn(cases_named({"r01", "r13", "r20", "r21", "t38", "s02",
                                                        "s14", "c01"})),
                         test_name);

// The same where a problem allows very long sources, which reach the engine then.
class WithoutSourceLimit : public Hostile {};

TEST_P(WithoutSourceLimit, IsJudgedSoundlyAndLeavesNothing) {
  (void)judged(GetParam(), changed(problem_for(GetParam()), "long", [](Problem& problem) {
                 problem.limits.source_bytes = 8U << 20;
               }));
}

INSTANTIATE_TEST_SUITE_P(Case, WithoutSourceLimit,
                         testing::ValuesIn(cases_named({"x05", "x06", "q30"})), test_name);

class AgainAndAgain : public Hostile {};

TEST_P(AgainAndAgain, FindsNothingOfTheRunBefore) {
  for (int i = 0; i < 3; ++i) {
    const Report report = judged(GetParam(), fibonacci);
    EXPECT_THAT(all_text(report), HasSubstr("JC PERSISTABLE")) << "it did not even try";
  }
}

INSTANTIATE_TEST_SUITE_P(Case, AgainAndAgain, testing::ValuesIn(cases_named({"t50"})), test_name);

// An honest candidate who is judged at the same time, by another judge of this process, notices
// nothing.
class BesideANeighbour : public Hostile {};

TEST_P(BesideANeighbour, TheNeighbourStaysAccepted) {
  std::atomic<bool> stop{false};
  std::atomic<int> judged_beside{0}, accepted{0};
  std::thread neighbour{[&] {
    runner::LocalJudge other{options(1)};
    const Case honest{"python/c01_honest.py", "", {}, true};
    do {
      const Report report = other.judge(submission(honest, fibonacci), {});
      ++judged_beside;
      accepted += report.verdict == runner::Verdict::accepted ? 1 : 0;
    } while (!stop);
  }};
  const bool forks = fs::path{GetParam().file}.filename().string().starts_with("r01");
  const auto problem =
      forks ? changed(fibonacci, "forks", [](Problem& each) { each.limits.processes = 16; })
            : problem_for(GetParam());

  (void)judged(GetParam(), problem);
  stop = true;
  neighbour.join();

  EXPECT_GE(judged_beside, 1);
  EXPECT_EQ(accepted, judged_beside);
}

INSTANTIATE_TEST_SUITE_P(
    Case, BesideANeighbour,
    testing::ValuesIn(cases_named({"r01", "r03", "r06", "r11", "r15", "s14", "q12"})), test_name);

TEST(HostileCases, AreAllThereAndElevenAreHonest) {
  const auto cases = all_cases();
  EXPECT_EQ(cases.size(), 136U);
  EXPECT_EQ(
      std::count_if(cases.begin(), cases.end(), [](const auto& each) { return each.control; }), 11);
  for (const auto& each : cases) EXPECT_FALSE(source_of(each).empty()) << each.file;
}

}  // namespace
}  // namespace hostile
