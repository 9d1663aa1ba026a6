// Puts problem packages to the proof: that the reference is right and the testcases are sharp.
// Knows packages and the judge; nothing of files, terminals or what was proved before.
#pragma once

#include "proving/trial.hpp"

namespace proving {

// Belongs to one thread, as its judge does.
class Prover {
 public:
  explicit Prover(const runner::LocalJudgeOptions& options) : judge_{options} {}

  // Blocks until everything was tried. What is wrong with the package, or with the judge, is in the
  // proof.
  [[nodiscard]] Proof prove(const problems::ProblemPtr& problem, const Progress& progress);

 private:
  runner::LocalJudge judge_;
};

// Of a package that does not load.
[[nodiscard]] Proof proof_of_broken(const std::string& id, const std::string& complaints);

}  // namespace proving
