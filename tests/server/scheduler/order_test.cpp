#include "server/scheduler/order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Indexes = std::vector<std::size_t>;

Prompt prompt(int difficulty, const std::string& topic = "python") {
  return {{}, topic, difficulty, 10};
}

std::vector<Prompt> prompts(const std::vector<int>& difficulties) {
  std::vector<Prompt> all;
  for (const int difficulty : difficulties) all.push_back(prompt(difficulty));
  return all;
}

TEST(SplitMix64, GivesTheNumbersThatItsAuthorsGive) {
  std::uint64_t state = 1234567;
  EXPECT_EQ(splitmix64(state), 6457827717110365317U);
  EXPECT_EQ(splitmix64(state), 3203168211198807973U);
  EXPECT_EQ(splitmix64(state), 9817491932198370423U);
}

TEST(OpeningOrder, FixedIsAsGiven) {
  EXPECT_THAT(opening_order(prompts({2, 0, 1}), Order::fixed, 9), ElementsAre(0, 1, 2));
}

TEST(OpeningOrder, OfNothingIsEmpty) {
  for (const Order order : {Order::fixed, Order::shuffled, Order::adaptive})
    EXPECT_THAT(opening_order({}, order, 1), IsEmpty());
}

// If this changes, candidates in the middle of a session would be given other prompts.
TEST(OpeningOrder, ShuffledIsTheSameOnEveryPlatform) {
  EXPECT_THAT(opening_order(prompts({0, 0, 0, 0, 0, 0}), Order::shuffled, 1),
              ElementsAre(0, 1, 3, 2, 4, 5));
  EXPECT_THAT(opening_order(prompts({0, 0, 0, 0, 0, 0}), Order::shuffled, 2),
              ElementsAre(2, 5, 0, 3, 1, 4));
}

TEST(OpeningOrder, ShuffledHoldsEveryPromptOnce) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const auto all = prompts(std::vector<int>(seed % 20, 0));
    Indexes order = opening_order(all, Order::shuffled, seed);
    std::sort(order.begin(), order.end());
    EXPECT_EQ(order, opening_order(all, Order::fixed, seed));
  }
}

TEST(OpeningOrder, ShuffledReachesEveryOrderAboutEquallyOften) {
  std::map<Indexes, int> seen;
  for (std::uint64_t seed = 0; seed < 24'000; ++seed)
    ++seen[opening_order(prompts({0, 0, 0, 0}), Order::shuffled, seed)];
  EXPECT_EQ(seen.size(), 24U);
  for (const auto& [order, times] : seen) EXPECT_NEAR(times, 1000, 200);
}

TEST(OpeningOrder, AdaptiveBeginsWithOnePromptOfMedianDifficulty) {
  EXPECT_THAT(opening_order(prompts({0, 2, 1}), Order::adaptive, 1), ElementsAre(2));
  EXPECT_THAT(opening_order(prompts({2, 2, 0}), Order::adaptive, 1).size(), 1U);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    EXPECT_LT(opening_order(prompts({2, 2, 0}), Order::adaptive, seed).front(), 2U);
    EXPECT_THAT(opening_order(prompts({2, 0}), Order::adaptive, seed), ElementsAre(1))
        << "of an even number, the easier one in the middle";
  }
}

TEST(OpeningOrder, AdaptiveChoosesAmongEqualsBySeed) {
  std::set<std::size_t> first;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    first.insert(opening_order(prompts({1, 0, 1, 2, 1}), Order::adaptive, seed).front());
  EXPECT_THAT(first, ElementsAre(0, 2, 4));
}

TEST(NextPrompt, FollowsTheOpeningOrderUntilAllWereGiven) {
  const auto all = prompts({0, 1, 2, 0, 1});
  for (const Order order : {Order::fixed, Order::shuffled}) {
    Indexes given;
    while (const auto next = next_prompt(all, given, {}, order, 5)) given.push_back(*next);
    EXPECT_EQ(given, opening_order(all, order, 5));
  }
}

TEST(NextPrompt, BeginsWithTheOpeningOne) {
  const auto all = prompts({0, 1, 1, 1, 2});
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    EXPECT_EQ(next_prompt(all, {}, {}, Order::adaptive, seed),
              opening_order(all, Order::adaptive, seed).front());
}

class Staircase : public testing::Test {
 protected:
  // The difficulty after the medium prompt 0 was given and scored.
  static int after(double score, bool judged = true) {
    const auto all = prompts({1, 0, 1, 2});
    return all[*next_prompt(all, {0}, {{0, score, judged}}, Order::adaptive, 1)].difficulty;
  }
};

TEST_F(Staircase, GoesUpFromEightTenths) {
  EXPECT_EQ(after(1.0), 2);
  EXPECT_EQ(after(0.8), 2);
  EXPECT_EQ(after(0.79), 1);
}

