// Results of queries side by side, as small tables that a person reads.
#pragma once

#include <string>
#include <utility>

#include "runner/value.hpp"

namespace runner {

// A row a line, cells divided by "|", texts without quotes as long as the two differ that way too.
// Both are cut after so many rows, but not before the first that differs.
[[nodiscard]] std::pair<std::string, std::string> shown_rows(const Value& expected,
                                                             const Value& actual);

}  // namespace runner
