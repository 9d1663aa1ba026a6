// Those who grade: jobs go in, lines of results come out, in any order.
// Knows submissions and reports; nothing of inputs, files or who reads the results.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "batch/row.hpp"
#include "runner/judge.hpp"

namespace batch {

struct Job {
  Row row;  // without a report
  runner::Submission submission;
};

// How a row counts.
struct Outcome {
  std::string problem;
  std::string verdict;  // empty when it was not graded
  int score = 0;
  int max_score = 0;
  std::string message;  // the error, or what the judge failed at
};

[[nodiscard]] Outcome outcome_of(const Row& row);

struct Done {
  std::uint64_t entry = 0;
  std::string line;  // of the row with its report
  Outcome outcome;
};

// Belongs to one thread.
class Crew {
 public:
  virtual ~Crew() = default;

  // Whether another job would not wait too long for its turn.
  [[nodiscard]] virtual bool wants_more() const = 0;
  virtual void take(Job job) = 0;

  // What was done since it was last asked; waits for it if there is nothing yet.
  [[nodiscard]] virtual std::vector<Done> wait(std::chrono::milliseconds timeout) = 0;

  // What nobody has begun is not done any more; what runs is.
  virtual void drop_waiting() = 0;
  [[nodiscard]] virtual bool idle() const = 0;  // nothing runs, waits, or is done and not fetched
};

}  // namespace batch
