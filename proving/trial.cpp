#include "proving/trial.hpp"

#include <algorithm>
#include <utility>

namespace proving {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// Loading and a busy machine cost something too. Waiting is the same everywhere, computing is not.
constexpr int times_the_cpu_time = 10;
constexpr int times_the_wall_time = 4;
constexpr milliseconds least_cpu_time{100};
constexpr milliseconds least_wall_time{200};

milliseconds tight(nanoseconds need, milliseconds least, milliseconds most) {
  return std::min(std::max(duration_cast<milliseconds>(need), least), most);
}

}  // namespace

Trial::Trial(problems::ProblemPtr problem, runner::LocalJudge& judge, Progress progress,
             Proof& proof)
    : problem_{std::move(problem)},
      tight_{problem_},
      judge_{judge},
      progress_{std::move(progress)},
      proof_{proof} {}

const problems::ExampleSubmission& Trial::reference() const {
  return problem_->submissions.at(problem_->reference);
}

void Trial::fault(std::string rule, std::string what) {
  proof_.faults.push_back({std::move(rule), std::move(what)});
}

void Trial::progress(std::string_view doing, std::size_t done, std::size_t all) {
  if (progress_) progress_(doing, done, all);
}

runner::Report Trial::run(const std::vector<problems::File>& files, std::uint64_t seed) {
  return checked(judge_.judge({problem_, files, seed}, {}));
}

runner::Report Trial::run_tightly(const std::vector<problems::File>& files, std::uint64_t seed,
                                  milliseconds total) {
  auto limited = std::make_shared<problems::Problem>(*tight_);
  limited->limits.total_wall_time = std::min(limited->limits.total_wall_time, total);
  return checked(judge_.judge({std::move(limited), files, seed}, {}));
}

runner::Report Trial::run_until_failure(const std::vector<problems::File>& files,
                                        std::uint64_t seed) {
  return checked(judge_.judge_until_failure({tight_, files, seed}));
}

void Trial::tighten(nanoseconds cpu_time, nanoseconds wall_time) {
  auto limited = std::make_shared<problems::Problem>(*problem_);
  limited->limits.cpu_time =
      tight(cpu_time * times_the_cpu_time, least_cpu_time, problem_->limits.cpu_time);
  limited->limits.wall_time =
      tight(wall_time * times_the_wall_time, least_wall_time, problem_->limits.wall_time);
  tight_ = std::move(limited);
}

runner::Report Trial::checked(runner::Report report) const {
  if (report.verdict == runner::Verdict::judge_error) throw JudgeFailed{report.message};
  return report;
}

std::set<std::string> accepted_in(const runner::Report& report) {
  std::set<std::string> names;
  for (const auto& each : report.testcases) {
    if (each.verdict == runner::Verdict::accepted) names.insert(each.name);
  }
  return names;
}

std::set<std::string> samples_of(const problems::Problem& problem) {
  std::set<std::string> names;
  for (const auto& each : problem.testcases) {
    if (each.visibility == problems::Visibility::sample) names.insert(each.name);
  }
  return names;
}

}  // namespace proving
