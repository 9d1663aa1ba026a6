#include "runner/checkers/checkers.hpp"

namespace runner {
namespace {

Comparison compare_at_most_reference(const Value& expected, const Value& actual) {
  if (const auto* most = std::get_if<Integer>(&expected.is)) return compare_at_most(*most, actual);
  return {.expected = render(expected),
          .actual = render(actual),
          .note = "the reference's value is not an integer; the problem is at fault"};
}

}  // namespace

Comparison compare(const Value& expected, const Value& actual, const problems::CheckerSpec& spec) {
  using Rule = problems::CheckerSpec::Rule;
  switch (spec.rule) {
    case Rule::equal:
      return compare_equal(expected, actual);
    case Rule::unordered:
      return compare_unordered(expected, actual);
    case Rule::tolerance:
      return compare_tolerance(expected, actual, spec.tolerance);
    case Rule::text:
      return compare_text(expected, actual);
    case Rule::at_most:
      return compare_at_most(Integer{spec.at_most}, actual);
    case Rule::at_most_reference:
      return compare_at_most_reference(expected, actual);
  }
  std::abort();
}

}  // namespace runner
