#include "runner/growth.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace runner {
namespace {

using problems::Growth;
using Form = std::function<double(double)>;

const std::vector<int> sizes{50, 100, 200, 400, 800, 1600};

SizedCounts table(const Form& form, const std::vector<int>& at = sizes) {
  SizedCounts counts;
  for (const int size : at) counts.push_back({size, static_cast<std::int64_t>(form(size))});
  return counts;
}

TEST(Growth, IsToldFromTheFormsThemselves) {
  const std::vector<std::pair<Form, Growth>> forms{
      {[](double) { return 7; }, Growth::constant},
      {[](double n) { return 40 * std::log2(n); }, Growth::logarithmic},
      {[](double n) { return 5 * n; }, Growth::linear},
      {[](double n) { return 3 * n * std::log2(n); }, Growth::linearithmic},
      {[](double n) { return n * n / 2; }, Growth::quadratic},
      {[](double n) { return n * n * n / 6; }, Growth::cubic}};
  for (const auto& [form, growth] : forms) {
    EXPECT_EQ(growth_of(table(form)), growth) << problems::to_string(growth);
    EXPECT_EQ(growth_of(table(form, {20, 40, 80, 160, 320})), growth);
  }
}

TEST(Growth, IsNotMisledByWhatItCostsToBegin) {
  EXPECT_EQ(growth_of(table([](double n) { return 50 * n + 100'000; })), Growth::linear);
  EXPECT_EQ(growth_of(table([](double n) { return n * n + 20'000; })), Growth::quadratic);
  EXPECT_EQ(growth_of(table([](double n) { return 9 * std::floor(std::log2(n)) + 400; })),
            Growth::logarithmic);
}

TEST(Growth, IsNotMisledByTermsThatMatterLess) {
  EXPECT_EQ(growth_of(table([](double n) { return n * n / 2 + 20 * n + 90; })), Growth::quadratic);
  EXPECT_EQ(growth_of(table([](double n) { return 3 * n * std::log2(n) + 20 * n; })),
            Growth::linearithmic);
  EXPECT_EQ(growth_of(table([](double n) { return 5 * n * (1 + 0.03 * std::sin(n)); })),
            Growth::linear);
}

TEST(Growth, OfSortingAndGoingThroughIsThatOfSorting) {
  EXPECT_EQ(growth_of(table([](double n) { return n * std::floor(std::log2(n)) + 13 * n + 40; })),
            Growth::linearithmic);
}

// Small numbers are there already, and lists grow in steps.
TEST(Growth, OfMemoryIsNeverThatOfSorting) {
  const SizedCounts kept{
      {100, 20'600}, {200, 55'900}, {400, 122'000}, {800, 267'000}, {1600, 582'000}};
  EXPECT_EQ(growth_of(kept, problems::Counted::memory), Growth::linear);
  EXPECT_EQ(growth_of(table([](double n) { return n * n; }), problems::Counted::memory),
            Growth::quadratic);
}

TEST(Growth, IsExponentialWhateverTheBase) {
  const std::vector<int> few{4, 6, 8, 10, 12, 14};
  EXPECT_EQ(growth_of(table([](double n) { return 7 * std::exp2(n) + 50; }, few)),
            Growth::exponential);
  EXPECT_EQ(growth_of(table([](double n) { return 20 * std::pow(1.618, n); }, few)),
            Growth::exponential);
}

TEST(Growth, IsUnclearRatherThanGuessed) {
  EXPECT_EQ(growth_of(table([](double n) { return std::pow(n, 1.5); })), std::nullopt);
  EXPECT_EQ(growth_of(table([](double n) { return 1000 + 900 * std::sin(n); })), std::nullopt);
  EXPECT_EQ(growth_of(table([](double n) { return n; }, {1, 2, 3})), std::nullopt);
  EXPECT_EQ(growth_of({{1, -1}, {2, -1}, {4, -1}, {8, -1}}), std::nullopt);
  EXPECT_EQ(growth_words(std::nullopt), "grows in no clear way");
}

TEST(Growth, OfNothingAtAllIsConstant) {
  EXPECT_EQ(growth_of({{1, 0}, {2, 0}, {4, 0}, {8, 0}}), Growth::constant);
}

TEST(Growth, CountsAreShownWithThreeFigures) {
  EXPECT_EQ(count_words(0), "0");
  EXPECT_EQ(count_words(999), "999");
  EXPECT_EQ(count_words(12'345), "12,300");
  EXPECT_EQ(count_words(999'999), "1.00 million");
  EXPECT_EQ(count_words(4'567'890), "4.57 million");
  EXPECT_EQ(count_words(12'000'000'000), "12 billion");
  EXPECT_EQ(count_words(-1), "?");
}

}  // namespace
}  // namespace runner
