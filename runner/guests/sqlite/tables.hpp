// What tables a database has and what their columns are, so that replaced ones are noticed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "runner/guests/sqlite/rows.hpp"

namespace runner {

// The ordinary tables (no views), by name. Throws std::runtime_error when they cannot be listed:
// only for databases that the author made.
[[nodiscard]] std::vector<std::string> table_names(Connection& connection);

// For each of these names, as a list of tuples: the name, and name, declared type, not null,
// default and key of each column of the table that now goes by it; no columns where there is none.
[[nodiscard]] std::variant<Value, TooMuch> describe_tables(Connection& connection,
                                                           const std::vector<std::string>& names,
                                                           Budget& budget);

}  // namespace runner
