#include "batch/outputs/tally.hpp"

#include <fmt/format.h>

namespace batch {
namespace {

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

void Tally::add(const Row& row, std::string_view verdict) {
  if (row.problem.empty()) {
    ++without_task_;
    return;
  }
  Attempts& task = tasks_[row.problem];
  if (verdict == "judge_error") {
    ++task.judge_errors;
  } else if (verdict == "not_graded") {
    ++task.not_graded;
  } else {
    ++task.tried;
    if (verdict == "accepted") ++task.right;
  }
  if (row.attempt > 0 && row.person.empty()) sampled_ = true;
}

std::string Tally::sentence() const {
  std::uint64_t tried = 0;
  std::uint64_t judge_errors = 0;
  std::uint64_t not_graded = without_task_;
  for (const auto& [name, task] : tasks_) {
    tried += task.tried;
    judge_errors += task.judge_errors;
    not_graded += task.not_graded;
  }
  std::string text = fmt::format("{} of {}.", counted(tried, "completion", "completions"),
                                 counted(tasks_.size(), "task", "tasks"));
  if (judge_errors + not_graded == 0) return text;
  return text + fmt::format(" Not counted: {}, {} that could not be graded.",
                            counted(judge_errors, "judge error", "judge errors"), not_graded);
}

}  // namespace batch
