// Whose code a frame runs, and where the candidate's own code is at the moment.
#pragma once

#include <string>

#include "runner/guests/python/python_ref.hpp"

namespace runner {

enum class Owner { candidate, driver, library };
[[nodiscard]] Owner owner_of(PyCodeObject* code);

// "solution.py:7", the innermost of the candidate's lines that are being run; empty when there is
// none. Needs the interpreter's lock.
[[nodiscard]] std::string place_of_candidate();

}  // namespace runner
