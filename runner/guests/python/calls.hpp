// What the driver calls of the candidate's, with what, and what comes of it: the first calls of a
// testcase, without those that the candidate's functions make among themselves.
#pragma once

#include <string>

namespace runner {

void start_noting_calls();

// Stops. Encoded as a list of tuples: (name, arguments, keywords, how, value), `how` being
// "returned", "raised", or "unknown" as of a generator, whose calls end elsewhere.
[[nodiscard]] std::string take_noted_calls();

}  // namespace runner
