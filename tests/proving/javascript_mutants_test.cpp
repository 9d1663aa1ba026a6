#include "proving/javascript_mutants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "languages/tokens.hpp"
#include "proving/cheaters.hpp"

namespace proving {
namespace {

using languages::javascript_tokens;
using languages::TokenError;

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

std::vector<std::string> words(const std::string& program) {
  std::vector<std::string> each;
  for (const auto& token : javascript_tokens(program)) each.emplace_back(token.text);
  return each;
}

std::vector<std::string> texts(const std::string& program) {
  std::vector<std::string> each;
  for (const auto& mutant : javascript_mutants(program)) each.push_back(mutant.text);
  return each;
}

TEST(JavaScriptTokens, TellAPatternFromADivision) {
  EXPECT_THAT(words("a / b / c"), ElementsAre("a", "/", "b", "/", "c"));
  EXPECT_THAT(words("x = /[/]\\/a/g.test(y)"),
              ElementsAre("x", "=", "/[/]\\/a/g", ".", "test", "(", "y", ")"));
  EXPECT_THAT(words("if (x) /a/.test(y)"),
              ElementsAre("if", "(", "x", ")", "/a/", ".", "test", "(", "y", ")"));
  EXPECT_THAT(words("f(x) / 2"), ElementsAre("f", "(", "x", ")", "/", "2"));
  EXPECT_THAT(words("return /a/"), ElementsAre("return", "/a/"));
}

TEST(JavaScriptTokens, TakeTemplatesApart) {
  EXPECT_THAT(words("`a ${b + `c ${d}`} e`"),
              ElementsAre("`a ${", "b", "+", "`c ${", "d", "}`", "} e`"));
  EXPECT_THAT(words("`${ {a: 1}.a }`"),
              ElementsAre("`${", "{", "a", ":", "1", "}", ".", "a", "}`"));
}

TEST(JavaScriptTokens, AreWithoutComments) {
  EXPECT_THAT(words("a // b\n/* c */ d?.e ?? 'f\\'' >>>= 1_000n"),
              ElementsAre("a", "d", "?.", "e", "??", "'f\\''", ">>>=", "1_000n"));
}

TEST(JavaScriptTokens, RefuseWhatIsNoJavaScript) {
  for (const char* program :
       {"'open", "'two\nlines'", "`open", "`${a`", "/* open", "a = /open", "(]", "(", ")", "\x01"})
    EXPECT_THROW((void)javascript_tokens(program), TokenError) << program;
}

TEST(JavaScriptMutants, ChangeOneOperatorAtATime) {
  EXPECT_THAT(
      texts("if (a === 1 && !b) { return c + 'x'; }"),
      IsSupersetOf(
          {"if (a !== 1 && !b) { return c + 'x'; }", "if (a === 2 && !b) { return c + 'x'; }",
           "if (a === 1 || !b) { return c + 'x'; }", "if (a === 1 && b) { return c + 'x'; }",
           "if (true) { return c + 'x'; }", "if (false) { return c + 'x'; }",
           "if (a === 1 && !b) { return undefined; c + 'x'; }",
           "if (a === 1 && !b) { return c - 'x'; }", "if (a === 1 && !b) { return c + ''; }"}));
}

TEST(JavaScriptMutants, SwapArgumentsOfCallsAlone) {
  EXPECT_THAT(texts("f(g(a, b), [c, d]);"),
              IsSupersetOf({"f([c, d], g(a, b));", "f(g(b, a), [c, d]);"}));
  EXPECT_THAT(texts("function f(a, b) {}"), testing::IsEmpty());
}

TEST(JavaScriptMutants, DeleteStatementsThatAreExpressions) {
  const auto mutants = texts("const a = [];\na.push(1);\nfor (const b of a) { a.pop(); }\n");
  EXPECT_THAT(mutants, Contains("const a = [];\n;\nfor (const b of a) { a.pop(); }\n"));
  EXPECT_THAT(mutants, Contains("const a = [];\na.unshift(1);\nfor (const b of a) { a.pop(); }\n"));
  EXPECT_THAT(mutants, Contains("const a = [];\na.push(1);\nfor (const b of a) { ; }\n"));
  EXPECT_THAT(mutants, Not(Contains(";\na.push(1);\nfor (const b of a) { a.pop(); }\n")));
}

TEST(JavaScriptCheaters, KnowTheNamesOutsideOfEveryBracket) {
  const auto cheaters = javascript_cheaters(
      "async function f(a) { const inner = 1; }\nclass C { m() {} }\nconst g = (x) => x;\n");
  ASSERT_FALSE(cheaters.empty());
  EXPECT_EQ(cheaters[1].source,
            "var f = function (...args) { return null; };\n"
            "var C = function (...args) { return null; };\n"
            "var g = function (...args) { return null; };\n");
}

}  // namespace
}  // namespace proving
