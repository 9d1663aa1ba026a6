// A server as those who grade: submissions go into its batch lane, some hundreds at a time, and
// their reports come back as rows. Sent under keys made of what they are, so however often a batch
// is begun again, the server judges each once.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <deque>
#include <map>

#include "batch/crew.hpp"
#include "cli/remote.hpp"

namespace cli {

struct RemoteCrewOptions {
  RemoteOptions remote;
  bool reveal = false;  // rows show secret testcases whole
};

class RemoteCrew : public batch::Crew {
 public:
  // Throws Refusal, Unreachable; UsageError when the token's role cannot submit in batches.
  explicit RemoteCrew(RemoteCrewOptions options);

  [[nodiscard]] bool wants_more() const override;
  void take(batch::Job job) override;
  // Throws Unreachable when the server is gone for longer than the options' patience.
  [[nodiscard]] std::vector<batch::Done> wait(milliseconds timeout) override;
  // What was sent is judged all the same, and found under its key by the next run.
  void drop_waiting() override;
  [[nodiscard]] bool idle() const override;

 private:
  struct Sent {
    batch::Job job;
    std::size_t bytes = 0;
    int key_number = 1;  // another one after a judge error
    int failures = 0;    // judge errors of this run
    bool judged_before = false;
    std::map<int, boost::json::object> testcases;  // by number, as their candidate may see them
  };
  void send_some();
  void send(Sent sent);
  void watch_all_again();
  void watch(const std::string& id);
  void take_event(const boost::json::object& event);
  void finish(const std::string& id, const boost::json::object& submission);
  void give_up(Sent sent, const std::string& why);
  [[nodiscard]] boost::json::object report_of(const Sent& sent, boost::json::object feedback) const;

  bool reveal_;
  Remote remote_;
  int watched_on_ = 0;  // the connection on which events come
  std::deque<Sent> waiting_;
  std::map<std::string, Sent> under_way_;  // by id
  std::size_t bytes_ = 0;                  // of sources that are held
  std::vector<batch::Done> done_;
  std::chrono::steady_clock::time_point not_before_{};  // the server asked to wait
};

}  // namespace cli
