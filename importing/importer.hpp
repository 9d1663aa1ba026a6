// Tasks in, packages out: each is drafted, proved and written, several at the same time.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "importing/task.hpp"
#include "runner/local_judge.hpp"

namespace importing {

struct ImportOptions {
  std::filesystem::path bank;
  std::string topic;
  bool overwrite = false;
  bool proof = true;
  int jobs = 1;
  runner::LocalJudgeOptions judge;
};

struct Outcome {
  std::string task, id, place;
  std::filesystem::path folder;  // empty when it was refused
  std::string refused;           // why; empty when it was imported
  int testcases = 0, observed = 0, inside = 0, idle = 0;
  std::vector<std::string> remarks;

  [[nodiscard]] bool imported() const { return refused.empty(); }
};

// Called one at a time, in the order in which tasks are done.
using OnOutcome = std::function<void(const Outcome& outcome)>;

// Outcomes in the order of the tasks. Throws for failures of ours only, such as a full disk.
std::vector<Outcome> import_all(const std::vector<Task>& tasks, const ImportOptions& options,
                                const OnOutcome& on_outcome);

}  // namespace importing
