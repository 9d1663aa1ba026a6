// How long submissions take, and what follows for those that wait: when to ask again, and how long
// a change may wait for others to share a commit.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

#include "server/dispatcher/settling.hpp"

namespace server {

inline constexpr Settling::Patience longest_patience{10'000};

// How long a submission takes, as seen lately.
class Pace {
 public:
  void add(std::chrono::duration<double> took) { mean_ += (took - mean_) / 8; }
  [[nodiscard]] std::chrono::seconds until_judged(std::size_t waiting, int runners) const {
    const double seconds =
        std::ceil(mean_.count() * static_cast<double>(waiting) / std::max(1, runners));
    return std::chrono::seconds{static_cast<int>(std::clamp(seconds, 1.0, 60.0))};
  }
  [[nodiscard]] Settling::Patience a_part_of_waiting(std::size_t waiting, int runners) const {
    constexpr double part = 0.2;
    const auto wait = mean_ * static_cast<double>(waiting) / std::max(1, runners);
    return std::min(longest_patience, std::chrono::duration_cast<Settling::Patience>(wait * part));
  }

 private:
  std::chrono::duration<double> mean_{1.0};
};

}  // namespace server
