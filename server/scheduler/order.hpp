// Which prompt comes next. The same arguments give the same answer, on every platform, so a session
// can be continued after a restart and explained after the interview.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/records.hpp"

namespace server {

struct Prompt {
  AssignedProblem problem;
  std::string topic;
  int difficulty = 0;  // 0 easy, 1 medium, 2 hard
  int minutes = 0;
};

// Indexes into `prompts`, as far as they are known at the start. Fixed: as given. Shuffled: all,
// by seed. Adaptive: only the first one, of median difficulty, by seed among equals.
[[nodiscard]] std::vector<std::size_t> opening_order(const std::vector<Prompt>& prompts,
                                                     Order order, std::uint64_t seed);

struct Tried {
  std::size_t prompt = 0;
  double score = 0;     // 0..1, the best so far
  bool judged = false;  // false: no verdict yet, so the score says nothing
};

// The prompt after those `given`, which are in the order they were given; nullopt when all were.
// Adaptive is a staircase, by how the last one given went: from 0.8 on one step harder, below 0.4
// one step easier, otherwise, or when it was not judged, the same. Where that difficulty is used
// up, the nearest one; of those, the topic seen least; of those, by seed.
[[nodiscard]] std::optional<std::size_t> next_prompt(const std::vector<Prompt>& prompts,
                                                     const std::vector<std::size_t>& given,
                                                     const std::vector<Tried>& tried, Order order,
                                                     std::uint64_t seed);

// The scheduler's only chance: SplitMix64 (Steele, Lea and Flood 2014). The standard's
// distributions and std::shuffle differ from library to library.
[[nodiscard]] std::uint64_t splitmix64(std::uint64_t& state);

}  // namespace server
