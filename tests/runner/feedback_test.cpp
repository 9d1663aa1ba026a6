#include "runner/feedback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "runner/feedback_page.hpp"

namespace runner {
namespace {

using problems::Visibility;
using std::chrono::microseconds;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const TextOptions plain{.colour = false, .reveal = false, .width = 80};
const TextOptions revealing{.colour = false, .reveal = true, .width = 80};

TestcaseReport passed(const char* name, Visibility visibility) {
  TestcaseReport testcase;
  testcase.name = name;
  testcase.visibility = visibility;
  testcase.verdict = Verdict::accepted;
  testcase.score = testcase.max_score = 10;
  testcase.usage = {microseconds{1500}, microseconds{2250}, 6U << 20U};
  testcase.hint = "a hint for those who need it";
  return testcase;
}

TestcaseReport failed(const char* name, Visibility visibility) {
  TestcaseReport testcase = passed(name, visibility);
  testcase.verdict = Verdict::wrong_answer;
  testcase.score = 0;
  testcase.input = "solve(77)";
  testcase.expected = "[1, 2, 3]";
  testcase.actual = "[1, 5, 3]";
  testcase.differences = {{.observation = "result",
                           .expected = "2",
                           .actual = "5",
                           .path = "[1]",
                           .note = "a note",
                           .diff = ""}};
  testcase.message = "chosen by the program";
  testcase.public_message = "Another result than the reference's.";
  testcase.output = "printed by the program\n";
  testcase.statements = {{"SELECT secret", 9, "solution.py:4"}};
  return testcase;
}

Report report_of(std::vector<TestcaseReport> testcases) {
  Report report;
  report.problem = "fibonacci";
  report.verdict = Verdict::accepted;
  for (const auto& testcase : testcases) {
    if (testcase.verdict != Verdict::accepted) report.verdict = testcase.verdict;
    report.score += testcase.score;
    report.max_score += testcase.max_score;
  }
  report.testcases = std::move(testcases);
  return report;
}

const Report mixed =
    report_of({passed("zero", Visibility::sample), failed("one", Visibility::sample),
               passed("large", Visibility::secret), failed("huge", Visibility::secret)});

TEST(TextFeedback, StartsWithTheProblemTheFileTheVerdictAndTheScore) {
  EXPECT_THAT(to_text(mixed, "solution.py", plain),
              StartsWith("fibonacci  solution.py: wrong answer, 20 of 40 points\n"));
}

TEST(TextFeedback, ShowsAFailedSampleWhole) {
  const std::string text = to_text(mixed, "solution.py", plain);
  EXPECT_THAT(text, HasSubstr("Wrong answer on sample testcase 2 of 2, one"));
  EXPECT_THAT(text, HasSubstr("    input     solve(77)\n"));
  EXPECT_THAT(text, HasSubstr("    expected  [1, 2, 3]\n"
                              "    actual    [1, 5, 3]\n"
                              "                  ^\n"
                              "    result[1]: 2 expected, 5 found\n"
                              "    A note.\n"));
  EXPECT_THAT(text, HasSubstr("      | printed by the program\n"));
  EXPECT_THAT(text, HasSubstr("9 x  SELECT secret"));
  EXPECT_THAT(text, HasSubstr("Hint: a hint for those who need it"));
}

TEST(TextFeedback, ShowsWhatFailedBeforeWhatPassed) {
  const std::string text = to_text(mixed, "solution.py", plain);
  EXPECT_LT(text.find("one"), text.find("zero"));
  EXPECT_LT(text.find("huge"), text.find("zero"));
  EXPECT_THAT(text, HasSubstr("ok  sample  zero    10 points  1.5 ms, 6.0 MiB\n"));
}

TEST(TextFeedback, ShowsAnErrorOnceThatFailsSeveralTestcases) {
  auto testcase = failed("x", Visibility::sample);
  testcase.differences.clear();
  testcase.message = "NameError: solve";
  const std::string text = to_text(report_of({testcase, testcase}), "f", plain);
  EXPECT_EQ(text.find("NameError"), text.rfind("NameError"));
  EXPECT_THAT(text, HasSubstr("    The same error as above.\n"));
}

TEST(TextFeedback, HidesSecretTestcases) {
  const Report report =
      report_of({passed("zero", Visibility::sample), failed("huge", Visibility::secret)});
  const std::string text = to_text(report, "solution.py", plain);
  EXPECT_THAT(text, HasSubstr("Wrong answer on secret testcase 1 of 1, huge"));
  EXPECT_THAT(text, HasSubstr("    Another result than the reference's.\n"));
  EXPECT_THAT(text, HasSubstr("Hint: a hint"));
  for (const char* hidden : {"77", "[1,", "chosen", "printed", "SELECT", "note", "expected  "}) {
    EXPECT_THAT(text, Not(HasSubstr(hidden)));
  }
}

TEST(TextFeedback, RevealsSecretTestcasesToTheInterviewer) {
  const Report report = report_of({failed("huge", Visibility::secret)});
  const std::string text = to_text(report, "solution.py", revealing);
  EXPECT_THAT(text, HasSubstr("solve(77)"));
  EXPECT_THAT(text, HasSubstr("printed by the program"));
}

TEST(TextFeedback, CutsBetweenWords) {
  const std::string sql =
      "SELECT first, second, third FROM somewhere WHERE this = ? ORDER BY that, other";
  EXPECT_EQ(Page::both_ends(sql, 50), "SELECT first, ... this = ? ORDER BY that, other");
  EXPECT_EQ(Page::both_ends(std::string(40, 'a'), 20), "aaaaa ... aaaaaaaaaa");
}

TEST(TextFeedback, EndsWithWhatToDoNext) {
  EXPECT_THAT(to_text(mixed, "f", plain),
              EndsWith("\nNext: fix sample 'one' first; it is shown whole above.\n"));
  EXPECT_THAT(
      to_text(report_of({passed("zero", Visibility::sample), passed("x", Visibility::secret)}), "f",
              plain),
      EndsWith("\nAll 2 testcases pass.\n"));
  auto slow = failed("large", Visibility::secret);
  slow.verdict = Verdict::time_limit_exceeded;
  EXPECT_THAT(
      to_text(report_of({passed("zero", Visibility::sample), slow}), "f", plain),
      EndsWith("\nAll samples pass; the secret testcase 'large' fails: try a larger input of "
               "your own.\n"));
}

TEST(TextFeedback, SaysThatAJudgeErrorIsNotTheCandidates) {
  Report report = mixed;
  report.verdict = Verdict::judge_error;
  report.message = "fork the snapshot: out of memory";
  const std::string text = to_text(report, "f", plain);
  EXPECT_THAT(text, Not(HasSubstr("points")));
  EXPECT_THAT(text, Not(HasSubstr("testcase")));
  EXPECT_THAT(
      text,
      EndsWith(
          "\nThe judge failed, not your program. Nothing was counted; please submit again.\n"));
}

TEST(TextFeedback, ShowsACompileErrorOnce) {
  Report report = mixed;
  report.verdict = Verdict::compile_error;
  report.message = "SyntaxError: invalid syntax\n  line 3";
  const std::string text = to_text(report, "f", plain);
  EXPECT_THAT(text, HasSubstr("  SyntaxError: invalid syntax\n    line 3\n"));
  EXPECT_THAT(text, EndsWith("\nNext: fix the error above; nothing could run before that.\n"));
}

TEST(TextFeedback, ShowsADiffForTextsOfSeveralLines) {
  auto testcase = failed("lines", Visibility::sample);
  testcase.differences[0].path = "line 2";
  testcase.differences[0].diff = "  a\n- b\n+ x\n";
  const std::string text = to_text(report_of({testcase}), "f", plain);
  EXPECT_THAT(text, HasSubstr("    result, line 2, with - as expected and + as yours\n"
                              "        a\n      - b\n      + x\n"));
}

TEST(TextFeedback, IsColouredOnlyByItself) {
  auto testcase = failed("x", Visibility::sample);
  testcase.output = testcase.message = testcase.actual = testcase.input = "\x1b[5mblink\xff";
  testcase.differences[0].actual = testcase.differences[0].note = testcase.output;
  testcase.statements[0].sql = testcase.output;
  EXPECT_EQ(to_text(report_of({testcase}), "\x1b[5m", plain).find('\x1b'), std::string::npos);
  const std::string coloured =
      to_text(report_of({testcase}), "f", {.colour = true, .reveal = false, .width = 80});
  EXPECT_THAT(coloured, HasSubstr("\x1b[31mwrong answer\x1b[0m"));
  EXPECT_THAT(coloured, Not(HasSubstr("\x1b[5m")));
}

TEST(TextFeedback, KeepsLinesWithinTheWidth) {
  auto testcase = failed("x", Visibility::sample);
  testcase.output = std::string(5000, 'o') + "\n" + std::string(100, '\n');
  testcase.expected = testcase.differences[0].expected = std::string(1000, 'a') + "b";
  testcase.actual = testcase.differences[0].actual = std::string(1000, 'a') + "c";
  testcase.message = std::string(300, 'm');
  std::istringstream lines{to_text(report_of({testcase}), "f", plain)};
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 80U) << line;
  }
}

