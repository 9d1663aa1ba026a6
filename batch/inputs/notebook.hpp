// The program in a Jupyter notebook.
#pragma once

#include <string>
#include <string_view>

#include "batch/inputs/tree.hpp"

namespace batch {

// Its code cells, one after the other. Lines for IPython alone (%matplotlib, !pip) become `pass`;
// cells that %%bash and its like give to others, and nbgrader's own tests, stay out.
[[nodiscard]] Content program_of_notebook(std::string_view json);

}  // namespace batch
