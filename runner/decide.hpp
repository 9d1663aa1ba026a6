// Facts, then meaning: what happened in a testcase, beside what happened to the reference, becomes
// a verdict with its words. Pure functions: no clock, no files, no log.
#pragma once

#include "runner/drive.hpp"
#include "runner/how.hpp"
#include "runner/judge.hpp"
#include "runner/observations.hpp"

namespace runner {

[[nodiscard]] TestcaseReport decide(const problems::Problem& problem,
                                    const problems::Testcase& testcase, const CaseFacts& facts,
                                    const Observations& expected);

// Of a testcase about how an answer is right. All of it is fit for everybody: its cells have seen
// no other testcase, and counts are rounded.
[[nodiscard]] TestcaseReport decide_how(const problems::Testcase& testcase,
                                        const HowResult& result);
// While another one is not accepted, it ends as that one did.
[[nodiscard]] TestcaseReport not_looked_at(const problems::Testcase& testcase, Verdict before);

// Of the whole: accepted if all are, a judge error if there is one, else that of the first testcase
// that failed.
[[nodiscard]] Verdict overall(const std::vector<TestcaseReport>& testcases);

}  // namespace runner
