// The catalogue's methods, by subject. Each gets validated params, and throws Refused.
#pragma once

#include <boost/json/value.hpp>

#include "server/api/catalogue.hpp"

namespace server {

using Value = boost::json::value;

// people.cpp
Value authenticate(Service& service, Call& call);
Value me_get(Service& service, Call& call);
Value users_create(Service& service, Call& call);
Value users_list(Service& service, Call& call);
Value tokens_create(Service& service, Call& call);
Value tokens_list(Service& service, Call& call);
Value tokens_revoke(Service& service, Call& call);
Value invitations_accept(Service& service, Call& call);

// problems.cpp
Value problems_list(Service& service, Call& call);
Value problems_get(Service& service, Call& call);
Value problems_reload(Service& service, Call& call);
Value problem_sets_create(Service& service, Call& call);
Value problem_sets_change(Service& service, Call& call);
Value problem_sets_remove(Service& service, Call& call);
Value problem_sets_get(Service& service, Call& call);
Value problem_sets_list(Service& service, Call& call);

// assignments.cpp
Value assignments_create(Service& service, Call& call);
Value assignments_get(Service& service, Call& call);
Value assignments_list(Service& service, Call& call);
Value assignments_invite(Service& service, Call& call);
Value assignments_invitations(Service& service, Call& call);
Value assignments_sessions(Service& service, Call& call);
Value assignments_results(Service& service, Call& call);

// sessions.cpp
Value sessions_start(Service& service, Call& call);
Value sessions_get(Service& service, Call& call);
Value sessions_list(Service& service, Call& call);
Value sessions_prompt(Service& service, Call& call);
Value sessions_next(Service& service, Call& call);
Value sessions_save_draft(Service& service, Call& call);
Value sessions_finish(Service& service, Call& call);
Value sessions_summary(Service& service, Call& call);
Value sessions_watch(Service& service, Call& call);

// submissions.cpp
Value submissions_create(Service& service, Call& call);
Value submissions_get(Service& service, Call& call);
Value submissions_list(Service& service, Call& call);
Value submissions_events(Service& service, Call& call);
Value submissions_watch(Service& service, Call& call);
Value submissions_source(Service& service, Call& call);
Value submissions_diff(Service& service, Call& call);
Value submissions_note(Service& service, Call& call);
Value submissions_notes(Service& service, Call& call);
Value submissions_override(Service& service, Call& call);

// regrades.cpp
Value regrades_create(Service& service, Call& call);
Value regrades_get(Service& service, Call& call);
Value regrades_list(Service& service, Call& call);
Value regrades_publish(Service& service, Call& call);

}  // namespace server
