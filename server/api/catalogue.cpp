#include "server/api/catalogue.hpp"

#include "server/api/methods.hpp"

namespace server {
namespace {

constexpr bool must = true;
constexpr std::int64_t year = 366 * 86'400;

Field id(const std::string& name, const std::string& about) {
  return {name, Type::text, must, about, {}, 1, 200};
}
Field text(const std::string& name, bool required, const std::string& about,
           std::int64_t most = 200) {
  return {name, Type::text, required, about, {}, required ? 1 : 0, most};
}
Field one_of(const std::string& name, std::vector<std::string> options, const std::string& about,
             bool required = false) {
  return {name, Type::text, required, about, std::move(options)};
}
Field integer(const std::string& name, std::int64_t least, std::int64_t most,
              const std::string& about, bool required = false) {
  return {name, Type::integer, required, about, {}, least, most};
}
Field texts(const std::string& name, const std::string& about) {
  return {name, Type::texts, false, about};
}
Field files() {
  return {"files", Type::files, must, "the source files; the first is the main one"};
}
Field owner() { return text("owner", false, "a user's id: theirs; for administrators"); }
Field object(const std::string& name, const std::string& schema, const std::string& about) {
  return {name, Type::object, false, about, {}, 0, 0, schema};
}

const std::vector<std::string> roles = {"administrator", "interviewer", "candidate", "grader"};
const std::vector<std::string> difficulties = {"easy", "medium", "hard"};
const std::vector<std::string> kinds = {"python", "django", "sqlite", "concept", "javascript"};

std::vector<Field> problem_filter() {
  return {text("topic", false, "only of this topic"), one_of("kind", kinds, "only of this kind"),
          one_of("difficulty", difficulties, "only of this difficulty")};
}

using Methods = std::vector<Method>;

void add_people(Methods& all) {
  const Field expires = integer("expires_in_seconds", 1, 10 * year, "no limit when left out");
  all.push_back({"authenticate",
                 "",
                 "",
                 everyone,
                 "Say who this connection is",
                 {text("token", must, "a bearer token")},
                 "User",
                 authenticate,
                 200,
                 true});
  all.push_back(
      {"me.get", "GET", "/v1/me", everyone, "Who the token belongs to", {}, "User", me_get});
  all.push_back({"users.create",
                 "POST",
                 "/v1/users",
                 bit(Role::administrator),
                 "Make a user and their first token",
                 {text("name", must, "shown to others"),
                  one_of("role", roles, "what they may do", must), expires},
                 "NewUser",
                 users_create,
                 201});
  all.push_back({"users.list",
                 "GET",
                 "/v1/users",
                 bit(Role::administrator),
                 "All users",
                 {},
                 "[User]",
                 users_list});
  all.push_back({"tokens.create",
                 "POST",
                 "/v1/tokens",
                 everyone,
                 "Another token for yourself",
                 {text("label", false, "what it is for"), expires},
                 "NewToken",
                 tokens_create,
                 201});
  all.push_back({"tokens.list",
                 "GET",
                 "/v1/tokens",
                 everyone,
                 "Your tokens, without what lets in",
                 {text("user", false,
                       "whose, if not yours: anybody's for an administrator, their candidates' for "
                       "an interviewer")},
                 "[Token]",
                 tokens_list});
  all.push_back({"tokens.revoke",
                 "DELETE",
                 "/v1/tokens/{token_id}",
                 everyone,
                 "End a token or an invitation at once",
                 {id("token_id", "a token's id")},
                 "Token",
                 tokens_revoke});
  all.push_back({"invitations.accept",
                 "POST",
                 "/v1/invitations/accept",
                 everyone,
                 "Become a candidate by an invitation",
                 {text("invitation", must, "the last part of the link"),
                  text("name", must, "shown to your interviewer")},
                 "NewCandidate",
                 invitations_accept,
                 201,
                 true});
}

void add_problems(Methods& all) {
  const unsigned staff_and_graders = staff | bit(Role::grader);
  all.push_back({"problems.list", "GET", "/v1/problems", everyone, "The problems of the bank",
                 problem_filter(), "[Problem]", problems_list});
  all.push_back({"problems.get",
                 "GET",
                 "/v1/problems/{problem}",
                 staff_and_graders,
                 "A problem with its prompt",
                 {id("problem", "a problem's id")},
                 "ProblemDetail",
                 problems_get});
  all.push_back({"problems.reload",
                 "POST",
                 "/v1/problems/reload",
                 bit(Role::administrator),
                 "Read the bank again; what was assigned stays as it was",
                 {},
                 "Reloaded",
                 problems_reload});
  const Field chosen = texts("problems", "ids, in order");
  const Field choose = object("choose", "Choice", "or by topic, kind and difficulty");
  const Field set = id("problem_set", "a problem set's id");
  all.push_back({"problem_sets.create",
                 "POST",
                 "/v1/problem-sets",
                 staff,
                 "Put problems together",
                 {text("title", must, "shown to others"), chosen, choose},
                 "ProblemSet",
                 problem_sets_create,
                 201});
  all.push_back({"problem_sets.list",
                 "GET",
                 "/v1/problem-sets",
                 staff,
                 "Your problem sets",
                 {owner()},
                 "[ProblemSet]",
                 problem_sets_list});
  all.push_back({"problem_sets.get",
                 "GET",
                 "/v1/problem-sets/{problem_set}",
                 staff,
                 "One problem set",
                 {set},
                 "ProblemSet",
                 problem_sets_get});
  all.push_back({"problem_sets.change",
                 "PATCH",
                 "/v1/problem-sets/{problem_set}",
                 staff,
                 "Change it; assignments keep what they were given",
                 {set, text("title", false, "shown to others"), chosen, choose},
                 "ProblemSet",
                 problem_sets_change});
  all.push_back({"problem_sets.remove",
                 "DELETE",
                 "/v1/problem-sets/{problem_set}",
                 staff,
                 "Remove it; assignments keep what they were given",
                 {set},
                 "ProblemSet",
                 problem_sets_remove});
}

void add_assignments(Methods& all) {
  const Field assignment = id("assignment", "an assignment's id");
  const std::string path = "/v1/assignments/{assignment}";
  all.push_back(
      {"assignments.create",
       "POST",
       "/v1/assignments",
       staff,
       "Assign a problem set, at today's versions of its problems",
       {id("problem_set", "a problem set's id"), text("title", false, "the set's when left out"),
        object("settings", "AssignmentSettings",
               "window, time, order, attempts, feedback and hints")},
       "Assignment",
       assignments_create,
       201});
  all.push_back({"assignments.list",
                 "GET",
                 "/v1/assignments",
                 staff,
                 "Your assignments",
                 {owner()},
                 "[Assignment]",
                 assignments_list});
  all.push_back({"assignments.get",
                 "GET",
                 path,
                 staff,
                 "One assignment",
                 {assignment},
                 "Assignment",
                 assignments_get});
  all.push_back({"assignments.invite",
                 "POST",
                 path + "/invitations",
                 staff,
                 "Make an invitation link, for one candidate or for many",
                 {assignment, text("label", false, "for whom"),
                  integer("uses", 1, 100'000, "how many may accept it; 1 when left out"),
                  integer("extra_percent", 0, 400, "more time for whoever accepts it"),
                  integer("expires_in_seconds", 1, 10 * year, "no limit when left out")},
                 "NewInvitation",
                 assignments_invite,
                 201});
  all.push_back({"assignments.invitations",
                 "GET",
                 path + "/invitations",
                 staff,
                 "The invitations, without what lets in",
                 {assignment},
                 "[Token]",
                 assignments_invitations});
  all.push_back({"assignments.sessions",
                 "GET",
                 path + "/sessions",
                 staff,
                 "Who sits it",
                 {assignment},
                 "[Session]",
                 assignments_sessions});
  all.push_back({"assignments.results",
                 "GET",
                 path + "/results",
                 staff,
                 "Results that count, after overrides and published regrades",
                 {assignment, one_of("format", {"json", "csv"}, "json when left out")},
                 "[Result]",
                 assignments_results});
}

void add_sessions(Methods& all) {
  const Field session = id("session", "a session's id");
  const Field problem =
      text("problem", false, "one that was given before; the current one when left out");
  const std::string path = "/v1/sessions/{session}";
  all.push_back({"sessions.start",
                 "POST",
                 "/v1/sessions",
                 everyone,
                 "Begin, or go on with, an assignment; or practise",
                 {text("assignment", false, "an assignment that you were invited to"),
                  texts("topics", "practice: only of these topics"),
                  text("problem", false, "practice: begin with this problem"),
                  integer("duration_seconds", 1, 86'400, "practice: with a clock")},
                 "Session",
                 sessions_start,
                 201});
  all.push_back({"sessions.list",
                 "GET",
                 "/v1/sessions",
                 everyone,
                 "Your sessions",
                 {},
                 "[Session]",
                 sessions_list});
  all.push_back({"sessions.get",
                 "GET",
                 path,
                 everyone,
                 "A session and its clock",
                 {session},
                 "Session",
                 sessions_get});
  all.push_back({"sessions.prompt",
                 "GET",
                 path + "/prompt",
                 everyone,
                 "The prompt, its starter, your draft and your attempts",
                 {session, problem},
                 "Prompt",
                 sessions_prompt});
  all.push_back({"sessions.next",
                 "POST",
                 path + "/next",
                 everyone,
                 "Go on to the next prompt",
                 {session},
                 "Prompt",
                 sessions_next});
  all.push_back({"sessions.save_draft",
                 "PUT",
                 path + "/draft",
                 everyone,
                 "Keep what is written so far",
                 {session, problem, files()},
                 "Saved",
                 sessions_save_draft});
  all.push_back({"sessions.finish",
                 "POST",
                 path + "/finish",
                 everyone,
                 "End the session",
                 {session},
                 "Session",
                 sessions_finish});
  all.push_back({"sessions.summary",
                 "GET",
                 path + "/summary",
                 everyone,
                 "Scores by topic, strengths, and what to practise",
                 {session},
                 "Summary",
                 sessions_summary});
  all.push_back({"sessions.watch",
                 "",
                 "",
                 everyone,
                 "Be told of every submission of a session",
                 {session},
                 "Session",
                 sessions_watch});
}

void add_submissions(Methods& all) {
  const Field submission = id("submission", "a submission's id");
  const std::string path = "/v1/submissions/{submission}";
  const Field after = integer("after", 0, 1'000'000, "the number of the last event that was seen");
  all.push_back({"submissions.create",
                 "POST",
                 "/v1/submissions",
                 everyone,
                 "Submit; it is on disk when this is answered",
                 {text("session", false, "left out by graders and staff"),
                  text("problem", false, "the session's current one when left out"), files(),
                  one_of("purpose", {"submit", "samples"}, "samples: does not count as an attempt"),
                  one_of("lane", {"interactive", "batch"}, "batch: when nobody waits"),
                  text("batch", false, "a name for those that belong together"),
                  integer("seed", 1, 1'000'000'000, "of generated inputs, without a session"),
                  text("idempotency_key", false, "the same key is the same submission"),
                  one_of("watch", {"events", "report"},
                         "after the answer, be told of each event, or of the report only; on "
                         "connections that stay open")},
                 "Submission",
                 submissions_create,
                 202});
  all.push_back(
      {"submissions.list",
       "GET",
       "/v1/submissions",
       everyone,
       "Submissions, oldest first",
       {text("session", false, "of this session"), text("assignment", false, "of this assignment"),
        text("problem", false, "to this problem"), text("batch", false, "of this batch"),
        text("after", false, "the last id of the page before"),
        integer("limit", 1, 1000, "100 when left out")},
       "[Submission]",
       submissions_list});
  all.push_back({"submissions.get",
                 "GET",
                 path,
                 everyone,
                 "A submission with what you may see of its report",
                 {submission},
                 "Submission",
                 submissions_get});
  all.push_back({"submissions.events",
                 "GET",
                 path + "/events",
                 everyone,
                 "What happened to it so far",
                 {submission, after},
                 "[Event]",
                 submissions_events});
  all.push_back({"submissions.watch",
                 "",
                 "",
                 everyone,
                 "What happened to it so far; from now on be told",
                 {submission, after},
                 "[Event]",
                 submissions_watch});
  all.push_back({"submissions.source",
                 "GET",
                 path + "/source",
                 everyone,
                 "Its files",
                 {submission},
                 "Source",
                 submissions_source});
  all.push_back({"submissions.diff",
                 "GET",
                 path + "/diff",
                 everyone,
                 "What changed since the one before",
                 {submission},
                 "Diff",
                 submissions_diff});
  all.push_back({"submissions.note",
                 "POST",
                 path + "/notes",
                 staff,
                 "Write a note on it",
                 {submission, text("text", must, "for staff only", 20'000)},
                 "Note",
                 submissions_note,
                 201});
  all.push_back({"submissions.notes",
                 "GET",
                 path + "/notes",
                 staff,
                 "The notes on it",
                 {submission},
                 "[Note]",
                 submissions_notes});
  all.push_back({"submissions.override",
                 "POST",
                 path + "/overrides",
                 staff,
                 "Give it another score, on record",
                 {submission, integer("score", 0, 1'000'000, "in place of the judge's", must),
                  text("reason", must, "stays on record", 2000)},
                 "Override",
                 submissions_override,
                 201});
}

void add_regrades(Methods& all) {
  const Field regrade = id("regrade", "a regrade's id");
  all.push_back({"regrades.create",
                 "POST",
                 "/v1/regrades",
                 staff,
                 "Judge an assignment's submissions again by today's version of a problem",
                 {id("assignment", "an assignment's id"), id("problem", "a problem's id")},
                 "Regrade",
                 regrades_create,
                 201});
  all.push_back({"regrades.list",
                 "GET",
                 "/v1/regrades",
                 staff,
                 "An assignment's regrades",
                 {id("assignment", "an assignment's id")},
                 "[RegradeLine]",
                 regrades_list});
  all.push_back({"regrades.get",
                 "GET",
                 "/v1/regrades/{regrade}",
                 staff,
                 "Who would move, and by how much",
                 {regrade},
                 "Regrade",
                 regrades_get});
  all.push_back({"regrades.publish",
                 "POST",
                 "/v1/regrades/{regrade}/publish",
                 staff,
                 "Let it count",
                 {regrade},
                 "Regrade",
                 regrades_publish});
}

Methods make_catalogue() {
  Methods all;
  add_people(all);
  add_problems(all);
  add_assignments(all);
  add_sessions(all);
  add_submissions(all);
  add_regrades(all);
  return all;
}

}  // namespace

const std::vector<Method>& catalogue() {
  static const Methods all = make_catalogue();
  return all;
}

}  // namespace server
