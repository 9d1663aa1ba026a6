#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/note.hpp"

namespace runner {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// A text from its start: the space before the next word, then the word.
class Words {
 public:
  explicit Words(std::string_view text) : rest_{text} {}

  // False at the end, where `space` is what was left and the word is empty.
  bool next() {
    std::size_t at = 0;
    while (at < rest_.size() && is_space(rest_[at])) ++at;
    space = rest_.substr(0, at);
    std::size_t end = at;
    while (end < rest_.size() && !is_space(rest_[end])) ++end;
    word = rest_.substr(at, end - at);
    rest_.remove_prefix(end);
    return !word.empty();
  }

  std::string_view space, word;

 private:
  std::string_view rest_;
};

std::optional<double> number_in(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(number)) return {};
  return number;
}

bool same_word(std::string_view expected, std::string_view actual,
               const problems::TokenRule& rule) {
  if (rule.within > 0 || rule.relative > 0) {
    const auto right = number_in(expected), seen = number_in(actual);
    if (right && seen) {
      const double distance = std::fabs(*seen - *right);
      return distance <= rule.within || distance <= rule.relative * std::fabs(*right);
    }
  }
  if (rule.case_counts) return expected == actual;
  return expected.size() == actual.size() &&
         std::equal(expected.begin(), expected.end(), actual.begin(),
                    [](char e, char a) { return lower(e) == lower(a); });
}

std::string shown(std::string_view text, Notation notation) {
  return render({Text{std::string{text}}}, 1000, notation);
}

Comparison different_words(std::size_t number, const Words& right, const Words& seen,
                           Notation notation) {
  Comparison result;
  result.path = fmt::format("word {}", number);
  result.expected = right.word.empty() ? "the end" : shown(right.word, notation);
  result.actual = seen.word.empty() ? "the end" : shown(seen.word, notation);
  if (seen.word.empty()) result.note = "the output ends too early";
  if (right.word.empty()) result.note = "the output goes on where it should end";
  return result;
}

}  // namespace

Comparison compare_tokens(const Value& expected, const Value& actual,
                          const problems::TokenRule& rule, Notation notation) {
  const auto* expected_text = std::get_if<Text>(&expected.is);
  const auto* actual_text = std::get_if<Text>(&actual.is);
  if (expected_text == nullptr || actual_text == nullptr)
    return compare_equal(expected, actual, notation);
  Words right{expected_text->utf8}, seen{actual_text->utf8};
  for (std::size_t number = 1;; ++number) {
    const bool more = right.next();
    const bool more_seen = seen.next();
    if (more != more_seen || (more && !same_word(right.word, seen.word, rule)))
      return different_words(number, right, seen, notation);
    if (rule.space_counts && right.space != seen.space) {
      return {.path = fmt::format("the space before word {}", number),
              .expected = shown(right.space, notation),
              .actual = shown(seen.space, notation)};
    }
    if (!more) return {.right = true};
  }
}

}  // namespace runner
