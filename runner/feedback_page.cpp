#include "runner/feedback_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runner/render.hpp"
#include "runner/utf8.hpp"

namespace runner {
namespace {

constexpr std::size_t foreign_bytes = 16U << 10;  // of one text, at most
constexpr std::size_t label_columns = 10;
constexpr std::size_t block_lines = 20;

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The longest start of `utf8` that fits; all of it must be valid.
std::string_view fitting(std::string_view utf8, std::size_t most) {
  std::size_t size = 0;
  for (; most > 0 && size < utf8.size(); --most) size += first_character(utf8.substr(size)).size;
  return utf8.substr(0, size);
}

// The start of `line` that fits, up to a space if there is one.
std::string_view up_to_a_space(std::string_view line, std::size_t most) {
  const std::string_view start = fitting(line, most);
  if (start.size() == line.size()) return start;
  const std::size_t space = line.rfind(' ', start.size());
  return space == line.npos || space == 0 ? start : line.substr(0, space);
}

// Words that are longer than that are cut anywhere.
constexpr std::size_t longest_half = 24;

std::string_view without_half_a_word_behind(std::string_view text) {
  const auto space = text.rfind(' ');
  return space == text.npos || text.size() - space > longest_half ? text : text.substr(0, space);
}

std::string_view without_half_a_word_before(std::string_view text) {
  const auto space = text.find(' ');
  return space > longest_half ? text : text.substr(space + 1);
}

// Behind a comma, a semicolon or a brace, where a break changes nothing in any language; else at
// the end.
std::size_t place_to_break(std::string_view row) {
  for (std::size_t i = row.size(); i > 1; --i) {
    if (row[i - 1] == ' ' && std::string_view{",;{"}.find(row[i - 2]) != std::string_view::npos)
      return i - 1;
  }
  return row.size();
}

}  // namespace

std::size_t columns(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Page::Page(bool colour, int width)
    : colour_{colour}, width_{static_cast<std::size_t>(std::max(width, 40))} {}

std::string Page::inked(Ink ink, std::string_view text) const {
  constexpr std::string_view codes[] = {"", "1", "32", "31", "2"};
  if (!colour_ || ink == Ink::plain) return std::string{text};
  return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(ink)], text);
}

std::string Page::one_line(std::string_view foreign, std::size_t most) {
  std::string text = visible(foreign, 4 * most);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (columns(text) <= most) return text;
  return std::string{fitting(text, std::max<std::size_t>(most, 4) - 3)} + "...";
}

std::string Page::both_ends(std::string_view foreign, std::size_t most) {
  constexpr std::string_view gap = " ... ";
  std::string text = visible(foreign, foreign_bytes);
  std::replace(text.begin(), text.end(), '\n', ' ');
  const std::size_t all = columns(text);
  if (all <= most || most <= gap.size() + 2) return one_line(foreign, most);
  const std::size_t head = (most - gap.size()) / 3;
  const std::size_t tail = most - gap.size() - head;
  const std::string_view start = fitting(text, head);
  const std::string_view end = std::string_view{text}.substr(fitting(text, all - tail).size());
  return fmt::format("{}{}{}", without_half_a_word_behind(start), gap,
                     without_half_a_word_before(end));
}

void Page::line(std::size_t indent, std::string_view text) {
  out_ += fmt::format("{:{}}{}\n", "", indent, text);
}

void Page::wrapped(std::size_t indent, std::string_view foreign) {
  const std::string text = visible(foreign, foreign_bytes);
  std::size_t lines = 0;
  for (std::string_view rest : split_lines(text)) {
    do {
      if (++lines > block_lines) return line(indent, "...");
      const std::string_view part = up_to_a_space(rest, width_ - indent);
      line(indent, part);
      rest.remove_prefix(part.size());
      if (rest.starts_with(' ')) rest.remove_prefix(1);
    } while (!rest.empty());
  }
}

void Page::labelled(std::string_view label, std::string_view foreign) {
  constexpr std::size_t indent = 4;
  const std::string start = fmt::format("{:<{}}", label, label_columns);
  if (foreign.find('\n') == foreign.npos) {
    const std::string text = one_line(foreign, width_ - indent - label_columns);
    return line(indent, inked(Ink::faint, start) + text);
  }
  line(indent, inked(Ink::faint, label));
  block(foreign);
}

void Page::block(std::string_view foreign) {
  constexpr std::size_t indent = 6;
  const std::string text = visible(foreign, foreign_bytes);
  const std::vector<std::string_view> lines = split_lines(text);
  // One line too many is shown rather than counted.
  const std::size_t most = lines.size() == block_lines + 1 ? block_lines + 1 : block_lines;
  for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
    std::string shown{lines[i]};
    if (columns(shown) > width_ - indent - 2) {
      shown = std::string{fitting(shown, width_ - indent - 5)} + "...";
    }
    line(indent, inked(Ink::faint, "|") + (shown.empty() ? "" : " " + shown));
  }
  if (lines.size() > most) {
    line(indent, fmt::format("... ({} more lines)", lines.size() - most));
  }
}

// What does not fit goes on in the next row, further in.
void Page::whole(std::string_view label, std::string_view foreign) {
  const std::string text = visible(foreign, foreign_bytes);
  if (text.find('\n') == text.npos && columns(text) <= width_ - 4 - label_columns)
    return labelled(label, foreign);
  line(4, inked(Ink::faint, label));
  for (std::string_view rest : split_lines(text)) {
    for (std::size_t indent = 1; !rest.empty(); indent = 5) {
      std::string_view row = fitting(rest, width_ - 7 - indent);
      if (row.size() < rest.size()) row = row.substr(0, place_to_break(row));
      line(6, inked(Ink::faint, "|") + std::string(indent, ' ') + std::string{row});
      rest.remove_prefix(row.size());
      if (rest.starts_with(' ')) rest.remove_prefix(1);
    }
  }
}

void Page::diff(std::string_view lines) {
  for (const std::string_view text : split_lines(lines)) {
    const Ink ink = text.starts_with('-')   ? Ink::good
                    : text.starts_with('+') ? Ink::bad
                                            : Ink::plain;
    line(6, inked(ink, one_line(text, width_ - 6)));
  }
}

}  // namespace runner
