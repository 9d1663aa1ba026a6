// A row's report as typed values: what every format starts from.
// Knows the JSON of `viva grade`; nothing of formats.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/row.hpp"

namespace batch {

// All texts point into the row. Those that a reader may not see are empty.
struct GradedDifference {
  std::string_view observation, path, expected, actual, note, diff;
};

struct GradedTestcase {
  std::string_view name;
  std::string_view verdict;
  std::string_view message, hint, input, expected, actual, output;
  bool secret = true;
  bool shown = false;  // not only name, verdict, points, message and hint
  double score = 0;
  double max_score = 0;
  double cpu_ms = 0;
  std::vector<GradedDifference> differences;

  [[nodiscard]] bool accepted() const { return verdict == "accepted"; }
};

struct Graded {
  std::string_view verdict;  // "not_graded" when the row has an error
  std::string_view message;  // or the row's error
  double score = 0;
  double max_score = 0;
  double wall_ms = 0;
  std::vector<GradedTestcase> testcases;

  // Whether it says something about the submission: neither unreadable nor the judge's fault.
  [[nodiscard]] bool counts() const { return verdict != "judge_error" && verdict != "not_graded"; }
  [[nodiscard]] bool accepted() const { return verdict == "accepted"; }
};

// Throws std::runtime_error that names the entry and the field.
[[nodiscard]] Graded read_report(const Row& row);

// Who a row is of, for people: the person, or else where it was found. Escaped.
[[nodiscard]] std::string name_of(const Row& row);

// "wrong answer", "not graded"
[[nodiscard]] std::string verdict_words(std::string_view verdict);

// "7.5", "60": never an exponent within the range of points.
[[nodiscard]] std::string decimal(double number);

}  // namespace batch
