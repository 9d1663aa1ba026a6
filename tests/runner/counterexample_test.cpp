// An input of its own for a secret testcase that fails, judged for real.
#include "runner/counterexample.hpp"

#include "tests/runner/judging.hpp"

namespace runner {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Report judged(const problems::ProblemPtr& problem, const std::string& source) {
  LocalJudge judge{judge_options()};
  Submission sent = submission(problem, source);
  sent.counterexample = true;
  return judge.judge(sent, {});
}

problems::ProblemPtr sorting() {
  return python_problem({"solve([1])", "solve([rng.randrange(100) for _ in range(30)])"},
                        "def solve(xs):\n    return sorted(xs)\n");
}

TEST(Counterexample, IsAnInputThatFailsInTheSameWay) {
  const Report report = judged(sorting(), "def solve(xs):\n    return xs\n");
  const auto& example = report.testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, StartsWith("solve(["));
  EXPECT_EQ(example->input, "solve(" + example->actual + ")");
  EXPECT_NE(example->expected, example->actual);
}

TEST(Counterexample, IsTheSameInEveryRunAndNeverASecretInput) {
  const auto problem = sorting();
  const std::string wrong = "def solve(xs):\n    return xs\n";
  const Report report = judged(problem, wrong);
  EXPECT_EQ(report.testcases[1].counterexample->input,
            judged(problem, wrong).testcases[1].counterexample->input);
  EXPECT_NE("solve(" + report.testcases[1].actual + ")", report.testcases[1].counterexample->input);
  // Here every seed draws what the secret testcase has.
  const auto fixed = python_problem({"solve([1])", "solve([3, 2] or rng)"},
                                    "def solve(xs):\n    return sorted(xs)\n");
  EXPECT_FALSE(judged(fixed, wrong).testcases[1].counterexample);
}

TEST(Counterexample, HasTheSizeThatAPackageGivesIt) {
  auto problem = std::make_shared<problems::Problem>(*sorting());
  problem->counterexample = "solve([rng.randrange(3) for _ in range(n)])";
  const auto example =
      judged(problem, "def solve(xs):\n    return xs\n").testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_LE(example->input.size(), std::string{"solve([1, 0, 0])"}.size());
}

TEST(Counterexample, ShowsTheErrorThatASecretTestcaseEndedIn) {
  const auto example =
      judged(sorting(),
             "def solve(xs):\n    return sorted(xs) if len(xs) < 2 else sorted(xs)[99]\n")
          .testcases.at(1)
          .counterexample;
  ASSERT_TRUE(example);
  EXPECT_EQ(example->actual, "IndexError: list index out of range");
}

TEST(Counterexample, NamesTheObjectsOfItsCalls) {
  const std::string reference =
      "class Box:\n    def __init__(self, top):\n        self.top = top\n        self.items = []\n"
      "    def add(self, x):\n        self.items.append(min(x, self.top))\n"
      "    def all(self):\n        return self.items\n"
      "def solve(seed):\n    box = Box(seed)\n    box.add(9)\n    return box.all()\n";
  std::string wrong = reference;
  wrong.replace(wrong.find("min(x, self.top)"), 16, "x");
  const auto problem = python_problem(
      {"solve(9)", "[b := Box(rng.randrange(8)), b.add(rng.randrange(90)), b.all()][-1]"},
      reference);
  const auto example = judged(problem, wrong).testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, StartsWith("a = Box("));
  EXPECT_THAT(example->input, HasSubstr("\na.add("));
  EXPECT_THAT(example->input, HasSubstr("\na.all()"));
}

// Nobody asked for what push() returns; its order is the mistake.
TEST(Counterexample, IsNotAboutAValueThatNobodyLooksAt) {
  const std::string reference =
      "class Pile:\n    def __init__(self):\n        self.kept = []\n"
      "    def push(self, *items):\n        self.kept.extend(items)\n"
      "    def all(self):\n        return self.kept\n";
  std::string wrong = reference;
  wrong.replace(wrong.find("extend(items)"), 13, "extend(items[::-1])\n        return len(items)");
  const auto problem =
      python_problem({"[p := Pile(), p.push(1), p.all()][-1]",
                      "[p := Pile(), p.push(*[rng.randrange(9) for _ in range(5)]), p.all()][-1]"},
                     reference);
  const auto example = judged(problem, wrong).testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, testing::EndsWith(".all()"));
}

TEST(Counterexample, IsNotLookedForWhereASampleFailsOrNobodyAsks) {
  const auto problem = sorting();
  const Report sample = judged(problem, "def solve(xs):\n    return None\n");
  EXPECT_FALSE(sample.testcases[1].counterexample);
  LocalJudge judge{judge_options()};
  const Report quiet = judge.judge(submission(problem, "def solve(xs):\n    return xs\n"), {});
  EXPECT_FALSE(quiet.testcases[1].counterexample);
}

TEST(Counterexample, LeavesTheVerdictAsItIs) {
  LocalJudge judge{judge_options()};
  const std::string source = "def solve(xs):\n    return xs\n";
  const Report report = judged(sorting(), source);
  const Report quiet = judge.judge(submission(sorting(), source), {});
  EXPECT_EQ(verdicts(report), verdicts(quiet));
  EXPECT_EQ(report.score, quiet.score);
}

}  // namespace
}  // namespace runner
