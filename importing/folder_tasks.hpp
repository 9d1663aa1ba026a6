// Tasks that are folders: an Exercism exercise, a folder of tests, a Kattis problem package,
// an SQL question.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "importing/source.hpp"

namespace importing {

// The folder itself when it is one task, else those inside of it. `form`: the first one's, or what
// was asked for. Throws SourceError.
[[nodiscard]] std::vector<Task> folder_tasks(const std::filesystem::path& folder,
                                             const SourceOptions& options, std::string& form);

// The forms. Each throws Refusal.
[[nodiscard]] Draft draft_of_exercise(const std::filesystem::path& folder, Workshop& shop,
                                      const Task& task, const std::string& topic);
[[nodiscard]] Draft draft_of_tests(const std::filesystem::path& folder, Workshop& shop,
                                   const Task& task, const std::string& topic);

[[nodiscard]] Draft draft_of_kattis(const std::filesystem::path& folder, Workshop& shop,
                                    const Task& task, const std::string& topic);
[[nodiscard]] Draft draft_of_sql(const std::filesystem::path& folder, Workshop& shop,
                                 const Task& task, const std::string& topic);

}  // namespace importing
