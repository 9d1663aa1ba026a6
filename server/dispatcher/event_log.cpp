#include "server/dispatcher/event_log.hpp"

namespace server {

void EventLog::begin(const std::string& submission) {
  const Event event{submission, 1, Event::Kind::queued};
  under_way_[submission].told = {event};
  on_event_(event);
}

void EventLog::run_again(const std::string& submission) {
  const auto found = under_way_.find(submission);
  if (found != under_way_.end()) found->second.said = 1;
}

void EventLog::tell(const std::string& submission, Event::Kind kind, std::string json) {
  const auto found = under_way_.find(submission);
  if (found == under_way_.end()) return;
  auto& [told, said] = found->second;
  if (++said <= told.size()) return;
  const Event event{submission, static_cast<int>(told.size()) + 1, kind, std::move(json), {}};
  told.push_back(event);
  on_event_(event);  // last: whoever listens may come back with calls
}

void EventLog::end(std::shared_ptr<const Submission> judged) {
  const auto found = under_way_.find(judged->id);
  if (found == under_way_.end()) return;
  const int number = static_cast<int>(found->second.told.size()) + 1;
  under_way_.erase(found);
  on_event_({judged->id, number, Event::Kind::report, {}, judged});
}

std::vector<Event> EventLog::of(const std::string& submission, int after) const {
  const auto found = under_way_.find(submission);
  if (found == under_way_.end()) return {};
  std::vector<Event> rest;
  for (const auto& event : found->second.told) {
    if (event.number > after) rest.push_back(event);
  }
  return rest;
}

}  // namespace server
