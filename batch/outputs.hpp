// The formats in which a batch's results are written, besides JSON lines.
// Knows rows; nothing of grading, and nothing of who asked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/output.hpp"
#include "problems/problem.hpp"

namespace batch {

struct OutputOptions {
  std::string title;                           // of the HTML report; empty: "Results"
  std::vector<problems::ProblemPtr> problems;  // those that are known, for titles; may be empty
  std::vector<std::uint64_t> pass_at = {1, 10, 100};
};

// "csv", "junit", "html", "gradescope", "passk".
[[nodiscard]] std::vector<std::string> output_formats();

// What is at `path` when it is finished: csv and junit, html: a file of that name, csv with
// NAME.gradebook.csv and NAME.testcases.csv beside it; gradescope: a folder; passk: a JSON file and
// NAME.txt beside it. Rows are kept in files, not in memory. Whatever is written does not depend on
// the time, nor on the machine.
//
// Throws std::invalid_argument for another format, std::system_error when nothing can be written
// there. add() throws std::runtime_error that names the entry and the field when a report is not of
// the shape that `viva grade --format json` gives.
[[nodiscard]] std::unique_ptr<Output> make_output(const std::string& format,
                                                  const std::filesystem::path& path,
                                                  const OutputOptions& options);

}  // namespace batch
