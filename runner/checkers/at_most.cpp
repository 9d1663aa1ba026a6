#include "runner/checkers/checkers.hpp"
#include "runner/checkers/note.hpp"

namespace runner {

Comparison compare_at_most(const Integer& most, const Value& actual) {
  const auto* number = std::get_if<Integer>(&actual.is);
  if (number != nullptr && *number >= 0 && *number <= most) return {.right = true};
  Comparison result{.expected = "at most " + render({most}), .actual = render(actual)};
  if (number == nullptr) {
    result.note = with_article(type_name(actual)) + " where an int is expected";
  } else if (*number < 0) {
    result.note = "it cannot be negative";
  } else {
    result.note = render({Integer{*number - most}}) + " too many";
  }
  return result;
}

}  // namespace runner
