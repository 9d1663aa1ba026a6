// How an answer is right: the reference's costs grow in a clear way, within what is asked for, and
// nothing is to be said of it.
#include <fmt/format.h>

#include "proving/trial.hpp"
#include "runner/growth.hpp"

namespace proving {
namespace {

constexpr std::uint64_t seed = 1;

void prove_growth(Trial& trial, const problems::Testcase& testcase) {
  const auto growth = trial.judge().growth_of_reference(trial.problem_ptr(), testcase);
  const auto& most = testcase.growth->at_most;
  if (!growth) {
    trial.fault("growth", fmt::format("'{}': the reference's cost grows in no clear way; choose "
                                      "larger sizes, further apart",
                                      testcase.name));
  } else if (most && *growth > *most) {
    trial.fault("growth", fmt::format("'{}': the reference's cost {}, and at most {} is asked for",
                                      testcase.name, runner::growth_words(growth),
                                      problems::to_string(*most)));
  }
}

}  // namespace

void prove_how(Trial& trial) {
  const auto& problem = trial.problem();
  for (const auto& each : problem.testcases)
    if (each.growth) prove_growth(trial, each);
  for (const auto& each : problem.remarks)
    if (each.growth) prove_growth(trial, each);
  if (problem.remarks.empty()) return;
  runner::Submission submission{trial.problem_ptr(), trial.reference().files, seed};
  submission.remarks = true;
  for (const auto& remark : trial.judge().judge(submission, {}).remarks)
    trial.fault("remark", fmt::format("there is something to say of the reference: {}: {}",
                                      remark.axis, remark.text));
}

}  // namespace proving
