#include "batch/outputs/pass_at_k.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>

namespace batch {
namespace {

Estimate wilson(const Attempts& task) {
  constexpr double z = 1.959963984540054;  // 95% of a normal distribution lie within
  const auto n = static_cast<double>(task.tried);
  const double p = static_cast<double>(task.right) / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // At the ends rounding must not put p outside.
  return {p, task.right == 0 ? 0 : middle - half, task.right == task.tried ? 1 : middle + half};
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// `values` is not empty.
Estimate bootstrap(const std::vector<double>& values) {
  constexpr std::size_t resamples = 2000;
  constexpr std::size_t tail = resamples / 40;  // 2.5%
  std::mt19937_64 random{20211};  // of the same numbers everywhere, unlike the distributions
  std::vector<double> means;
  for (std::size_t i = 0; i < resamples; ++i) {
    double sum = 0;
    for (std::size_t n = 0; n < values.size(); ++n) sum += values[random() % values.size()];
    means.push_back(sum / static_cast<double>(values.size()));
  }
  std::sort(means.begin(), means.end());
  return {mean(values), means[tail], means[resamples - 1 - tail]};
}

}  // namespace

double pass_at(std::uint64_t n, std::uint64_t c, std::uint64_t k) {
  if (n - c < k) return 1;
  double all_wrong = 1;
  for (std::uint64_t i = n - c + 1; i <= n; ++i)
    all_wrong *= 1 - static_cast<double>(k) / static_cast<double>(i);
  return 1 - all_wrong;
}

std::optional<Estimate> pass_at(const Attempts& task, std::uint64_t k) {
  if (task.tried < k) return std::nullopt;
  const Estimate one = wilson(task);
  const auto of_k = [k](double p) { return 1 - std::pow(1 - p, static_cast<double>(k)); };
  // With few completions left to choose from, the estimate runs ahead of its interval.
  const double value = pass_at(task.tried, task.right, k);
  return Estimate{value, std::min(of_k(one.low), value), std::max(of_k(one.high), value)};
}

Overall pass_at(const Tasks& tasks, std::uint64_t k) {
  Overall overall;
  overall.k = k;
  std::vector<double> values;
  std::optional<Estimate> last;
  for (const auto& [name, task] : tasks) {
    const auto estimate = pass_at(task, k);
    if (!estimate) {
      ++overall.too_small;
      continue;
    }
    last = estimate;
    values.push_back(estimate->value);
  }
  overall.tasks = values.size();
  if (values.size() == 1) overall.estimate = *last;
  if (values.size() > 1) overall.estimate = bootstrap(values);
  return overall;
}

std::vector<std::uint64_t> checked(std::vector<std::uint64_t> pass_at) {
  std::sort(pass_at.begin(), pass_at.end());
  pass_at.erase(std::unique(pass_at.begin(), pass_at.end()), pass_at.end());
  if (!pass_at.empty() && pass_at.front() == 0)
    throw std::invalid_argument{"pass@0 means nothing; k begins at 1"};
  return pass_at;
}

}  // namespace batch
