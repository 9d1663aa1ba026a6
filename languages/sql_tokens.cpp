#include <array>

#include "languages/scanner.hpp"

namespace languages {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 32> signs{
    "->>", "||", "<<", ">>", "<=", ">=", "<>", "!=", "==", "->", "(", ")", ",", ";", ".", "+",
    "-",   "*",  "/",  "%",  "<",  ">",  "=",  "~",  "&",  "|",  "?", ":", "@", "#", "{", "}"};

bool belongs_to_word(char c) { return is_letter(c) || is_digit(c); }

// What is in quotes; a doubled quote stands for one.
void skip_quoted(Scanner& scan, char quote, const char* what) {
  scan.skip(1);
  for (;;) {
    scan.skip_past(std::string_view{&quote, 1}, what);
    if (scan.peek() != quote) return;
    scan.skip(1);
  }
}

void skip_number(Scanner& scan) {
  if (scan.sees("0x") || scan.sees("0X")) {
    scan.skip(2);
    scan.skip_while(
        [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
  } else {
    scan.skip_while(is_digit);
    if (scan.peek() == '.') scan.skip(1);
    scan.skip_while(is_digit);
    const char next = scan.peek(1) == '+' || scan.peek(1) == '-' ? scan.peek(2) : scan.peek(1);
    if ((scan.peek() == 'e' || scan.peek() == 'E') && is_digit(next)) {
      scan.skip(2);
      scan.skip_while(is_digit);
    }
  }
  if (is_letter(scan.peek())) scan.fail("a number that ends in a letter");
}

bool skip_no_token(Scanner& scan) {
  if (is_space(scan.peek())) {
    scan.skip_while(is_space);
  } else if (scan.sees("--")) {
    scan.skip_while([](char c) { return c != '\n'; });
  } else if (scan.sees("/*")) {
    scan.skip_past("*/", "a comment without an end");
  } else {
    return false;
  }
  return true;
}

Kind skip_token(Scanner& scan) {
  const char c = scan.peek();
  if ((c == 'x' || c == 'X') && scan.peek(1) == '\'') {
    scan.skip(1);
    skip_quoted(scan, '\'', "a blob without an end");
    return Kind::blob;
  }
  if (is_letter(c)) {
    scan.skip_while(belongs_to_word);
    return Kind::word;
  }
  if (is_digit(c) || (c == '.' && is_digit(scan.peek(1)))) {
    skip_number(scan);
    return Kind::number;
  }
  if (c == '\'') {
    skip_quoted(scan, '\'', "a text without an end");
    return Kind::text;
  }
  if (c == '"' || c == '`') {
    skip_quoted(scan, c, "a name without an end");
    return Kind::quoted;
  }
  if (c == '[') {
    scan.skip_past("]", "a name without an end");
    return Kind::quoted;
  }
  if (!scan.skip_sign(signs)) scan.fail("a byte that begins nothing");
  return Kind::sign;
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

bool Token::is(std::string_view word) const {
  return kind == Kind::word && text.size() == word.size() &&
         std::equal(text.begin(), text.end(), word.begin(),
                    [](char a, char b) { return capital(a) == b; });
}

std::vector<Token> sql_tokens(std::string_view text) {
  Scanner scan{text};
  std::vector<Token> tokens;
  while (!scan.at_end()) {
    if (skip_no_token(scan)) continue;
    const std::size_t begin = scan.at();
    const Kind kind = skip_token(scan);
    tokens.push_back(scan.token(kind, begin));
  }
  return tokens;
}

std::size_t closing(const std::vector<Token>& tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.is_sign("(") || token.is_sign("[") || token.is_sign("{")) ++depth;
    if (token.is_sign(")") || token.is_sign("]") || token.is_sign("}")) --depth;
    if (depth == 0) return i;
  }
  return tokens.size();
}

}  // namespace languages
