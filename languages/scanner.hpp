// Walks through a text byte by byte; what both tokenizers need.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "languages/tokens.hpp"

namespace languages {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool sees(std::string_view word) const {
    return text_.substr(at_).starts_with(word);
  }
  void skip(std::size_t bytes) { at_ = std::min(at_ + bytes, text_.size()); }

  template <typename Belongs>
  void skip_while(Belongs belongs) {
    while (!at_end() && belongs(text_[at_])) ++at_;
  }
  // To behind that word.
  void skip_past(std::string_view word, const char* what) {
    const auto found = text_.find(word, at_);
    if (found == std::string_view::npos) fail(what);
    at_ = found + word.size();
  }
  // The longest of these signs that comes next; false when none does.
  bool skip_sign(std::span<const std::string_view> longest_first) {
    for (const auto sign : longest_first) {
      if (!sees(sign)) continue;
      skip(sign.size());
      return true;
    }
    return false;
  }

  [[nodiscard]] Token token(Token::Kind kind, std::size_t begin) const {
    return {kind, begin, text_.substr(begin, at_ - begin)};
  }
  [[noreturn]] void fail(const char* what) const {
    const auto line =
        1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    throw TokenError{"line " + std::to_string(line) + ": " + what};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) {  // of a name; whatever is not ASCII counts
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}
inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

}  // namespace languages
