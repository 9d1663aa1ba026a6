// What a batch came to, for people, when it ends.
#pragma once

#include <optional>
#include <string>

#include "batch/standing.hpp"

namespace cli {

// Verdicts, each problem's mean score and acceptance, and what was not graded and why. Ends with a
// line feed; safe for any terminal.
[[nodiscard]] std::string summary_text(const batch::Standing& standing,
                                       std::optional<double> seconds);

}  // namespace cli
