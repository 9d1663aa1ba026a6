#include "server/dispatcher/outcomes.hpp"

#include "runner/feedback.hpp"

namespace server {

Outcome outcome_of(const runner::Report& report, const std::string& file) {
  Outcome outcome;
  outcome.verdict = runner::to_string(report.verdict);
  outcome.score = report.score;
  outcome.max_score = report.max_score;
  outcome.report = runner::to_json(report, file, true);
  if (report.verdict != runner::Verdict::judge_error) {
    outcome.feedback = runner::to_json(report, file, false);
    return outcome;
  }
  runner::Report told = report;
  told.message = "The judge failed, not your program. Nothing was counted; please submit again.";
  outcome.feedback = runner::to_json(told, file, false);
  return outcome;
}

Outcome judge_failed(const std::string& problem, const std::string& digest, const std::string& file,
                     int max_score, const std::string& why) {
  runner::Report report;
  report.problem = problem;
  report.problem_digest = report.receipt.problem_digest = digest;
  report.receipt.viva_version = VIVA_VERSION;
  report.max_score = max_score;
  report.message = why;
  return outcome_of(report, file);
}

}  // namespace server
