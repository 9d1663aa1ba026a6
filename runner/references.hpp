// What the reference does, by problem and seed: run once in a cell of its own, then remembered.
// This is the only place where expected values are.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <vector>

#include "runner/observations.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

using Expected = std::vector<Observations>;  // one per testcase, in order

class References {
 public:
  // Throws problems::PackageError when the reference itself fails, std::exception for our own
  // failures.
  [[nodiscard]] std::shared_ptr<const Expected> find(WarmProblems& warm,
                                                     const problems::Problem& problem,
                                                     std::uint64_t seed);

 private:
  using Key = std::pair<std::string, std::uint64_t>;  // digest, seed
  std::map<Key, std::shared_ptr<const Expected>> known_;
  std::list<Key> order_;  // oldest first
};

}  // namespace runner
