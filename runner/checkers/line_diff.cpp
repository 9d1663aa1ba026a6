#include "runner/checkers/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "runner/render.hpp"

namespace runner {
namespace {

using Lines = std::vector<std::string_view>;

struct Edit {
  char mark;  // '-', '+' or ' '
  std::string_view line;
};
using Edits = std::vector<Edit>;

Lines split(std::string_view text) {
  Lines lines;
  for (std::size_t end; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1)) {
    lines.push_back(text.substr(0, end));
  }
  if (!text.empty()) lines.push_back(text);
  return lines;
}

// The longest common subsequence of two middles by the textbook table; without it when that would
// be too large.
void diff_middle(Edits& edits, const Lines& expected, const Lines& actual) {
  constexpr std::size_t largest_table = 1'000'000;
  const std::size_t rows = expected.size();
  const std::size_t columns = actual.size();
  const bool affordable = rows <= largest_table && (rows + 1) * (columns + 1) <= largest_table;
  std::vector<std::uint32_t> common(affordable ? (rows + 1) * (columns + 1) : 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (columns + 1) + j];
  };
  for (std::size_t i = affordable ? rows : 0; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) =
          expected[i] == actual[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (affordable && i < rows && j < columns && expected[i] == actual[j]) {
      edits.push_back({' ', expected[i]});
      ++i, ++j;
    } else if (j == columns || (i < rows && (!affordable || at(i + 1, j) >= at(i, j + 1)))) {
      edits.push_back({'-', expected[i++]});
    } else {
      edits.push_back({'+', actual[j++]});
    }
  }
}

Edits diff(const Lines& expected, const Lines& actual) {
  const auto [e, a] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto [e_end, a_end] = std::mismatch(expected.rbegin(), std::make_reverse_iterator(e),
                                            actual.rbegin(), std::make_reverse_iterator(a));
  Edits edits;
  for (auto line = expected.begin(); line != e; ++line) edits.push_back({' ', *line});
  diff_middle(edits, {e, e_end.base()}, {a, a_end.base()});
  for (auto line = e_end.base(); line != expected.end(); ++line) edits.push_back({' ', *line});
  return edits;
}

bool near_a_change(const Edits& edits, std::size_t i) {
  constexpr std::size_t around = 2;
  const std::size_t last = std::min(edits.size() - 1, i + around);
  for (std::size_t k = i < around ? 0 : i - around; k <= last; ++k) {
    if (edits[k].mark != ' ') return true;
  }
  return false;
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
  constexpr int most_lines = 24;
  constexpr std::size_t line_bytes = 200;
  if (expected.find('\n') == expected.npos && actual.find('\n') == actual.npos) return {};
  const Edits edits = diff(split(expected), split(actual));
  if (std::all_of(edits.begin(), edits.end(), [](Edit edit) { return edit.mark == ' '; }))
    return {};
  std::string out;
  int shown = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const bool wanted = near_a_change(edits, i);
    if (shown == most_lines) return out + fmt::format("... ({} more lines)\n", edits.size() - i);
    if (wanted) {
      out += fmt::format("{} {}\n", edits[i].mark, visible(edits[i].line, line_bytes));
      ++shown;
    } else if (!out.ends_with("...\n")) {
      out += "...\n";
    }
  }
  return out;
}

}  // namespace runner
