// What somebody has, recognised by itself, as tasks.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "importing/task.hpp"

namespace importing {

// The source cannot be read, or is nothing that can be imported. The text is for people.
class SourceError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct SourceOptions {
  std::string form = "auto";  // or one of form_words()
  bool challenges = false;    // MBPP's challenge_test_list too
};

struct Source {
  std::string topic;  // where packages go when nothing else is said
  std::vector<Task> tasks;
};

[[nodiscard]] const std::vector<std::string>& form_words();

// Throws SourceError.
[[nodiscard]] Source read_source(const std::filesystem::path& path, const SourceOptions& options);

}  // namespace importing
