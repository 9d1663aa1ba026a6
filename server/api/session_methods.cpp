// Sessions: a candidate's sitting, with or without an interviewer.
#include <fmt/format.h>

#include <algorithm>

#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/api/methods.hpp"
#include "server/api/params.hpp"
#include "server/api/prompts.hpp"
#include "server/api/results.hpp"
#include "server/api/service.hpp"
#include "server/api/session_time.hpp"
#include "server/api/views.hpp"
#include "server/scheduler/clock_of.hpp"

namespace server {

namespace json = boost::json;

namespace {

json::object view_now(Service& service, const Session& session) {
  return view_of(session, closes_of(service, session), service.now());
}

Session own_session(Service& service, const Call& call) {
  const std::string id = text_in(call.params, "session");
  Session session = session_for(service, *call.caller, id);
  if (session.candidate != call.caller->user.id)
    throw Refused{403, "only its candidate may do this in a session", "session"};
  return session;
}

void must_be_open(Service& service, const Session& session) {
  if (session.finished) throw Refused{409, "the session is finished", "session"};
  const auto clock = clock_of(session, closes_of(service, session), service.now());
  if (clock.over)
    throw Refused{409, fmt::format("the session ended at {}", to_text(clock.ends)), "session"};
}

// What lets a user into an assignment: the token that their invitation became.
const Token* ticket(const std::vector<Token>& tokens, const std::string& assignment) {
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.assignment == assignment;
  });
  return found == tokens.end() ? nullptr : &*found;
}

void must_be_in_window(const AssignmentSettings& settings, Time now) {
  if (settings.opens && now < *settings.opens)
    throw Refused{409, "the assignment opens at " + to_text(*settings.opens), "assignment"};
  if (settings.closes && now >= *settings.closes)
    throw Refused{409, "the assignment closed at " + to_text(*settings.closes), "assignment"};
}

Session assigned_session(Service& service, const Call& call, const std::string& id) {
  const auto assignment = service.store().assignment(id);
  const auto tokens = service.store().tokens_of(call.caller->user.id);
  const Token* token = ticket(tokens, id);
  if (!assignment || token == nullptr) throw not_found("assignment", id);
  for (const auto& session : service.store().sessions_of(call.caller->user.id)) {
    if (session.assignment == id) return session;  // one sitting each: going on with it
  }
  must_be_in_window(assignment->settings, service.now());
  Session session;
  session.id = service.new_id("session");
  session.candidate = call.caller->user.id;
  session.assignment = id;
  session.seed = assignment->seed;
  session.problems = opening_problems(service, *assignment, session);
  session.started = service.now();
  session.duration = with_extra(assignment->settings.duration, token->extra_percent);
  service.store().add_session(session);
  return session;
}

// A practice session would give away the feedback, the hints and the attempts that an interview
// withholds: its problems are of the same bank.
void must_be_through_with_interviews(Service& service, const User& user) {
  const auto sessions = service.store().sessions_of(user.id);
  for (const auto& token : service.store().tokens_of(user.id)) {
    const auto assignment = service.store().assignment(token.assignment);
    if (!assignment) continue;
    const auto& closes = assignment->settings.closes;
    const auto sitting = std::find_if(sessions.begin(), sessions.end(), [&](const Session& one) {
      return one.assignment == assignment->id;
    });
    const bool through = sitting == sessions.end() ? closes && service.now() >= *closes
                                                   : over_for_good(service, *sitting, closes);
    if (!through)
      throw Refused{409, "practice begins when your interview is over; name its assignment",
                    "assignment"};
  }
}

Session practice_session(Service& service, const Call& call) {
  must_be_through_with_interviews(service, call.caller->user);
  Session session;
  session.id = service.new_id("session");
  session.candidate = call.caller->user.id;
  session.topics = texts_in(call.params, "topics");
  session.seed = make_seed();
  session.started = service.now();
  session.duration = std::chrono::seconds{integer_in(call.params, "duration_seconds", 0)};
  if (const std::string id = text_in(call.params, "problem"); !id.empty()) {
    const auto problem = service.shelf().find(id);
    if (!problem) throw not_found("problem", id);
    service.shelf().keep(problem);
    session.problems = {{problem->id, problem->digest}};
  } else {
    const auto first = next_to_practise(service, session);
    if (!first)
      throw Refused{400, "topics: there is no problem of these topics; problems.list shows them",
                    "topics"};
    session.problems = {*first};
  }
  service.store().add_session(session);
  return session;
}

}  // namespace

Value sessions_start(Service& service, Call& call) {
  const std::string assignment = text_in(call.params, "assignment");
  return view_now(service, assignment.empty() ? practice_session(service, call)
                                              : assigned_session(service, call, assignment));
}

Value sessions_get(Service& service, Call& call) {
  return view_now(service, session_for(service, *call.caller, text_in(call.params, "session")));
}

Value sessions_list(Service& service, Call& call) {
  json::array items;
  for (const auto& session : service.store().sessions_of(call.caller->user.id))
    items.push_back(view_now(service, session));
  return page(std::move(items));
}

Value sessions_prompt(Service& service, Call& call) {
  const Session session = session_for(service, *call.caller, text_in(call.params, "session"));
  return prompt_view(service, session, text_in(call.params, "problem"));
}

Value sessions_next(Service& service, Call& call) {
  Session session = own_session(service, call);
  must_be_open(service, session);
  if (session.position + 1 >= session.problems.size()) {
    const auto next = next_problem(service, session);
    if (!next)
      throw Refused{409, "this was the last prompt; finish the session, or go back to a prompt",
                    "session"};
    session.problems.push_back(*next);
  }
  ++session.position;
  service.store().change_session(session);
  return prompt_view(service, session, {});
}

Value sessions_save_draft(Service& service, Call& call) {
  const Session session = own_session(service, call);
  must_be_open(service, session);
  const std::string problem = given_problem(session, text_in(call.params, "problem")).problem;
  const Draft draft{session.id, problem, files_of(call.params.at("files")), service.now()};
  service.store().save_draft(draft);
  return json::object{{"problem", problem}, {"saved", to_text(draft.saved)}};
}

Value sessions_finish(Service& service, Call& call) {
  Session session = own_session(service, call);
  if (!session.finished) {
    session.finished = service.now();
    service.store().change_session(session);
  }
  return view_now(service, session);
}

Value sessions_summary(Service& service, Call& call) {
  const Session session = session_for(service, *call.caller, text_in(call.params, "session"));
  if (session.candidate == call.caller->user.id && !session.assignment.empty()) {
    const auto assignment = service.store().assignment(session.assignment);
    if (assignment && !results_are_open(service, session, *assignment))
      throw Refused{403, "your interviewer has not opened the results of this session", "session"};
  }
  return summary_view(session, solved_in(service, session));
}

Value sessions_watch(Service& service, Call& call) {
  const Session session = session_for(service, *call.caller, text_in(call.params, "session"));
  service.watchers().expect_room(call.peer);
  service.watchers().add(call.peer, session.id);
  return view_now(service, session);
}

}  // namespace server
