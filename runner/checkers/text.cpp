#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/line_diff.hpp"
#include "runner/checkers/note.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {
namespace {

constexpr std::string_view white_space = " \t\r\f\v";

// Lines without white space at their ends, and without empty lines at the end of all.
std::vector<std::string> lines_that_count(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    lines.emplace_back(line.substr(0, line.find_last_not_of(white_space) + 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

std::string note_on_lines(std::size_t expected, std::size_t actual) {
  const std::size_t difference = expected > actual ? expected - actual : actual - expected;
  return fmt::format("{} line{} too {}", difference, difference == 1 ? "" : "s",
                     expected > actual ? "few" : "many");
}

}  // namespace

Comparison compare_text(const Value& expected, const Value& actual, Notation notation) {
  const auto* expected_text = std::get_if<Text>(&expected.is);
  const auto* actual_text = std::get_if<Text>(&actual.is);
  if (expected_text == nullptr || actual_text == nullptr)
    return compare_equal(expected, actual, notation);
  const std::vector<std::string> right = lines_that_count(expected_text->utf8);
  const std::vector<std::string> seen = lines_that_count(actual_text->utf8);
  if (right == seen) return {.right = true};
  if (right.size() <= 1 && seen.size() <= 1) {
    const auto only_line = [](const auto& lines) { return lines.empty() ? "" : lines[0]; };
    return compare_equal({Text{only_line(right)}}, {Text{only_line(seen)}}, notation);
  }

  const auto [e, a] = std::mismatch(right.begin(), right.end(), seen.begin(), seen.end());
  Comparison result{.path = fmt::format("line {}", e - right.begin() + 1),
                    .expected = e == right.end() ? "nothing" : render({Text{*e}}),
                    .actual = a == seen.end() ? "nothing" : render({Text{*a}})};
  if (right.size() != seen.size()) {
    result.note = note_on_lines(right.size(), seen.size());
  } else {
    result.note = compare_equal({Text{*e}}, {Text{*a}}, notation).note;
  }
  result.diff = line_diff(joined(right), joined(seen));
  return result;
}

}  // namespace runner
