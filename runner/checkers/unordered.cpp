#include <fmt/format.h>

#include <algorithm>

#include "runner/checkers/canonical.hpp"
#include "runner/checkers/checkers.hpp"
#include "runner/checkers/structure.hpp"

namespace runner {
namespace {

using Encodings = std::vector<std::string>;

bool contains(const Encodings& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string elements(std::size_t count, std::string_view what) {
  return fmt::format("{} element{} {}", count, count == 1 ? "" : "s", what);
}

// `missing` and `extra` are positions in what is expected and what was observed.
std::string note_on_counts(const Encodings& expected, const std::vector<std::size_t>& missing,
                           const Encodings& actual, const std::vector<std::size_t>& extra) {
  if (missing.empty() && contains(expected, actual[extra[0]])) {
    return elements(extra.size(), "too many: the same is there more often than expected");
  }
  if (extra.empty() && contains(actual, expected[missing[0]])) {
    return elements(missing.size(), "too few: it is there, but not often enough");
  }
  if (missing.empty()) return elements(extra.size(), "too many");
  if (extra.empty()) return elements(missing.size(), "too few");
  return elements(missing.size(), "missing, ") + fmt::format("{} not expected", extra.size());
}

}  // namespace

Comparison compare_unordered(const Value& expected, const Value& actual, Notation notation) {
  const auto* right = sequence(expected);
  if (right == nullptr || expected.is.index() != actual.is.index()) {
    return compare_equal(expected, actual, notation);
  }
  const std::vector<Value>& seen = *sequence(actual);
  const Encodings right_encoded = canonical_each(*right, Side::expected);
  const Encodings seen_encoded = canonical_each(seen, Side::actual);
  const auto missing = only_in_first(right_encoded, seen_encoded);
  const auto extra = only_in_first(seen_encoded, right_encoded);
  if (missing.empty() && extra.empty()) return {.right = true};

  Comparison result{.expected = "nothing", .actual = "nothing"};
  result.note = note_on_counts(right_encoded, missing, seen_encoded, extra);
  if (!missing.empty()) result.expected = render((*right)[missing[0]], 1000, notation);
  if (!extra.empty()) {
    result.path = fmt::format("[{}]", extra[0]);
    result.actual = render(seen[extra[0]], 1000, notation);
  }
  if (missing.size() == extra.size()) {
    const std::string closer = compare_equal((*right)[missing[0]], seen[extra[0]], notation).note;
    if (!closer.empty()) result.note = closer;
  }
  return result;
}

}  // namespace runner
