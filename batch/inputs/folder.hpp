// The members of a tree, folder by folder.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "batch/inputs/layout.hpp"

namespace batch {

struct Folder {
  std::map<std::string, Folder, std::less<>> folders;
  std::map<std::string, std::size_t, std::less<>> files;  // by name; the place among the members

  [[nodiscard]] bool empty() const { return folders.empty() && files.empty(); }
};

// Misplaced members are in none.
[[nodiscard]] Folder folder_of(const std::vector<Member>& members);

// Every file below, with names that begin there.
[[nodiscard]] std::vector<PlannedFile> files_below(const Folder& folder);

// solution.py and its like, which every problem calls its main file.
[[nodiscard]] bool has_main_file(const Folder& folder);

// Files right in it whose endings are those of programs.
[[nodiscard]] std::size_t count_programs(const Folder& folder);
[[nodiscard]] bool is_program(std::string_view name);

// The folder where submissions begin: inside of what an archive wraps around them, and of
// nbgrader's course. `path` grows by what was passed.
[[nodiscard]] const Folder* unwrapped(const Folder& root, const LayoutOptions& options,
                                      ProblemNames& names, std::string& path);

[[nodiscard]] std::string path_in(std::string_view folder, std::string_view name);

}  // namespace batch
