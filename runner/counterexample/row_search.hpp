// Finds a small database on which a submission fails as it failed a secret testcase: rows that the
// testcase itself drew with another seed, as few as show it.
#pragma once

#include <optional>

#include "runner/counterexample/row_trial.hpp"

namespace runner {

// Nothing when there is none to be found in a second, or none that says something.
[[nodiscard]] std::optional<Counterexample> find_small_database(RowTrial& trial);

}  // namespace runner
