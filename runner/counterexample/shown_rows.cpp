#include "runner/counterexample/shown_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runner/counterexample/sql_text.hpp"
#include "runner/render.hpp"
#include "runner/utf8.hpp"

namespace runner {
namespace {

constexpr std::size_t most_rows = 10;
constexpr std::size_t most_columns = 12;
constexpr std::size_t most_bytes = 40;  // of a cell

enum class Quotes { none, as_typed };

// A text of several lines is written as a value, as one that is too long is.
std::string cell_text(const Value& value, Quotes quotes) {
  const auto* text = std::get_if<Text>(&value.is);
  const bool plain = text != nullptr && text->utf8.size() <= most_bytes &&
                     text->utf8.find_first_of("\n\t") == text->utf8.npos;
  if (plain && quotes == Quotes::none) return printable(text->utf8);
  auto literal = sql_literal(value);
  return literal && literal->size() <= most_bytes ? *literal : render(value, most_bytes);
}

using Lines = std::vector<std::vector<std::string>>;

Lines cells_of(const List& rows, Quotes quotes) {
  Lines lines;
  for (const auto& row : rows.items) {
    lines.emplace_back();
    const auto* tuple = std::get_if<Tuple>(&row.is);
    if (tuple == nullptr) {
      lines.back().push_back(render(row, most_bytes));
      continue;
    }
    for (std::size_t i = 0; i < std::min(most_columns, tuple->items.size()); ++i)
      lines.back().push_back(cell_text(tuple->items[i], quotes));
    if (tuple->items.size() > most_columns) lines.back().push_back("...");
  }
  return lines;
}

std::size_t columns(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::size_t> widths_of(const Lines& a, const Lines& b) {
  std::vector<std::size_t> widths;
  for (const auto* lines : {&a, &b}) {
    for (const auto& cells : *lines) {
      widths.resize(std::max(widths.size(), cells.size()));
      for (std::size_t i = 0; i < cells.size(); ++i)
        widths[i] = std::max(widths[i], columns(cells[i]));
    }
  }
  return widths;
}

std::string table_text(const Lines& lines, const std::vector<std::size_t>& widths,
                       std::size_t from) {
  if (lines.empty()) return "no rows";
  if (from == lines.size()) return "... and no more rows";
  std::string out = from > 0 ? "...\n" : "";
  const std::size_t behind = std::min(lines.size(), from + most_rows);
  for (std::size_t row = from; row < behind; ++row) {
    const auto& cells = lines[row];
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += cells[i];
      if (i + 1 < cells.size()) out += std::string(widths[i] - columns(cells[i]), ' ') + " | ";
    }
    out += '\n';
  }
  if (behind < lines.size()) out += fmt::format("... ({} more rows)\n", lines.size() - behind);
  out.pop_back();
  return out;
}

std::string other_text(const Value& value) {
  const auto* raised = std::get_if<Raised>(&value.is);
  if (raised == nullptr) return render(value, 200);
  return printable(raised->type.substr(0, 60) + ": " + raised->message.substr(0, 200));
}

}  // namespace

std::pair<std::string, std::string> shown_rows(const Value& expected, const Value& actual) {
  const auto* right = std::get_if<List>(&expected.is);
  const auto* seen = std::get_if<List>(&actual.is);
  static const List none;
  std::pair<std::string, std::string> shown;
  for (const auto quotes : {Quotes::none, Quotes::as_typed}) {
    const Lines a = cells_of(right != nullptr ? *right : none, quotes);
    const Lines b = cells_of(seen != nullptr ? *seen : none, quotes);
    const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same = static_cast<std::size_t>(parted.first - a.begin());
    const std::size_t from = same < most_rows ? 0 : same;
    const auto widths = widths_of(a, b);
    shown = {
        right != nullptr ? table_text(a, widths, std::min(from, a.size())) : other_text(expected),
        seen != nullptr ? table_text(b, widths, std::min(from, b.size())) : other_text(actual)};
    if (shown.first != shown.second) break;
  }
  return shown;
}

}  // namespace runner
