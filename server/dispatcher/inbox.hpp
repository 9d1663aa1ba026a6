// What the dispatcher has sent to a runner. One thread takes jobs to do them; another may take away
// what still waits.
#pragma once

#include <deque>
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

  // The last of those that have come and that nobody has taken; never waits. What is no job stays,
  // for next() to find.
  [[nodiscard]] std::optional<Job> take_last();

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
