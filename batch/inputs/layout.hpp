// Which members of a tree are one submission, whose it is, and for which problem.
// Knows layouts and names; nothing of contents.
#pragma once

#include <string>
#include <vector>

#include "batch/inputs/map.hpp"
#include "batch/inputs/problem_names.hpp"
#include "batch/inputs/tree.hpp"

namespace batch {

struct PlannedFile {
  std::size_t member;
  std::string name;  // as the candidate's program sees it
};

struct Planned {
  std::string path;  // of the file or folder that is the submission; empty for the whole tree
  std::string person;
  std::string problem;               // the id, or as the input names it
  std::string error{};               // then there are no files
  std::vector<PlannedFile> files{};  // the main file first
};

struct LayoutOptions {
  std::string root_name;        // of the folder, or the archive without its ending; may be empty
  bool one_of_several = false;  // the command line names more folders or archives
  bool sorted_out = false;      // each member was named on the command line: there is no wrapper
  std::uint64_t max_entry_bytes = 0;
};

// What is wrong with a member, for an entry that was found at `path` and says that already.
[[nodiscard]] std::string about_member(const Member& member, std::string_view path,
                                       std::string_view fault);

// Sorted by path. Each member is in one of them, or the reason why it is not is.
[[nodiscard]] std::vector<Planned> recognise(const std::vector<Member>& members,
                                             const LayoutOptions& options, ProblemNames& names,
                                             MapRules& rules);

}  // namespace batch
