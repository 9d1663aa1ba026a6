#include <array>

#include "languages/scanner.hpp"

namespace languages {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 58> signs{
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "?\?=", "=>",
    "==",   "!=",  "<=",  ">=",  "&&",  "||",  "??",  "?.",  "++",  "--",  "+=",   "-=",
    "*=",   "/=",  "%=",  "&=",  "|=",  "^=",  "<<",  ">>",  "**",  "{",   "}",    "(",
    ")",    "[",   "]",   ";",   ",",   "<",   ">",   "+",   "-",   "*",   "/",    "%",
    "&",    "|",   "^",   "!",   "~",   "?",   ":",   "=",   ".",   "@"};

// After these words an expression begins, so a slash begins a pattern.
constexpr std::array<std::string_view, 16> before_expressions{
    "return", "typeof", "case", "in",         "of",    "delete", "void",    "throw",
    "new",    "else",   "do",   "instanceof", "yield", "await",  "default", "extends"};

bool belongs_to_word(char c) { return is_letter(c) || is_digit(c); }

class JavaScriptScanner {
 public:
  explicit JavaScriptScanner(std::string_view text) : scan_{text} {}

  std::vector<Token> all() {
    while (!scan_.at_end()) {
      if (skip_no_token()) continue;
      const std::size_t begin = scan_.at();
      const Kind kind = skip_token();
      tokens_.push_back(scan_.token(kind, begin));
      remember_bracket();
    }
    if (!open_.empty()) scan_.fail("a bracket or template without an end");
    return std::move(tokens_);
  }

 private:
  struct Open {
    char bracket;         // '{' of a template's expression counts as '`'
    bool before_pattern;  // ')' behind it may come before a pattern: `if (...) /x/`
  };

  bool skip_no_token() {
    if (is_space(scan_.peek())) {
      scan_.skip_while(is_space);
    } else if (scan_.sees("//") || (scan_.at() == 0 && scan_.sees("#!"))) {
      scan_.skip_while([](char c) { return c != '\n'; });
    } else if (scan_.sees("/*")) {
      scan_.skip_past("*/", "a comment without an end");
    } else {
      return false;
    }
    return true;
  }

  Kind skip_token() {
    const char c = scan_.peek();
    if (c == '}' && !open_.empty() && open_.back().bracket == '`') {
      scan_.skip(1);
      open_.pop_back();
      skip_template();
      return Kind::template_;
    }
    if (is_letter(c) || c == '#' || c == '\\') {
      scan_.skip(1);
      scan_.skip_while(belongs_to_word);
      return Kind::word;
    }
    if (is_digit(c) || (c == '.' && is_digit(scan_.peek(1)))) {
      skip_number();
      return Kind::number;
    }
    if (c == '\'' || c == '"') {
      skip_text(c);
      return Kind::text;
    }
    if (c == '`') {
      scan_.skip(1);
      skip_template();
      return Kind::template_;
    }
    if (c == '/' && expects_operand()) {
      skip_pattern();
      return Kind::pattern;
    }
    if (scan_.sees("?.") && is_digit(scan_.peek(2))) {  // a ? .5 : 1
      scan_.skip(1);
    } else if (!scan_.skip_sign(signs)) {
      scan_.fail("a byte that begins nothing");
    }
    return Kind::sign;
  }

  // Where an operand may begin, a slash is no division.
  [[nodiscard]] bool expects_operand() const {
    if (tokens_.empty()) return true;
    const Token& before = tokens_.back();
    if (before.kind == Kind::word)
      return std::find(before_expressions.begin(), before_expressions.end(), before.text) !=
             before_expressions.end();
    if (before.kind == Kind::template_) return before.text.ends_with("${");
    if (before.kind != Kind::sign) return false;
    if (before.text == ")") return closed_condition_;
    return before.text != "]" && before.text != "}" && before.text != "++" && before.text != "--";
  }

  void remember_bracket() {
    const Token& token = tokens_.back();
    if (token.kind != Kind::sign || token.text.size() != 1) return;
    const char c = token.text[0];
    if (c == '(' || c == '[' || c == '{') {
      open_.push_back({c, c == '(' && follows_condition_word()});
    } else if (c == ')' || c == ']' || c == '}') {
      const char opener = c == ')' ? '(' : c == ']' ? '[' : '{';
      if (open_.empty() || open_.back().bracket != opener)
        scan_.fail("a bracket that closes nothing");
      closed_condition_ = open_.back().before_pattern;
      open_.pop_back();
    }
  }

  [[nodiscard]] bool follows_condition_word() const {
    if (tokens_.size() < 2) return false;
    const auto word = tokens_[tokens_.size() - 2].text;
    return word == "if" || word == "while" || word == "for" || word == "with";
  }

  void skip_number() {
    scan_.skip_while([](char c) { return belongs_to_word(c) && c != 'e' && c != 'E'; });
    if (scan_.peek() == '.') scan_.skip(1);
    scan_.skip_while([](char c) { return belongs_to_word(c) && c != 'e' && c != 'E'; });
    if (scan_.peek() == 'e' || scan_.peek() == 'E') {
      scan_.skip(1);
      if (scan_.peek() == '+' || scan_.peek() == '-') scan_.skip(1);
      scan_.skip_while(belongs_to_word);
    }
  }

  void skip_text(char quote) {
    scan_.skip(1);
    while (scan_.peek() != quote) {
      if (scan_.at_end() || scan_.peek() == '\n') scan_.fail("a text without an end");
      scan_.skip(scan_.peek() == '\\' ? 2 : 1);
    }
    scan_.skip(1);
  }

  // To the end of the template, or to its next expression.
  void skip_template() {
    while (scan_.peek() != '`') {
      if (scan_.at_end()) scan_.fail("a template without an end");
      if (scan_.sees("${")) {
        scan_.skip(2);
        open_.push_back({'`', false});
        return;
      }
      scan_.skip(scan_.peek() == '\\' ? 2 : 1);
    }
    scan_.skip(1);
  }

  void skip_pattern() {
    scan_.skip(1);
    for (bool in_class = false; scan_.peek() != '/' || in_class;) {
      if (scan_.at_end() || scan_.peek() == '\n') scan_.fail("a regular expression without an end");
      if (scan_.peek() == '[') in_class = true;
      if (scan_.peek() == ']') in_class = false;
      scan_.skip(scan_.peek() == '\\' ? 2 : 1);
    }
    scan_.skip(1);
    scan_.skip_while(belongs_to_word);
  }

  Scanner scan_;
  std::vector<Token> tokens_;
  std::vector<Open> open_;
  bool closed_condition_ = false;
};

}  // namespace

std::vector<Token> javascript_tokens(std::string_view text) {
  return JavaScriptScanner{text}.all();
}

}  // namespace languages
