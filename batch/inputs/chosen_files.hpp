// Which file of a submission is the main one, and what its files are called in the cell.
#pragma once

#include <vector>

#include "batch/inputs/layout.hpp"

namespace batch {

inline constexpr std::size_t max_files = 200;  // of one submission

// Fills in the files of `planned`, the main one first, or why there are none.
void choose_files(Planned& planned, std::vector<PlannedFile> found,
                  const std::vector<Member>& members, const problems::Problem& problem,
                  std::uint64_t max_bytes);

}  // namespace batch
