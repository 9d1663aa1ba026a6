// A folder of a stranger: its regular files, small ones, as texts by their relative names.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace importing {

using Texts = std::map<std::string, std::string>;

inline constexpr std::size_t most_folder_files = 2000;
inline constexpr std::size_t most_folder_bytes = 64UL << 20;

// No link is followed; caches and what version control keeps are left out. Throws Refusal past a
// bound.
[[nodiscard]] Texts folder_texts(const std::filesystem::path& folder);

}  // namespace importing
