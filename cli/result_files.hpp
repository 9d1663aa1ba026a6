// Where results go: JSON lines, and beside them the same in other formats.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/output.hpp"
#include "batch/outputs.hpp"

namespace cli {

struct ResultOptions {
  std::string out;
  std::vector<std::string> formats;
};

// --out and --format.
void add_result_options(CLI::App& command, ResultOptions& options);

class ResultFiles {
 public:
  // Throws UsageError.
  explicit ResultFiles(const ResultOptions& options);

  [[nodiscard]] const std::filesystem::path& lines() const { return lines_; }  // empty: stdout
  [[nodiscard]] std::vector<std::unique_ptr<batch::Output>> make_others(
      const batch::OutputOptions& options) const;
  [[nodiscard]] std::string names() const;  // "results.jsonl, results.csv"

 private:
  struct Other {
    std::string format;
    std::filesystem::path path;
  };
  std::filesystem::path lines_;
  std::vector<Other> others_;
};

}  // namespace cli
