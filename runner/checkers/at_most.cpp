#include <cmath>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/note.hpp"

namespace runner {

std::optional<Integer> whole_number(const Value& value, Notation notation) {
  if (const auto* integer = std::get_if<Integer>(&value.is)) return *integer;
  const auto* number = std::get_if<double>(&value.is);
  if (notation != Notation::javascript || number == nullptr || !std::isfinite(*number) ||
      std::trunc(*number) != *number || (*number == 0 && std::signbit(*number))) {
    return {};
  }
  return Integer{*number};
}

Comparison compare_at_most(const Integer& most, const Value& actual, Notation notation) {
  const auto number = whole_number(actual, notation);
  if (number && *number >= 0 && *number <= most) return {.right = true};
  const auto shown = [](const Integer& integer) { return render({integer}); };
  Comparison result{.expected = "at most " + shown(most), .actual = render(actual, 2000, notation)};
  if (!number) {
    result.note = with_article(type_name(actual, notation)) + " where an " +
                  (notation == Notation::python ? "int" : "integer") + " is expected";
  } else if (*number < 0) {
    result.note = "it cannot be negative";
  } else {
    result.note = shown(Integer{*number - most}) + " too many";
  }
  return result;
}

}  // namespace runner
