#include "server/scheduler/order.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace server {
namespace {

constexpr double kHarderFrom = 0.8;
constexpr double kEasierBelow = 0.4;
constexpr int kHardest = 2;

// The remainder prefers small numbers by less than n in 2^64, which nobody will notice.
std::size_t chance(std::uint64_t& state, std::size_t n) {
  return static_cast<std::size_t>(splitmix64(state) % n);
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left)  // Fisher and Yates, from the back
    std::swap(order[left - 1], order[chance(seed, left)]);
  return order;
}

// Of an even number, the easier one in the middle.
int median_difficulty(const std::vector<Prompt>& prompts) {
  std::vector<int> difficulties;
  for (const Prompt& prompt : prompts) difficulties.push_back(prompt.difficulty);
  const auto middle =
      difficulties.begin() + static_cast<std::ptrdiff_t>((difficulties.size() - 1) / 2);
  std::nth_element(difficulties.begin(), middle, difficulties.end());
  return *middle;
}

std::vector<std::size_t> adaptive_opening(const std::vector<Prompt>& prompts, std::uint64_t seed) {
  if (prompts.empty()) return {};
  const int median = median_difficulty(prompts);
  std::vector<std::size_t> equals;
  for (std::size_t i = 0; i < prompts.size(); ++i)
    if (prompts[i].difficulty == median) equals.push_back(i);
  return {equals[chance(seed, equals.size())]};
}

// One step harder, one easier, or none, by the best judged score of the last prompt.
int step(std::size_t last, const std::vector<Tried>& tried) {
  std::optional<double> best;
  for (const Tried& one : tried)
    if (one.prompt == last && one.judged) best = std::max(best.value_or(0.0), one.score);
  if (!best) return 0;
  if (*best >= kHarderFrom) return 1;
  return *best < kEasierBelow ? -1 : 0;
}

// Less is better: how far from the difficulty that is wanted, then, of two equally far, the one on
// the side of the step (the easier one if there was none), then how often its topic was given.
using Rank = std::tuple<int, bool, std::ptrdiff_t>;

std::optional<std::size_t> adaptive_next(const std::vector<Prompt>& prompts,
                                         const std::vector<std::size_t>& given,
                                         const std::vector<Tried>& tried, std::uint64_t seed) {
  const int going = step(given.back(), tried);
  const int wanted = std::clamp(prompts.at(given.back()).difficulty + going, 0, kHardest);
  const auto rank = [&](const Prompt& prompt) -> Rank {
    const auto seen = std::count_if(given.begin(), given.end(), [&](std::size_t i) {
      return prompts.at(i).topic == prompt.topic;
    });
    const int distance = prompt.difficulty - wanted;
    return {std::abs(distance), going > 0 ? distance < 0 : distance > 0, seen};
  };
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    if (std::find(given.begin(), given.end(), i) != given.end()) continue;
    if (!best.empty() && rank(prompts[i]) > rank(prompts[best.front()])) continue;
    if (!best.empty() && rank(prompts[i]) < rank(prompts[best.front()])) best.clear();
    best.push_back(i);
  }
  if (best.empty()) return std::nullopt;
  return best[chance(seed, best.size())];
}

}  // namespace

std::uint64_t splitmix64(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31);
}

std::vector<std::size_t> opening_order(const std::vector<Prompt>& prompts, Order order,
                                       std::uint64_t seed) {
  switch (order) {
    case Order::fixed: {
      std::vector<std::size_t> as_given(prompts.size());
      std::iota(as_given.begin(), as_given.end(), std::size_t{0});
      return as_given;
    }
    case Order::shuffled:
      return shuffled(prompts.size(), seed);
    case Order::adaptive:
      return adaptive_opening(prompts, seed);
  }
  std::abort();
}

std::optional<std::size_t> next_prompt(const std::vector<Prompt>& prompts,
                                       const std::vector<std::size_t>& given,
                                       const std::vector<Tried>& tried, Order order,
                                       std::uint64_t seed) {
  if (order == Order::adaptive && !given.empty()) return adaptive_next(prompts, given, tried, seed);
  for (const std::size_t i : opening_order(prompts, order, seed))
    if (std::find(given.begin(), given.end(), i) == given.end()) return i;
  return std::nullopt;
}

}  // namespace server
