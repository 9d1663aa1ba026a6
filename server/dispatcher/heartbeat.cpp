#include "server/dispatcher/heartbeat.hpp"

#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "sandbox/linux/syscall.hpp"
#include "server/dispatcher/protocol.hpp"

namespace server {

void Voice::say(std::string_view line) {
  const std::lock_guard lock{one_line_};
  if (held_.empty()) return write(line);
  held_ += line;
  write(std::exchange(held_, {}));
}

void Voice::say_instead(std::string_view line) {
  const std::lock_guard lock{one_line_};
  held_.clear();
  write(line);
}

void Voice::hold(std::string_view line) {
  constexpr std::size_t most_held = 64U << 10;
  const std::lock_guard lock{one_line_};
  held_ += line;
  if (held_.size() > most_held) write(std::exchange(held_, {}));
}

void Voice::write(std::string_view text) {
  while (!text.empty()) {
    const auto written = sandbox::syscall_or_throw(
        "write to the dispatcher", [&] { return ::write(fd_, text.data(), text.size()); });
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Heartbeat::Heartbeat(Voice& voice, Pulse pulse)
    : voice_{voice}, pulse_{std::move(pulse)}, thread_{[this](const std::stop_token& stop) {
        beat(stop);
      }} {}

void Heartbeat::job_begins() {
  const std::lock_guard lock{mutex_};
  job_since_ = Clock::now();
  has_begun_ = true;
}

void Heartbeat::job_ends() {
  const std::lock_guard lock{mutex_};
  job_since_.reset();
}

// Nobody wakes it for a job: it looks more often as long as there are any.
void Heartbeat::beat(const std::stop_token& stop) {
  const std::string alive = to_line(RunnerAlive{});
  std::unique_lock lock{mutex_};
  for (auto now = Clock::now(), next = now + pulse_.every;;) {
    const bool busy = std::exchange(has_begun_, false) || job_since_;
    const auto until = busy ? std::min(next, now + pulse_.moment) : next;
    if (stopped_.wait_until(lock, stop, until, [&] { return stop.stop_requested(); })) return;
    now = Clock::now();
    const auto since = job_since_ ? now - *job_since_ : Clock::duration{0};
    const bool beats = now >= next && since < pulse_.longest_job;
    if (now >= next) next = now + pulse_.every;
    lock.unlock();
    try {
      if (since >= pulse_.moment) pulse_.in_a_long_job();
      if (beats) voice_.say(alive);
    } catch (const std::system_error&) {
      return;  // the first thread will notice as well
    }
    lock.lock();
  }
}

}  // namespace server