TEST_F(Staircase, GoesDownBelowFourTenths) {
  EXPECT_EQ(after(0.0), 0);
  EXPECT_EQ(after(0.39), 0);
  EXPECT_EQ(after(0.4), 1);
}

TEST_F(Staircase, StaysWhereNothingWasJudged) {
  EXPECT_EQ(after(0.0, false), 1);
  EXPECT_EQ(after(1.0, false), 1);
  const auto all = prompts({1, 0, 1, 2});
  EXPECT_EQ(next_prompt(all, {0}, {}, Order::adaptive, 1), 2U);
}

TEST_F(Staircase, LooksAtTheLastPromptOnly) {
  const auto all = prompts({1, 2, 1, 2});
  EXPECT_EQ(next_prompt(all, {0, 1}, {{0, 1.0, true}, {1, 0.0, true}}, Order::adaptive, 1), 2U);
}

TEST_F(Staircase, TakesTheBestJudgedScore) {
  const auto all = prompts({1, 0, 1, 2});
  const std::vector<Tried> tried{{0, 0.1, true}, {0, 0.9, true}, {0, 0.2, true}};
  EXPECT_EQ(next_prompt(all, {0}, tried, Order::adaptive, 1), 3U);
}

TEST_F(Staircase, EndsAtBothEnds) {
  EXPECT_EQ(next_prompt(prompts({2, 0, 2}), {0}, {{0, 1, true}}, Order::adaptive, 1), 2U);
  EXPECT_EQ(next_prompt(prompts({0, 2, 0}), {0}, {{0, 0, true}}, Order::adaptive, 1), 2U);
}

TEST_F(Staircase, TakesTheNearestWhereADifficultyIsUsedUp) {
  EXPECT_EQ(next_prompt(prompts({2, 0, 1}), {0}, {{0, 1, true}}, Order::adaptive, 1), 2U);
  EXPECT_EQ(next_prompt(prompts({0, 0, 2}), {0, 1}, {{1, 1, true}}, Order::adaptive, 1), 2U);
}

TEST_F(Staircase, BetweenTwoThatAreEquallyFarKeepsItsDirection) {
  // Medium is wanted and used up: up from easy leads to hard, down from hard to easy.
  EXPECT_EQ(next_prompt(prompts({0, 0, 2}), {0}, {{0, 1, true}}, Order::adaptive, 1), 2U);
  EXPECT_EQ(next_prompt(prompts({2, 2, 0}), {0}, {{0, 0, true}}, Order::adaptive, 1), 2U);
  EXPECT_EQ(next_prompt(prompts({1, 2, 0}), {0}, {{0, 0.5, true}}, Order::adaptive, 1), 2U);
}

TEST_F(Staircase, PrefersTopicsThatWereSeenLeast) {
  const std::vector<Prompt> all{prompt(1, "sql"), prompt(1, "sql"), prompt(1, "django"),
                                prompt(1, "sql")};
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    EXPECT_EQ(next_prompt(all, {0}, {}, Order::adaptive, seed), 2U);
    EXPECT_NE(next_prompt(all, {2}, {}, Order::adaptive, seed), 2U);
  }
}

TEST_F(Staircase, ADifficultyMattersMoreThanATopic) {
  const std::vector<Prompt> all{prompt(1, "sql"), prompt(2, "sql"), prompt(1, "django")};
  EXPECT_EQ(next_prompt(all, {0}, {{0, 1, true}}, Order::adaptive, 1), 1U);
}

TEST_F(Staircase, ChoosesAmongEqualsBySeed) {
  std::set<std::size_t> seen;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    seen.insert(*next_prompt(prompts({1, 1, 1, 1}), {0}, {}, Order::adaptive, seed));
  EXPECT_THAT(seen, ElementsAre(1, 2, 3));
}

TEST_F(Staircase, GivesEveryPromptOnceHoweverItGoes) {
  std::mt19937_64 random{3};
  for (int round = 0; round < 500; ++round) {
    std::vector<Prompt> all;
    for (std::uint64_t n = random() % 12; n > 0; --n)
      all.push_back(prompt(static_cast<int>(random() % 3), std::string(1 + random() % 3, 't')));
    Indexes given;
    std::vector<Tried> tried;
    while (const auto next = next_prompt(all, given, tried, Order::adaptive, 99)) {
      ASSERT_LT(*next, all.size());
      ASSERT_EQ(std::count(given.begin(), given.end(), *next), 0);
      ASSERT_EQ(next, next_prompt(all, given, tried, Order::adaptive, 99));
      given.push_back(*next);
      tried.push_back({*next, static_cast<double>(random() % 11) / 10, random() % 4 != 0});
    }
    EXPECT_EQ(given.size(), all.size());
  }
}

}  // namespace
}  // namespace server
