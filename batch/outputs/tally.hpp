// Completions counted by task, for pass@k.
// Knows rows and verdicts; nothing of how a share is estimated.
#pragma once

#include <string>
#include <string_view>

#include "batch/outputs/pass_at_k.hpp"
#include "batch/row.hpp"

namespace batch {

class Tally {
 public:
  // `verdict` as read_report gives it. What has no problem is no task.
  void add(const Row& row, std::string_view verdict);

  [[nodiscard]] const Tasks& tasks() const { return tasks_; }
  [[nodiscard]] std::uint64_t without_task() const { return without_task_; }
  // Whether some task was tried more than once, and not by people, who learn between attempts.
  [[nodiscard]] bool sampled() const { return sampled_; }
  // "12 completions of 4 tasks. Not counted: 1 judge error, 2 that could not be graded."
  [[nodiscard]] std::string sentence() const;

 private:
  Tasks tasks_;
  std::uint64_t without_task_ = 0;
  bool sampled_ = false;
};

}  // namespace batch
