// Who moves by a regrade, as a table or as JSON.
#pragma once

#include <string>

#include "batch/regrading.hpp"

namespace cli {

// Person, problem, scores, verdicts and testcases of each, and what it comes to. Safe for any
// terminal.
[[nodiscard]] std::string moves_text(const batch::Regrading& regrading);

// One object for each who moves, a line each.
[[nodiscard]] std::string moves_json(const batch::Regrading& regrading);

}  // namespace cli
