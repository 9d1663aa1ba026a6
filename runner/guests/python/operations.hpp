// What a solution does, counted: an instruction of the interpreter is one operation, and a builtin
// that goes through a list, a text or a dict counts as one for each element of it. The same program
// with the same input has the same count, on every machine. Work of the driver is left out, and so
// is what another thread does.
#pragma once

#include <cstdint>

namespace runner {

void start_counting();

// -1 when the program has put a tracer of its own in the place of this one.
[[nodiscard]] std::int64_t stop_counting();

}  // namespace runner
