// What the driver calls of the candidate's, with what, and what comes of it: the first calls of a
// testcase, without those that the candidate's functions make among themselves.
#pragma once

#include <string>

namespace runner {

void start_noting_calls();

// Stops. Encoded as a list of tuples: (kind, name, identity, arguments, keywords, how, value).
// `kind` is "function", "closure", "constructor", "method" or "property"; a constructor has the
// class's name. Calls of one object have one identity. `how` is "returned", "raised", or "unknown"
// as of a generator, whose calls end elsewhere. Empty where other threads have run: what they
// called was not seen.
[[nodiscard]] std::string take_noted_calls();

}  // namespace runner
