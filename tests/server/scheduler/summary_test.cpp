#include "server/scheduler/summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace server {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;
using Verdicts = std::vector<std::string>;

Solved solved(const std::string& topic, int best, int max, const Verdicts& verdicts = {"accepted"},
              const std::string& title = "Two sums") {
  return {"two-sums",           title,   topic, best, max, static_cast<int>(verdicts.size()),
          milliseconds{60'000}, verdicts};
}

TEST(Summary, OfNothingIsEmpty) {
  const Summary summary = summarize({});
  EXPECT_EQ(summary.score, 0);
  EXPECT_EQ(summary.max, 0);
  EXPECT_THAT(summary.topics, IsEmpty());
  EXPECT_THAT(summary.strengths, IsEmpty());
  EXPECT_THAT(summary.to_practise, IsEmpty());
}

TEST(Summary, AddsUpPointsByTopicInTheOrderTheyCameUp) {
  const Summary summary =
      summarize({solved("sql", 6, 10), solved("django", 5, 10), solved("sql", 8, 8)});
  EXPECT_EQ(summary.score, 19);
  EXPECT_EQ(summary.max, 28);
  ASSERT_EQ(summary.topics.size(), 2U);
  EXPECT_EQ(summary.topics[0].topic, "sql");
  EXPECT_EQ(summary.topics[0].score, 14);
  EXPECT_EQ(summary.topics[0].max, 18);
  EXPECT_EQ(summary.topics[0].problems, 2U);
  EXPECT_EQ(summary.topics[0].solved, 1U);
  EXPECT_EQ(summary.topics[1].topic, "django");
}

TEST(Summary, AStrengthIsATopicFromEightyPercent) {
  EXPECT_THAT(summarize({solved("sql", 8, 10)}).strengths,
              ElementsAre("The work in sql was strong: 8 of 10 points, 0 of 1 problem solved."));
  EXPECT_THAT(summarize({solved("sql", 79, 100)}).strengths, IsEmpty());
}

TEST(Summary, ToPractiseIsATopicWithAProblemBelowFiftyPercent) {
  EXPECT_THAT(
      summarize({solved("sql", 9, 10, {"accepted"}, "Joins"), solved("sql", 2, 20)}).to_practise,
      ElementsAre("Practise sql: 11 of 30 points, 0 of 2 problems solved. "
                  "Begin with 'Two sums'."));
  EXPECT_THAT(summarize({solved("sql", 5, 10)}).to_practise, IsEmpty());
  EXPECT_THAT(
      summarize({solved("sql", 10, 10, {"accepted"}, "Joins"), solved("sql", 0, 10)}).to_practise,
      ElementsAre("Practise sql: 10 of 20 points, 1 of 2 problems solved. "
                  "Begin with 'Two sums'."));
  EXPECT_THAT(summarize({solved("sql", 90, 100), solved("sql", 4, 10)}).to_practise, IsEmpty())
      << "it is a strength";
}

TEST(Summary, SaysWhenATopicWasNotTried) {
  EXPECT_THAT(summarize({solved("sql", 0, 10, {}), solved("sql", 0, 10, {}, "Joins")}).to_practise,
              ElementsAre("Practise sql: nothing was submitted for 2 problems. "
                          "Begin with 'Two sums'."));
}

TEST(Summary, JudgesNoTopicWithoutPoints) {
  const Summary summary = summarize({solved("warm-up", 0, 0)});
  EXPECT_THAT(summary.strengths, IsEmpty());
  EXPECT_THAT(summary.to_practise, IsEmpty());
  EXPECT_EQ(summary.topics[0].solved, 0U);
}

TEST(Summary, AVerdictThatCameThreeTimesIsWorthASentence) {
  const std::string slow = "time_limit_exceeded";
  EXPECT_THAT(summarize({solved("sql", 10, 10, {slow, slow, slow, "accepted"})}).to_practise,
              ElementsAre("The time limit was exceeded three times in 'Two sums': think about how "
                          "the work grows with the input before writing the first loop."));
  EXPECT_THAT(summarize({solved("sql", 10, 10, {slow, slow, "accepted"})}).to_practise, IsEmpty());
}

TEST(Summary, CountsAVerdictAcrossProblems) {
  const std::string wrong = "wrong_answer";
  EXPECT_THAT(
      summarize({solved("sql", 9, 10, {wrong, wrong}), solved("django", 9, 10, {wrong, wrong})})
          .to_practise,
      ElementsAre("The answer was wrong four times in 2 problems: try inputs of your own before "
                  "submitting: nothing, one, many, equal and odd ones."));
}

TEST(Summary, EveryFailingVerdictHasAdvice) {
  for (const std::string verdict :
       {"wrong_answer", "run_time_error", "time_limit_exceeded", "memory_limit_exceeded",
        "output_limit_exceeded", "compile_error", "one_of_tomorrow"}) {
    const auto lines = summarize({solved("sql", 10, 10, Verdicts(14, verdict))}).to_practise;
    ASSERT_EQ(lines.size(), 1U) << verdict;
    EXPECT_THAT(lines[0], testing::HasSubstr(" 14 times in 'Two sums': "));
    EXPECT_EQ(lines[0].find(verdict) != std::string::npos, verdict == "one_of_tomorrow");
  }
}

TEST(Summary, AJudgeErrorIsNobodysWeakness) {
  EXPECT_THAT(summarize({solved("sql", 10, 10, Verdicts(9, "judge_error"))}).to_practise,
              IsEmpty());
}

TEST(Summary, WritesWholeSentencesAndKeepsTheTotals) {
  std::mt19937_64 random{17};
  const Verdicts kinds{"accepted", "wrong_answer", "judge_error", "time_limit_exceeded"};
  for (int round = 0; round < 1000; ++round) {
    std::vector<Solved> all;
    for (std::uint64_t n = random() % 8; n > 0; --n) {
      const int max = static_cast<int>(random() % 20);
      Verdicts verdicts(random() % 5, kinds[random() % kinds.size()]);
      all.push_back(solved(random() % 2 == 0 ? "sql" : "django",
                           static_cast<int>(random() % static_cast<unsigned>(max + 1)), max,
                           verdicts));
    }
    const Summary summary = summarize(all);
    int score = 0;
    std::size_t problems = 0;
    for (const TopicLine& line : summary.topics) {
      score += line.score;
      problems += line.problems;
      EXPECT_LE(line.solved, line.problems);
    }
    EXPECT_EQ(score, summary.score);
    EXPECT_EQ(problems, all.size());
    EXPECT_THAT(summary.strengths, Each(EndsWith(".")));
    EXPECT_THAT(summary.to_practise, Each(EndsWith(".")));
  }
}

}  // namespace
}  // namespace server
