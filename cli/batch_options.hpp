// What can be said to `viva batch`, and how.
#pragma once

#include <string>
#include <vector>

#include "batch/grading.hpp"
#include "cli/result_files.hpp"

namespace cli {

struct BatchOptions {
  std::vector<std::string> inputs;
  std::string problem;
  std::string map;
  std::string column;
  std::vector<std::string> banks;
  ResultOptions results;
  int jobs = 0;
  bool resume = false;
  std::string shard;
  double limit_scale = 1;
  std::uint64_t seed = 1;
  double timeout = 0;  // seconds; 0: none
  bool quiet = false;
  std::string progress = "auto";
  std::vector<std::string> without;
  bool reveal = false;
  bool similarity = false;
  std::string server;  // empty: this machine grades
  std::string token;
};

void add_batch_options(CLI::App& command, BatchOptions& options);

// "2/5" is the second of five; empty: all. Throws UsageError.
[[nodiscard]] batch::Shard shard_of(const std::string& text);

}  // namespace cli
