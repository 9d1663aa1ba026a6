// What holds of each language's tokens, whatever the text.
#include "languages/tokens.hpp"

#include <gtest/gtest.h>

#include <random>

namespace languages {
namespace {

using Tokenize = std::vector<Token> (*)(std::string_view);

// Either refused, or tokens in order, none of them empty but Python's ends of blocks.
bool taken(Tokenize tokenize, const std::string& text) {
  std::vector<Token> tokens;
  try {
    tokens = tokenize(text);
  } catch (const TokenError&) {
    return false;
  }
  std::size_t end = 0;
  int depth = 0;
  for (const auto& token : tokens) {
    EXPECT_LE(end, token.begin) << text;
    EXPECT_LE(token.end(), text.size()) << text;
    EXPECT_EQ(text.substr(token.begin, token.text.size()), token.text);
    EXPECT_TRUE(!token.text.empty() || token.kind == Token::Kind::back) << text;
    end = token.end();
    depth += token.kind == Token::Kind::deeper ? 1 : token.kind == Token::Kind::back ? -1 : 0;
    EXPECT_GE(depth, 0) << text;
  }
  EXPECT_EQ(depth, 0) << text;
  return true;
}

TEST(Tokens, OfAnyTextAreInItInOrder) {
  std::mt19937_64 random{11};
  const std::vector<std::string> pieces{
      "a",  "if ", "1",  ".5",   "'",  "\"", "\"\"\"", "`",  "${", "}",    "{",    "(",   ")",
      "[",  "]",   "\n", "\n  ", "\t", "\\", "#",      "--", "/*", "*/",   "//",   "/",   "=",
      "**", ":",   "r'", "x'",   ";",  "?",  "\xff",   "é",  "\r", "\r\n", "e1+2", "0x1", "\\\n"};
  for (const auto tokenize : {&python_tokens, &javascript_tokens, &sql_tokens}) {
    int good = 0;
    for (int round = 0; round < 30'000; ++round) {
      std::string text;
      for (std::uint64_t n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
      if (taken(tokenize, text)) ++good;
    }
    EXPECT_GT(good, 3000);
    std::string zeros(10, '\0');
    EXPECT_FALSE(taken(tokenize, zeros));
  }
}

}  // namespace
}  // namespace languages
