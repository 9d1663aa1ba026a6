#include "runner/checkers/note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "runner/checkers/canonical.hpp"
#include "runner/checkers/structure.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

std::string without_white_space(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && (c < '\t' || c > '\r'); });
  return out;
}

std::string in_lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string note_on_texts(const std::string& expected, const std::string& actual) {
  if (expected == actual + "\n") return "the line break at the end is missing";
  if (actual == expected + "\n") return "there is one line break too many at the end";
  if (without_white_space(expected) == without_white_space(actual)) {
    return "same text but for white space";
  }
  if (in_lower_case(expected) == in_lower_case(actual)) {
    return "same text but for upper and lower case";
  }
  return {};
}

std::string note_on_floats(double expected, double actual) {
  constexpr double rounding = 1e-9;
  if (expected == 0 && actual == 0) return "the sign of the zero differs";
  const double size = std::max(std::fabs(expected), std::fabs(actual));
  if (std::isfinite(size) && std::fabs(expected - actual) <= rounding * size) {
    return "same digits but for rounding";
  }
  return {};
}

std::string some_of(const std::vector<Value>& values, const std::vector<std::size_t>& positions,
                    Notation notation) {
  constexpr std::size_t most = 3;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < positions.size() && i < most; ++i) {
    shown.push_back(render(values[positions[i]], 80, notation));
  }
  std::string text = fmt::format("{}", fmt::join(shown, ", "));
  if (positions.size() > most) text += fmt::format(" and {} more", positions.size() - most);
  return text;
}

std::string note_on_sets(const std::vector<Value>& expected, const std::vector<Value>& actual,
                         Notation notation) {
  const auto right = canonical_each(expected, Side::expected);
  const auto seen = canonical_each(actual, Side::actual);
  const auto missing = only_in_first(right, seen);
  const auto extra = only_in_first(seen, right);
  std::vector<std::string> parts;
  if (!missing.empty()) parts.push_back("missing: " + some_of(expected, missing, notation));
  if (!extra.empty()) parts.push_back("not expected: " + some_of(actual, extra, notation));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string note_on_same_type(const Value& expected, const Value& actual, Notation notation) {
  if (const auto* text = std::get_if<Text>(&expected.is)) {
    return note_on_texts(text->utf8, std::get<Text>(actual.is).utf8);
  }
  const auto right = whole_number(expected, notation);
  const auto seen = whole_number(actual, notation);
  if (right && seen && abs(Integer{*right - *seen}) == 1) return "off by one";
  if (const auto* number = std::get_if<double>(&expected.is)) {
    return note_on_floats(*number, std::get<double>(actual.is));
  }
  if (const auto* elements = set_elements(expected)) {
    return note_on_sets(*elements, *set_elements(actual), notation);
  }
  if (const auto* raised = std::get_if<Raised>(&expected.is)) {
    const bool same_type = raised->type == std::get<Raised>(actual.is).type;
    return same_type ? "the right exception with another text" : "another type of exception";
  }
  return {};
}

std::optional<Integer> as_integer(const Value& value) {
  if (const auto* is = std::get_if<bool>(&value.is)) return Integer{*is ? 1 : 0};
  if (const auto* is = std::get_if<Integer>(&value.is)) return *is;
  const auto* is = std::get_if<double>(&value.is);
  if (is == nullptr || !std::isfinite(*is) || std::trunc(*is) != *is) return {};
  return Integer{*is};
}

// How a scalar reads, whatever its type.
std::string as_text(const Value& value, Notation notation) {
  if (const auto* text = std::get_if<Text>(&value.is)) return text->utf8;
  if (const auto* bytes = std::get_if<Bytes>(&value.is)) return bytes->bytes;
  return render(value, 200, notation);
}

const std::vector<Value>* elements_of(const Value& value) {
  const auto* items = sequence(value);
  return items != nullptr ? items : set_elements(value);
}

bool same_elements(const Value& expected, const Value& actual) {
  const auto right = canonical_each(*elements_of(expected), Side::expected);
  const auto seen = canonical_each(*elements_of(actual), Side::actual);
  if (sequence(expected) != nullptr && sequence(actual) != nullptr) return right == seen;
  return right.size() == seen.size() && only_in_first(right, seen).empty();
}

// What a function gives back that does not say what.
bool is_nothing(const Value& value, Notation notation) {
  if (notation == Notation::python) return std::holds_alternative<None>(value.is);
  const auto* typed = std::get_if<Typed>(&value.is);
  return typed != nullptr && typed->type == "undefined";
}

std::string note_on_types(const Value& expected, const Value& actual, bool whole,
                          Notation notation) {
  const std::string type = type_name(actual, notation);
  const std::string wanted = type_name(expected, notation);
  if (std::holds_alternative<Opaque>(actual.is)) {
    return fmt::format("an instance of {}, not a plain {}", type, wanted);
  }
  if (std::holds_alternative<Raised>(expected.is)) return {};  // the rendering says it best
  if (elements_of(expected) != nullptr && elements_of(actual) != nullptr &&
      same_elements(expected, actual)) {
    return fmt::format("the elements are right but they are in {}, not in {}", with_article(type),
                       with_article(wanted));
  }
  const auto number = as_integer(expected);
  if ((number && number == as_integer(actual)) ||
      as_text(expected, notation) == as_text(actual, notation)) {
    return fmt::format("the value is right but its type is {}, not {}", type, wanted);
  }
  const std::string note =
      fmt::format("{} where {} is expected", with_article(type), with_article(wanted));
  return whole && is_nothing(actual, notation) ? note + "; is a return missing?" : note;
}

bool same_kind(const Value& expected, const Value& actual) {
  if (expected.is.index() != actual.is.index()) return false;
  const auto* typed = std::get_if<Typed>(&expected.is);
  return typed == nullptr || typed->type == std::get<Typed>(actual.is).type;
}

std::string note_on_leaf(const Value& expected, const Value& actual, bool whole,
                         Notation notation) {
  if (std::holds_alternative<Opaque>(expected.is)) {
    return "the reference's value cannot be compared; the problem is at fault";
  }
  if (!same_kind(expected, actual)) return note_on_types(expected, actual, whole, notation);
  return note_on_same_type(expected, actual, notation);
}

std::string note_on_container(const Place& place, const Place& child) {
  if (sequence(*place.expected) == nullptr) {  // a dict, or a Map, which holds one
    const std::string key = child.step.substr(1, child.step.size() - 2);
    if (child.actual == nullptr) return "the key " + key + " is missing";
    if (child.expected == nullptr) return "the key " + key + " should not be there";
    return {};
  }
  const auto& right = *sequence(*place.expected);
  const auto& seen = *sequence(*place.actual);
  if (right.size() != seen.size()) return note_on_count(right.size(), seen.size());
  if (right.size() == 1) return {};
  const bool reordered =
      only_in_first(canonical_each(right, Side::expected), canonical_each(seen, Side::actual))
          .empty();
  return reordered ? "same elements, different order" : "";
}

}  // namespace

