// What a program's text is made of, where a question is about the construct itself. The text is
// taken apart, never run: Python's in a cell by Python's own parser, SQL's as tokens.
#pragma once

#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

// Empty, or what is missing or should not be there, with its line. Throws for our own failures.
[[nodiscard]] std::string look_at_style(WarmProblems& warm, const problems::Problem& problem,
                                        const std::vector<problems::File>& files,
                                        const problems::StyleCase& style);

// The rules that hold for a text of SQL, each with the line where that is seen first.
[[nodiscard]] std::vector<std::pair<std::string, int>> sql_style(const std::string& text);

}  // namespace runner
