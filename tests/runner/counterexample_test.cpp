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
  sent.counterexample_time = std::chrono::seconds{20};  // a busy machine may take them
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

problems::ProblemPtr javascript_problem(const std::string& secret, const std::string& reference,
                                        const std::string& driver = "",
                                        const std::string& more = "") {
  const std::string testcase = "[[testcase]]\npoints = 10\nname = ";
  return problems::load_package_from_memory(
      "small", "tests",
      {{"problem.toml",
        "id = \"small\"\ntitle = \"Small\"\nkind = \"javascript\"\ntopic = \"tests\"\n"
        "difficulty = \"easy\"\nminutes = 1\n" +
            testcase + "\"a\"\nvisibility = \"sample\"\ncall = '1'\n" + testcase +
            "\"b\"\nvisibility = \"secret\"\ncall = '" + secret + "'\n" + more},
       {"prompt.md", "# Small\n"},
       {"starter.js", "// here\n"},
       {"driver.js", driver},
       {"submissions/accepted/reference.js", reference}});
}

TEST(Counterexample, InJavascriptIsTypedAsThere) {
  const auto problem =
      javascript_problem("smallest(rng.list(9, () => rng.int(1, 99)), (a, b) => a - b)",
                         "const smallest = (list, by) => [...list].sort(by)[0];\n");
  const auto report = judged(problem, "const smallest = (list, by) => list.sort(by)[0] + 1;\n");
  const auto& example = report.testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, testing::MatchesRegex("smallest\\(\\[.*\\], \\(a, b\\) => a - b\\)"));
  EXPECT_EQ(std::stoi(example->expected) + 1, std::stoi(example->actual));
  const std::string page = to_text(report, "solution.js", {false, false, 4000});
  EXPECT_THAT(page, HasSubstr(example->input));
  EXPECT_THAT(to_json(report, "solution.js", false), HasSubstr("(a, b) => a - b"));
}

TEST(Counterexample, InJavascriptShowsAnArgumentThatWasChanged) {
  const auto problem =
      javascript_problem("[sorted(list = rng.list(9, () => rng.int(1, 99))), list]",
                         "const sorted = (list) => [...list].sort();\n", "let list;\n");
  const auto example =
      judged(problem, "const sorted = (list) => list.sort();\n").testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, testing::MatchesRegex("a = \\[.*\\]\nsorted\\(a\\)\na"));
  EXPECT_NE(example->expected, example->actual);
}

TEST(Counterexample, InJavascriptWaitsForPromisesAndGoesOnAfterErrors) {
  const std::string reference =
      "class Desk { constructor(n) { this.n = n; } async take() { this.n -= 1; return this.n; }\n"
      "  less(k) { if (k > this.n) throw new RangeError(`${k}`); return this.n -= k; } }\n";
  std::string wrong = reference;
  wrong.replace(wrong.find("if (k > this.n)"), 15,
                "if ((this.n -= k, this.n += k * (k <= this.n + k), false) || k > this.n)");
  const auto problem =
      javascript_problem("use(new Desk(rng.int(3, 9)), rng.int(4, 12))", reference,
                         "async function use(desk, k) { const all = [await desk.take()];\n"
                         "  for (const each of [k, 1]) { try { all.push(desk.less(each)); } catch "
                         "(e) { all.push(e); } }\n"
                         "  return [...all, await desk.take()]; }\n");
  const auto example = judged(problem, wrong).testcases.at(1).counterexample;
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, testing::MatchesRegex("a = new Desk\\([0-9]\\)\nawait a.take\\(\\)\n"
                                                    "a.less\\([0-9]+\\)(\na.less\\(1\\))?"));
}

TEST(Counterexample, InJavascriptMayShowTheDriversFunctionsInThePlaceOfWhatTheyCall) {
  const std::string driver =
      "async function pressed(times) { let n = 0; const on = every(() => { n++; });\n"
      "  for (let i = 0; i < times; i++) { on(); await sleep(5); } return n; }\n";
  const auto problem =
      javascript_problem("pressed(rng.int(3, 20))", "const every = (fn) => () => fn();\n", driver,
                         "[counterexample]\ncall = \"pressed(rng.int(1, n))\"\n"
                         "shows = [\"pressed\"]\n");
  const auto example =
      judged(problem,
             "const every = (fn) => { let k = 0; return () => { if (k++ < 2) fn(); }; };\n")
          .testcases.at(1)
          .counterexample;
  ASSERT_TRUE(example);
  EXPECT_EQ(example->input, "pressed(3)");
  EXPECT_EQ(example->expected, "3");
  EXPECT_EQ(example->actual, "2");
}

TEST(Counterexample, InJavascriptIsNeverASecretInput) {
  const auto fixed = javascript_problem("smallest([3, 2] || rng)",
                                        "const smallest = (list) => Math.min(...list);\n");
  const std::string wrong = "const smallest = (list) => list[0];\n";
  EXPECT_EQ(verdict(judged(fixed, wrong)), "wrong_answer");
  EXPECT_FALSE(judged(fixed, wrong).testcases.at(1).counterexample);
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