TEST(JsonFeedback, HasTheKeysInTheirOrder) {
  Report report = report_of({failed("one", Visibility::sample)});
  report.problem_digest = "sha256:0";
  report.usage = {microseconds{1234567}, microseconds{10}, 2048};
  report.receipt.viva_version = "0.1.0";
  report.receipt.seed = 18446744073709551615U;
  report.receipt.engines = {{"python", "3.11.2"}};
  report.receipt.protections = {{"seccomp", "in force"}};
  EXPECT_EQ(
      to_json(report, "solution.py", false),
      R"({"problem":"fibonacci","problem_digest":"sha256:0","file":"solution.py",)"
      R"("verdict":"wrong_answer","score":0,"max_score":10,"message":"","testcases":[)"
      R"({"name":"one","visibility":"sample","verdict":"wrong_answer","score":0,"max_score":10,)"
      R"x("cpu_time_ms":1.500,"wall_time_ms":2.250,"peak_memory_kib":6144,"input":"solve(77)",)x"
      R"("expected":"[1, 2, 3]","actual":"[1, 5, 3]","differences":[{"observation":"result",)"
      R"("path":"[1]","expected":"2","actual":"5","note":"a note","diff":""}],)"
      R"("message":"chosen by the program","hint":"a hint for those who need it",)"
      R"("output":"printed by the program\n","statements":[{"sql":"SELECT secret","count":9,)"
      R"("place":"solution.py:4"}],"counterexample":null}],"remarks":[],)"
      R"("usage":{"cpu_time_ms":1234.567,"wall_time_ms":0.010,"peak_memory_kib":2},)"
      R"("receipt":{"viva_version":"0.1.0","problem_digest":"","engines":{"python":"3.11.2"},)"
      R"("seed":18446744073709551615,"limits":{"cpu_time_ms":1000,"wall_time_ms":3000,)"
      R"("total_wall_time_ms":10000,"memory_mib":128,"output_kib":64,"observation_kib":1024,)"
      R"("work_dir_mib":16,"files":1024,"threads":64,"processes":1,"source_kib":256},)"
      R"("protections":{"seccomp":"in force"}}})");
}

