// The problems below one folder, each loaded when it is first asked for.
// Knows where packages are; nothing of what they contain.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace problems {

// Thread-compatible: const members may run at the same time, others need the caller's lock.
class Bank {
 public:
  // Looks for <topic>/<id>/problem.toml below the folder, and into none of them.
  // Throws PackageError when the folder cannot be read.
  explicit Bank(std::filesystem::path folder);

  // Null when there is no such problem. Throws PackageError when its package is broken, or when
  // two packages have this id.
  [[nodiscard]] ProblemPtr find(std::string_view id);

  struct Contents {
    std::vector<ProblemPtr> problems;  // by topic, then by id
    std::vector<std::string> errors;   // the text of each broken package's PackageError
  };
  [[nodiscard]] Contents all();

  // The id that was probably meant.
  [[nodiscard]] std::optional<std::string> suggest(std::string_view id) const;

 private:
  struct Shelf {
    std::vector<std::filesystem::path> folders;  // more than one is an error
    ProblemPtr problem;                          // once it was loaded
  };
  void add_topic(const std::filesystem::path& topic);

  std::filesystem::path folder_;
  std::map<std::string, Shelf, std::less<>> shelves_;  // by id
};

}  // namespace problems
