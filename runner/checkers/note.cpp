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

std::string some_of(const std::vector<Value>& values, const std::vector<std::size_t>& positions) {
  constexpr std::size_t most = 3;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < positions.size() && i < most; ++i) {
    shown.push_back(render(values[positions[i]], 80));
  }
  std::string text = fmt::format("{}", fmt::join(shown, ", "));
  if (positions.size() > most) text += fmt::format(" and {} more", positions.size() - most);
  return text;
}

std::string note_on_sets(const std::vector<Value>& expected, const std::vector<Value>& actual) {
  const auto right = canonical_each(expected, Side::expected);
  const auto seen = canonical_each(actual, Side::actual);
  const auto missing = only_in_first(right, seen);
  const auto extra = only_in_first(seen, right);
  std::vector<std::string> parts;
  if (!missing.empty()) parts.push_back("missing: " + some_of(expected, missing));
  if (!extra.empty()) parts.push_back("not expected: " + some_of(actual, extra));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string note_on_same_type(const Value& expected, const Value& actual) {
  if (const auto* text = std::get_if<Text>(&expected.is)) {
    return note_on_texts(text->utf8, std::get<Text>(actual.is).utf8);
  }
  if (const auto* number = std::get_if<double>(&expected.is)) {
    return note_on_floats(*number, std::get<double>(actual.is));
  }
  if (const auto* number = std::get_if<Integer>(&expected.is)) {
    const Integer distance = *number - std::get<Integer>(actual.is);
    return distance == 1 || distance == -1 ? "off by one" : "";
  }
  if (const auto* elements = set_elements(expected)) {
    return note_on_sets(*elements, *set_elements(actual));
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
std::string as_text(const Value& value) {
  if (const auto* text = std::get_if<Text>(&value.is)) return text->utf8;
  if (const auto* bytes = std::get_if<Bytes>(&value.is)) return bytes->bytes;
  return render(value, 200);
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

std::string note_on_types(const Value& expected, const Value& actual, bool whole) {
  const std::string type = type_name(actual);
  const std::string wanted = type_name(expected);
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
  if ((number && number == as_integer(actual)) || as_text(expected) == as_text(actual)) {
    return fmt::format("the value is right but its type is {}, not {}", type, wanted);
  }
  const std::string note =
      fmt::format("{} where {} is expected", with_article(type), with_article(wanted));
  const bool forgot = whole && std::holds_alternative<None>(actual.is);
  return forgot ? note + "; is a return missing?" : note;
}

std::string note_on_leaf(const Value& expected, const Value& actual, bool whole) {
  if (std::holds_alternative<Opaque>(expected.is)) {
    return "the reference's value cannot be compared; the problem is at fault";
  }
  if (expected.is.index() != actual.is.index()) return note_on_types(expected, actual, whole);
  return note_on_same_type(expected, actual);
}

std::string note_on_container(const Place& place, const Place& child) {
  if (std::holds_alternative<Dict>(place.expected->is)) {
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

std::string note_on(const std::vector<Place>& trail) {
  constexpr std::size_t most_containers = 3;  // looking at each may cost as much as comparing did
  const Place& last = trail.back();
  if (last.expected != nullptr && last.actual != nullptr) {
    const auto note = note_on_leaf(*last.expected, *last.actual, trail.size() == 1);
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
  return note_on_leaf(*last.expected, *last.actual, trail.size() == 1);
}

std::string note_on_count(std::size_t expected, std::size_t actual) {
  if (expected == actual) return {};
  const std::size_t difference = expected > actual ? expected - actual : actual - expected;
  return fmt::format("{} element{} too {}", difference, difference == 1 ? "" : "s",
                     expected > actual ? "few" : "many");
}

std::string type_name(const Value& value) {
  if (const auto* opaque = std::get_if<Opaque>(&value.is)) {
    const std::string name = printable(opaque->type);
    return name.size() <= 80 ? name : visible(opaque->type, 80);
  }
  constexpr const char* names[] = {"None",      "bool",  "int",      "float", "complex",
                                   "str",       "bytes", "list",     "tuple", "set",
                                   "frozenset", "dict",  "exception"};
  return names[value.is.index()];
}

std::string with_article(std::string_view type) {
  if (type == "None" || type.empty()) return std::string{type};
  const bool vowel = std::string_view{"aeiouAEIOU"}.find(type[0]) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", type);
}

}  // namespace runner
