#include "server/scheduler/csv.hpp"

namespace server {

std::string csv_cell(std::string_view text) {
  constexpr std::string_view kStartsFormula = "=+-@\t\r";
  std::string cell;
  if (!text.empty() && kStartsFormula.find(text.front()) != std::string_view::npos) cell = "'";
  cell += text;
  // White space at the ends belongs to the text, but some readers trim it when it is not quoted.
  const bool blank_ends = cell.starts_with(' ') || cell.ends_with(' ');
  if (!blank_ends && cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
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

}  // namespace server
