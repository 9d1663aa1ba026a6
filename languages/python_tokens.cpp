#include <array>

#include "languages/scanner.hpp"

namespace languages {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 47> signs{
    "**=", "//=", ">>=", "<<=", "...", "!=", "==", "<=", ">=", "->", ":=", "+=",
    "-=",  "*=",  "/=",  "%=",  "&=",  "|=", "^=", "@=", "**", "//", "<<", ">>",
    "(",   ")",   "[",   "]",   "{",   "}",  ",",  ":",  ";",  ".",  "+",  "-",
    "*",   "/",   "%",   "&",   "|",   "^",  "~",  "<",  ">",  "=",  "@"};

bool belongs_to_word(char c) { return (is_letter(c) && c != '$') || is_digit(c); }

// How far the quote is behind the letters that may stand before it: r"", b'', Rb"".
std::size_t prefix_of_text(const Scanner& scan) {
  constexpr std::string_view letters = "rRbBuUfF";
  std::size_t ahead = 0;
  while (ahead < 2 && scan.peek(ahead) != '\0' && letters.find(scan.peek(ahead)) != letters.npos)
    ++ahead;
  const char quote = scan.peek(ahead);
  return quote == '"' || quote == '\'' ? ahead : std::string_view::npos;
}

// Tabs go to the next multiple of eight, as in Python's own tokenizer.
std::size_t columns_of(std::string_view space) {
  std::size_t columns = 0;
  for (const char c : space) columns = c == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
  return columns;
}

class PythonScanner {
 public:
  explicit PythonScanner(std::string_view text) : scan_{text} {
    if (scan_.sees("\xEF\xBB\xBF")) scan_.skip(3);
  }

  std::vector<Token> all() {
    bool line_begins = true;
    while (!scan_.at_end()) {
      if (line_begins && depth_ == 0) {
        if (!skip_indentation()) continue;
        line_begins = false;
      }
      if (skip_no_token(line_begins)) continue;
      const std::size_t begin = scan_.at();
      const Kind kind = skip_token();
      tokens_.push_back(scan_.token(kind, begin));
      if (kind == Kind::sign) remember_bracket(tokens_.back().text);
    }
    if (depth_ != 0) scan_.fail("a bracket without an end");
    for (; levels_.size() > 1; levels_.pop_back()) put_back();
    return std::move(tokens_);
  }

 private:
  void put_back() { tokens_.push_back(scan_.token(Kind::back, scan_.at())); }

  // False after a line with nothing on it, which says nothing about levels.
  bool skip_indentation() {
    const std::size_t begin = scan_.at();
    scan_.skip_while([](char c) { return c == ' ' || c == '\t' || c == '\f'; });
    if (scan_.peek() == '#') scan_.skip_while([](char c) { return c != '\n'; });
    if (scan_.at_end()) return false;
    if (scan_.peek() == '\n' || scan_.sees("\r\n")) {
      scan_.skip(scan_.peek() == '\n' ? 1 : 2);
      return false;
    }
    const Token space = scan_.token(Kind::deeper, begin);
    const std::size_t columns = columns_of(space.text);
    if (columns > levels_.back()) {
      levels_.push_back(columns);
      tokens_.push_back(space);
    }
    for (; columns < levels_.back(); levels_.pop_back()) put_back();
    if (columns != levels_.back()) scan_.fail("a line that is indented like none before it");
    return true;
  }

  bool skip_no_token(bool& line_begins) {
    if (scan_.peek() == '\n') {
      scan_.skip(1);
      line_begins = depth_ == 0;
    } else if (is_space(scan_.peek())) {
      scan_.skip(1);
    } else if (scan_.peek() == '#') {
      scan_.skip_while([](char c) { return c != '\n'; });
    } else if (scan_.sees("\\\n")) {
      scan_.skip(2);
    } else if (scan_.sees("\\\r\n")) {
      scan_.skip(3);
    } else {
      return false;
    }
    return true;
  }

  Kind skip_token() {
    const char c = scan_.peek();
    if (const std::size_t quote = prefix_of_text(scan_); quote != std::string_view::npos) {
      scan_.skip(quote);
      skip_text();
      return Kind::text;
    }
    if (is_letter(c) && c != '$') {
      scan_.skip_while(belongs_to_word);
      return Kind::word;
    }
    if (is_digit(c) || (c == '.' && is_digit(scan_.peek(1)))) {
      skip_number();
      return Kind::number;
    }
    if (!scan_.skip_sign(signs)) scan_.fail("a byte that begins nothing");
    return Kind::sign;
  }

  void skip_text() {
    const char quote = scan_.peek();
    const std::string three(3, quote);
    const bool long_form = scan_.sees(three);
    const std::string end = long_form ? three : std::string(1, quote);
    scan_.skip(end.size());
    while (!scan_.sees(end)) {
      if (scan_.at_end() || (!long_form && scan_.peek() == '\n'))
        scan_.fail("a text without an end");
      scan_.skip(scan_.peek() == '\\' ? 2 : 1);
    }
    scan_.skip(end.size());
  }

  void skip_number() {
    const bool hexadecimal = scan_.sees("0x") || scan_.sees("0X");
    for (;;) {
      const char c = scan_.peek();
      const bool exponent = !hexadecimal && (c == 'e' || c == 'E');
      if (!belongs_to_word(c) && c != '.') return;
      scan_.skip(1);
      if (exponent && (scan_.peek() == '+' || scan_.peek() == '-')) scan_.skip(1);
    }
  }

  void remember_bracket(std::string_view sign) {
    if (sign == "(" || sign == "[" || sign == "{") ++depth_;
    if (sign != ")" && sign != "]" && sign != "}") return;
    if (depth_ == 0) scan_.fail("a bracket that closes nothing");
    --depth_;
  }

  Scanner scan_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> levels_{0};
  int depth_ = 0;
};

}  // namespace

std::vector<Token> python_tokens(std::string_view text) { return PythonScanner{text}.all(); }

}  // namespace languages
