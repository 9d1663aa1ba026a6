// Finds a small database on which a submission in SQL fails as it failed a secret testcase: rows
// that the testcase's own setup drew with another seed, as few as show it.
#pragma once

#include <optional>

#include "runner/judge.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

// Whether anything of it is drawn.
[[nodiscard]] bool draws_rows(const problems::Testcase& testcase);

// Nothing when there is none to be found in a second, or none that says something. Throws for our
// own failures only.
[[nodiscard]] std::optional<Counterexample> find_small_database(WarmProblems& warm,
                                                                const Submission& submission,
                                                                const TestcaseReport& failed,
                                                                const problems::Testcase& testcase);

}  // namespace runner
