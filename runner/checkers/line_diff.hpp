// What a reader needs of two texts of several lines: where they differ, with a little around it.
#pragma once

#include <string>
#include <string_view>

namespace runner {

// Lines after "- " (only expected), "+ " (only observed) and "  " (both), safe to print, few enough
// to read;
// "..." stands for what is left out. Empty when both texts are of one line, or have
// the same lines.
[[nodiscard]] std::string line_diff(std::string_view expected, std::string_view actual);

}  // namespace runner
