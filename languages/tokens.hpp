// A text of SQL, JavaScript or Python as its tokens: enough to change one of them and be sure what
// it was. Pure functions. Space and comments are no tokens.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace languages {

struct Token {
  enum class Kind {
    word,       // keywords and names
    quoted,     // SQL: "name", [name], `name`
    number,     // 12, 0x1f, 1.5e3
    text,       // 'text'; JavaScript also "text"
    blob,       // SQL: x'00ff'
    pattern,    // JavaScript: /regular expression/g
    template_,  // JavaScript: a piece of a template, with the signs around it
    sign,       // operators and brackets
    deeper,     // Python: a line is indented deeper than the one before; the text is its space
    back,       // Python: one level less; the text is empty
  };
  Kind kind = Kind::sign;
  std::size_t begin = 0;
  std::string_view text;

  // Of SQL's words the letters' case does not count; `word` is written in capitals.
  [[nodiscard]] bool is(std::string_view word) const;
  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return kind == Kind::sign && text == sign;
  }
  [[nodiscard]] std::size_t end() const { return begin + text.size(); }
};

// The text is not of the language: a byte that begins nothing, or a beginning without an end.
class TokenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The tokens point into the text, which outlives them. Throw TokenError.
[[nodiscard]] std::vector<Token> sql_tokens(std::string_view text);
[[nodiscard]] std::vector<Token> javascript_tokens(std::string_view text);
[[nodiscard]] std::vector<Token> python_tokens(std::string_view text);

// The position of the bracket that closes the one at `open`; tokens.size() when there is none.
[[nodiscard]] std::size_t closing(const std::vector<Token>& tokens, std::size_t open);

}  // namespace languages
