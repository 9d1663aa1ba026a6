// Small change for measuring: medians, and whole processes timed from start to reaping.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::duration<double, std::micro>;

[[nodiscard]] double median(std::vector<double> samples);
[[nodiscard]] double percentile(std::vector<double> samples, double share);
[[nodiscard]] double microseconds(const std::function<void()>& work);

// Starts the program, waits for it, and throws when it does not exit with `expected`. Its output
// goes to /dev/null.
struct Program {
  std::vector<std::string> arguments;  // the first is the program's path
  std::string input = "/dev/null";     // a file for its standard input
  int expected = 0;
};
void run_program(const Program& program);

// How often per second `work(thread)` can be done by `threads` threads in `time`, counted from
// their common start. Each thread first calls `set_up(thread)`, which is not counted.
[[nodiscard]] double rate(int threads, std::chrono::duration<double> time,
                          const std::function<std::function<void()>(int)>& set_up);

}  // namespace bench
