// A submission beside the one before, in the unified format of `diff -u`.
// Texts are bytes: nothing here knows encodings, languages or files.
#pragma once

#include <string>

namespace server {

// Empty when the texts are equal. Otherwise the fewest changed lines that lead from one to the
// other; when a text is longer than 5,000 lines, all of one and then all of the other. A line is
// what ends in \n, so that a CR or a missing newline at the end is a change as well.
// Control characters in names are shown as '?'.
[[nodiscard]] std::string unified_diff(const std::string& before, const std::string& after,
                                       const std::string& name_before,
                                       const std::string& name_after, int context = 3);

}  // namespace server
