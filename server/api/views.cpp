#include "server/api/views.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "server/api/identity.hpp"
#include "server/api/times.hpp"
#include "server/scheduler/clock_of.hpp"

namespace server {

namespace json = boost::json;

namespace {

json::value view_of(const std::optional<Time>& time) {
  return time ? json::value(to_text(*time)) : json::value();
}

json::array texts(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

json::object view_of(const AssignmentSettings& settings) {
  return {{"opens", view_of(settings.opens)},
          {"closes", view_of(settings.closes)},
          {"duration_seconds", settings.duration.count()},
          {"order", to_string(settings.order)},
          {"attempts", settings.attempts},
          {"feedback", to_string(settings.feedback)},
          {"hints", to_string(settings.hints)}};
}

// Whatever helps beyond the verdict is a hint.
void erase_hints(json::object& feedback) {
  for (const char* key : {"hint", "counterexample", "remarks"}) feedback.erase(key);
}

// What these eyes may see of a testcase's or a report's JSON.
void narrow(json::object& feedback, const Eyes& eyes) {
  if (!eyes.hints) erase_hints(feedback);
  if (auto* testcases = feedback.if_contains("testcases"); testcases != nullptr && !eyes.hints) {
    for (auto& testcase : testcases->as_array()) erase_hints(testcase.as_object());
  }
  auto* receipt = feedback.if_contains("receipt");
  if (receipt != nullptr && receipt->is_object() && !eyes.whole)
    receipt->get_object().erase("seed");  // it would tell the secret inputs
}

json::value feedback_of(const Outcome& outcome, const Eyes& eyes) {
  const std::string& text = eyes.whole ? outcome.report : outcome.feedback;
  if (text.empty()) return nullptr;
  json::value parsed = json::parse(text);
  if (parsed.is_object()) narrow(parsed.get_object(), eyes);
  return parsed;
}

}  // namespace

std::string_view to_string(Order order) {
  return order == Order::fixed ? "fixed" : order == Order::shuffled ? "shuffled" : "adaptive";
}
std::string_view to_string(FeedbackMoment moment) {
  return moment == FeedbackMoment::at_once         ? "at_once"
         : moment == FeedbackMoment::after_session ? "after_session"
                                                   : "never";
}
std::string_view to_string(HintPolicy policy) {
  return policy == HintPolicy::never ? "never" : "after_failure";
}
std::string_view to_string(State state) {
  return state == State::queued ? "queued" : state == State::running ? "running" : "done";
}
std::string_view to_string(Purpose purpose) {
  return purpose == Purpose::submit ? "submit" : "samples";
}
std::string_view to_string(Lane lane) {
  return lane == Lane::interactive ? "interactive" : "batch";
}
std::string_view to_string(Event::Kind kind) {
  switch (kind) {
    case Event::Kind::queued:
      return "queued";
    case Event::Kind::running:
      return "running";
    case Event::Kind::testcase:
      return "testcase";
    case Event::Kind::report:
      return "report";
  }
  return "queued";
}

json::object view_of(const User& user) {
  return {{"id", user.id},
          {"role", to_string(user.role)},
          {"name", user.name},
          {"created", to_text(user.created)}};
}

json::object view_of(const Token& token) {
  return {{"id", token.id},
          {"user", token.user},
          {"label", token.label},
          {"assignment", token.assignment},
          {"uses_left", token.uses_left},
          {"extra_percent", token.extra_percent},
          {"created", to_text(token.created)},
          {"expires", view_of(token.expires)},
          {"revoked", view_of(token.revoked)}};
}

json::object view_of(const problems::Problem& problem) {
  return {{"id", problem.id},
          {"title", problem.title},
          {"kind", problems::to_string(problem.kind)},
          {"topic", problem.topic},
          {"difficulty", problems::to_string(problem.difficulty)},
          {"minutes", problem.minutes},
          {"max_score", problem.max_score()},
          {"digest", problem.digest}};
}

json::object view_of(const ProblemSet& set) {
  return {{"id", set.id},
          {"owner", set.owner},
          {"title", set.title},
          {"problems", texts(set.problems)},
          {"created", to_text(set.created)}};
}

json::object view_of(const Assignment& assignment) {
  json::array problems;
  for (const auto& one : assignment.problems)
    problems.push_back(json::object{{"problem", one.problem}, {"digest", one.digest}});
  return {{"id", assignment.id},       {"owner", assignment.owner},
          {"title", assignment.title}, {"settings", view_of(assignment.settings)},
          {"problems", problems},      {"created", to_text(assignment.created)}};
}

json::object view_of(const Session& session, const std::optional<Time>& closes, Time now) {
  const SessionClock clock = clock_of(session, closes, now);
  json::array problems;
  for (const auto& one : session.problems) problems.emplace_back(one.problem);
  return {{"id", session.id},
          {"candidate", session.candidate},
          {"assignment", session.assignment},
          {"topics", texts(session.topics)},
          {"problems", problems},
          {"position", session.position},
          {"started", to_text(session.started)},
          {"ends", clock.limited ? json::value(to_text(clock.ends)) : json::value()},
          {"left_seconds", clock.limited ? json::value(clock.left.count() / 1000) : json::value()},
          {"given_back_seconds", session.given_back.count() / 1000},
          {"over", clock.over},
          {"finished", view_of(session.finished)}};
}

json::object view_of(const Note& note) {
  return {{"id", note.id},
          {"submission", note.submission},
          {"author", note.author},
          {"text", note.text},
          {"created", to_text(note.created)}};
}

json::object view_of(const Override& change) {
  return {{"id", change.id},         {"submission", change.submission},
          {"author", change.author}, {"score", change.score},
          {"reason", change.reason}, {"created", to_text(change.created)}};
}

json::object view_of(const Regrade& regrade) {
  return {{"id", regrade.id},
          {"assignment", regrade.assignment},
          {"problem", regrade.problem},
          {"digest", regrade.digest},
          {"created", to_text(regrade.created)},
          {"published", view_of(regrade.published)}};
}

json::object view_of(const Submission& submission, const Eyes& eyes) {
  json::object view{{"id", submission.id},
                    {"owner", submission.owner},
                    {"session", submission.session},
                    {"batch", submission.batch},
                    {"problem", submission.problem},
                    {"digest", submission.digest},
                    {"purpose", to_string(submission.purpose)},
                    {"lane", to_string(submission.lane)},
                    {"state", to_string(submission.state)},
                    {"received", to_text(submission.received)},
                    {"started", view_of(submission.started)},
                    {"finished", view_of(submission.finished)}};
  const bool shown = eyes.feedback && submission.outcome;
  // A judge error says nothing of the program, and whoever sent it should send it again.
  const bool ours = submission.outcome && submission.outcome->verdict == "judge_error";
  view["verdict"] = shown || ours ? json::value(submission.outcome->verdict) : json::value();
  view["score"] = shown && !ours ? json::value(submission.outcome->score) : json::value();
  view["max_score"] = shown ? json::value(submission.outcome->max_score) : json::value();
  view["feedback"] = shown ? feedback_of(*submission.outcome, eyes) : json::value();
  return view;
}

json::object view_of(const Event& event, const Submission& submission, const Eyes& eyes) {
  json::object view{{"submission", event.submission},
                    {"session", submission.session},
                    {"number", event.number},
                    {"event", to_string(event.kind)}};
  if (event.kind == Event::Kind::report) view["report"] = view_of(submission, eyes);
  if (event.kind == Event::Kind::testcase && eyes.feedback && !event.json.empty()) {
    json::object testcase = json::parse(event.json).as_object();
    narrow(testcase, eyes);
    view["testcase"] = std::move(testcase);
  }
  return view;
}

json::object page(json::array items, const std::string& next) {
  return {{"items", std::move(items)}, {"next", next.empty() ? json::value() : json::value(next)}};
}

}  // namespace server
