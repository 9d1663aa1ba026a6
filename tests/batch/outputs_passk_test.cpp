#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <cmath>
#include <numeric>

#include "batch/outputs/pass_at_k.hpp"
#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

using testing::HasSubstr;

// All choices of k of n completions of which the first c are right, counted one by one.
double by_counting(unsigned n, unsigned c, unsigned k) {
  std::uint64_t all = 0;
  std::uint64_t with_right = 0;
  for (std::uint32_t chosen = 0; chosen < (1U << n); ++chosen) {
    if (static_cast<unsigned>(__builtin_popcount(chosen)) != k) continue;
    ++all;
    if ((chosen & ((1U << c) - 1U)) != 0) ++with_right;
  }
  return static_cast<double>(with_right) / static_cast<double>(all);
}

// 1 - C(n-c, k) / C(n, k) as a fraction of two whole numbers of any size, in digits of 2^32.
class Whole {
 public:
  explicit Whole(std::uint32_t number) : digits_{number} {}
  void operator*=(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (auto& digit : digits_) {
      carry += std::uint64_t{digit} * factor;
      digit = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry > 0) digits_.push_back(static_cast<std::uint32_t>(carry));
  }
  [[nodiscard]] long double rounded() const {  // its exponent reaches far enough for 500^100
    long double value = 0;
    for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit)
      value = std::ldexp(value, 32) + *digit;
    return value;
  }

 private:
  std::vector<std::uint32_t> digits_;
};

double by_fractions(std::uint32_t n, std::uint32_t c, std::uint32_t k) {
  if (n - c < k) return 1;
  Whole wrong{1};
  Whole all{1};
  for (std::uint32_t i = 0; i < k; ++i) {  // C(n-c, k) / C(n, k), its factors k! left out
    wrong *= n - c - i;
    all *= n - i;
  }
  return static_cast<double>(1 - wrong.rounded() / all.rounded());
}

TEST(PassAtK, IsTheShareOfChoicesThatHoldARightOne) {
  for (unsigned n = 1; n <= 12; ++n)
    for (unsigned c = 0; c <= n; ++c)
      for (unsigned k = 1; k <= n; ++k)
        EXPECT_NEAR(pass_at(n, c, k), by_counting(n, c, k), 1e-12) << n << ' ' << c << ' ' << k;
}

TEST(PassAtK, StaysExactForManyCompletions) {
  for (const std::uint32_t n : {100U, 200U, 500U})
    for (const std::uint32_t c : {1U, 7U, 50U, 99U})
      for (const std::uint32_t k : {1U, 10U, 100U})
        EXPECT_NEAR(pass_at(n, c, k), by_fractions(n, c, k), 1e-12) << n << ' ' << c << ' ' << k;
  EXPECT_NEAR(pass_at(1'000'000, 1, 100), 1e-4, 1e-12);
}

TEST(PassAtK, OfOneTaskLiesInItsInterval) {
  for (std::uint64_t n = 1; n <= 30; ++n)
    for (std::uint64_t c = 0; c <= n; ++c) {
      const auto one = *pass_at(Attempts{n, c, 0, 0}, 1);
      EXPECT_LE(0, one.low);
      EXPECT_LE(one.low, one.value + 1e-12);
      EXPECT_LE(one.value, one.high + 1e-12);
      EXPECT_LE(one.high, 1 + 1e-12);
      EXPECT_LT(one.low, one.high) << "one task never tells everything";
    }
  // Wilson's interval of 8 of 10, from the roots of (p - 0.8)^2 = z^2 p (1 - p) / 10.
  const auto one = *pass_at(Attempts{10, 8, 0, 0}, 1);
  for (const double p : {one.low, one.high})
    EXPECT_NEAR((p - 0.8) * (p - 0.8), 1.959963984540054 * 1.959963984540054 * p * (1 - p) / 10,
                1e-9);
}

TEST(PassAtK, OfTheWholeSampleLiesInItsIntervalToo) {
  for (std::uint64_t n = 1; n <= 15; ++n)
    for (std::uint64_t c = 0; c <= n; ++c)
      for (std::uint64_t k = 1; k <= n; ++k) {
        const auto one = *pass_at(Attempts{n, c, 0, 0}, k);
        EXPECT_LE(one.low, one.value);
        EXPECT_LE(one.value, one.high);
      }
}

TEST(PassAtK, OfTooFewCompletionsIsNotSaid) {
  EXPECT_FALSE(pass_at(Attempts{9, 9, 5, 0}, 10));
  EXPECT_TRUE(pass_at(Attempts{10, 9, 0, 0}, 10));
  const auto overall = pass_at(Tasks{{"a", {9, 9, 0, 0}}, {"b", {20, 10, 0, 0}}}, 10);
  EXPECT_EQ(overall.tasks, 1U);
  EXPECT_EQ(overall.too_small, 1U);
}

