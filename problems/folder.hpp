// Reads the files below a folder: bounded, regular files only, no link followed.
// Knows nothing of what is in them.
#pragma once

#include <filesystem>

#include "problems/reading.hpp"

namespace problems {

// Bytes by relative name, without what is_ignored() names. Reads a little past the bounds of
// package.hpp at most, so that Reading::check_bounds() can tell that they were passed. Complains
// about what cannot be read and about everything that is no regular file or folder.
[[nodiscard]] Files read_folder(const std::filesystem::path& folder, Complaints& complaints);

}  // namespace problems
