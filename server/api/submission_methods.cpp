// Submissions: taken in, watched, looked at, commented.
#include <fmt/format.h>

#include <algorithm>

#include "server/api/events.hpp"
#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/api/methods.hpp"
#include "server/api/params.hpp"
#include "server/api/prompts.hpp"
#include "server/api/results.hpp"
#include "server/api/service.hpp"
#include "server/api/views.hpp"
#include "server/scheduler/clock_of.hpp"
#include "server/scheduler/diff.hpp"

namespace server {

namespace json = boost::json;

namespace {

struct Seen {
  Submission submission;
  Eyes eyes;
};

Seen submission_for(Service& service, const Call& call) {
  const std::string id = text_in(call.params, "submission");
  auto submission = service.store().submission(id);
  const auto eyes =
      submission ? eyes_for(service, *call.caller, *submission) : std::optional<Eyes>{};
  if (!eyes) throw not_found("submission", id);
  return {*std::move(submission), *eyes};
}

Submission submission_of_staff(Service& service, const Call& call) {
  Seen seen = submission_for(service, call);
  if (!seen.eyes.whole) throw not_found("submission", seen.submission.id);
  return std::move(seen.submission);
}

void in_session(Service& service, const Call& call, Submission& submission) {
  const Session session = session_for(service, *call.caller, submission.session);
  if (session.candidate != call.caller->user.id)
    throw Refused{403, "only its candidate may submit in a session", "session"};
  const AssignedProblem given = given_problem(session, text_in(call.params, "problem"));
  submission.problem = given.problem;
  submission.digest = given.digest;
  submission.seed = session.assignment.empty() ? 1 : session.seed;
  if (!in_time(session, closes_of(service, session), submission.received)) {
    const auto clock = clock_of(session, closes_of(service, session), submission.received);
    throw Refused{409,
                  session.finished
                      ? "the session is finished"
                      : fmt::format("too late: the session ended at {}", to_text(clock.ends)),
                  "session"};
  }
  if (submission.purpose != Purpose::submit) return;
  const Attempts attempts = attempts_of(service, session, submission.problem);
  if (attempts.allowed > 0 && attempts.used >= attempts.allowed)
    throw Refused{409, fmt::format("all {} attempts at this problem are used", attempts.allowed),
                  "problem"};
}

// What this session already has under the idempotency key. Asked before anything is refused:
// sending again is safe also after the last attempt, or the end.
std::optional<Submission> sent_before(Service& service, const Submission& submission) {
  if (submission.idempotency_key.empty() || submission.session.empty()) return std::nullopt;
  SubmissionFilter filter;
  filter.owner = submission.owner;
  filter.session = submission.session;
  for (const auto& one : all_submissions(service.store(), filter)) {
    if (one.idempotency_key == submission.idempotency_key)
      return service.store().submission(one.id);
  }
  return std::nullopt;
}

void without_session(Service& service, const Call& call, Submission& submission) {
  if (call.caller->user.role == Role::candidate)
    throw Refused{400, "session: is missing; start one with sessions.start", "session"};
  const std::string id = text_in(call.params, "problem");
  const auto problem = service.shelf().find(id);
  if (!problem)
    throw Refused{
        400, fmt::format("problem: there is no problem '{}'{}", id, service.shelf().suggestion(id)),
        "problem"};
  service.shelf().keep(problem);
  submission.problem = problem->id;
  submission.digest = problem->digest;
  submission.seed = static_cast<std::uint64_t>(integer_in(call.params, "seed", 1));
}

using Files = std::vector<problems::File>;

// Of all files, those that are gone at the end.
std::string diff_of(const Files& before, const Files& now) {
  const auto text_of = [](const Files& files, const std::string& name) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.name == name; });
    return found == files.end() ? std::nullopt : std::optional{found->text};
  };
  const auto difference = [&](const std::string& name) {
    const auto old = text_of(before, name), here = text_of(now, name);
    return unified_diff(old.value_or(""), here.value_or(""), old ? "a/" + name : "/dev/null",
                        here ? "b/" + name : "/dev/null");
  };
  std::string diff;
  for (const auto& file : now) diff += difference(file.name);
  for (const auto& file : before) {
    if (!text_of(now, file.name)) diff += difference(file.name);
  }
  return diff;
}

// What is told comes after the answer, which says of which submission it is.
void follow_afterwards(Service& service, Call& call, const std::string& id) {
  const std::string watch = text_in(call.params, "watch");
  if (watch.empty()) return;
  const Told what = watch == "report" ? Told::report : Told::everything;
  call.afterwards = [&service, peer = call.peer, id, what] { service.follow(peer, id, what); };
}

}  // namespace

