// What may be spent, and what happened: plain values, without meaning.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>

namespace sandbox {

using std::chrono::nanoseconds;

// What a whole cell may use. The same values for every cell of a problem.
struct CellLimits {
  std::uint64_t memory_bytes = 128ULL << 20;
  std::uint64_t work_dir_bytes = 16ULL << 20;
  int files = 1024;       // inodes in the work directory
  int tasks = 64;         // threads and processes
  bool children = false;  // whether fork is allowed, not only threads
  bool operator==(const CellLimits&) const = default;
};

// What one step of the conversation with a cell may use.
struct StepLimits {
  nanoseconds cpu_time{};
  nanoseconds wall_time{};
  std::uint64_t output_bytes = 64U << 10;  // stdout and stderr together
  std::uint64_t reply_bytes = 1U << 20;    // a guest keeps to it; a longer reply is a forged one
};

struct Usage {
  nanoseconds cpu_time{};
  nanoseconds wall_time{};
  std::uint64_t peak_memory_bytes = 0;
};

enum class Limit { cpu_time, wall_time, memory, output };

struct Replied {
  std::string reply;
};  // the guest answered; the cell is ready for another step
struct Exited {
  int status = 0;
};  // the process ended by itself, without an answer
struct Signaled {
  int signal = 0;
};  // a signal that was not ours ended it
struct Exceeded {
  Limit limit{};
};  // we stopped it
struct Violated {
  std::string how;
};  // it broke the protocol, and we stopped it
using Ending = std::variant<Replied, Exited, Signaled, Exceeded, Violated>;

struct Observation {
  Ending ending;
  std::string output;        // stdout
  std::string error_output;  // stderr
  bool output_truncated = false;
  Usage usage;
};

}  // namespace sandbox
