#include "batch/inputs/folder.hpp"

#include <algorithm>
#include <array>

namespace batch {
namespace {

bool is_name_of_wrapper(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names{"submitted", "submissions", "students",
                                                         "submission_files"};
  const std::string lower = to_lower(name);
  return std::find(names.begin(), names.end(), lower) != names.end();
}

// Whether a folder that is alone in the tree was only put around the submissions.
bool is_wrapper(std::string_view name, const Folder& folder, const LayoutOptions& options,
                ProblemNames& names) {
  if (is_name_of_wrapper(name)) return true;
  if (names.find(name) || has_main_file(folder)) return false;
  if (name == options.root_name) return true;
  const auto names_problem = [&](const auto& entry) {
    return names.find(stem_of(entry.first)).has_value();
  };
  if (std::any_of(folder.folders.begin(), folder.folders.end(), names_problem)) return false;
  if (std::any_of(folder.files.begin(), folder.files.end(), names_problem)) return false;
  return folder.folders.size() > 1 || count_programs(folder) > 1;
}

// nbgrader keeps what students handed in beside its own folders.
const Folder* nbgrader_submitted(const Folder& root) {
  static constexpr std::array<std::string_view, 4> others{"source", "release", "autograded",
                                                          "feedback"};
  const auto submitted = root.folders.find("submitted");
  if (submitted == root.folders.end()) return nullptr;
  const bool is_course = std::any_of(others.begin(), others.end(), [&](std::string_view other) {
    return root.folders.contains(other);
  });
  return is_course ? &submitted->second : nullptr;
}

void collect(const Folder& folder, const std::string& path, std::vector<PlannedFile>& files) {
  for (const auto& [name, member] : folder.files) files.push_back({member, path_in(path, name)});
  for (const auto& [name, inner] : folder.folders) collect(inner, path_in(path, name), files);
}

}  // namespace

Folder folder_of(const std::vector<Member>& members) {
  Folder root;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].misplaced) continue;
    Folder* at = &root;
    const auto parts = parts_of(members[i].path);
    for (std::size_t part = 0; part + 1 < parts.size(); ++part) {
      at = &at->folders[std::string{parts[part]}];
    }
    at->files.emplace(parts.back(), i);
  }
  return root;
}

std::vector<PlannedFile> files_below(const Folder& folder) {
  std::vector<PlannedFile> files;
  collect(folder, "", files);
  return files;
}

bool is_program(std::string_view name) {
  static constexpr std::array<std::string_view, 5> endings{".py", ".sql", ".js", ".toml", ".ipynb"};
  const std::string ending = to_lower(ending_of(name));
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool has_main_file(const Folder& folder) {
  return std::any_of(folder.files.begin(), folder.files.end(), [](const auto& file) {
    const auto stem = stem_of(file.first);
    return is_program(file.first) && (stem == "solution" || stem == "answers");
  });
}

std::size_t count_programs(const Folder& folder) {
  return static_cast<std::size_t>(
      std::count_if(folder.files.begin(), folder.files.end(),
                    [](const auto& file) { return is_program(file.first); }));
}

const Folder* unwrapped(const Folder& root, const LayoutOptions& options, ProblemNames& names,
                        std::string& path) {
  const Folder* at = &root;
  if (options.sorted_out) return at;
  if (const Folder* submitted = nbgrader_submitted(root)) {
    path = "submitted";
    return submitted;
  }
  while (at->files.empty() && at->folders.size() == 1) {
    const auto& [name, inner] = *at->folders.begin();
    if (!is_wrapper(name, inner, options, names)) break;
    path = path_in(path, name);
    at = &inner;
  }
  return at;
}

std::string path_in(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string{name};
  std::string path{folder};
  path += '/';
  path += name;
  return path;
}

}  // namespace batch
