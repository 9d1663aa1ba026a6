// Files that only their owner may read, such as those with tokens.
#pragma once

#include <filesystem>
#include <string>

namespace cli {

// Replaces the file as a whole, so that nobody ever reads half of one.
void write_private(const std::filesystem::path& path, const std::string& text);
// Empty when there is no such file.
[[nodiscard]] std::string read_private(const std::filesystem::path& path);

}  // namespace cli
