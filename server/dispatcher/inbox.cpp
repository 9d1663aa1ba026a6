#include "server/dispatcher/inbox.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "sandbox/linux/syscall.hpp"

namespace server {

std::optional<Job> Inbox::next() {
  for (;;) {
    {
      const std::lock_guard lock{mutex_};
      if (lines_.empty()) read_what_is_there();
      if (!lines_.empty()) {
        const std::string line = std::move(lines_.front());
        lines_.pop_front();
        return job_of(line);
      }
      if (ended_) return std::nullopt;
    }
    (void)can_read(true);  // the other thread may be faster
  }
}

void Inbox::give_back(const std::function<void(const Job&)>& say_so) {
  const std::lock_guard lock{mutex_};
  try {
    for (read_what_is_there(); !lines_.empty(); lines_.pop_back()) say_so(job_of(lines_.back()));
  } catch (const ProtocolError&) {
    return;
  }
}

bool Inbox::can_read(bool wait) const {
  pollfd entry{fd_, POLLIN, 0};
  return sandbox::syscall_or_throw("wait for the dispatcher",
                                   [&] { return ::poll(&entry, 1, wait ? -1 : 0); }) > 0;
}

void Inbox::read_what_is_there() {
  std::array<char, 65536> part;
  while (!ended_ && can_read(false)) {
    const auto size = sandbox::syscall_or_throw(
        "read from the dispatcher", [&] { return ::read(fd_, part.data(), part.size()); });
    ended_ = size == 0;
    incoming_.add({part.data(), static_cast<std::size_t>(size)});
    while (auto line = incoming_.next()) lines_.push_back(*std::move(line));
  }
}

}  // namespace server
