// Assignments, invitations to them, and their results.
#include <fmt/format.h>

#include <algorithm>

#include "runner/csv.hpp"
#include "runner/render.hpp"
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

AssignmentSettings settings_of(const json::object& params) {
  AssignmentSettings settings;
  const auto* value = given(params, "settings");
  if (value == nullptr) return settings;
  const auto& given_settings = value->get_object();
  settings.opens = time_in(given_settings, "opens");
  settings.closes = time_in(given_settings, "closes");
  settings.duration = std::chrono::seconds{integer_in(given_settings, "duration_seconds", 3600)};
  const std::string order = text_in(given_settings, "order", "fixed");
  settings.order = order == "shuffled"   ? Order::shuffled
                   : order == "adaptive" ? Order::adaptive
                                         : Order::fixed;
  settings.attempts = static_cast<int>(integer_in(given_settings, "attempts", 0));
  const std::string feedback = text_in(given_settings, "feedback", "at_once");
  settings.feedback = feedback == "after_session" ? FeedbackMoment::after_session
                      : feedback == "never"       ? FeedbackMoment::never
                                                  : FeedbackMoment::at_once;
  settings.hints = text_in(given_settings, "hints", "after_failure") == "never"
                       ? HintPolicy::never
                       : HintPolicy::after_failure;
  if (settings.opens && settings.closes && *settings.closes <= *settings.opens)
    throw Refused{400, "settings.closes: must be after settings.opens", "settings.closes"};
  return settings;
}

std::string result_line(Service& service, const Assignment& assignment, const Session& session,
                        bool as_json, json::array& rows) {
  const auto user = service.store().user(session.candidate);
  const auto lines = solved_in(service, session);
  const Summary summary = summarize(lines);
  json::object row{
      {"candidate", session.candidate},
      {"name", user ? user->name : ""},
      {"session", session.id},
      {"started", to_text(session.started)},
      {"finished", session.finished ? json::value(to_text(*session.finished)) : json::value()},
      {"score", summary.score},
      {"max_score", summary.max}};
  // A table may be looked at on a terminal, which control characters in a name would reach.
  std::vector<std::string> cells{runner::csv_cell(user ? runner::printable(user->name) : ""),
                                 runner::csv_cell(session.candidate),
                                 runner::csv_cell(session.id),
                                 runner::csv_cell(to_text(session.started)),
                                 std::to_string(summary.score),
                                 std::to_string(summary.max)};
  json::array problems;
  for (const auto& assigned : assignment.problems) {
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const Solved& one) {
      return one.problem == assigned.problem;
    });
    const bool met = line != lines.end();
    cells.push_back(met ? std::to_string(line->best) : "");
    cells.push_back(met ? std::to_string(line->attempts) : "");
    if (met)
      problems.push_back(json::object{{"problem", assigned.problem},
                                      {"score", line->best},
                                      {"max_score", line->max},
                                      {"attempts", line->attempts}});
  }
  row["problems"] = std::move(problems);
  if (as_json) rows.push_back(std::move(row));
  return as_json ? std::string{} : runner::csv_line(cells);
}

void must_have_room(Service& service, const Assignment& assignment) {
  const auto all = service.store().invitations_to(assignment.id);
  const auto open = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [now = service.now()](const Token& one) {
        return !one.revoked && one.uses_left > 0 && (!one.expires || *one.expires > now);
      }));
  if (open >= service.options().most_invitations)
    throw Refused{409,
                  fmt::format("the assignment has {} open invitations, as many as it may have; "
                              "revoke those that are not needed (tokens.revoke), or make one of "
                              "more uses",
                              open),
                  "assignment"};
}

std::string csv_header(const Assignment& assignment) {
  std::vector<std::string> cells{"name", "candidate", "session", "started", "score", "max_score"};
  for (const auto& one : assignment.problems) {
    cells.push_back(runner::csv_cell(one.problem));
    cells.push_back(runner::csv_cell(one.problem + " attempts"));
  }
  return runner::csv_line(cells);
}

}  // namespace

Value assignments_create(Service& service, Call& call) {
  const std::string set_id = text_in(call.params, "problem_set");
  const auto set = service.store().problem_set(set_id);
  if (!set || (set->owner != call.caller->user.id && call.caller->user.role != Role::administrator))
    throw not_found("problem_set", set_id);
  Assignment assignment;
  assignment.id = service.new_id("assignment");
  assignment.owner = call.caller->user.id;
  assignment.title = text_in(call.params, "title", set->title);
  assignment.settings = settings_of(call.params);
  assignment.seed = make_seed();
  assignment.created = service.now();
  for (const auto& id : set->problems) {
    const auto problem = service.shelf().find(id);
    if (!problem)
      throw Refused{409,
                    fmt::format("the problem '{}' of this set is no longer in the bank; change "
                                "the set",
                                id),
                    "problem_set"};
    service.shelf().keep(problem);
    assignment.problems.push_back({id, problem->digest});
  }
  service.store().add_assignment(assignment);
  return view_of(assignment);
}

Value assignments_get(Service& service, Call& call) {
  return view_of(assignment_for(service, *call.caller, text_in(call.params, "assignment")));
}

Value assignments_list(Service& service, Call& call) {
  json::array items;
  for (const auto& one : service.store().assignments_of(owner_for(service, call)))
    items.push_back(view_of(one));
  return page(std::move(items));
}

Value assignments_invite(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  must_have_room(service, assignment);
  const std::string secret = make_token();
  Token invitation;
  invitation.id = service.new_id("invitation");
  invitation.hash = hash_of(secret);
  invitation.label = text_in(call.params, "label");
  invitation.assignment = assignment.id;
  invitation.uses_left = static_cast<int>(integer_in(call.params, "uses", 1));
  invitation.extra_percent = static_cast<int>(integer_in(call.params, "extra_percent", 0));
  invitation.created = service.now();
  if (given(call.params, "expires_in_seconds") != nullptr)
    invitation.expires =
        service.now() + std::chrono::seconds{integer_in(call.params, "expires_in_seconds")};
  service.store().add_token(invitation);
  json::object view = view_of(invitation);
  view["token"] = secret;
  view["path"] = "/i/" + secret;
  return view;
}

Value assignments_invitations(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  json::array items;
  for (const auto& one : service.store().invitations_to(assignment.id))
    items.push_back(view_of(one));
  return page(std::move(items));
}

Value assignments_sessions(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  json::array items;
  for (const auto& session : service.store().sessions_for(assignment.id))
    items.push_back(view_of(session, assignment.settings.closes, service.now()));
  return page(std::move(items));
}

Value assignments_results(Service& service, Call& call) {
  const Assignment assignment =
      assignment_for(service, *call.caller, text_in(call.params, "assignment"));
  const bool as_json = text_in(call.params, "format", "json") == "json";
  json::array rows;
  std::string text = as_json ? "" : csv_header(assignment);
  for (const auto& session : service.store().sessions_for(assignment.id))
    text += result_line(service, assignment, session, as_json, rows);
  if (as_json) return json::object{{"items", std::move(rows)}, {"next", nullptr}};
  return json::object{{"content_type", "text/csv; charset=utf-8"}, {"text", text}};
}

}  // namespace server
