// How counted costs grow with size: the form that fits the counts best, or none. Pure functions of
// tables; knows nothing of where they come from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace runner {

struct SizedCount {
  int size = 0;
  std::int64_t count = 0;
};
using SizedCounts = std::vector<SizedCount>;  // ascending sizes

// Nothing where no form fits, or two fit about as well: better unclear than guessed. Nobody keeps
// n log n things, and what keeping n things takes is less even than counted work.
[[nodiscard]] std::optional<problems::Growth> growth_of(
    const SizedCounts& counts, problems::Counted counted = problems::Counted::operations);

// "stays the same" or "grows like n log n"; "grows in no clear way".
[[nodiscard]] std::string growth_words(std::optional<problems::Growth> growth);

// 950, 12,300, 4.57 million: three figures are enough to see how something grows.
[[nodiscard]] std::string count_words(std::int64_t count);

}  // namespace runner
