// A package on the disk: all of it, or what was there before.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace importing {

// Throws Refusal when something is there that must not be replaced: anything at all, or with
// `overwrite` what is no package.
void refuse_occupied(const std::filesystem::path& folder, bool overwrite);

// Throws std::runtime_error when the disk refuses.
void write_package(const std::filesystem::path& folder,
                   const std::map<std::string, std::string>& files, bool overwrite);

}  // namespace importing
