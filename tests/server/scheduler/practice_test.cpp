#include "server/scheduler/practice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>

namespace server {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

constexpr Time kNow{1'800'000'000'000ms};

Card card(const std::string& problem, Time due, double interval = 1) {
  return {"ann", problem, due, interval, 2.5, 0};
}

TEST(Reviewed, TheFirstRightAnswerIsDueTomorrow) {
  const Card after = reviewed(card("a", {}, 0), 1.0, kNow);
  EXPECT_EQ(after.due, kNow + days{1});
  EXPECT_EQ(after.interval_days, 1);
  EXPECT_EQ(after.lapses, 0);
}

TEST(Reviewed, ThenInSixDaysThenInTheIntervalTimesTheEase) {
  Card after = reviewed(card("a", {}, 1), 0.8, kNow);
  EXPECT_EQ(after.due, kNow + days{6});
  after = reviewed(after, 0.8, kNow);
  EXPECT_DOUBLE_EQ(after.interval_days, 15);
  EXPECT_EQ(after.due, kNow + days{15});
  after = reviewed(after, 0.8, kNow);
  EXPECT_DOUBLE_EQ(after.interval_days, 37.5);
  EXPECT_EQ(after.due, kNow + 900h);
}

TEST(Reviewed, KeepsWhoseCardItIs) {
  const Card after = reviewed(card("a", {}), 1.0, kNow);
  EXPECT_EQ(after.user, "ann");
  EXPECT_EQ(after.problem, "a");
}

// The table of Wozniak's E-Factors: quality 5, 4 and 3.
TEST(Reviewed, TheEaseMovesAsInSM2) {
  EXPECT_DOUBLE_EQ(reviewed(card("a", {}), 1.0, kNow).ease, 2.6);
  EXPECT_DOUBLE_EQ(reviewed(card("a", {}), 0.8, kNow).ease, 2.5);
  EXPECT_DOUBLE_EQ(reviewed(card("a", {}), 0.6, kNow).ease, 2.36);
}

TEST(Reviewed, AWrongAnswerIsDueInTenMinutesAndStartsOver) {
  const Card after = reviewed(card("a", {}, 40), 0.3, kNow);
  EXPECT_EQ(after.due, kNow + 10min);
  EXPECT_EQ(after.lapses, 1);
  EXPECT_DOUBLE_EQ(after.ease, 2.3);
  EXPECT_EQ(reviewed(after, 1.0, kNow).due, kNow + days{1});
}

TEST(Reviewed, RightBeginsAtSixTenths) {
  EXPECT_EQ(reviewed(card("a", {}), 0.6, kNow).lapses, 0);
  EXPECT_EQ(reviewed(card("a", {}), 0.59, kNow).lapses, 1);
}

TEST(Reviewed, TheEaseNeverFallsBelowItsLeast) {
  Card after = card("a", {});
  for (int i = 0; i < 20; ++i) after = reviewed(after, 0.0, kNow);
  EXPECT_DOUBLE_EQ(after.ease, 1.3);
  EXPECT_EQ(after.lapses, 20);
  for (int i = 0; i < 20; ++i) after = reviewed(after, 0.6, kNow);
  EXPECT_DOUBLE_EQ(after.ease, 1.3);
}

TEST(Reviewed, NoIntervalIsLongerThanAYear) {
  Card after = card("a", {});
  for (int i = 0; i < 200; ++i) after = reviewed(after, 1.0, kNow);
  EXPECT_EQ(after.due, kNow + days{365});
}

TEST(Reviewed, AScoreThatIsNoneIsWrong) {
  EXPECT_EQ(reviewed(card("a", {}), std::numeric_limits<double>::quiet_NaN(), kNow).lapses, 1);
  EXPECT_EQ(reviewed(card("a", {}), -3, kNow).lapses, 1);
  EXPECT_DOUBLE_EQ(reviewed(card("a", {}), 7, kNow).ease, 2.6);
}

TEST(Reviewed, ABetterScoreIsNeverDueEarlier) {
  std::mt19937_64 random{5};
  const auto unit = [&] { return static_cast<double>(random() % 1001) / 1000; };
  for (int i = 0; i < 5000; ++i) {
    Card before = card("a", {}, std::floor(unit() * 100));
    before.ease = 1.3 + unit() * 2;
    const double worse = unit();
    const double better = worse + (1 - worse) * unit();
    EXPECT_LE(reviewed(before, worse, kNow).due, reviewed(before, better, kNow).due);
    EXPECT_LE(reviewed(before, worse, kNow).ease, reviewed(before, better, kNow).ease);
    EXPECT_GE(reviewed(before, worse, kNow).due, kNow + 10min);
  }
}

TEST(NextPractice, OfNothingIsNothing) {
  EXPECT_EQ(next_practice({}, {}, kNow, 1), std::nullopt);
  EXPECT_EQ(next_practice({}, {card("a", kNow)}, kNow, 1), std::nullopt);
}

TEST(NextPractice, DueCardsComeBeforeNewProblems) {
  EXPECT_EQ(next_practice({{"new", "t", 0}, {"due", "t", 2}}, {card("due", kNow)}, kNow, 1), 1U);
}

TEST(NextPractice, ACardIsNotDueAMillisecondEarly) {
  EXPECT_EQ(next_practice({{"new", "t", 0}, {"due", "t", 2}}, {card("due", kNow + 1ms)}, kNow, 1),
            0U);
}

TEST(NextPractice, TheMostOverdueIsMeasuredByItsInterval) {
  const std::vector<Practicable> problems{{"slow", "t", 0}, {"fast", "t", 0}};
  const std::vector<Card> cards{card("slow", kNow - days{5}, 60), card("fast", kNow - days{2}, 1)};
  EXPECT_EQ(next_practice(problems, cards, kNow, 1), 1U);
}

TEST(NextPractice, WhatWasJustWrongIsMeasuredByTenMinutes) {
  const std::vector<Practicable> problems{{"old", "t", 0}, {"wrong", "t", 0}};
  EXPECT_EQ(
      next_practice(problems, {card("old", kNow - days{1}, 1), card("wrong", kNow - 20min, 0)},
                    kNow, 1),
      1U);
  EXPECT_EQ(
      next_practice(problems, {card("old", kNow - days{3}, 1), card("wrong", kNow - 20min, 0)},
                    kNow, 1),
      0U);
}

TEST(NextPractice, EasierNewProblemsComeFirst) {
  for (std::uint64_t seed = 0; seed < 30; ++seed)
    EXPECT_EQ(next_practice({{"a", "t", 2}, {"b", "u", 1}, {"c", "t", 2}}, {}, kNow, seed), 1U);
}

TEST(NextPractice, TopicsAreChosenBySeedNotByTheirSize) {
  std::vector<Practicable> problems{{"small", "sql", 0}};
  for (int i = 0; i < 9; ++i) problems.push_back({"big" + std::to_string(i), "python", 0});
  int small = 0;
  std::set<std::size_t> seen;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const auto next = next_practice(problems, {}, kNow, seed);
    small += *next == 0 ? 1 : 0;
    seen.insert(*next);
  }
  EXPECT_NEAR(small, 500, 80);
  EXPECT_EQ(seen.size(), problems.size());
}

