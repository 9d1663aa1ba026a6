// Walks two values side by side to the first place where they differ.
#pragma once

#include <functional>

#include "runner/checkers/checkers.hpp"

namespace runner {

using SameFloat = std::function<bool(double expected, double actual)>;

// NaN is NaN, and -0.0 is not 0.0.
[[nodiscard]] bool same_float(double expected, double actual);

// What stands for all values that are to be equal, where the walk does not go into them.
using Likeness = std::function<Value(const Value&)>;

// Values that differ in kind are different, unless a `likeness` makes them alike.
[[nodiscard]] Comparison compare_structure(const Value& expected, const Value& actual,
                                           const SameFloat& same, Notation notation,
                                           const Likeness& likeness = {});

// The elements of a list or tuple; of a set or frozenset; null for anything else.
[[nodiscard]] const std::vector<Value>* sequence(const Value& value);
[[nodiscard]] const std::vector<Value>* set_elements(const Value& value);

}  // namespace runner
