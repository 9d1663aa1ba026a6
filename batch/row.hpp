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

// Without its line feed.
[[nodiscard]] std::string to_line(const Row& row);

// Strict; throws std::runtime_error that names the field. `line` is hostile.
[[nodiscard]] Row parse_row(std::string_view line);

}  // namespace batch
