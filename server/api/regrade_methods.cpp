// Judging again with a problem's newer version: made, looked at, and only then published.
#include <fmt/format.h>

#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/api/methods.hpp"
#include "server/api/params.hpp"
#include "server/api/results.hpp"
#include "server/api/service.hpp"
#include "server/api/views.hpp"

namespace server {

namespace json = boost::json;

namespace {

Regrade regrade_for(Service& service, const Call& call) {
  const std::string id = text_in(call.params, "regrade");
  auto regrade = service.store().regrade(id);
  if (!regrade || !may_watch(service, *call.caller, regrade->assignment))
    throw not_found("regrade", id);
  return *std::move(regrade);
}

bool all_judged(Service& service, const std::vector<RegradeRow>& rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const RegradeRow& row) {
    const auto again = service.store().submission(row.again);
    return again && again->state == State::done;
  });
}

// From what counts without the regrade to what counts with it; null when that is the same.
json::value move_of(Service& service, Counting& counting, const RegradeRow& row) {
  const auto submission = service.store().submission(row.before);
  const auto again = service.store().submission(row.again);
  if (!submission || !again) return nullptr;
  const Counted nothing{"judge_error", 0, 0, false};
  const Counted before = counting.of(*submission).value_or(nothing);
  const Counted after = counting.with(*submission, *again).value_or(nothing);
  const int difference = after.score - before.score;
  if (difference == 0 && after.verdict == before.verdict) return nullptr;
  const auto user = service.store().user(submission->owner);
  return json::object{{"submission", submission->id},   {"candidate", submission->owner},
                      {"name", user ? user->name : ""}, {"verdict_before", before.verdict},
                      {"verdict_after", after.verdict}, {"score_before", before.score},
                      {"score_after", after.score},     {"difference", difference}};
}

// Who moves, and by how much.
json::object with_moves(Service& service, const Regrade& regrade) {
  const auto rows = service.store().regrade_rows(regrade.id);
  json::object view = view_of(regrade);
  view["ready"] = all_judged(service, rows);
  Counting counting{service, regrade.assignment, regrade.published};
  json::array moves;
  for (const auto& row : rows) {
    json::value move = move_of(service, counting, row);
    if (!move.is_null()) moves.push_back(std::move(move));
  }
  view["submissions"] = rows.size();
  view["moves"] = std::move(moves);
  return view;
}

}  // namespace

Value regrades_create(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  const std::string id = text_in(call.params, "problem");
  const auto problem = service.shelf().find(id);
  if (!problem) throw not_found("problem", id);
  service.shelf().keep(problem);
  const Regrade regrade{service.new_id("regrade"), call.caller->user.id, assignment.id, id,
                        problem->digest,           service.now(),        std::nullopt};
  std::vector<RegradeRow> rows;
  std::vector<Submission> again;
  SubmissionFilter filter;
  filter.assignment = assignment.id;
  filter.problem = id;
  for (const auto& line : all_submissions(service.store(), filter)) {
    if (line.state != State::done || line.purpose != Purpose::submit) continue;
    Submission copy = *service.store().submission(line.id);
    copy.id = service.new_id("submission");
    copy.owner = call.caller->user.id;
    copy.session.clear();
    copy.batch = regrade.id;
    copy.digest = problem->digest;
    copy.lane = Lane::batch;
    copy.state = State::queued;
    copy.received = service.now();
    copy.started = copy.finished = std::nullopt;
    copy.lost_runners = 0;
    copy.idempotency_key.clear();
    copy.outcome.reset();
    rows.push_back({regrade.id, line.id, copy.id});
    again.push_back(std::move(copy));
  }
  if (rows.empty())
    throw Refused{409, fmt::format("no submission to '{}' in this assignment is judged yet", id),
                  "problem"};
  if (const auto wait = service.dispatcher().full(Lane::batch, call.caller->user.id, again.size()))
    throw Refused{429, fmt::format("the queue is full; ask again in {} s", wait->count())}
        .retry_after(*wait);
  service.store().add_regrade(regrade, rows, again);
  for (const auto& one : again)
    service.dispatcher().enqueue({one.id, one.owner, one.batch, one.lane});
  return with_moves(service, regrade);
}

Value regrades_get(Service& service, Call& call) {
  return with_moves(service, regrade_for(service, call));
}

Value regrades_list(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  json::array items;
  for (const auto& one : service.store().regrades_of(assignment.id)) items.push_back(view_of(one));
  return page(std::move(items));
}

Value regrades_publish(Service& service, Call& call) {
  const Regrade regrade = regrade_for(service, call);
  if (!all_judged(service, service.store().regrade_rows(regrade.id)))
    throw Refused{409, "it is still being judged; publish it when it is ready", "regrade"};
  if (!regrade.published) service.store().publish_regrade(regrade.id, service.now());
  return with_moves(service, *service.store().regrade(regrade.id));
}

}  // namespace server
