// How an answer is right, judged for real: growth, style, statements.
#include <gmock/gmock.h>

#include "runner/style.hpp"
#include "tests/runner/judging.hpp"

namespace runner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

const std::string quick = "def solve(xs):\n    return sorted(set(xs))\n";
const std::string slow =
    "def solve(xs):\n    seen = []\n    for x in xs:\n        if x not in seen:\n"
    "            seen.append(x)\n    seen.sort()\n    return seen\n";

problems::ProblemPtr problem_with(const std::string& more, const std::string& reference = quick) {
  return problems::load_package_from_memory(
      "small", "tests",
      {{"problem.toml",
        "id = \"small\"\ntitle = \"Small\"\nkind = \"python\"\ntopic = \"tests\"\n"
        "difficulty = \"easy\"\nminutes = 1\n"
        "[[testcase]]\nname = \"sample\"\nvisibility = \"sample\"\npoints = 1\n"
        "call = \"solve([2, 1, 2])\"\n"
        "[[testcase]]\nname = \"secret\"\nvisibility = \"secret\"\npoints = 1\n"
        "call = \"solve([rng.randrange(9) for _ in range(20)])\"\n" +
            more},
       {"prompt.md", "# Small\n"},
       {"starter.py", "def solve(xs):\n    pass\n"},
       {"submissions/accepted/reference.py", reference}});
}

const std::string sized = "call = \"solve([(7 * i) % n for i in range(n)])\"\n";
const std::string sizes = "sizes = [25, 50, 100, 200, 400]";
const std::string growth_testcase =
    "[[testcase]]\nname = \"growth\"\nvisibility = \"secret\"\npoints = 8\n" + sized +
    "growth = { " + sizes + ", at_most = \"n log n\" }\n";

Report remarked(const problems::ProblemPtr& problem, const std::string& source) {
  LocalJudge judge{judge_options()};
  Submission sent = submission(problem, source);
  sent.remarks = true;
  return judge.judge(sent, {});
}

TEST(Growth, IsATestcaseWithPointsWhereAProblemSaysSo) {
  const auto problem = problem_with(growth_testcase);
  EXPECT_EQ(verdict(remarked(problem, quick)), "accepted");
  const Report report = remarked(problem, slow);
  EXPECT_THAT(verdicts(report), ElementsAre("accepted", "accepted", "wrong_answer"));
  EXPECT_EQ(report.score, 2);
  EXPECT_THAT(report.testcases[2].public_message, StartsWith("The work grows like n²"));
  EXPECT_THAT(report.testcases[2].public_message, HasSubstr("\n      400  "));
}

TEST(Growth, IsLookedAtOnlyOnceTheAnswerIsRight) {
  const Report report = remarked(problem_with(growth_testcase), "def solve(xs):\n    return xs\n");
  EXPECT_THAT(verdicts(report), ElementsAre("wrong_answer", "wrong_answer", "wrong_answer"));
  EXPECT_THAT(report.testcases[2].public_message, StartsWith("Not looked at"));
}

TEST(Growth, WantsTheRightResultAtEverySize) {
  const Report report =
      remarked(problem_with(growth_testcase),
               "def solve(xs):\n    return sorted(set(xs)) if len(xs) < 30 else xs\n");
  EXPECT_EQ(report.testcases[2].public_message, "At n = 50 the result is not what is expected.");
}

TEST(Growth, CountsWhatBuiltinsGoThrough) {
  const std::string front =
      "def solve(xs):\n    queue = sorted(set(xs))\n    out = []\n    while queue:\n"
      "        out.append(queue.pop(0))\n    return out\n";
  EXPECT_THAT(remarked(problem_with(growth_testcase), front).testcases[2].public_message,
              StartsWith("The work grows like n²"));
}

TEST(Growth, CannotBeTurnedOffByTheProgram) {
  const Report report =
      remarked(problem_with(growth_testcase),
               "import sys\ndef solve(xs):\n    sys.settrace(None)\n    return sorted(set(xs))\n");
  EXPECT_EQ(report.testcases[2].public_message,
            "The program disturbs the counting of what it does.");
}

TEST(Growth, IsTheSameInEveryRun) {
  const auto problem = problem_with("[[growth]]\n" + sized + sizes + "\n");
  const Report one = remarked(problem, slow);
  const Report other = remarked(problem, slow);
  ASSERT_EQ(one.remarks.size(), 1U);
  EXPECT_EQ(one.verdict, Verdict::accepted);
  EXPECT_EQ(one.remarks[0].axis, "growth");
  for (std::size_t i = 0; i < one.remarks[0].counts.size(); ++i)
    EXPECT_EQ(one.remarks[0].counts[i].yours, other.remarks[0].counts[i].yours);
  EXPECT_THAT(remarked(problem, quick).remarks, IsEmpty());
}