std::string note_on(const std::vector<Place>& trail, Notation notation) {
  constexpr std::size_t most_containers = 3;  // looking at each may cost as much as comparing did
  const Place& last = trail.back();
  if (last.expected != nullptr && last.actual != nullptr) {
    const auto note = note_on_leaf(*last.expected, *last.actual, trail.size() == 1, notation);
    if (!note.empty() && note != "off by one") return note;
  }
  const std::size_t containers = trail.size() - 1;
  for (std::size_t i = containers; i > 0 && i + most_containers > containers; --i) {
    const std::string note = note_on_container(trail[i - 1], trail[i]);
    if (note.empty()) continue;
    std::string path;
    for (std::size_t k = 1; k < i; ++k) path += trail[k].step;
    return path.empty() ? note : note + ", in " + path;
  }
  if (last.expected == nullptr || last.actual == nullptr) return {};
  return note_on_leaf(*last.expected, *last.actual, trail.size() == 1, notation);
}

std::string note_on_count(std::size_t expected, std::size_t actual) {
  if (expected == actual) return {};
  const std::size_t difference = expected > actual ? expected - actual : actual - expected;
  return fmt::format("{} element{} too {}", difference, difference == 1 ? "" : "s",
                     expected > actual ? "few" : "many");
}

std::string type_name(const Value& value, Notation notation) {
  if (const auto* opaque = std::get_if<Opaque>(&value.is)) {
    const std::string name = printable(opaque->type);
    return name.size() <= 80 ? name : visible(opaque->type, 80);
  }
  if (const auto* typed = std::get_if<Typed>(&value.is)) return visible(typed->type, 80);
  constexpr const char* python[] = {"None",      "bool",  "int",      "float", "complex",
                                    "str",       "bytes", "list",     "tuple", "set",
                                    "frozenset", "dict",  "exception"};
  constexpr const char* javascript[] = {"null",      "boolean", "bigint", "number", "complex",
                                        "string",    "bytes",   "array",  "tuple",  "Set",
                                        "frozenset", "object",  "error"};
  return (notation == Notation::python ? python : javascript)[value.is.index()];
}

std::string with_article(std::string_view type) {
  if (type == "None" || type == "null" || type == "undefined" || type.empty())
    return std::string{type};
  const bool vowel = std::string_view{"aeiouAEIOU"}.find(type[0]) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", type);
}

}  // namespace runner
