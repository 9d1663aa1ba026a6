// The same input with other values: plainer ones, or just others. Pure functions; whether the
// difference is still there is for others to see.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runner/counterexample/sql_input.hpp"

namespace runner {

// Texts that everybody has seen, by "table.column".
using KnownTexts = std::map<std::string, std::set<std::string>>;
void learn_texts(const SqlInput& input, const Tables& tables, KnownTexts& known);

// The same input made plainer in one way or another, those that change most first: whole-numbered
// keys counted from one (but for the tables in `fixed`, whose rows are not all in the input), and
// texts that nobody knows exchanged for known ones of their column, in the same order.
[[nodiscard]] std::vector<SqlInput> plainer(const SqlInput& input, const Tables& tables,
                                            const std::set<std::size_t>& fixed,
                                            const KnownTexts& known);

// The same input with a list in a call of Python's shorter, each time in another way.
[[nodiscard]] std::vector<SqlInput> with_less_in_calls(const SqlInput& input);

// The same input with one number a little different, each time another; keys stay.
[[nodiscard]] std::vector<SqlInput> varied(const SqlInput& input, const Tables& tables);

}  // namespace runner
