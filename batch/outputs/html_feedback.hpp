// One submission's feedback as HTML, as long as a reader can use; the JSON lines have all of it.
#pragma once

#include <string>

#include "batch/outputs/graded.hpp"

namespace batch {

[[nodiscard]] std::string feedback_html(const Graded& graded);

}  // namespace batch
