// Where the time of one submission goes, stage by stage, and what a cell costs in memory.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace bench {

struct Stage {
  std::string name;
  double value;
  std::string unit;
};

// Medians over `runs` submissions of the problem's reference.
[[nodiscard]] std::vector<Stage> measure_stages(const problems::Problem& problem,
                                                const std::set<std::string>& without, int runs);

}  // namespace bench
