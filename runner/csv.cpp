#include "runner/csv.hpp"

#include <algorithm>
#include <array>

namespace runner {
namespace {

bool starts_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> signs{
      "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::any_of(signs.begin(), signs.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell{starts_formula(text) ? "'" : ""};
  cell += text;
  // White space at the ends belongs to the text, but some readers trim it when it is not quoted; in
  // some countries a semicolon ends a cell, in some programs a tab does.
  const bool blank_ends = cell.starts_with(' ') || cell.ends_with(' ');
  if (!blank_ends && cell.find_first_of(",;\t\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += cells[i];
  }
  return line + "\r\n";
}

}  // namespace runner
