// What the files of a submission may be called.
#pragma once

#include <cstddef>
#include <string_view>

namespace problems {

inline constexpr std::size_t max_submission_file_name = 200;  // bytes

// Relative, without "." and "..", so that it stays in the work directory; nothing that a terminal
// or a log would obey.
[[nodiscard]] bool is_safe_file_name(std::string_view name);

}  // namespace problems
