// Short lists inside one column, as JSON text. Candidates' files are no such lists: they are bytes,
// in tables of their own.
#pragma once

#include <string>
#include <vector>

#include "server/store/records.hpp"

namespace server {

[[nodiscard]] std::string to_json(const std::vector<std::string>& texts);
[[nodiscard]] std::string to_json(const std::vector<AssignedProblem>& problems);

// Throw StoreError when the column holds anything else.
void from_json(const std::string& json, std::vector<std::string>& texts);
void from_json(const std::string& json, std::vector<AssignedProblem>& problems);

}  // namespace server