TEST(JsonFeedback, HidesSecretTestcases) {
  const Report report = report_of({failed("huge", Visibility::secret)});
  const std::string json = to_json(report, "f", false);
  EXPECT_THAT(json, HasSubstr(R"("input":null,"expected":null,"actual":null,"differences":[],)"
                              R"("message":"Another result than the reference's.",)"));
  EXPECT_THAT(json, HasSubstr(R"("output":null,"statements":[],"counterexample":null})"));
  for (const char* hidden : {"77", "chosen", "printed", "SELECT", "note"}) {
    EXPECT_THAT(json, Not(HasSubstr(hidden)));
  }
  EXPECT_THAT(to_json(report, "f", true), HasSubstr("solve(77)"));
}

TEST(JsonFeedback, GivesAHintOnlyToThoseWhoFailed) {
  EXPECT_THAT(to_json(report_of({passed("x", Visibility::sample)}), "f", false),
              HasSubstr(R"("hint":"")"));
}

TEST(JsonFeedback, IsOneLineOfValidJsonWhateverTheBytes) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  auto testcase = failed("x", Visibility::sample);
  testcase.output = testcase.message = testcase.input = every_byte + "\xed\xa0\x80";
  testcase.differences[0].observation = testcase.statements[0].sql = every_byte;
  Report report = report_of({testcase});
  report.message = every_byte;
  const std::string json = to_json(report, every_byte, false);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  const auto parsed = boost::json::parse(json);  // throws unless it is JSON in UTF-8
  EXPECT_THAT(std::string{parsed.at("message").as_string()}, HasSubstr("\\x00\\x01"));
}

TEST(TextFeedback, ShowsAFreshInputForASecretTestcase) {
  auto testcase = failed("huge", Visibility::secret);
  testcase.counterexample = Counterexample{"a = Cache(2)\na.get('x')", "None", "0\x1b[5m"};
  const std::string text = to_text(report_of({testcase}), "f", plain);
  EXPECT_THAT(text, HasSubstr("    An input of its own on which it fails in the same way:\n"
                              "    try\n"
                              "      | a = Cache(2)\n"
                              "      | a.get('x')\n"
                              "    where these lines give, at their end\n"
                              "    expected  None\n"
                              "    actual    0\\x1b[5m\n"));
  EXPECT_THAT(to_json(report_of({testcase}), "f", false),
              HasSubstr(R"x("counterexample":{"input":"a = Cache(2)\na.get('x')",)x"));
}

TEST(TextFeedback, ShowsAnInputOfItsOwnWhole) {
  auto testcase = failed("huge", Visibility::secret);
  const std::string words = "f(" + std::string(60, 'x') + ", " + std::string(60, 'y') + ")";
  testcase.counterexample = Counterexample{words, "1", "2"};
  EXPECT_THAT(to_text(report_of({testcase}), "f", plain),
              HasSubstr("    try\n      | f(" + std::string(60, 'x') + ",\n      |     " +
                        std::string(60, 'y') + ")\n    expected  1\n"));
  testcase.counterexample->input = std::string(500, 'z');
  const std::string text = to_text(report_of({testcase}), "f", plain);
  EXPECT_EQ(std::count(text.begin(), text.end(), 'z'), 500);
}

TEST(TextFeedback, SaysRemarksWithTheirTableBelowTheTestcases) {
  Report report = report_of({passed("one", Visibility::sample)});
  report.remarks = {{"growth", "The work grows like n².", {{100, 5050, 700}, {200, 20100, 1500}}}};
  EXPECT_THAT(to_text(report, "f", plain),
              HasSubstr("\nGrowth: The work grows like n².\n"
                        "      |         n           yours       reference\n"
                        "      |       100           5,050             700\n"
                        "      |       200          20,100           1,500\n"
                        "\nThe testcase passes.\n"));
  EXPECT_THAT(to_json(report, "f", false),
              HasSubstr(R"x("remarks":[{"axis":"growth","text":"The work grows like n².",)x"
                        R"x("counts":[{"n":100,"yours":5050,"reference":700},)x"));
}

TEST(TextFeedback, NamesTheLineThatSentAStatementAgainAndAgain) {
  EXPECT_THAT(to_text(report_of({failed("one", Visibility::sample)}), "f", plain),
              HasSubstr("         9 x  SELECT secret\n             from solution.py:4\n"));
}

TEST(Verdict, IsSpelledAsInTheEnum) {
  EXPECT_EQ(to_string(Verdict::run_time_error), "run_time_error");
  EXPECT_EQ(to_string(Verdict::judge_error), "judge_error");
}

}  // namespace
}  // namespace runner
