#include "batch/standing.hpp"

namespace batch {
namespace {

constexpr std::size_t most_told = 20;
constexpr std::size_t longest_told = 500;

}  // namespace

void Standing::Excuses::add(std::string text) {
  ++count;
  if (first.size() == most_told) return;
  if (text.size() > longest_told) text = text.substr(0, longest_told) + "...";
  first.push_back(std::move(text));
}

void Standing::add(const Outcome& outcome, const std::string& source) {
  ++done;
  const bool failed = outcome.verdict == "judge_error";
  judge_errors_in_a_row = failed ? judge_errors_in_a_row + 1 : 0;
  if (outcome.verdict.empty()) return skipped.add(source + ": " + outcome.message);
  ++verdicts[outcome.verdict];
  if (failed) return judge_errors.add(source + ": " + outcome.message);
  PerProblem& problem = problems[outcome.problem];
  ++problem.graded;
  if (outcome.verdict == "accepted") ++problem.accepted;
  if (outcome.max_score > 0)
    problem.share += static_cast<double>(outcome.score) / outcome.max_score;
}

}  // namespace batch
