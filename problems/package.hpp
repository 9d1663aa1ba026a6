// Turns the bytes of a problem package into a Problem, or says everything that is wrong with them.
// Treats packages as hostile: runs nothing, follows no link, bounds what it reads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include "problems/problem.hpp"

namespace problems {

inline constexpr std::size_t max_manifest_bytes = 256UL << 10;  // problem.toml
inline constexpr std::size_t max_file_bytes = 1UL << 20;
inline constexpr std::size_t max_package_bytes = 8UL << 20;
inline constexpr std::size_t max_package_files = 500;
inline constexpr std::size_t max_file_name = 200;   // bytes of a relative name
inline constexpr std::size_t max_folder_depth = 8;  // folders inside folders
inline constexpr std::size_t max_testcases = 200;
inline constexpr std::size_t max_complaints = 100;  // shown in one PackageError

// A package is wrong: its author's fault. The text is one message a line, such as
// "memoize/problem.toml:6: limits.memory_mb: unknown key; did you mean memory_mib?"
class PackageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// `folder` is <topic>/<id>. Throws PackageError.
[[nodiscard]] ProblemPtr load_package(const std::filesystem::path& folder);

// The same as a pure function of bytes: `files` by their relative names. Throws PackageError.
[[nodiscard]] ProblemPtr load_package_from_memory(std::string folder_name, std::string topic,
                                                  std::map<std::string, std::string> files);

}  // namespace problems
