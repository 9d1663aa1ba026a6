// What a finished submission changes besides its own row: the session's clock when the judge was at
// fault, and what a candidate should practise next.
#include <algorithm>

#include "server/api/prompts.hpp"
#include "server/api/results.hpp"
#include "server/api/service.hpp"
#include "server/api/session_time.hpp"
#include "server/scheduler/clock_of.hpp"
#include "server/scheduler/practice.hpp"

namespace server {
namespace {

// Computed anew from what is on record, so doing it twice changes nothing.
milliseconds time_to_give_back(Store& store, const Session& session, Time now) {
  std::vector<Span> spans;
  SubmissionFilter filter;
  filter.session = session.id;
  for (const auto& one : all_submissions(store, filter)) {
    const bool ours = one.outcome && one.outcome->verdict == "judge_error";
    if (one.finished && (ours || one.lost_runners > 0))
      spans.push_back({one.received, *one.finished});
  }
  for (const auto& [from, to] : store.outages()) {
    const Span span{std::max(from, session.started), std::min(to, session.finished.value_or(now))};
    if (span.from < span.to) spans.push_back(span);
  }
  return lost_time(std::move(spans));
}

bool is_attempt(const Submission& submission) {
  return submission.purpose == Purpose::submit && submission.outcome &&
         submission.outcome->verdict != "judge_error" && submission.outcome->max_score > 0;
}

// Once per problem and sitting: the first attempt tells how well it was known. The later ones come
// from fresh memory, and each would lengthen the interval.
bool is_first_attempt(Service& service, const Session& session, const Submission& submission) {
  SubmissionFilter filter;
  filter.session = session.id;
  filter.problem = submission.problem;
  const auto all = all_submissions(service.store(), filter);
  return std::none_of(all.begin(), all.end(), [&](const Submission& one) {
    return one.id != submission.id && is_attempt(one);
  });
}

void review(Service& service, const Session& session, const Submission& submission) {
  if (!session.assignment.empty() || !is_attempt(submission)) return;
  if (!is_first_attempt(service, session, submission)) return;
  const auto& outcome = *submission.outcome;
  Card card;
  card.user = session.candidate;
  card.problem = submission.problem;
  for (const auto& one : service.store().cards_of(session.candidate)) {
    if (one.problem == submission.problem) card = one;
  }
  const double score = static_cast<double>(outcome.score) / outcome.max_score;
  service.store().save_card(reviewed(card, score, service.now()));
}

}  // namespace

void give_back_time(Service& service, Session session) {
  const auto lost = time_to_give_back(service.store(), session, service.now());
  if (lost == session.given_back) return;
  session.given_back = lost;
  service.store().change_session(session);
}

bool over_for_good(Service& service, const Session& session, const std::optional<Time>& closes) {
  if (session.finished) return true;
  if (!clock_of(session, closes, service.now()).over) return false;
  SubmissionFilter filter;
  filter.session = session.id;
  const auto all = all_submissions(service.store(), filter);
  return std::all_of(all.begin(), all.end(),
                     [](const Submission& one) { return one.state == State::done; });
}

void give_back_to_open_sessions(Service& service) {
  for (const auto& session : service.store().open_sessions()) give_back_time(service, session);
}

void Service::after_report(const Submission& submission) {
  if (!submission.outcome) return;
  const auto started = submission.started.value_or(submission.received);
  metrics_.judged(submission.outcome->verdict, started - submission.received,
                  submission.finished.value_or(started) - started);
  if (submission.session.empty()) return;
  const auto session = store_.session(submission.session);
  if (!session) return;
  const bool ours = submission.outcome->verdict == "judge_error" || submission.lost_runners > 0;
  if (ours) give_back_time(*this, *session);
  review(*this, *session, submission);
}

}  // namespace server
