// What is made of Python programs with Python's own parser: mutants, cheaters, runs of an example.
// That happens in a cell like everything else in Python; the program is read there, not run.
#pragma once

#include <string>
#include <vector>

#include "proving/cheaters.hpp"
#include "proving/mutant.hpp"
#include "proving/trial.hpp"

namespace proving {

// Of one file. In the order of its lines.
[[nodiscard]] std::vector<Mutant> python_mutants(runner::LocalJudge& judge,
                                                 const problems::File& file);

[[nodiscard]] std::vector<Cheater> python_cheaters(runner::LocalJudge& judge,
                                                   const std::string& source);
// Every function returns this value, which is a Python literal. Empty when there is no function.
[[nodiscard]] std::string python_constant(runner::LocalJudge& judge, const std::string& source,
                                          const std::string& literal);

// What one call in a cell of the problem returned. Throws JudgeFailed when it did not end as it
// should.
[[nodiscard]] runner::Value call(runner::LocalJudge& judge, const problems::Problem& problem,
                                 const std::vector<problems::File>& files,
                                 const std::string& expression);

}  // namespace proving