TEST(PassAtK, OverTasksIsTheirMeanWithAnIntervalThatNarrows) {
  Tasks few;
  Tasks many;
  for (int i = 0; i < 400; ++i) {
    const Attempts task{10, static_cast<std::uint64_t>(i % 11), 0, 0};
    if (i < 22) few["task " + std::to_string(i)] = task;
    if (i < 396) many["task " + std::to_string(i)] = task;
  }
  const auto a = pass_at(few, 1).estimate;
  const auto b = pass_at(many, 1).estimate;
  EXPECT_NEAR(a.value, 0.5, 1e-12);
  EXPECT_NEAR(b.value, 0.5, 1e-12);
  // The standard error of a mean: sigma / sqrt(tasks), with sigma^2 = 0.1 of 0, 0.1, ..., 1.
  EXPECT_NEAR(a.high - a.low, 2 * 1.96 * std::sqrt(0.1 / 22), 0.03);
  EXPECT_NEAR(b.high - b.low, 2 * 1.96 * std::sqrt(0.1 / 396), 0.01);
}

std::vector<Row> completions(const std::string& task, int right, int wrong, int judge_errors) {
  std::vector<Row> rows;
  const auto put = [&](int count, Verdict verdict) {
    for (int i = 0; i < count; ++i) {
      Row row = graded(rows.size(), "", task, verdict);
      row.attempt = rows.size();
      rows.push_back(row);
    }
  };
  put(right, Verdict::accepted);
  put(wrong, Verdict::wrong_answer);
  put(judge_errors, Verdict::judge_error);
  return rows;
}

std::vector<Row> together(std::vector<std::vector<Row>> parts) {
  std::vector<Row> all;
  for (auto& part : parts)
    for (auto& row : part) {
      row.entry = all.size();
      all.push_back(std::move(row));
    }
  return all;
}

TEST(PassKOutput, IsAsItWasAgreed) {
  const TemporaryFolder folder;
  const auto rows = together({completions("HumanEval/0", 3, 9, 0),
                              completions("HumanEval/1", 12, 0, 1),
                              completions("x", 0, 4, 0),
                              {unreadable(0, "", "line 30: not JSON")}});
  write_rows("passk", folder.path() / "pass.json", rows);
  expect_golden("pass.json", text_of(folder.path() / "pass.json"));
  expect_golden("pass.txt", text_of(folder.path() / "pass.txt"));
}

TEST(PassKOutput, LeavesJudgeErrorsOutOfTheDenominator) {
  const auto json =
      boost::json::parse(written("passk", completions("one", 2, 2, 6), {"", {}, {1, 4, 5}}));
  const auto& task = json.at("tasks").at(0);
  EXPECT_EQ(task.at("n"), 4);
  EXPECT_EQ(task.at("c"), 2);
  EXPECT_EQ(task.at("judge_errors"), 6);
  EXPECT_EQ(task.at("pass_at").as_array().size(), 2U);
  EXPECT_DOUBLE_EQ(task.at("pass_at").at(0).at("pass").as_double(), 0.5);
  EXPECT_TRUE(json.at("overall").at(2).at("pass").is_null());
  EXPECT_THAT(json.at("overall").at(2).at("why").as_string().c_str(), HasSubstr("5 graded"));
}

TEST(PassKOutput, OfNothingAndOfJudgeErrorsOnlyEstimatesNothing) {
  for (const auto& rows : {std::vector<Row>{}, completions("one", 0, 0, 3)}) {
    const auto json = boost::json::parse(written("passk", rows));
    for (const auto& overall : json.at("overall").as_array())
      EXPECT_TRUE(overall.at("pass").is_null());
  }
}

TEST(PassKOutput, IsJsonWhateverATaskIsCalled) {
  const auto json = boost::json::parse(written("passk", hostile_rows()));
  EXPECT_EQ(json.at("tasks").as_array().size(), hostile_texts().size());
}

TEST(PassKOutput, OfATextsNameWritesTheJsonBesideIt) {
  const TemporaryFolder folder;
  write_rows("passk", folder.path() / "pass.txt", completions("one", 2, 2, 0));
  EXPECT_THAT(text_of(folder.path() / "pass.txt"), HasSubstr("pass@1 "));
  EXPECT_EQ(boost::json::parse(text_of(folder.path() / "pass.json")).at("tasks").at(0).at("n"), 4);
}

TEST(PassKOutput, RefusesPassAtNone) {
  EXPECT_THROW(written("passk", {}, {"", {}, {0, 1}}), std::invalid_argument);
}

}  // namespace
}  // namespace batch