TEST(NextPractice, DoesNotStayWithOneTopicUntilItIsUsedUp) {
  std::vector<Practicable> problems;
  for (int i = 0; i < 40; ++i)
    problems.push_back({"p" + std::to_string(i), i % 2 == 0 ? "sql" : "python", 0});
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    std::vector<Card> cards;
    std::set<std::string> topics;
    for (int i = 0; i < 15; ++i) {
      const auto next = next_practice(problems, cards, kNow, seed);
      topics.insert(problems[*next].topic);
      cards.push_back(card(problems[*next].problem, kNow + 24h));
    }
    EXPECT_EQ(topics.size(), 2U) << seed;
  }
}

TEST(NextPractice, WithNothingDueAndNothingNewTheSoonestIsNext) {
  const std::vector<Practicable> problems{{"a", "t", 0}, {"b", "t", 0}, {"c", "t", 0}};
  EXPECT_EQ(
      next_practice(problems, {card("a", kNow + 9h), card("b", kNow + 1h), card("c", kNow + 5h)},
                    kNow, 1),
      1U);
}

TEST(NextPractice, CardsOfOtherProblemsAreIgnored) {
  EXPECT_EQ(next_practice({{"a", "t", 0}}, {card("gone", kNow - days{9})}, kNow, 1), 0U);
}

TEST(NextPractice, SomebodyWhoKeepsAtItSeesEverything) {
  std::vector<Practicable> problems;
  for (int i = 0; i < 12; ++i)
    problems.push_back({"p" + std::to_string(i), "t" + std::to_string(i % 4), i % 3});
  std::vector<Card> cards;
  std::set<std::string> topics_of_easiest;
  Time now = kNow;
  for (std::size_t i = 0; i < problems.size(); ++i, now += 20s) {
    const auto next = next_practice(problems, cards, now, 42);
    ASSERT_TRUE(next);
    cards.push_back(reviewed(card(problems[*next].problem, {}, 0), 1.0, now));
    if (i < 4) topics_of_easiest.insert(problems[*next].topic);
    EXPECT_EQ(problems[*next].difficulty, static_cast<int>(i / 4));
  }
  EXPECT_GT(topics_of_easiest.size(), 1U);
  EXPECT_EQ(problems[*next_practice(problems, cards, now, 42)].problem, cards.front().problem);
}

}  // namespace
}  // namespace server
