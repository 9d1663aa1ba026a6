// A small database and the statements that are run on it, as an input that can be made smaller.
// Pure functions; whether the difference is still there is for others to see.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "runner/counterexample/sql_text.hpp"
#include "runner/counterexample/tables.hpp"

namespace runner {

struct SqlInput {
  Rows rows;                                      // parents first
  std::vector<std::vector<std::size_t>> parents;  // of each row, by its place in `rows`
  std::vector<SqlStatement> run;
  std::string drawn_as{};  // the name of the testcase that it was drawn in

  // What can be left out: rows, and each row of an INSERT in `run`, or the statement.
  [[nodiscard]] std::size_t units() const;
  [[nodiscard]] std::size_t bytes() const;
};

[[nodiscard]] SqlInput make_input(Rows rows, std::vector<SqlStatement> run, const Tables& tables);

// Without the units of these numbers, and the rows that lead to one of them.
[[nodiscard]] SqlInput without(const SqlInput& input, const std::set<std::size_t>& units);
// Only these rows and those that they lead to; `run` as it is.
[[nodiscard]] SqlInput with_only(const SqlInput& input, const std::set<std::size_t>& rows);

// For each row that leads nowhere and that others lead to, all those, at any distance.
[[nodiscard]] std::vector<std::set<std::size_t>> families(const SqlInput& input);

// Statements as text, each ended by a semicolon and a line end.
[[nodiscard]] std::string setup_text(const SqlInput& input, const Tables& tables,
                                     bool names_columns);
[[nodiscard]] std::string run_text(const std::vector<SqlStatement>& run);

// Each row and statement by itself: inputs that have no other ones are parts of one another.
[[nodiscard]] std::set<std::string> parts_of(const SqlInput& input, const Tables& tables);

}  // namespace runner
