#include "runner/checkers/structure.hpp"

#include <algorithm>
#include <cmath>

#include "runner/checkers/canonical.hpp"
#include "runner/checkers/line_diff.hpp"
#include "runner/checkers/note.hpp"
#include "runner/utf8.hpp"

namespace runner {
namespace {

constexpr std::size_t rendered_bytes = 1000;

std::string written(const Value& value, Side side, const Likeness& likeness) {
  return canonical(likeness ? likeness(value) : value, side);
}

// The entries of a dict, to be found by key.
class Entries {
 public:
  Entries(const Dict& dict, Side side, const Likeness& likeness) : dict_{dict} {
    keys_.reserve(dict.items.size());
    for (std::size_t i = 0; i < dict.items.size(); ++i) {
      keys_.emplace_back(written(dict.items[i].first, side, likeness), i);
    }
    std::sort(keys_.begin(), keys_.end());
    by_position_.resize(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) by_position_[keys_[i].second] = i;
  }

  const std::string& key(std::size_t position) const { return keys_[by_position_[position]].first; }
  const Value* find(const std::string& key) const {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), std::pair{key, std::size_t{0}});
    return at != keys_.end() && at->first == key ? &dict_.items[at->second].second : nullptr;
  }

 private:
  const Dict& dict_;
  std::vector<std::pair<std::string, std::size_t>> keys_;  // sorted
  std::vector<std::size_t> by_position_;
};

class Walk {
 public:
  Walk(const SameFloat& same, Notation notation, const Likeness& likeness)
      : same_float_{same}, notation_{notation}, likeness_{likeness} {}

  // From the whole to the first difference; empty when there is none.
  std::vector<Place> trail_to_difference(const Value& expected, const Value& actual) {
    if (same(expected, actual)) return {};
    std::reverse(trail_.begin(), trail_.end());
    return std::move(trail_);
  }

 private:
  // Each of these leaves the trail, from its end, when it says no.
  bool same(const Value& expected, const Value& actual) {
    if (expected.is.index() == actual.is.index() && same_kind(expected, actual)) return true;
    if (likeness_ && trail_.empty() && same_written(expected, actual)) return true;
    trail_.push_back({&expected, &actual, ""});
    return false;
  }

  bool same_kind(const Value& expected, const Value& actual) {
    if (const auto* items = sequence(expected)) return same_items(*items, *sequence(actual));
    if (set_elements(expected) != nullptr) return same_written(expected, actual);
    if (const auto* dict = std::get_if<Dict>(&expected.is)) {
      return same_entries(*dict, std::get<Dict>(actual.is));
    }
    if (const auto* typed = std::get_if<Typed>(&expected.is)) {
      return same_typed(*typed, std::get<Typed>(actual.is));
    }
    if (const auto* number = std::get_if<Integer>(&expected.is)) {
      return *number == std::get<Integer>(actual.is);
    }
    if (const auto* number = std::get_if<double>(&expected.is)) {
      return same_float_(*number, std::get<double>(actual.is));
    }
    if (const auto* number = std::get_if<Complex>(&expected.is)) {
      const auto& other = std::get<Complex>(actual.is);
      return same_float_(number->real, other.real) && same_float_(number->imag, other.imag);
    }
    return same_written(expected, actual);
  }

  bool same_written(const Value& expected, const Value& actual) const {
    return written(expected, Side::expected, likeness_) == written(actual, Side::actual, likeness_);
  }

  // A Map is walked like the dict in it; others are shown whole.
  bool same_typed(const Typed& expected, const Typed& actual) {
    if (expected.type == actual.type && expected.items.size() == 1 && actual.items.size() == 1) {
      const auto* right = std::get_if<Dict>(&expected.items[0].is);
      const auto* seen = std::get_if<Dict>(&actual.items[0].is);
      if (right != nullptr && seen != nullptr) return same_entries(*right, *seen);
    }
    return canonical({expected}, Side::expected) == canonical({actual}, Side::actual);
  }

  bool same_items(const std::vector<Value>& expected, const std::vector<Value>& actual) {
    const std::size_t common = std::min(expected.size(), actual.size());
    for (std::size_t i = 0; i < common; ++i) {
      if (!same(expected[i], actual[i])) return stepped("[" + std::to_string(i) + "]");
    }
    if (expected.size() == actual.size()) return true;
    trail_.push_back({common < expected.size() ? &expected[common] : nullptr,
                      common < actual.size() ? &actual[common] : nullptr, ""});
    return stepped("[" + std::to_string(common) + "]");
  }

