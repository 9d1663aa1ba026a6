#include "runner/checkers/checkers.hpp"

namespace runner {
namespace {

Comparison compare_at_most_reference(const Value& expected, const Value& actual,
                                     Notation notation) {
  if (const auto most = whole_number(expected, notation)) {
    return compare_at_most(*most, actual, notation);
  }
  return {.expected = render(expected, 2000, notation),
          .actual = render(actual, 2000, notation),
          .note = "the reference's value is not an integer; the problem is at fault"};
}

}  // namespace

Comparison compare(const Value& expected, const Value& actual, const problems::CheckerSpec& spec,
                   Notation notation) {
  using Rule = problems::CheckerSpec::Rule;
  switch (spec.rule) {
    case Rule::equal:
      return compare_equal(expected, actual, notation);
    case Rule::unordered:
      return compare_unordered(expected, actual, notation);
    case Rule::tolerance:
      return compare_tolerance(expected, actual, spec.tolerance, notation);
    case Rule::text:
      return compare_text(expected, actual, notation);
    case Rule::at_most:
      return compare_at_most(Integer{spec.at_most}, actual, notation);
    case Rule::python_equal:
      return compare_python_equal(expected, actual, notation);
    case Rule::tokens:
      return compare_tokens(expected, actual, spec.tokens, notation);
    case Rule::near:
      return compare_near(spec.near, actual, notation);
    case Rule::at_most_reference:
      return compare_at_most_reference(expected, actual, notation);
  }
  std::abort();
}

}  // namespace runner
