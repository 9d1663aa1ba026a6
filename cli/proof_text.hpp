// What was proved, for people.
#pragma once

#include <string>

#include "proving/proof.hpp"

namespace cli {

struct ProofTextOptions {
  bool colour = false;
  bool survivors = false;  // also of a package that passes
  std::size_t width = 0;   // of the names
};

// One line when all is well; else the faults, and what to do next. Ends with a line feed.
[[nodiscard]] std::string to_text(const proving::Proof& proof, const ProofTextOptions& options);

}  // namespace cli
