// A runner's voice: lines that one thread says, and the heartbeat of a second one in between, which
// also notices when a job takes long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace server {

class Voice {
 public:
  explicit Voice(int fd) : fd_{fd} {}

  // Whole lines, never mixed, after those that were held. Throws std::system_error when nobody
  // reads any more.
  void say(std::string_view line);
  // In place of those that are held.
  void say_instead(std::string_view line);
  // The line goes with the next one that is said: most testcases take less time than a write.
  // Nothing is held for longer than until the next heartbeat.
  void hold(std::string_view line);

 private:
  void write(std::string_view text);

  std::mutex one_line_;
  std::string held_;
  int fd_;
};

struct Pulse {
  std::chrono::milliseconds every;
  std::chrono::milliseconds longest_job;  // silence after it
  std::chrono::milliseconds moment;       // what takes longer is a long job
  std::function<void()> in_a_long_job;    // called every moment while it lasts, by the heart
};

// Says that the process is alive, until it is destroyed, or one job takes too long.
class Heartbeat {
 public:
  Heartbeat(Voice& voice, Pulse pulse);
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

  void job_begins();
  void job_ends();

 private:
  using Clock = std::chrono::steady_clock;
  void beat(const std::stop_token& stop);

  Voice& voice_;
  const Pulse pulse_;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::optional<Clock::time_point> job_since_;
  bool has_begun_ = false;  // a job, since the heart looked
  std::jthread thread_;     // last: uses all the others
};

}  // namespace server
