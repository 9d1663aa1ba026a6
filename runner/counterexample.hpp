// Finds a small input of its own on which a submission fails as it failed a secret testcase, by
// drawing inputs with other seeds, the smallest first. What is shown was never near the secret
// testcase: its cells get other seeds, and nothing else.
#pragma once

#include <optional>

#include "runner/judge.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

// The testcase that `report` is worth an example for: the first that failed, when it is a secret
// one whose input is drawn. Null where a sample fails, which is shown whole already.
[[nodiscard]] TestcaseReport* worth_an_example(const problems::Problem& problem, Report& report);

// Nothing when there is none to be found in a second, or none that says something. Throws for our
// own failures only.
[[nodiscard]] std::optional<Counterexample> find_counterexample(WarmProblems& warm,
                                                                const Submission& submission,
                                                                const TestcaseReport& failed);

}  // namespace runner
