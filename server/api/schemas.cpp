// The shapes of what goes out, and of objects that come in. Tests hold real answers against them.
#include "server/api/catalogue.hpp"

namespace server {
namespace {

constexpr bool always = true;  // present and not null

Field text(const char* name, bool present = always) { return {name, Type::text, present, ""}; }
Field number(const char* name, bool present = always) { return {name, Type::integer, present, ""}; }
Field truth(const char* name) { return {name, Type::boolean, always, ""}; }
Field time(const char* name, bool present = always) { return {name, Type::time, present, ""}; }
Field texts(const char* name) { return {name, Type::texts, always, ""}; }
Field object(const char* name, const char* schema, bool present = always) {
  return {name, Type::object, present, "", {}, 0, 0, schema};
}
Field objects(const char* name, const char* schema, bool present = always) {
  return {name, Type::objects, present, "", {}, 0, 0, schema};
}

std::vector<Field> with(std::vector<Field> fields, std::vector<Field> more) {
  for (auto& field : more) fields.push_back(std::move(field));
  return fields;
}

std::vector<Field> user() { return {text("id"), text("role"), text("name"), time("created")}; }
std::vector<Field> token() {
  return {text("id"),         text("user"),           text("label"),
          text("assignment"), number("uses_left"),    number("extra_percent"),
          time("created"),    time("expires", false), time("revoked", false)};
}
std::vector<Field> problem() {
  return {text("id"),         text("title"),     text("kind"),        text("topic"),
          text("difficulty"), number("minutes"), number("max_score"), text("digest")};
}
std::vector<Field> settings() {
  const auto count = [](const char* name, const char* about, std::int64_t least,
                        std::int64_t most) {
    return Field{name, Type::integer, false, about, {}, least, most};
  };
  const auto choice = [](const char* name, const char* about, std::vector<std::string> options) {
    return Field{name, Type::text, false, about, std::move(options)};
  };
  return {{"opens", Type::time, false, "from when on it may be begun"},
          {"closes", Type::time, false, "when every session of it ends"},
          count("duration_seconds", "of each session; 3600 when left out", 1, 30 * 86'400),
          choice("order", "fixed when left out; adaptive: by topics and results",
                 {"fixed", "shuffled", "adaptive"}),
          count("attempts", "at each problem; 0, or left out: any number", 0, 10'000),
          choice("feedback", "when verdicts are shown; at_once when left out",
                 {"at_once", "after_session", "never"}),
          choice("hints", "after_failure when left out", {"after_failure", "never"})};
}
std::vector<Field> regrade_line() {
  return {text("id"),     text("assignment"), text("problem"),
          text("digest"), time("created"),    time("published", false)};
}

std::vector<Schema> people_schemas() {
  return {{"User", user()},
          {"NewUser", with(user(), {text("token")})},
          {"NewCandidate", with(user(), {text("token"), text("assignment")})},
          {"Token", token()},
          {"NewToken", with(token(), {text("token")})},
          {"NewInvitation", with(token(), {text("token"), text("path")})}};
}

std::vector<Schema> problem_schemas() {
  return {
      {"Problem", problem()},
      {"TestcaseLine", {text("name"), text("visibility"), number("points")}},
      {"ProblemDetail", with(problem(), {text("prompt"), text("starter"), text("main_file"),
                                         objects("testcases", "TestcaseLine")})},
      {"Reloaded", {number("problems"), texts("errors")}},
      {"ProblemSet",
       {text("id"), text("owner"), text("title"), texts("problems"), time("created")}},
      {"Choice",
       {text("topic", false),
        {"kind", Type::text, false, "", {"python", "django", "sqlite", "concept", "javascript"}},
        {"difficulty", Type::text, false, "", {"easy", "medium", "hard"}},
        {"count", Type::integer, false, "", {}, 1, 1000}}},
      {"AssignmentSettings", settings()},
      {"ProblemVersion", {text("problem"), text("digest")}},
      {"Assignment",
       {text("id"), text("owner"), text("title"), object("settings", "AssignmentSettings"),
        objects("problems", "ProblemVersion"), time("created")}},
      {"ProblemScore", {text("problem"), number("score"), number("max_score"), number("attempts")}},
      {"Result",
       {text("candidate"), text("name"), text("session"), time("started"), time("finished", false),
        number("score"), number("max_score"), objects("problems", "ProblemScore")}}};
}

std::vector<Schema> session_schemas() {
  return {
      {"Session",
       {text("id"), text("candidate"), text("assignment"), texts("topics"), texts("problems"),
        number("position"), time("started"), time("ends", false), number("left_seconds", false),
        number("given_back_seconds"), truth("over"), time("finished", false)}},
      {"Sample", {text("name"), text("input")}},
      {"File", {text("name"), text("text", false), text("base64", false)}},
      {"Prompt", with(problem(), {text("prompt"), text("starter"), text("main_file"),
                                  objects("samples", "Sample"), number("attempts_used"),
                                  number("attempts_allowed", false),
                                  objects("draft", "File", false), object("session", "Session")})},
      {"Saved", {text("problem"), time("saved")}},
      {"TopicScore",
       {text("topic"), number("score"), number("max_score"), number("problems"), number("solved")}},
      {"SummaryLine",
       {text("problem"), text("title"), text("topic"), number("score"), number("max_score"),
        number("attempts")}},
      {"Summary",
       {text("session"), number("score"), number("max_score"), objects("topics", "TopicScore"),
        objects("problems", "SummaryLine"), texts("strengths"), texts("to_practise")}}};
}

std::vector<Schema> submission_schemas() {
  return {{"Override",
           {text("id"), text("submission"), text("author"), number("score"), text("reason"),
            time("created")}},
          {"Submission",
           {text("id"), text("owner"), text("session"), text("batch"), text("problem"),
            text("digest"), text("purpose"), text("lane"), text("state"), time("received"),
            time("started", false), time("finished", false), text("verdict", false),
            number("score", false), number("max_score", false), object("feedback", "", false),
            objects("overrides", "Override", false)}},
          {"Event",
           {text("submission"), text("session"), number("number"), text("event"),
            object("testcase", "", false), object("report", "Submission", false)}},
          {"Source", {text("submission"), objects("files", "File")}},
          {"Diff", {text("submission"), text("before", false), text("diff")}},
          {"Note", {text("id"), text("submission"), text("author"), text("text"), time("created")}},
          {"RegradeLine", regrade_line()},
          {"Move",
           {text("submission"), text("candidate"), text("name"), text("verdict_before"),
            text("verdict_after"), number("score_before"), number("score_after"),
            number("difference")}},
          {"Regrade",
           with(regrade_line(), {truth("ready"), number("submissions"), objects("moves", "Move")})},
          {"Problem9457",
           {text("type"), text("title"), number("status"), text("detail"), text("field", false),
            number("retry_after_seconds", false)}}};
}

}  // namespace

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> all = [] {
    std::vector<Schema> made;
    for (auto& some :
         {people_schemas(), problem_schemas(), session_schemas(), submission_schemas()})
      made.insert(made.end(), some.begin(), some.end());
    return made;
  }();
  return all;
}

}  // namespace server
