// Tasks in files of JSON: HumanEval's form and MBPP's, one object a line or an array of them, also
// compressed.
#pragma once

#include <filesystem>
#include <vector>

#include "importing/source.hpp"

namespace importing {

// Throws SourceError when the file itself cannot be read; a line that is no task is a task that is
// refused.
[[nodiscard]] std::vector<Task> json_tasks(const std::filesystem::path& file,
                                           const SourceOptions& options);

}  // namespace importing
