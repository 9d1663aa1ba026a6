// What the dispatcher and a runner say to each other: one JSON object a line, and after it the
// texts that it speaks of, of bounded length, read strictly. README.md shows the lines.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "problems/problem.hpp"
#include "server/dispatcher/lines.hpp"
#include "server/store/records.hpp"

namespace server {

inline constexpr std::size_t longest_job_line = 32UL << 20;
inline constexpr std::size_t longest_message_line = 64UL << 20;
inline constexpr std::size_t max_job_files = 1024;

// A runner may have further jobs at hand; it gives them back when the first takes longer.
inline constexpr std::chrono::milliseconds longest_wait_behind_a_job{25};

// To the runner: one submission to judge.
struct Job {
  std::string id;
  std::string package;  // folder
  std::string digest;   // that the package must have
  std::uint64_t seed = 1;
  bool samples_only = false;
  std::vector<problems::File> files;  // texts are any bytes
  int max_score = 0;                  // of the problem, for the report of a failure
  bool remarks = false;               // as in runner::Submission, and so the next one
  bool counterexample = false;
};

// From the runner.
struct RunnerReady {};
struct RunnerAlive {};
struct JobRunning {
  std::string id;
};
// It waits for a job that takes long, and has not begun: somebody else may have it.
struct JobReturned {
  std::string id;
};
struct JobTestcase {
  std::string id;
  std::string feedback;  // JSON, the candidate's view
};
struct JobDone {
  std::string id;
  Outcome outcome;
};
using Message =
    std::variant<RunnerReady, RunnerAlive, JobRunning, JobReturned, JobTestcase, JobDone>;

// With the line feed. A file name that is not UTF-8, or not printable, is escaped.
[[nodiscard]] std::string to_line(const Job& job);
[[nodiscard]] std::string to_line(const Message& message);

// Without the line feed. Throw ProtocolError for whatever the other side's to_line() does not make.
[[nodiscard]] Job job_of(std::string_view line);
[[nodiscard]] Message message_of(std::string_view line);

}  // namespace server
