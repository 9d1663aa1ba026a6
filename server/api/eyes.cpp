#include "server/api/eyes.hpp"

#include "server/api/params.hpp"
#include "server/api/refused.hpp"
#include "server/api/service.hpp"
#include "server/api/session_time.hpp"

namespace server {
namespace {

bool is_administrator(const Caller& caller) { return caller.user.role == Role::administrator; }

Eyes candidate_eyes(Service& service, const Submission& submission) {
  if (submission.session.empty()) return {false, true, true};
  const auto session = service.store().session(submission.session);
  if (!session || session->assignment.empty()) return {false, true, true};
  const auto assignment = service.store().assignment(session->assignment);
  if (!assignment) return {};
  Eyes eyes;
  eyes.feedback =
      submission.purpose == Purpose::samples || results_are_open(service, *session, *assignment);
  eyes.hints = assignment->settings.hints == HintPolicy::after_failure;
  return eyes;
}

}  // namespace

bool may_watch(Service& service, const Caller& caller, const std::string& id) {
  if (id.empty()) return false;
  const auto assignment = service.store().assignment(id);
  return assignment && (assignment->owner == caller.user.id || is_administrator(caller));
}

std::optional<Eyes> eyes_for(Service& service, const Caller& caller, const Submission& submission) {
  if (is_administrator(caller)) return Eyes{true, true, true};
  if (!submission.session.empty()) {
    const auto session = service.store().session(submission.session);
    if (session && may_watch(service, caller, session->assignment)) return Eyes{true, true, true};
  }
  if (submission.owner != caller.user.id) return std::nullopt;
  if (caller.user.role != Role::candidate && submission.session.empty())
    return Eyes{true, true, true};
  return candidate_eyes(service, submission);
}

bool results_are_open(Service& service, const Session& session, const Assignment& assignment) {
  const auto& settings = assignment.settings;
  if (settings.feedback != FeedbackMoment::after_session)
    return settings.feedback == FeedbackMoment::at_once;
  return over_for_good(service, session, settings.closes);
}

std::string owner_for(Service& service, const Call& call) {
  const std::string& own = call.caller->user.id;
  const std::string owner = text_in(call.params, "owner", own);
  if (owner == own) return owner;
  if (!is_administrator(*call.caller) || !service.store().user(owner))
    throw not_found("user", owner);
  return owner;
}

Session session_for(Service& service, const Caller& caller, const std::string& id) {
  const auto session = service.store().session(id);
  if (!session) throw not_found("session", id);
  if (session->candidate != caller.user.id && !is_administrator(caller) &&
      !may_watch(service, caller, session->assignment))
    throw not_found("session", id);
  return *session;
}

Assignment assignment_for(Service& service, const Caller& caller, const std::string& id) {
  auto assignment = service.store().assignment(id);
  if (!assignment || (assignment->owner != caller.user.id && !is_administrator(caller)))
    throw not_found("assignment", id);
  return *std::move(assignment);
}

std::optional<Time> closes_of(Service& service, const Session& session) {
  if (session.assignment.empty()) return std::nullopt;
  const auto assignment = service.store().assignment(session.assignment);
  return assignment ? assignment->settings.closes : std::nullopt;
}

}  // namespace server
