#include "server/dispatcher/heartbeat.hpp"

#include <unistd.h>

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

Heartbeat::Heartbeat(Voice& voice, std::chrono::milliseconds every,
                     std::chrono::milliseconds longest_job)
    : voice_{voice}, longest_job_{longest_job}, thread_{[this, every](const std::stop_token& stop) {
        beat(stop, every);
      }} {}

void Heartbeat::job_begins() {
  const std::lock_guard lock{mutex_};
  silent_from_ = Clock::now() + longest_job_;
}

void Heartbeat::job_ends() {
  const std::lock_guard lock{mutex_};
  silent_from_ = Clock::time_point::max();
}

void Heartbeat::beat(const std::stop_token& stop, std::chrono::milliseconds every) {
  const std::string alive = to_line(RunnerAlive{});
  std::unique_lock lock{mutex_};
  while (!stopped_.wait_for(lock, stop, every, [&] { return stop.stop_requested(); })) {
    if (Clock::now() >= silent_from_) continue;
    lock.unlock();
    try {
      voice_.say(alive);
    } catch (const std::system_error&) {
      return;  // the first thread will notice as well
    }
    lock.lock();
  }
}

}  // namespace server
