#include "server/api/results.hpp"

#include <algorithm>

#include "server/api/service.hpp"

namespace server {

namespace {

bool is_ours(const std::optional<Outcome>& outcome) {
  return !outcome || outcome->verdict == "judge_error";
}

}  // namespace

Counting::Counting(Service& service, const std::string& assignment, std::optional<Time> until)
    : service_{service} {
  if (assignment.empty()) return;
  auto regrades = service.store().regrades_of(assignment);
  std::erase_if(regrades, [until](const Regrade& one) {
    return !one.published || (until && *one.published >= *until);
  });
  std::sort(regrades.begin(), regrades.end(),
            [](const auto& a, const auto& b) { return *a.published < *b.published; });
  for (const auto& regrade : regrades) {
    for (const auto& row : service.store().regrade_rows(regrade.id)) again_[row.before] = row.again;
  }
}

std::optional<Counted> Counting::of(const Submission& submission) {
  return counted(submission, outcome_of(submission));
}

std::optional<Counted> Counting::with(const Submission& submission, const Submission& again) {
  return counted(submission, is_ours(again.outcome) ? outcome_of(submission) : again.outcome);
}

std::optional<Outcome> Counting::outcome_of(const Submission& submission) {
  const auto again = again_.find(submission.id);
  if (again == again_.end()) return submission.outcome;
  const auto replaced = service_.store().submission(again->second);
  return replaced && !is_ours(replaced->outcome) ? replaced->outcome : submission.outcome;
}

std::optional<Counted> Counting::counted(const Submission& submission,
                                         const std::optional<Outcome>& outcome) {
  const auto overrides = service_.store().overrides_of(submission.id);
  if (!outcome || (is_ours(outcome) && overrides.empty())) return std::nullopt;
  Counted counted{outcome->verdict, outcome->score, outcome->max_score, false};
  if (!overrides.empty()) {
    counted.score = overrides.back().score;
    counted.overridden = true;
  }
  return counted;
}

std::vector<Submission> all_submissions(Store& store, SubmissionFilter filter) {
  std::vector<Submission> all;
  filter.limit = 1000;
  for (;;) {
    auto some = store.submissions(filter);
    const bool last = some.size() < filter.limit;
    std::move(some.begin(), some.end(), std::back_inserter(all));
    if (last) return all;
    filter.after = all.back().id;
  }
}

std::vector<Solved> solved_in(Service& service, const Session& session) {
  Counting counting{service, session.assignment};
  SubmissionFilter filter;
  filter.session = session.id;
  const auto submissions = all_submissions(service.store(), filter);
  std::vector<Solved> lines;
  for (const auto& given : session.problems) {
    const auto version = service.shelf().version(given.digest);
    Solved line;
    line.problem = given.problem;
    line.title = version ? version->title : given.problem;
    line.topic = version ? version->topic : "";
    line.max = version ? version->max_score() : 0;
    for (const auto& submission : submissions) {
      if (submission.problem != given.problem || submission.purpose != Purpose::submit) continue;
      const auto counted = counting.of(submission);
      if (!counted) continue;
      ++line.attempts;
      line.best = std::max(line.best, counted->score);
      line.verdicts.push_back(counted->verdict);
      line.time_spent = submission.received - session.started;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace server
