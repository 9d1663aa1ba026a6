#include "server/api/events.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/api/service.hpp"
#include "server/api/views.hpp"

namespace server {

namespace json = boost::json;

namespace {

// Queued is 1, running 2, testcases follow, and the report's number is after all that there could
// be. So it is not missed, nor told twice, when a run broke off or never came to its testcases.
int report_number(Service& service, const Submission& submission, int counted) {
  const auto problem = service.shelf().version(submission.digest);
  if (!problem) return counted;
  const auto judged = std::count_if(problem->testcases.begin(), problem->testcases.end(),
                                    [&](const problems::Testcase& one) {
                                      return submission.purpose == Purpose::submit ||
                                             one.visibility == problems::Visibility::sample;
                                    });
  return static_cast<int>(judged) + 3;
}

// Of a submission that is not under way, as they were.
std::vector<Event> past_events(const Submission& submission) {
  std::vector<Event> events;
  const auto add = [&](Event::Kind kind, std::string text) {
    events.push_back({submission.id, static_cast<int>(events.size()) + 1, kind, std::move(text)});
  };
  add(Event::Kind::queued, {});
  if (submission.started || submission.outcome) add(Event::Kind::running, {});
  if (!submission.outcome) return events;
  const json::value feedback =
      json::parse(submission.outcome->feedback.empty() ? "{}" : submission.outcome->feedback);
  if (const auto* testcases = feedback.as_object().if_contains("testcases")) {
    for (const auto& testcase : testcases->as_array())
      add(Event::Kind::testcase, json::serialize(testcase));
  }
  add(Event::Kind::report, submission.outcome->feedback);
  return events;
}

}  // namespace

std::vector<Event> missed_before(const Event& report) {
  auto events = past_events(*report.judged);
  std::erase_if(events, [&](const Event& one) {
    return one.number < report.number || one.kind == Event::Kind::report;
  });
  return events;
}

std::optional<json::object> told(Service& service, const Event& event, const Submission& submission,
                                 const Eyes& eyes) {
  if (event.kind == Event::Kind::testcase && !eyes.feedback) return std::nullopt;
  json::object view = view_of(event, submission, eyes);
  if (event.kind == Event::Kind::report)
    view["number"] = report_number(service, submission, event.number);
  return view;
}

std::string notification(json::value event) {
  return json::serialize(
      json::object{{"jsonrpc", "2.0"}, {"method", "event"}, {"params", std::move(event)}});
}

std::optional<std::string> message_of(Service& service, const Event& event,
                                      const Submission& submission, const Eyes& eyes) {
  if (event.kind != Event::Kind::report || !eyes.whole) {
    auto view = told(service, event, submission, eyes);
    return view ? std::optional{notification(*std::move(view))} : std::nullopt;
  }
  Submission without = submission;
  const std::string report = std::exchange(without.outcome->report, {});
  std::string message = notification(*told(service, event, without, eyes));
  constexpr std::string_view end = R"(null}}})";  // the feedback, the last member of the last
  if (message.ends_with(end) && !report.empty())
    message.replace(message.size() - end.size(), sizeof "null" - 1, report);
  return message;
}

json::array told_after(Service& service, const Submission& submission, const Eyes& eyes,
                       int after) {
  auto events = service.dispatcher().events_of(submission.id, 0);
  if (events.empty() || submission.state == State::done) events = past_events(submission);
  json::array items;
  for (const auto& event : events) {
    auto view = told(service, event, submission, eyes);
    if (view && view->at("number").to_number<int>() > after) items.push_back(*std::move(view));
  }
  return items;
}

}  // namespace server
