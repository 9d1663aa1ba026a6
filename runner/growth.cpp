#include "runner/growth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace runner {
namespace {

using problems::Growth;

constexpr double nothing = 0.05;  // what grows by less over all sizes stays the same
constexpr double good = 0.15;     // of the variation, what a form may leave unexplained
constexpr double good_for_memory = 0.35;
constexpr double much_better = 1.5;  // so many times the next form's error has to be larger
constexpr double as_good_as_it_gets = 1e-3;

constexpr std::array forms{Growth::logarithmic, Growth::linear, Growth::linearithmic,
                           Growth::quadratic,   Growth::cubic,  Growth::exponential};

// What a count is multiplied by when the size grows by one, as its last two sizes have it.
// Branching in two is not always exactly that: calls of naive Fibonacci numbers grow like 1.62^n.
double base_of(const SizedCounts& counts) {
  constexpr double least = 1.2, most = 4;
  const auto& last = counts.back();
  const auto& before = counts[counts.size() - 2];
  const double times = static_cast<double>(last.count) / static_cast<double>(before.count);
  const double base = std::pow(times, 1.0 / (last.size - before.size));
  return base >= least && base <= most ? base : 2;
}

double at(Growth growth, double n, double base) {
  switch (growth) {
    case Growth::constant:
      return 1;
    case Growth::logarithmic:
      return std::log2(n);
    case Growth::linear:
      return n;
    case Growth::linearithmic:
      return n * std::log2(n);
    case Growth::quadratic:
      return n * n;
    case Growth::cubic:
      return n * n * n;
    case Growth::exponential:
      return std::pow(base, std::min(n, 300.0));
  }
  return 1;
}

// Sums for the least squares of (offset + factor * form - count) / count.
struct Sums {
  double one = 0, form = 0, square = 0, count = 0, product = 0;
};

struct Line {
  double offset = 0, factor = 0;
};

Line fitted(const SizedCounts& counts, Growth growth) {
  Sums sums;
  const double base = base_of(counts);
  for (const auto& [size, count] : counts) {
    const auto value = static_cast<double>(count);
    const double form = at(growth, size, base), weight = 1 / (value * value);
    sums.one += weight;
    sums.form += weight * form;
    sums.square += weight * form * form;
    sums.count += weight * value;
    sums.product += weight * form * value;
  }
  const double determinant = sums.one * sums.square - sums.form * sums.form;
  Line line;
  if (determinant > 0) {
    line.factor = (sums.one * sums.product - sums.form * sums.count) / determinant;
    line.offset = (sums.count - line.factor * sums.form) / sums.one;
  }
  // What it costs to begin with is never less than nothing.
  if (!(determinant > 0) || line.offset < 0) line = {0, sums.product / sums.square};
  return line;
}

double error_of(const SizedCounts& counts, Growth growth, Line line) {
  double sum = 0;
  const double base = base_of(counts);
  for (const auto& [size, count] : counts) {
    const double ratio =
        (line.offset + line.factor * at(growth, size, base)) / static_cast<double>(count) - 1;
    sum += ratio * ratio;
  }
  return std::sqrt(sum / static_cast<double>(counts.size()));
}

// How much the counts vary: the error of the best constant.
double variation_of(const SizedCounts& counts) {
  return error_of(counts, Growth::constant, fitted(counts, Growth::constant));
}

}  // namespace

std::optional<Growth> growth_of(const SizedCounts& counts, problems::Counted counted) {
  const bool memory = counted == problems::Counted::memory;
  if (counts.size() < 4) return std::nullopt;
  if (std::any_of(counts.begin(), counts.end(), [](const auto& each) { return each.count < 0; }))
    return std::nullopt;
  SizedCounts above = counts;  // nothing at all has no ratio to anything
  if (std::any_of(above.begin(), above.end(), [](const auto& each) { return each.count == 0; }))
    for (auto& each : above) ++each.count;
  const auto [least, most] = std::minmax_element(
      above.begin(), above.end(), [](const auto& a, const auto& b) { return a.count < b.count; });
  if (static_cast<double>(most->count) <= (1 + nothing) * static_cast<double>(least->count))
    return Growth::constant;
  const double variation = variation_of(above);
  std::array<std::pair<double, Growth>, forms.size()> errors;
  for (std::size_t i = 0; i < forms.size(); ++i)
    errors[i] = {memory && forms[i] == Growth::linearithmic
                     ? std::numeric_limits<double>::infinity()
                     : error_of(above, forms[i], fitted(above, forms[i])) / variation,
                 forms[i]};
  std::sort(errors.begin(), errors.end());
  const auto [best, growth] = errors[0];
  if (!(best <= (memory ? good_for_memory : good))) return std::nullopt;
  if (errors[1].first >= std::max(much_better * best, as_good_as_it_gets)) return growth;
  // What sorts, and goes once through the result, is between n and n log n, and no faster.
  const auto other = errors[1].second;
  const bool both =
      std::min(growth, other) == Growth::linear && std::max(growth, other) == Growth::linearithmic;
  return both ? std::optional{Growth::linearithmic} : std::nullopt;
}

std::string growth_words(std::optional<Growth> growth) {
  if (!growth) return "grows in no clear way";
  if (*growth == Growth::constant) return "stays the same";
  if (*growth == Growth::exponential) return "grows exponentially";
  if (*growth == Growth::quadratic) return "grows like n²";
  if (*growth == Growth::cubic) return "grows like n³";
  return fmt::format("grows like {}", problems::to_string(*growth));
}

std::string count_words(std::int64_t count) {
  if (count < 0) return "?";
  const auto value = static_cast<double>(count);
  if (count < 1000) return fmt::format("{}", count);
  if (count < 1'000'000) {
    const int figures = static_cast<int>(std::floor(std::log10(value))) - 2;
    const auto unit = static_cast<std::int64_t>(std::pow(10, figures));
    const std::int64_t rounded = (count + unit / 2) / unit * unit;
    if (rounded >= 1'000'000) return "1.00 million";
    return fmt::format("{},{:03}", rounded / 1000, rounded % 1000);
  }
  if (value < 1e9) return fmt::format("{:.3g} million", value / 1e6);
  return fmt::format("{:.3g} billion", value / 1e9);
}

}  // namespace runner
