// submissions/<verdict>/: solutions that must end in that verdict, and the reference among them.
#pragma once

#include "problems/problem.hpp"
#include "problems/reading.hpp"

namespace problems {

// Fills in `submissions` and `reference`; `main_file` is already there. A submission of one file
// carries it under the name of the main file; of several files, the main file comes first.
void read_submissions(Reading& reading, Problem& problem);

}  // namespace problems
