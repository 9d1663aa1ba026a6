#include <gmock/gmock.h>

#include "languages/tokens.hpp"

namespace languages {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view program) {
  std::vector<std::string> each;
  for (const auto& token : python_tokens(program)) {
    const bool deeper = token.kind == Token::Kind::deeper;
    const bool back = token.kind == Token::Kind::back;
    each.emplace_back(deeper ? ">" : back ? "<" : std::string{token.text});
  }
  return each;
}

TEST(PythonTokens, HaveIndentationButNoCommentsAndNoEmptyLines) {
  EXPECT_THAT(words("def f(a):  # adds\n\n    # more\n    return a+1\nx = f(2)\n"),
              ElementsAre("def", "f", "(", "a", ")", ":", ">", "return", "a", "+", "1", "<", "x",
                          "=", "f", "(", "2", ")"));
}

TEST(PythonTokens, CloseAllLevelsAtTheEnd) {
  EXPECT_THAT(words("if a:\n  if b:\n\tpass"),
              ElementsAre("if", "a", ":", ">", "if", "b", ":", ">", "pass", "<", "<"));
}

TEST(PythonTokens, KnowNoIndentationInBracketsAndContinuedLines) {
  EXPECT_THAT(
      words("a = [1,\n     2] + d\nb = 1 + \\\n    2\r\nc\r\n"),
      ElementsAre("a", "=", "[", "1", ",", "2", "]", "+", "d", "b", "=", "1", "+", "2", "c"));
}

TEST(PythonTokens, TakeATextWithItsPrefixAndItsQuotes) {
  EXPECT_THAT(words(R"py(a = rb'\'' + f"{b}" + """x "y"
# no comment""" + '')py"),
              ElementsAre("a", "=", R"(rb'\'')", "+", R"(f"{b}")", "+",
                          "\"\"\"x \"y\"\n# no comment\"\"\"", "+", "''"));
}

TEST(PythonTokens, TakeNumbersWhole) {
  EXPECT_THAT(words("1_000 0x1F 1.5e-3 .5 2j 0b101 1e5"),
              ElementsAre("1_000", "0x1F", "1.5e-3", ".5", "2j", "0b101", "1e5"));
}

TEST(PythonTokens, RefuseWhatIsNotPython) {
  for (const auto* program :
       {"'a", "\"\"\"a", "(", "a)", "if a:\n    b\n  c\n", "a ? b", "$a", "'a\nb'", "a = \\ b"})
    EXPECT_THROW((void)python_tokens(program), TokenError) << program;
}

TEST(PythonTokens, SayTheLineOfWhatIsWrong) {
  try {
    (void)python_tokens("a = 1\nb = 'x\n");
    FAIL();
  } catch (const TokenError& error) {
    EXPECT_STREQ(error.what(), "line 2: a text without an end");
  }
}

TEST(PythonTokens, OfNothingAreNone) {
  for (const auto* program : {"", "\n\n", "# only\n", "   ", "   # only"})
    EXPECT_TRUE(python_tokens(program).empty()) << program;
}

}  // namespace
}  // namespace languages
