// What can be said of a package without running anything of it.
#include <fmt/format.h>

#include "proving/trial.hpp"

namespace proving {
namespace {

constexpr std::size_t least_testcases = 5;
constexpr std::size_t most_testcases = 12;
constexpr std::size_t testcases_for_each_sample = 3;
constexpr std::size_t least_wrong_submissions = 3;

std::size_t wrong_submissions(const problems::Problem& problem) {
  std::size_t count = 0;
  for (const auto& each : problem.submissions) count += each.verdict == "accepted" ? 0U : 1U;
  return count;
}

}  // namespace

void prove_shape(Trial& trial) {
  const auto& problem = trial.problem();
  const std::size_t count = problem.testcases.size();
  const std::size_t samples = samples_of(problem).size();
  if (count < least_testcases || count > most_testcases)
    trial.fault("testcases", fmt::format("{} testcases; between {} and {} are wanted", count,
                                         least_testcases, most_testcases));
  if (samples * testcases_for_each_sample > count)
    trial.fault("testcases",
                fmt::format("{} of {} testcases are samples; at most a third may be shown", samples,
                            count));
  for (const auto& testcase : problem.testcases) {
    if (testcase.hint.empty())
      trial.fault("hint",
                  fmt::format("testcase '{}' has no hint for those who fail it", testcase.name));
  }
  if (const std::size_t wrong = wrong_submissions(problem); wrong < least_wrong_submissions)
    trial.fault("submissions", fmt::format("{} wrong submissions; at least {} are wanted, one for "
                                           "each mistake that candidates make",
                                           wrong, least_wrong_submissions));
}

}  // namespace proving
