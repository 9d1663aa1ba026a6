#include "runner/checkers/checkers.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {

Comparison compare_equal(const Value& expected, const Value& actual) {
  return compare_structure(expected, actual, same_float);
}

}  // namespace runner
