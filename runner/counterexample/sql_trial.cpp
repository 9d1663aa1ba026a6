#include "runner/counterexample/sql_trial.hpp"

#include <algorithm>

#include "runner/asking.hpp"

namespace runner {

using std::chrono::milliseconds;

SqlTrial::SqlTrial(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
                   const problems::Testcase& testcase)
    : warm_{warm},
      submission_{submission},
      testcase_{testcase},
      failure_{failed, testcase},
      limits_{limits_of_trials(*submission.problem, submission.counterexample_time)},
      drawn_{warm, *submission.problem, limits_} {}

std::vector<Outcome> SqlTrial::outcomes(const std::vector<SqlInput>& inputs, milliseconds time) {
  const auto& problem = *submission_.problem;
  std::vector<problems::Testcase> questions;
  for (const auto& input : inputs)
    questions.push_back(failure_.question(setup_of(input), run_text(input.run)));
  problems::Limits limits = limits_;
  limits.total_wall_time = time;
  const auto asked = asking(problem, std::move(questions), limits);
  const auto& right = problem.submissions.at(problem.reference).files;
  const auto reference = ask(warm_, asked, right, seed_of_questions);
  const auto yours = ask(warm_, asked, submission_.files, seed_of_questions);
  std::vector<Outcome> all(inputs.size());
  for (std::size_t i = 0; i < std::min({all.size(), reference.size(), yours.size()}); ++i)
    all[i] = failure_.outcome(reference[i], yours[i]);
  return all;
}

std::vector<bool> SqlTrial::fails(const std::vector<SqlInput>& inputs, milliseconds time) {
  std::vector<bool> all;
  for (const auto& outcome : outcomes(inputs, time)) all.push_back(outcome.alike);
  return all;
}

// Twice: the first time shows where it ends, the second time is what is shown.
std::optional<Counterexample> SqlTrial::confirmed(SqlInput& input) {
  std::optional<Counterexample> example;
  for (int i = 0; i < 2; ++i) {
    const auto outcome = outcomes({input}, limits_.total_wall_time)[0];
    if (!outcome.alike) return std::nullopt;
    example = failure_.shown(setup_of(input), input.run, outcome);
    if (!example) return std::nullopt;
  }
  return example;
}

bool draws_rows(const problems::Testcase& testcase) {
  const auto* sql = std::get_if<problems::SqlCase>(&testcase.what);
  return sql != nullptr && (draws_at_random(sql->setup) || draws_at_random(sql->run));
}

}  // namespace runner