  bool same_entries(const Dict& expected, const Dict& actual) {
    const Entries expected_entries{expected, Side::expected, likeness_};
    const Entries actual_entries{actual, Side::actual, likeness_};
    for (std::size_t i = 0; i < expected.items.size(); ++i) {
      const auto& [key, value] = expected.items[i];
      const Value* other = actual_entries.find(expected_entries.key(i));
      if (other == nullptr) trail_.push_back({&value, nullptr, ""});
      if (other == nullptr || !same(value, *other)) return stepped(key_step(key));
    }
    for (std::size_t i = 0; i < actual.items.size(); ++i) {
      const auto& [key, value] = actual.items[i];
      if (expected_entries.find(actual_entries.key(i)) != nullptr) continue;
      trail_.push_back({nullptr, &value, ""});
      return stepped(key_step(key));
    }
    return expected.items.size() == actual.items.size();  // unless a forged dict has a key twice
  }

  std::string key_step(const Value& key) const { return "[" + render(key, 80, notation_) + "]"; }

  bool stepped(std::string step) {
    trail_.back().step = std::move(step);
    return false;
  }

  const SameFloat& same_float_;
  Notation notation_;
  const Likeness& likeness_;
  std::vector<Place> trail_;  // from the difference to the whole
};

// Two long texts are shown from shortly before they part.
void narrow(Comparison& result, const std::string& expected, const std::string& actual,
            Notation notation) {
  constexpr std::size_t long_text = 120;
  constexpr std::size_t before = 30;  // characters
  if (std::max(expected.size(), actual.size()) <= long_text) return;
  std::vector<std::size_t>
      starts;  // of the characters that both have, and of the first that differs
  const auto [e, a] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto same = static_cast<std::size_t>(e - expected.begin());
  for (std::size_t i = 0; i <= same && i < expected.size();) {
    starts.push_back(i);
    i += std::max<std::size_t>(1, first_character(std::string_view{expected}.substr(i)).size);
  }
  if (starts.size() <= before + 1) return;
  const std::size_t from = starts.size() - 1 - before;
  result.path += "[" + std::to_string(from) + ":]";
  result.expected = render({Text{expected.substr(starts[from])}}, rendered_bytes, notation);
  result.actual = render({Text{actual.substr(starts[from])}}, rendered_bytes, notation);
}

}  // namespace

bool same_float(double expected, double actual) {
  if (std::isnan(expected) || std::isnan(actual)) return std::isnan(expected) && std::isnan(actual);
  return expected == actual && std::signbit(expected) == std::signbit(actual);
}

const std::vector<Value>* sequence(const Value& value) {
  if (const auto* list = std::get_if<List>(&value.is)) return &list->items;
  if (const auto* tuple = std::get_if<Tuple>(&value.is)) return &tuple->items;
  return nullptr;
}

const std::vector<Value>* set_elements(const Value& value) {
  if (const auto* set = std::get_if<Set>(&value.is)) return &set->items;
  if (const auto* frozen = std::get_if<FrozenSet>(&value.is)) return &frozen->items;
  return nullptr;
}

Comparison compare_structure(const Value& expected, const Value& actual, const SameFloat& same,
                             Notation notation, const Likeness& likeness) {
  const std::vector<Place> trail =
      Walk{same, notation, likeness}.trail_to_difference(expected, actual);
  if (trail.empty()) return {.right = true};
  const Place& last = trail.back();
  Comparison result;
  for (const Place& place : trail) result.path += place.step;
  result.expected = last.expected ? render(*last.expected, rendered_bytes, notation) : "nothing";
  result.actual = last.actual ? render(*last.actual, rendered_bytes, notation) : "nothing";
  result.note = note_on(trail, notation);
  if (last.expected == nullptr || last.actual == nullptr) return result;
  const auto* expected_text = std::get_if<Text>(&last.expected->is);
  const auto* actual_text = std::get_if<Text>(&last.actual->is);
  if (expected_text == nullptr || actual_text == nullptr) return result;
  result.diff = line_diff(expected_text->utf8, actual_text->utf8);
  if (result.diff.empty()) narrow(result, expected_text->utf8, actual_text->utf8, notation);
  return result;
}

}  // namespace runner
