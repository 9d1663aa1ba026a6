#include "runner/render.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "runner/utf8.hpp"
#include "runner/value.hpp"
#include "tests/runner/random_value.hpp"

namespace runner {
namespace {

using namespace std::string_literals;

std::string shown(Value value) { return render(value); }

TEST(Render, ShowsFloatsAsPythonDoes) {
  const std::pair<double, const char*> cases[] = {
      {1.0, "1.0"},
      {-0.0, "-0.0"},
      {0.1, "0.1"},
      {-12.5, "-12.5"},
      {100.0, "100.0"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {1e22, "1e+22"},
      {0.0001, "0.0001"},
      {0.00001, "1e-05"},
      {1.5e300, "1.5e+300"},
      {5e-324, "5e-324"},
      {INFINITY, "inf"},
      {-INFINITY, "-inf"},
      {NAN, "nan"},
      {123456.789, "123456.789"},
      {9007199254740993.0, "9007199254740992.0"},
      {1.2345678901234568e17, "1.2345678901234568e+17"}};
  for (const auto& [number, text] : cases) EXPECT_EQ(render_float(number), text);
}

TEST(Render, ShowsComplexNumbersAsPythonDoes) {
  EXPECT_EQ(shown({Complex{0, 1}}), "1j");
  EXPECT_EQ(shown({Complex{-0.0, 1}}), "(-0+1j)");
  EXPECT_EQ(shown({Complex{1.5, -2e20}}), "(1.5-2e+20j)");
  EXPECT_EQ(shown({Complex{NAN, INFINITY}}), "(nan+infj)");
}

TEST(Render, QuotesTextsAsPythonDoes) {
  EXPECT_EQ(shown({Text{"plain"}}), "'plain'");
  EXPECT_EQ(shown({Text{"it's"}}), "\"it's\"");
  EXPECT_EQ(shown({Text{"it's \"it\""}}), "'it\\'s \"it\"'");
  EXPECT_EQ(shown({Text{"a\\b\n\r\t\0\x7f"s}}), R"('a\\b\n\r\t\x00\x7f')");
  EXPECT_EQ(shown({Text{"é 😀"}}), "'é 😀'");
  EXPECT_EQ(shown({Bytes{"a'\xff\n"}}), R"(b"a'\xff\n")");
}

TEST(Render, EscapesWhatCouldHideOrMoveText) {
  EXPECT_EQ(shown({Text{"\x1b[31m"}}), R"('\x1b[31m')");
  EXPECT_EQ(shown({Text{"\xc2\x9b"}}), R"('\x9b')");                // C1
  EXPECT_EQ(shown({Text{"\xe2\x80\xae"}}), R"('\u202e')");          // right to left
  EXPECT_EQ(shown({Text{"\xe2\x81\xa6"}}), R"('\u2066')");          // isolate
  EXPECT_EQ(shown({Text{"\xe2\x80\x8b"}}), R"('\u200b')");          // zero width
  EXPECT_EQ(shown({Text{"\xed\xa0\x80"}}), R"('\ud800')");          // surrogate
  EXPECT_EQ(shown({Text{"\xf3\xa0\x81\x81"}}), R"('\U000e0041')");  // tag
  EXPECT_EQ(shown({Opaque{"T\n", "\x1b"}}), R"(<T\n: \x1b>)");
}

TEST(Render, ShowsContainersAsPythonDoes) {
  EXPECT_EQ(shown({List{}}), "[]");
  EXPECT_EQ(shown({Tuple{}}), "()");
  EXPECT_EQ(shown({Tuple{{{Integer{1}}}}}), "(1,)");
  EXPECT_EQ(shown({Tuple{{{None{}}, {true}}}}), "(None, True)");
  EXPECT_EQ(shown({Dict{}}), "{}");
  EXPECT_EQ(shown({Dict{{{{Text{"a"}}, {Integer{1}}}, {{false}, {1.0}}}}}), "{'a': 1, False: 1.0}");
  EXPECT_EQ(shown({Set{}}), "set()");
  EXPECT_EQ(shown({FrozenSet{}}), "frozenset()");
  EXPECT_EQ(shown({FrozenSet{{{Integer{1}}}}}), "frozenset({1})");
  EXPECT_EQ(shown({Raised{"ValueError", "x"}}), "ValueError('x')");
  EXPECT_EQ(shown({Raised{"ValueError", ""}}), "ValueError()");
  EXPECT_EQ(shown({Opaque{"Fraction", "1/2"}}), "<Fraction: 1/2>");
}

TEST(Render, ShowsSetsInTheSameOrderHoweverTheyCame) {
  const Set one{{{Integer{10}}, {Text{"b"}}, {Integer{9}}, {Text{"a"}}}};
  const Set other{{{Text{"a"}}, {Integer{9}}, {Text{"b"}}, {Integer{10}}}};
  EXPECT_EQ(shown({one}), "{9, 10, 'a', 'b'}");
  EXPECT_EQ(shown({other}), shown({one}));
}

TEST(Render, ShowsBothEndsOfHugeIntegers) {
  const Integer hundred_digits = pow(Integer{10}, 99);
  EXPECT_EQ(shown({Integer{-hundred_digits}}), "-1" + std::string(99, '0'));
  const Integer huge = pow(Integer{10}, 39'000);
  EXPECT_EQ(shown({huge}), "100000000000...000000000000 (39001 digits)");
  EXPECT_EQ(shown({Integer{huge - 1}}), "999999999999...999999999999 (39000 digits)");
  EXPECT_EQ(shown({Integer{1 - huge}}), "-999999999999...999999999999 (39000 digits)");
}

TEST(Render, CutsAtTheLimitAndClosesWhatIsOpen) {
  const Value list{List{{{Text{std::string(30, 'a')}}, {Integer{1}}}}};
  EXPECT_EQ(render({List{{list, {Integer{2}}}}}, 10), "[['aaaaaaa...', ...], ...]");
  EXPECT_EQ(render({Text{"1234"}}, 5), "'1234'");
  EXPECT_EQ(render({Text{"12345"}}, 5), "'1234...'");
  EXPECT_EQ(render({List{std::vector<Value>(1000, {None{}})}}, 20),
            "[None, None, None, None, ...]");
}

TEST(Render, IsAlwaysValidPrintableText) {
  RandomValues random{7};
  for (int i = 0; i < 1000; ++i) {
    const std::string text = render(random.value(4), 1 + random.below(200));
    EXPECT_EQ(printable(text), text);
    EXPECT_EQ(text.find('\n'), std::string::npos);
  }
}

TEST(Visible, KeepsPrintableTextAndLineFeeds) {
  EXPECT_EQ(visible("één\n😀 x\n", 100), "één\n😀 x\n");
}

TEST(Visible, EscapesControlsAndInvalidBytes) {
  EXPECT_EQ(visible("\x1b[2J\t\r\0"s, 100), R"(\x1b[2J\t\r\x00)");
  EXPECT_EQ(visible("a\xff\xc3(", 100), R"(a\xff\xc3()");
  EXPECT_EQ(visible("\xe2\x80\xae", 100), R"(\u202e)");
}

TEST(Visible, MarksSpacesAtTheEndOfLines) {
  EXPECT_EQ(visible("a b  \n  c ", 100), "a b··\n  c·");
  EXPECT_EQ(visible("   ", 100), "···");
}

TEST(Visible, SaysHowMuchWasCut) {
  EXPECT_EQ(visible("12345", 5), "12345");
  EXPECT_EQ(visible("123456", 5), "12345... (1 more byte)");
  EXPECT_EQ(visible("1234567", 5), "12345... (2 more bytes)");
  EXPECT_EQ(visible("1234€6", 5), "1234€... (1 more byte)");
}

TEST(Printable, LeavesTabsAndSpacesAndEscapesTheRest) {
  EXPECT_EQ(printable("a\tb \n\x1b\xff"), "a\tb \n\\x1b\\xff");
}

TEST(Utf8, KnowsWhereCharactersEnd) {
  EXPECT_EQ(first_character("€x").code, U'€');
  EXPECT_EQ(first_character("€x").size, 3U);
  EXPECT_EQ(first_character("").size, 0U);
  EXPECT_EQ(first_character("\xe2\x82").size, 0U);
}

std::string in_javascript(const Value& value) { return render(value, 2000, Notation::javascript); }

TEST(RenderInJavascript, ShowsWhatConsoleLogDoes) {
  EXPECT_EQ(in_javascript({None{}}), "null");
  EXPECT_EQ(in_javascript({true}), "true");
  EXPECT_EQ(in_javascript({Integer{10}}), "10n");
  EXPECT_EQ(in_javascript({List{{{1.0}, {Typed{"hole", {}}}, {Typed{"undefined", {}}}}}}),
            "[ 1, <1 empty item>, undefined ]");
  EXPECT_EQ(in_javascript({Dict{{{{Text{"a"}}, {1.0}}, {{Text{"b-c"}}, {List{}}}}}}),
            "{ a: 1, 'b-c': [] }");
  EXPECT_EQ(in_javascript({Typed{"Map", {{Dict{{{{Text{"a"}}, {1.0}}}}}}}}), "Map(1) { 'a' => 1 }");
  EXPECT_EQ(in_javascript({Set{{{2.0}}}}), "Set(1) { 2 }");
  EXPECT_EQ(in_javascript({Typed{"RegExp", {{Text{"a+"}}, {Text{"g"}}}}}), "/a+/g");
  EXPECT_EQ(in_javascript({Raised{"TypeError", "no\x1b"}}), "TypeError: no\\x1b");
}

TEST(RenderInJavascript, WritesNumbersAsTheLanguageDoes) {
  const std::pair<double, const char*> numbers[] = {{0, "0"},
                                                    {-0.0, "-0"},
                                                    {1, "1"},
                                                    {-1.5, "-1.5"},
                                                    {0.1, "0.1"},
                                                    {1e20, "100000000000000000000"},
                                                    {1e21, "1e+21"},
                                                    {1.5e300, "1.5e+300"},
                                                    {1e-6, "0.000001"},
                                                    {1.5e-7, "1.5e-7"},
                                                    {NAN, "NaN"},
                                                    {-INFINITY, "-Infinity"},
                                                    {123456789.125, "123456789.125"}};
  for (const auto& [number, text] : numbers) EXPECT_EQ(render_number(number), text);
}

TEST(RenderInJavascript, WritesDatesInUtc) {
  EXPECT_EQ(render_date(0), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(render_date(1'709'164'799'999), "2024-02-28T23:59:59.999Z");
  EXPECT_EQ(render_date(-1), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(render_date(253'402'300'800'000), "+010000-01-01T00:00:00.000Z");
  EXPECT_EQ(render_date(NAN), "Invalid Date");
}

TEST(RenderInJavascript, SurvivesForgedTypes) {
  EXPECT_EQ(in_javascript({Typed{"Map", {}}}), "Map");
  EXPECT_EQ(in_javascript({Typed{"Date", {{Text{"x"}}}}}), "Date('x')");
  EXPECT_EQ(in_javascript({Typed{"\x1b", {}}}), "\\x1b");
}

}  // namespace
}  // namespace runner
