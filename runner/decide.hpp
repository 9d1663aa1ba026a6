// Facts, then meaning: what happened in a testcase, beside what happened to the reference, becomes
// a verdict with its words. Pure functions: no clock, no files, no log.
#pragma once

#include "runner/drive.hpp"
#include "runner/judge.hpp"
#include "runner/observations.hpp"

namespace runner {

[[nodiscard]] TestcaseReport decide(const problems::Problem& problem,
                                    const problems::Testcase& testcase, const CaseFacts& facts,
                                    const Observations& expected);

// Of the whole: accepted if all are, a judge error if there is one, else that of the first testcase
// that failed.
[[nodiscard]] Verdict overall(const std::vector<TestcaseReport>& testcases);

}  // namespace runner
