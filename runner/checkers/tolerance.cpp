#include <algorithm>
#include <cmath>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {

Comparison compare_tolerance(const Value& expected, const Value& actual, double tolerance,
                             Notation notation) {
  const auto near = [tolerance](double e, double a) {
    if (e == a || (std::isnan(e) && std::isnan(a))) return true;
    if (!std::isfinite(e) || !std::isfinite(a)) return false;
    const double distance = std::fabs(e - a);
    return distance <= tolerance || distance <= tolerance * std::max(std::fabs(e), std::fabs(a));
  };
  return compare_structure(expected, actual, near, notation);
}

}  // namespace runner
