// A git repository as a tree: a folder for each student's branch, or what HEAD holds. Only objects
// are read; nothing is checked out, and no hook, filter or attribute of the repository is used.
#pragma once

#include <filesystem>
#include <memory>

#include "batch/inputs/tree.hpp"
#include "batch/open_inputs.hpp"

namespace batch {

[[nodiscard]] bool is_git_repository(const std::filesystem::path& folder);

// Throws InputError.
[[nodiscard]] std::unique_ptr<Tree> open_git_tree(const std::filesystem::path& repository,
                                                  const InputOptions& options);

}  // namespace batch
