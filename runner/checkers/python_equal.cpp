#include <cmath>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {
namespace {

Value alike(const Value& value);

std::vector<Value> each_alike(const std::vector<Value>& values) {
  std::vector<Value> all;
  all.reserve(values.size());
  for (const Value& value : values) all.push_back(alike(value));
  return all;
}

// An integer where Python finds it equal to one; NaN equals nothing.
Value alike_number(double number) {
  if (std::isnan(number)) return {Opaque{"float", "nan"}};
  if (std::isfinite(number) && std::trunc(number) == number) return {Integer{number}};
  return {number};
}

// One value for all that Python finds equal.
Value alike(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return {Integer{*truth ? 1 : 0}};
  if (const auto* number = std::get_if<double>(&value.is)) return alike_number(*number);
  if (const auto* number = std::get_if<Complex>(&value.is)) {
    if (number->imag == 0) return alike_number(number->real);
    return {Tuple{{{Text{"complex"}}, alike_number(number->real), alike_number(number->imag)}}};
  }
  if (const auto* elements = set_elements(value)) return {FrozenSet{each_alike(*elements)}};
  if (const auto* list = std::get_if<List>(&value.is)) return {List{each_alike(list->items)}};
  if (const auto* tuple = std::get_if<Tuple>(&value.is)) return {Tuple{each_alike(tuple->items)}};
  if (const auto* dict = std::get_if<Dict>(&value.is)) {
    Dict made;
    for (const auto& [key, item] : dict->items) made.items.emplace_back(alike(key), alike(item));
    return {std::move(made)};
  }
  return value;
}

}  // namespace

Comparison compare_python_equal(const Value& expected, const Value& actual, Notation notation) {
  const auto same = [](double e, double a) { return e == a; };
  return compare_structure(expected, actual, same, notation, alike);
}

}  // namespace runner
