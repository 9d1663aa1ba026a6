#include "runner/checkers/checkers.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {

Comparison compare_equal(const Value& expected, const Value& actual, Notation notation) {
  return compare_structure(expected, actual, same_float, notation);
}

}  // namespace runner
