// Many packages, several provers.
#pragma once

#include "proving/prover.hpp"

namespace proving {

struct Watcher {
  // Called for one package at a time, in the order in which they are done; never two at once.
  std::function<void(Proof)> done;
  std::function<void(const std::string& problem, std::string_view doing, std::size_t done,
                     std::size_t all)>
      progress;
};

// Blocks until all are proved, by `jobs` threads, each with a judge of its own. Throws what keeps a
// judge from starting, such as runner::MissingProtection.
void prove_side_by_side(const std::vector<problems::ProblemPtr>& problems, int jobs,
                        const runner::LocalJudgeOptions& options, const Watcher& watcher);

}  // namespace proving
