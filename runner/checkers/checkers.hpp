// Whether an observation is what the reference's was: pure functions, one rule per file.
// Knows values and rules; nothing of verdicts, testcases or who reads the answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "problems/problem.hpp"
#include "runner/value.hpp"

namespace runner {

// Everything but `right` is about the first place that differs, and empty when nothing does.
struct Comparison {
  bool right = false;
  std::string path{};      // as in Python, "[3]['name']", or "line 3"; empty for the whole value
  std::string expected{};  // what is expected there, rendered
  std::string actual{};    // what was observed there, rendered
  std::string note{};      // what kind of mistake it looks like; may be empty
  std::string diff{};      // of texts with several lines, see line_diff
};

// The observed value may be hostile: time grows with its size and depth, never with the square.
// Renderings and notes are in the words of the language that the values are from.
[[nodiscard]] Comparison compare(const Value& expected, const Value& actual,
                                 const problems::CheckerSpec& spec,
                                 Notation notation = Notation::python);

// The rules themselves.
[[nodiscard]] Comparison compare_equal(const Value& expected, const Value& actual,
                                       Notation notation = Notation::python);
// A list stays a list and a tuple a tuple; of other values it asks what compare_equal does.
[[nodiscard]] Comparison compare_unordered(const Value& expected, const Value& actual,
                                           Notation notation = Notation::python);
// Floats in sets and in the keys of dicts have no partner to be near to: they must be equal.
[[nodiscard]] Comparison compare_tolerance(const Value& expected, const Value& actual,
                                           double tolerance, Notation notation = Notation::python);
[[nodiscard]] Comparison compare_text(const Value& expected, const Value& actual,
                                      Notation notation = Notation::python);
// As Python's == on plain values: True, 1 and 1.0 are one value, so are 0.0 and -0.0, a set and its
// frozenset; a tuple is no list.
[[nodiscard]] Comparison compare_python_equal(const Value& expected, const Value& actual,
                                              Notation notation = Notation::python);
// Texts word by word. A word that is a number in the reference's may be another one near it.
[[nodiscard]] Comparison compare_tokens(const Value& expected, const Value& actual,
                                        const problems::TokenRule& rule,
                                        Notation notation = Notation::python);
// A number, or a list of them.
[[nodiscard]] Comparison compare_near(const problems::Nearness& near, const Value& actual,
                                      Notation notation = Notation::python);
[[nodiscard]] Comparison compare_at_most(const Integer& most, const Value& actual,
                                         Notation notation = Notation::python);

// The value if it is an integer: in JavaScript also a number without a fraction, but -0.
[[nodiscard]] std::optional<Integer> whole_number(const Value& value, Notation notation);

}  // namespace runner
