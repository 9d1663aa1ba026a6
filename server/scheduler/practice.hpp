// Spaced repetition: when a problem should be practised again, and what to practise now.
// After SM-2 (P. A. Wozniak, "Optimization of learning", 1990), adapted; README.md says how.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/records.hpp"

namespace server {

struct Practicable {
  std::string problem, topic;
  int difficulty = 0;  // 0 easy, 1 medium, 2 hard
};

// The card after an attempt with this score, 0..1. Right is 0.6 and better: due in 1 day, then 6,
// then in the last interval times the ease, at most a year. Wrong: due in 10 minutes, one lapse
// more, less ease but never below 1.3, and the intervals start over.
[[nodiscard]] Card reviewed(Card card, double score, Time now);

// Due cards first, the most overdue relative to its interval; then problems without a card, easier
// ones first, their topic by seed; then the card that is due soonest. `cards` are one user's; those
// of other problems are ignored. nullopt only when there is nothing to practise.
[[nodiscard]] std::optional<std::size_t> next_practice(const std::vector<Practicable>& problems,
                                                       const std::vector<Card>& cards, Time now,
                                                       std::uint64_t seed);

}  // namespace server
