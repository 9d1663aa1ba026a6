// What a reader may see of a report, as a page of text or as one line of JSON.
// Of a secret testcase its name, verdict, points, usage, public message and hint, and nothing that
// the candidate's program could have put there. Knows reports; nothing of who reads them.
#pragma once

#include <string>

#include "runner/judge.hpp"

namespace runner {

struct TextOptions {
  bool colour = false;
  bool reveal = false;  // the interviewer's eyes: secret testcases are shown whole
  int width = 100;      // columns; less than 40 counts as 40
};

// Ends with a line that says what to do next, and a line feed. Safe for any terminal.
[[nodiscard]] std::string to_text(const Report& report, const std::string& file,
                                  const TextOptions& options);

// One line without its line feed. Always UTF-8: bytes of the candidate's that are not appear as
// "\xff".
[[nodiscard]] std::string to_json(const Report& report, const std::string& file, bool reveal);

// One of the report's testcases, as it stands in there.
[[nodiscard]] std::string testcase_to_json(const TestcaseReport& testcase, bool reveal);

}  // namespace runner
