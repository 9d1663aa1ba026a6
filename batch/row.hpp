// One line of a batch's results. The JSON lines file is the truth: every other format is written
// from rows, whether they were just graded, read back by --resume, or merged from several files.
// Knows the report of `viva grade --format json`; nothing of how it was made.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace batch {

// As a JSON line: the members of `report` first (those of `viva grade`), then these:
// {..., "entry": n, "person": "...", "attempt": n, "source_digest": "sha256:...", "error": "..."}.
// `file` of the report is the entry's source. Without a report there are "file", "problem" and
// "error", and no verdict.
struct Row {
  std::uint64_t entry = 0;  // place in the input, from 0
  std::string source;
  std::string person;
  std::string problem;  // empty when unknown
  std::uint64_t attempt = 0;
  std::string source_digest;   // over names and bytes of its files; empty when there are none
  std::string error;           // why it was not graded; then `report` is empty
  boost::json::object report;  // as runner::to_json makes it
};

// Without its line feed. Texts that are not UTF-8 or could move a cursor are escaped.
[[nodiscard]] std::string to_line(const Row& row);

// The same of a report that was just made, as runner::to_json(report, row.source, ...) wrote it:
// it is not read again. `row.report` does not matter.
[[nodiscard]] std::string to_line(const Row& row, std::string_view report);

// Strict; throws std::runtime_error that names the field. `line` is hostile. What a report must
// have for its readers is there: verdicts, scores, usage, and those of every testcase.
[[nodiscard]] Row parse_row(std::string_view line);

// A line of `viva grade --format json`, as strictly.
[[nodiscard]] boost::json::object parse_report(std::string_view line);

// "accepted" and so on.
[[nodiscard]] bool is_verdict(std::string_view name);

}  // namespace batch
