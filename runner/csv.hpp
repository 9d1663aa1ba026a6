// CSV as in RFC 4180, safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace runner {

// One cell of somebody's text, quoted when needed. A text that a spreadsheet would take for a
// formula, as it starts, spaces aside, with = + - @ tab CR or LF, or with a sign of these in full
// width, gets an apostrophe in front (OWASP, "CSV Injection"). So numbers do not belong here: a
// cell that is a number needs no quoting.
[[nodiscard]] std::string csv_cell(std::string_view text);

// `cells` are numbers or were made by csv_cell. Ends with CRLF.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

}  // namespace runner