Value submissions_create(Service& service, Call& call) {
  Submission submission;
  submission.id = service.new_id("submission");
  submission.owner = call.caller->user.id;
  submission.session = text_in(call.params, "session");
  submission.batch = text_in(call.params, "batch");
  submission.purpose =
      text_in(call.params, "purpose", "submit") == "submit" ? Purpose::submit : Purpose::samples;
  submission.lane = text_in(call.params, "lane", "interactive") == "batch" &&
                            call.caller->user.role != Role::candidate
                        ? Lane::batch
                        : Lane::interactive;
  submission.received = service.now();
  submission.files = files_of(call.params.at("files"));
  submission.idempotency_key = text_in(call.params, "idempotency_key", call.idempotency_key);
  if (submission.idempotency_key.size() > 200)
    throw Refused{400, "Idempotency-Key: is longer than 200 bytes", "idempotency_key"};
  call.unsettled = true;  // also what was sent before, perhaps just now
  if (given(call.params, "watch") != nullptr) service.watchers().expect_room(call.peer);
  if (const auto before = sent_before(service, submission)) {
    follow_afterwards(service, call, before->id);
    return view_of(*before, eyes_for(service, *call.caller, *before).value_or(Eyes{}));
  }
  if (submission.session.empty())
    without_session(service, call, submission);
  else
    in_session(service, call, submission);
  if (const auto wait = service.dispatcher().full(submission.lane, submission.owner))
    throw Refused{429, fmt::format("the queue is full; ask again in {} s", wait->count())}
        .retry_after(*wait);
  const std::string id = service.store().add_submission(submission);
  follow_afterwards(service, call, id);
  const bool is_new = id == submission.id;
  if (!is_new) submission = *service.store().submission(id);
  json::object view =
      view_of(submission, eyes_for(service, *call.caller, submission).value_or(Eyes{}));
  if (is_new) service.dispatcher().enqueue(std::move(submission));
  return view;
}

Value submissions_get(Service& service, Call& call) {
  const Seen seen = submission_for(service, call);
  json::object view = view_of(seen.submission, seen.eyes);
  if (seen.eyes.whole) {
    json::array overrides;
    for (const auto& change : service.store().overrides_of(seen.submission.id))
      overrides.push_back(view_of(change));
    view["overrides"] = std::move(overrides);
  }
  return view;
}

Value submissions_list(Service& service, Call& call) {
  SubmissionFilter filter;
  filter.session = text_in(call.params, "session");
  filter.problem = text_in(call.params, "problem");
  filter.batch = text_in(call.params, "batch");
  filter.assignment = text_in(call.params, "assignment");
  filter.after = text_in(call.params, "after");
  filter.limit = static_cast<std::size_t>(integer_in(call.params, "limit", 100));
  if (!filter.session.empty())
    (void)session_for(service, *call.caller, filter.session);
  else if (!filter.assignment.empty())
    (void)assignment_for(service, *call.caller, filter.assignment);
  else
    filter.owner = call.caller->user.id;
  const auto found = service.store().submissions(filter);
  json::array items;
  for (const auto& submission : found) {
    if (const auto eyes = eyes_for(service, *call.caller, submission))
      items.push_back(view_of(submission, *eyes));
  }
  return page(std::move(items), found.size() == filter.limit ? found.back().id : "");
}

Value submissions_events(Service& service, Call& call) {
  const Seen seen = submission_for(service, call);
  const int after = static_cast<int>(integer_in(call.params, "after", 0));
  return page(told_after(service, seen.submission, seen.eyes, after));
}

Value submissions_watch(Service& service, Call& call) {
  const Seen seen = submission_for(service, call);
  service.watchers().expect_room(call.peer);
  if (seen.submission.state != State::done) service.watchers().add(call.peer, seen.submission.id);
  const int after = static_cast<int>(integer_in(call.params, "after", 0));
  return page(told_after(service, seen.submission, seen.eyes, after));
}

Value submissions_source(Service& service, Call& call) {
  const Seen seen = submission_for(service, call);
  return json::object{{"submission", seen.submission.id},
                      {"files", view_of(seen.submission.files)}};
}

Value submissions_diff(Service& service, Call& call) {
  const Submission submission = submission_for(service, call).submission;
  SubmissionFilter filter;
  filter.owner = submission.owner;
  filter.session = submission.session;
  filter.problem = submission.problem;
  std::string before;
  for (const auto& one : all_submissions(service.store(), filter)) {
    if (one.id < submission.id && one.session == submission.session) before = one.id;
  }
  const auto earlier =
      before.empty() ? std::optional<Submission>{} : service.store().submission(before);
  std::string diff = diff_of(earlier ? earlier->files : Files{}, submission.files);
  if (!is_utf8(diff)) diff = "(the files are not UTF-8; see their sources)\n";
  return json::object{{"submission", submission.id},
                      {"before", before.empty() ? json::value() : json::value(before)},
                      {"diff", diff}};
}

Value submissions_note(Service& service, Call& call) {
  const Submission submission = submission_of_staff(service, call);
  const Note note{service.new_id("note"), submission.id, call.caller->user.id,
                  text_in(call.params, "text"), service.now()};
  service.store().add_note(note);
  return view_of(note);
}

Value submissions_notes(Service& service, Call& call) {
  const Submission submission = submission_of_staff(service, call);
  json::array items;
  for (const auto& note : service.store().notes_on(submission.id)) items.push_back(view_of(note));
  return page(std::move(items));
}

Value submissions_override(Service& service, Call& call) {
  const Submission submission = submission_of_staff(service, call);
  if (!submission.outcome) throw Refused{409, "it is not judged yet", "submission"};
  const auto score = integer_in(call.params, "score");
  const auto problem = service.shelf().version(submission.digest);
  const int most = problem ? problem->max_score() : submission.outcome->max_score;
  if (score > most) throw Refused{400, fmt::format("score: must be from 0 to {}", most), "score"};
  const Override change{service.new_id("override"),     submission.id,
                        call.caller->user.id,           static_cast<int>(score),
                        text_in(call.params, "reason"), service.now()};
  service.store().add_override(change);
  return view_of(change);
}

}  // namespace server
