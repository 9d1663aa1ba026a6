#include "bench/measure.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace bench {

double percentile(std::vector<double> samples, double share) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const auto last = static_cast<double>(samples.size() - 1);
  return samples[static_cast<std::size_t>(share * last + 0.5)];
}

double median(std::vector<double> samples) { return percentile(std::move(samples), 0.5); }

double microseconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return Microseconds{Clock::now() - start}.count();
}

void run_program(const Program& program) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, program.input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (const auto& each : program.arguments) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  pid_t pid = -1;
  const int failed =
      ::posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error{"cannot start " + program.arguments[0]};
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != program.expected) {
    throw std::runtime_error{program.arguments[0] + " ended with wait status " +
                             std::to_string(status)};
  }
}

double rate(int threads, std::chrono::duration<double> time,
            const std::function<std::function<void()>(int)>& set_up) {
  std::atomic<long> done{0};
  std::barrier start{threads + 1};
  std::atomic<bool> stop{false};
  std::vector<std::jthread> workers;
  for (int thread = 0; thread < threads; ++thread) {
    workers.emplace_back([&, thread] {
      const auto work = set_up(thread);
      start.arrive_and_wait();
      while (!stop.load(std::memory_order_relaxed)) {
        work();
        done.fetch_add(1, std::memory_order_relaxed);
      }
    });
  }
  start.arrive_and_wait();
  const auto begin = Clock::now();
  std::this_thread::sleep_for(time);
  const long count = done.load();
  const std::chrono::duration<double> taken = Clock::now() - begin;
  stop = true;
  return static_cast<double>(count) / taken.count();
}

}  // namespace bench
