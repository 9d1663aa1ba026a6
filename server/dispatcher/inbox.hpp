// What the dispatcher has sent to a runner. One thread takes jobs to do them; another may take away
// what still waits.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "server/dispatcher/protocol.hpp"

namespace server {

class Inbox {
 public:
  explicit Inbox(int fd) : fd_{fd} {}

  // Waits for one; nothing when no more will come. Throws ProtocolError for what is no job, and
  // std::system_error.
  [[nodiscard]] std::optional<Job> next();

  // Takes away those that have come and that nobody has taken, the last one first; never waits.
  // Each is said to be returned before next() gives another one. What is no job stays, for next()
  // to find.
  void give_back(const std::function<void(const Job&)>& say_so);

 private:
  [[nodiscard]] bool can_read(bool wait) const;
  void read_what_is_there();

  std::mutex mutex_;
  const int fd_;
  Lines incoming_{longest_job_line};
  std::deque<std::string> lines_;
  bool ended_ = false;
};

}  // namespace server