TEST(Growth, IsRemarkedOnWhatIsOnlyTooSlow) {
  const auto problem = problem_with(
      "[[testcase]]\nname = \"many\"\nvisibility = \"secret\"\npoints = 1\n"
      "call = \"len(solve(list(range(40_000))))\"\n[[growth]]\n" +
      sized + sizes + "\n[style]\nforbids = [\"loop\"]\n");
  const Report report = remarked(problem, slow);
  EXPECT_EQ(verdict(report), "time_limit_exceeded");
  ASSERT_EQ(report.remarks.size(), 1U);
  EXPECT_THAT(report.remarks[0].text, StartsWith("The work grows like n²"));
  EXPECT_EQ(report.remarks[0].counts.size(), 5U);
  const Report wrong = remarked(problem, slow +
                                             "\n\ndef solve(xs, was=solve):\n"
                                             "    return was(xs) if len(xs) > 9 else xs\n");
  EXPECT_EQ(wrong.testcases[2].verdict, Verdict::time_limit_exceeded);
  EXPECT_THAT(wrong.remarks, IsEmpty());
}

TEST(Growth, OfMemoryAndOfWhatIsTakenIsCountedToo) {
  const std::string reference =
      "def solve(xs):\n    return sorted(set(xs))\n"
      "def first(source):\n    return next(iter(source))\n"
      "def total(numbers):\n    return sum(numbers)\n";
  const std::string greedy =
      "def solve(xs):\n    return sorted(set(xs))\n"
      "def first(source):\n    return list(source)[0]\n"
      "def total(numbers):\n    return sum(list(numbers))\n";
  auto package = problem_with("", reference);
  const std::string more =
      "[[growth]]\ncall = \"__import__('viva').Source(range(n)) and "
      "first(__import__('viva').Source(range(n)))\"\ncounts = \"taken\"\n" +
      sizes + "\n[[growth]]\ncall = \"total(i * 1000 for i in range(n))\"\ncounts = \"memory\"\n" +
      "sizes = [500, 1000, 2000, 4000]\n";
  const auto report = remarked(problem_with(more, reference), greedy);
  ASSERT_EQ(report.remarks.size(), 2U);
  EXPECT_EQ(report.remarks[0].axis, "laziness");
  EXPECT_THAT(
      report.remarks[0].text,
      StartsWith("What is read from the source grows like n, the reference's stays the same"));
  EXPECT_EQ(report.remarks[1].axis, "memory");
  EXPECT_THAT(report.remarks[1].text, HasSubstr("grows like n, the reference's stays the same"));
}

TEST(Style, IsReadFromTheTextAndCannotBeForged) {
  const auto problem = problem_with("[style]\nforbids = [\"loop\"]\nin = \"solve\"\n");
  EXPECT_THAT(remarked(problem, quick).remarks, IsEmpty());
  const Report report = remarked(problem, "import ast\nast.walk = ast.parse = None\n" + slow);
  ASSERT_EQ(report.remarks.size(), 1U);
  EXPECT_EQ(report.remarks[0].text, "Line 5 has a loop; the question is how to do without.");
}

TEST(Style, MayBeWorthPoints) {
  const auto problem = problem_with(
      "[[testcase]]\nname = \"form\"\nvisibility = \"sample\"\npoints = 3\n"
      "style = { requires = [\"one expression\", \"call of set\"], in = \"solve\" }\n");
  EXPECT_EQ(remarked(problem, quick).score, 5);
  const Report report = remarked(problem, slow);
  EXPECT_EQ(report.score, 2);
  EXPECT_EQ(report.testcases[2].message,
            "The question is about one expression alone; there is none in solve. The question is "
            "about a call of set; there is none in solve.");
}

TEST(Style, OfSqlIsReadFromItsWords) {
  EXPECT_THAT(sql_style("-- OVER\nSELECT 'JOIN', \"UNION\" FROM t"), IsEmpty());
  EXPECT_THAT(
      sql_style("WITH x AS (\n SELECT 1)\nSELECT sum(a) OVER () FROM x\nJOIN y"),
      ElementsAre(Pair("common table expression", 1), Pair("window function", 3), Pair("join", 4)));
  EXPECT_THAT(sql_style("SELECT (SELECT 1) GROUP\nBY 1 /* UNION */"),
              ElementsAre(Pair("subquery", 1), Pair("group by", 2)));
  EXPECT_THAT(sql_style("'open"), IsEmpty());
}

TEST(Statements, AreRemarkedOnWithTheLineThatSentThem) {
  LocalJudge judge{judge_options()};
  const auto problem = bank_problem("django/library-report");
  const auto found = std::find_if(problem->submissions.begin(), problem->submissions.end(),
                                  [](const auto& each) { return each.name == "n_plus_one.py"; });
  ASSERT_NE(found, problem->submissions.end());
  const Report report = judge.judge({problem, found->files, 1}, {});
  const auto& counted = report.testcases.at(1);
  ASSERT_FALSE(counted.statements.empty());
  EXPECT_GT(counted.statements[0].count, 2);
  EXPECT_THAT(counted.statements[0].place, StartsWith("solution.py:"));
}

}  // namespace
}  // namespace runner
