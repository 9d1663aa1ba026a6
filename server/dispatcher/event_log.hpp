// What has been told of each submission under way, so that a reconnecting client hears the rest,
// and a second run repeats nothing. Knows nothing of runners.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "server/dispatcher/dispatcher.hpp"

namespace server {

class EventLog {
 public:
  explicit EventLog(Dispatcher::OnEvent on_event) : on_event_{std::move(on_event)} {}

  void begin(const std::string& submission);  // queued
  // A run begins anew. Reports are deterministic: what this run says again is not told again.
  void run_again(const std::string& submission);
  void tell(const std::string& submission, Event::Kind kind, std::string json = {});
  void end(std::shared_ptr<const Submission> judged);  // tells the report, then forgets
  void forget(const std::string& submission) { under_way_.erase(submission); }

  [[nodiscard]] bool contains(const std::string& submission) const {
    return under_way_.contains(submission);
  }
  [[nodiscard]] std::vector<Event> of(const std::string& submission, int after) const;

 private:
  struct UnderWay {
    std::vector<Event> told;
    std::size_t said = 1;  // by this run, with what was before it
  };
  std::unordered_map<std::string, UnderWay> under_way_;
  Dispatcher::OnEvent on_event_;
};

}  // namespace server
