// What an import came to, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "importing/importer.hpp"

namespace importing {

// "problems.jsonl:3: HumanEval/2: the canonical solution fails an assert (line 4 of its tests)"
[[nodiscard]] std::string line_about(const Outcome& outcome);

// One line without its line feed.
[[nodiscard]] std::string to_json(const Outcome& outcome);

// What was imported, how its asserts are asked, what was not. Ends with a line feed.
[[nodiscard]] std::string summary(const std::vector<Outcome>& outcomes,
                                  const std::filesystem::path& folder);

}  // namespace importing
