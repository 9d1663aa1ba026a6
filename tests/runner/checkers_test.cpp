#include "runner/checkers/checkers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "runner/checkers/line_diff.hpp"
#include "tests/runner/random_value.hpp"

namespace runner {
namespace {

using problems::CheckerSpec;
using Rule = CheckerSpec::Rule;

Value integer(int number) { return {Integer{number}}; }
Value text(const char* utf8) { return {Text{utf8}}; }
Value list(std::vector<Value> items) { return {List{std::move(items)}}; }
Value tuple(std::vector<Value> items) { return {Tuple{std::move(items)}}; }
Value set(std::vector<Value> items) { return {Set{std::move(items)}}; }
Value dict(std::vector<std::pair<Value, Value>> items) { return {Dict{std::move(items)}}; }
Value integers(int count) {
  std::vector<Value> items;
  for (int i = 0; i < count; ++i) items.push_back(integer(i));
  return list(std::move(items));
}

bool equal(const Value& expected, const Value& actual) {
  return compare_equal(expected, actual).right;
}
std::string path(const Value& expected, const Value& actual) {
  return compare_equal(expected, actual).path;
}
std::string note(const Value& expected, const Value& actual) {
  return compare_equal(expected, actual).note;
}

bool holds_opaque(const Value& value);

template <typename Is>
bool holds_opaque_in(const Is& is) {
  if constexpr (requires { is.items.begin()->first; }) {
    return std::any_of(is.items.begin(), is.items.end(), [](const auto& item) {
      return holds_opaque(item.first) || holds_opaque(item.second);
    });
  } else if constexpr (requires { is.items; }) {
    return std::any_of(is.items.begin(), is.items.end(), holds_opaque);
  } else {
    return std::is_same_v<Is, Opaque>;
  }
}

bool holds_opaque(const Value& value) {
  return std::visit([](const auto& is) { return holds_opaque_in(is); }, value.is);
}

TEST(Equal, IsEveryValueToItselfUnlessSomethingInItIsOpaque) {
  RandomValues random{11};
  for (int i = 0; i < 2000; ++i) {
    const Value value = random.value(4);
    EXPECT_EQ(equal(value, value), !holds_opaque(value)) << render(value);
  }
}

TEST(Equal, TellsTypesApart) {
  const std::vector<Value> different{integer(1),
                                     {true},
                                     {1.0},
                                     {Complex{1, 0}},
                                     text("1"),
                                     {Bytes{"1"}},
                                     {None{}},
                                     list({}),
                                     tuple({}),
                                     set({}),
                                     dict({}),
                                     {FrozenSet{}},
                                     {Raised{"1", "1"}},
                                     {Opaque{"1", "1"}}};
  for (std::size_t i = 0; i < different.size(); ++i) {
    for (std::size_t j = 0; j < different.size(); ++j) {
      const bool same = i == j && !std::holds_alternative<Opaque>(different[i].is);
      EXPECT_EQ(equal(different[i], different[j]), same) << i << ' ' << j;
    }
  }
}

TEST(Equal, TakesNanForNanAndTellsZerosApart) {
  EXPECT_TRUE(equal({NAN}, {-NAN}));
  EXPECT_TRUE(equal({Complex{NAN, 1}}, {Complex{-NAN, 1}}));
  EXPECT_TRUE(equal(set({{NAN}}), set({{-NAN}})));
  EXPECT_FALSE(equal({0.0}, {-0.0}));
  EXPECT_FALSE(equal(set({{0.0}}), set({{-0.0}})));
  EXPECT_FALSE(equal({NAN}, {1.0}));
}

TEST(Equal, IgnoresTheOrderOfSetsAndDicts) {
  EXPECT_TRUE(equal(set({integer(1), integer(2)}), set({integer(2), integer(1)})));
  EXPECT_TRUE(equal(dict({{text("a"), integer(1)}, {text("b"), integer(2)}}),
                    dict({{text("b"), integer(2)}, {text("a"), integer(1)}})));
  EXPECT_FALSE(equal(list({integer(1), integer(2)}), list({integer(2), integer(1)})));
}

TEST(Equal, FindsNoPlaceForOpaqueKeysAndElements) {
  const Value opaque{Opaque{"T", "r"}};
  EXPECT_FALSE(equal(set({opaque}), set({opaque})));
  EXPECT_FALSE(equal(dict({{opaque, integer(1)}}), dict({{opaque, integer(1)}})));
  EXPECT_FALSE(equal(list({opaque}), list({opaque})));
}

TEST(Equal, IsNotFooledByAForgedDictOrSet) {
  EXPECT_FALSE(equal(dict({{integer(1), integer(1)}}),
                     dict({{integer(1), integer(1)}, {integer(1), integer(1)}})));
  EXPECT_FALSE(equal(dict({{integer(1), integer(1)}, {integer(2), integer(1)}}),
                     dict({{integer(1), integer(1)}, {integer(1), integer(1)}})));
  EXPECT_FALSE(equal(set({integer(1)}), set({integer(1), integer(1)})));
  EXPECT_FALSE(equal(set({integer(1), integer(2)}), set({integer(1), integer(1)})));
}

TEST(Equal, NamesTheFirstPlaceThatDiffers) {
  EXPECT_EQ(path(integer(1), integer(2)), "");
  EXPECT_EQ(path(list({integer(1), integer(2)}), list({integer(1), integer(3)})), "[1]");
  EXPECT_EQ(path(list({integer(1), integer(2)}), list({integer(1)})), "[1]");
  EXPECT_EQ(
      path(list({dict({{text("name"), text("a")}})}), list({dict({{text("name"), text("b")}})})),
      "[0]['name']");
  EXPECT_EQ(path(dict({{text("a"), integer(1)}}), dict({})), "['a']");
  EXPECT_EQ(path(set({integer(1)}), set({integer(2)})), "");
}

TEST(Equal, ShowsBothValuesAtThatPlace) {
  const Comparison differs = compare_equal(list({integer(1), text("x")}), list({integer(1)}));
  EXPECT_EQ(differs.expected, "'x'");
  EXPECT_EQ(differs.actual, "nothing");
}

TEST(Equal, ShowsLongTextsFromShortlyBeforeTheyPart) {
  const std::string same(300, 'x');
  const Comparison differs = compare_equal({Text{same + "é1"}}, {Text{same + "é2"}});
  EXPECT_EQ(differs.path, "[271:]");
  EXPECT_EQ(differs.expected, "'" + std::string(29, 'x') + "é1'");
  EXPECT_EQ(differs.actual, "'" + std::string(29, 'x') + "é2'");
}

TEST(Equal, ShowsTextsOfSeveralLinesAsADiff) {
  EXPECT_EQ(compare_equal(text("a\nb\nc"), text("a\nx\nc")).diff, "  a\n- b\n+ x\n  c\n");
}

TEST(Note, SaysThatOnlyTheTypeIsWrong) {
  EXPECT_EQ(note(integer(3), text("3")), "the value is right but its type is str, not int");
  EXPECT_EQ(note(text("3"), integer(3)), "the value is right but its type is int, not str");
  EXPECT_EQ(note(integer(1), {true}), "the value is right but its type is bool, not int");
  EXPECT_EQ(note(integer(1), {1.0}), "the value is right but its type is float, not int");
  EXPECT_EQ(note(text("a"), {Bytes{"a"}}), "the value is right but its type is bytes, not str");
  EXPECT_EQ(note(list({integer(1)}), tuple({integer(1)})),
            "the elements are right but they are in a tuple, not in a list");
  EXPECT_EQ(note(list({integer(1), integer(2)}), set({integer(2), integer(1)})),
            "the elements are right but they are in a set, not in a list");
}

TEST(Note, SaysWhichTypeIsExpected) {
  EXPECT_EQ(note(list({}), tuple({integer(1)})), "a tuple where a list is expected");
  EXPECT_EQ(note(integer(1), text("x")), "a str where an int is expected");
  EXPECT_EQ(note(integer(1), {None{}}), "None where an int is expected; is a return missing?");
  EXPECT_EQ(note(list({integer(1)}), list({{None{}}})), "None where an int is expected");
  EXPECT_EQ(note(dict({}), {Opaque{"Counter", "Counter()"}}),
            "an instance of Counter, not a plain dict");
}

TEST(Note, RecognisesUsualMistakes) {
  EXPECT_EQ(note(integers(3), integers(1)), "2 elements too few");
  EXPECT_EQ(note(integers(1), integers(2)), "1 element too many");
  EXPECT_EQ(note(list({integer(1), integer(5)}), list({integer(5), integer(1)})),
            "same elements, different order");
  EXPECT_EQ(note(list({list({integer(1), integer(5)})}), list({list({integer(5), integer(1)})})),
            "same elements, different order, in [0]");
  EXPECT_EQ(note(text("a b"), text("ab ")), "same text but for white space");
  EXPECT_EQ(note(text("a\n"), text("a")), "the line break at the end is missing");
  EXPECT_EQ(note(text("Ab"), text("aB")), "same text but for upper and lower case");
  EXPECT_EQ(note({0.3}, {0.1 + 0.2}), "same digits but for rounding");
  EXPECT_EQ(note({0.0}, {-0.0}), "the sign of the zero differs");
  EXPECT_EQ(note(integer(3), integer(4)), "off by one");
  EXPECT_EQ(note(set({integer(1), integer(2)}), set({integer(2), integer(3)})),
            "missing: 1; not expected: 3");
  EXPECT_EQ(note(dict({{text("a"), integer(1)}}), dict({})), "the key 'a' is missing");
  EXPECT_EQ(note(dict({}), dict({{text("a"), integer(1)}})), "the key 'a' should not be there");
  EXPECT_EQ(note({Raised{"E", "a"}}, {Raised{"E", "b"}}), "the right exception with another text");
}

TEST(Unordered, AcceptsAnyOrderButNoOtherCounts) {
  const Value expected = list({integer(1), integer(2), integer(2)});
  EXPECT_TRUE(compare_unordered(expected, list({integer(2), integer(1), integer(2)})).right);
  EXPECT_FALSE(compare_unordered(expected, list({integer(2), integer(1), integer(1)})).right);
  EXPECT_FALSE(compare_unordered(expected, list({integer(2), integer(1)})).right);
  EXPECT_FALSE(compare_unordered(expected, tuple({integer(2), integer(1), integer(2)})).right);
  EXPECT_FALSE(compare_unordered(expected, list({{2.0}, integer(1), integer(2)})).right);
}

TEST(Unordered, OrdersOnlyTheOutermost) {
  EXPECT_FALSE(compare_unordered(list({list({integer(1), integer(2)})}),
                                 list({list({integer(2), integer(1)})}))
                   .right);
}

TEST(Unordered, NamesWhatIsMissingAndWhatIsNotExpected) {
  const auto both =
      compare_unordered(list({integer(1), integer(2)}), list({integer(2), text("x")}));
  EXPECT_EQ(both.path, "[1]");
  EXPECT_EQ(both.expected, "1");
  EXPECT_EQ(both.actual, "'x'");
  const auto twice = compare_unordered(list({integer(1)}), list({integer(1), integer(1)}));
  EXPECT_EQ(twice.note, "1 element too many: the same is there more often than expected");
}

TEST(Tolerance, AcceptsFloatsWithinTheAbsoluteOrRelativeDistance) {
  EXPECT_TRUE(compare_tolerance({1.0}, {1.0009}, 1e-3).right);
  EXPECT_FALSE(compare_tolerance({1.0}, {1.0021}, 1e-3).right);
  EXPECT_TRUE(compare_tolerance({1e9}, {1e9 + 1e5}, 1e-3).right);
  EXPECT_FALSE(compare_tolerance({1e9}, {1e9 + 1e7}, 1e-3).right);
  EXPECT_TRUE(compare_tolerance({0.0}, {-0.0009}, 1e-3).right);
  EXPECT_TRUE(compare_tolerance({NAN}, {NAN}, 1e-3).right);
  EXPECT_TRUE(compare_tolerance({INFINITY}, {INFINITY}, 1e-3).right);
  EXPECT_FALSE(compare_tolerance({INFINITY}, {1e308}, 1e-3).right);
  EXPECT_FALSE(compare_tolerance({1e308}, {-INFINITY}, 1e-3).right);
  EXPECT_FALSE(compare_tolerance({NAN}, {1.0}, 1e-3).right);
}

TEST(Tolerance, ReachesIntoContainersAndLeavesOtherTypesExact) {
  EXPECT_TRUE(compare_tolerance(list({tuple({{1.0}, integer(1)})}),
                                list({tuple({{1.0001}, integer(1)})}), 1e-3)
                  .right);
  EXPECT_FALSE(compare_tolerance({1.0}, integer(1), 1e-3).right);
  EXPECT_FALSE(compare_tolerance(integer(1000000), integer(1000001), 1e-3).right);
}

TEST(TextRule, IgnoresWhiteSpaceAtTheEndsOfLinesAndOfTheText) {
  EXPECT_TRUE(compare_text(text("a\nb"), text("a \t\nb\r\n\n \n")).right);
  EXPECT_TRUE(compare_text(text(""), text("\n \n")).right);
  EXPECT_FALSE(compare_text(text("a\nb"), text("a\n b")).right);
  EXPECT_FALSE(compare_text(text("a\nb"), text("a\n\nb")).right);
  EXPECT_FALSE(compare_text(text("a b"), text("a  b")).right);
  EXPECT_FALSE(compare_text(text("1"), integer(1)).right);
}

TEST(TextRule, NamesTheFirstLineThatDiffers) {
  const Comparison differs = compare_text(text("a\nb\nc"), text("a\nx"));
  EXPECT_EQ(differs.path, "line 2");
  EXPECT_EQ(differs.expected, "'b'");
  EXPECT_EQ(differs.actual, "'x'");
  EXPECT_EQ(differs.note, "1 line too few");
}

TEST(AtMost, AcceptsIntegersFromZeroToTheNumber) {
  const CheckerSpec two{.rule = Rule::at_most, .at_most = 2};
  const auto right = [&](const Value& actual) { return compare(integer(9), actual, two).right; };
  EXPECT_TRUE(right(integer(0)));
  EXPECT_TRUE(right(integer(2)));
  EXPECT_FALSE(right(integer(3)));
  EXPECT_FALSE(right(integer(-1)));
  EXPECT_FALSE(right({true}));
  EXPECT_FALSE(right({1.0}));
  EXPECT_FALSE(right({Integer{-pow(Integer{10}, 100)}}));
}

TEST(AtMostReference, TakesTheReferencesValueAsTheBound) {
  const CheckerSpec spec{.rule = Rule::at_most_reference};
  EXPECT_TRUE(compare(integer(3), integer(3), spec).right);
  EXPECT_FALSE(compare(integer(3), integer(4), spec).right);
  EXPECT_FALSE(compare(text("3"), integer(3), spec).right);
}

bool python_equal(const Value& expected, const Value& actual) {
  const bool there = compare_python_equal(expected, actual).right;
  EXPECT_EQ(there, compare_python_equal(actual, expected).right);
  return there;
}

TEST(PythonEqual, TakesNumbersByTheirValue) {
  EXPECT_TRUE(python_equal(integer(1), {true}));
  EXPECT_TRUE(python_equal(integer(1), {1.0}));
  EXPECT_TRUE(python_equal({false}, {-0.0}));
  EXPECT_TRUE(python_equal({0.5}, {Complex{0.5, 0}}));
  EXPECT_TRUE(python_equal({Integer{pow(Integer{10}, 22)}}, {1e22}));
  EXPECT_FALSE(python_equal({Integer{pow(Integer{2}, 53) + 1}}, {9007199254740992.0}));
  EXPECT_FALSE(python_equal(integer(1), {1.5}));
  EXPECT_FALSE(python_equal(integer(1), text("1")));
  EXPECT_FALSE(python_equal(integer(0), {None{}}));
  EXPECT_FALSE(python_equal({std::nan("")}, {std::nan("")}));
}

TEST(PythonEqual, LooksIntoContainers) {
  EXPECT_TRUE(python_equal(list({integer(1), {true}}), list({{1.0}, integer(1)})));
  EXPECT_FALSE(python_equal(list({integer(1)}), tuple({integer(1)})));
  EXPECT_FALSE(python_equal(list({integer(1)}), list({integer(1), integer(1)})));
  EXPECT_TRUE(python_equal(set({integer(1), {0.0}}), {FrozenSet{{{-0.0}, {true}}}}));
  EXPECT_FALSE(python_equal(set({integer(1)}), list({integer(1)})));
  EXPECT_TRUE(python_equal(dict({{integer(1), text("a")}, {text("b"), {2.0}}}),
                           dict({{text("b"), integer(2)}, {{1.0}, text("a")}})));
  EXPECT_FALSE(python_equal(dict({{integer(1), text("a")}}), dict({{integer(2), text("a")}})));
  EXPECT_FALSE(python_equal(set({{std::nan("")}}), set({{std::nan("")}})));
}

TEST(PythonEqual, FindsNothingEqualToWhatIsOpaque) {
  const Value opaque{Opaque{"Thing", "<thing>"}};
  EXPECT_FALSE(python_equal(opaque, opaque));
  EXPECT_FALSE(python_equal(list({opaque}), list({opaque})));
  EXPECT_FALSE(python_equal(integer(1), opaque));
}

TEST(PythonEqual, ShowsTheFirstPlaceAsItIs) {
  const Comparison differs =
      compare_python_equal(list({{true}, integer(2)}), list({integer(1), {3.0}}));
  EXPECT_EQ(differs.path, "[1]");
  EXPECT_EQ(differs.expected, "2");
  EXPECT_EQ(differs.actual, "3.0");
}

TEST(Near, MeasuresADistanceOnBothSides) {
  const problems::Nearness below{{2.0}, 0.5, 0, true}, within{{2.0}, 0.5, 0, false};
  EXPECT_TRUE(compare_near(below, {2.25}).right);
  EXPECT_FALSE(compare_near(below, {2.5}).right);
  EXPECT_TRUE(compare_near(within, {1.5}).right);
  EXPECT_FALSE(compare_near(within, {1.4}).right);
  EXPECT_TRUE(compare_near(within, integer(2)).right);
  EXPECT_FALSE(compare_near(within, {std::nan("")}).right);
  EXPECT_FALSE(compare_near(within, {std::numeric_limits<double>::infinity()}).right);
  EXPECT_FALSE(compare_near(within, text("2")).right);
  EXPECT_TRUE(compare_near({{100.0}, 0, 0.01, false}, {101.0}).right);
  EXPECT_FALSE(compare_near({{100.0}, 0, 0.01, false}, {102.0}).right);
}

TEST(Near, TakesAListByOneNumberOrByOneForEach) {
  const problems::Nearness one{{0.0}, 0.1, 0, false}, two{{1.0, 2.0}, 0.1, 0, false};
  EXPECT_TRUE(compare_near(one, list({{0.05}, {-0.05}})).right);
  EXPECT_EQ(compare_near(one, list({{0.05}, {0.5}})).path, "[1]");
  EXPECT_TRUE(compare_near(two, list({{1.05}, {1.95}})).right);
  EXPECT_FALSE(compare_near(two, list({{1.05}})).right);
  EXPECT_FALSE(compare_near(two, {1.0}).right);
}

bool same_words(const char* expected, const char* actual, const problems::TokenRule& rule = {}) {
  return compare_tokens(text(expected), text(actual), rule).right;
}

TEST(Tokens, CompareWordsWhateverIsBetweenThem) {
  EXPECT_TRUE(same_words("Yes 1\n2\n", "  yes\t1 2"));
  EXPECT_FALSE(same_words("yes 1", "yes 1 2"));
  EXPECT_FALSE(same_words("yes 1 2", "yes 1"));
  EXPECT_FALSE(same_words("1.0", "1"));
  EXPECT_TRUE(same_words("", " \n"));
  EXPECT_FALSE(same_words("Yes", "yes", {.case_counts = true}));
  EXPECT_FALSE(same_words("a b", "a  b", {.space_counts = true}));
  EXPECT_FALSE(same_words("a\n", "a", {.space_counts = true}));
  EXPECT_FALSE(compare_tokens(text("1"), integer(1), {}).right);
}

TEST(Tokens, TakeNumbersThatAreNear) {
  EXPECT_TRUE(same_words("x 1.0", "x 1.0000001", {.within = 1e-6}));
  EXPECT_FALSE(same_words("x 1.0", "x 1.00001", {.within = 1e-6}));
  EXPECT_TRUE(same_words("1000000", "1000001.0", {.relative = 1e-5}));
  EXPECT_FALSE(same_words("1", "nan", {.within = 1e9}));
  EXPECT_FALSE(same_words("x", "1", {.within = 1e9}));
  EXPECT_EQ(compare_tokens(text("a b c"), text("a x c"), {}).path, "word 2");
}

TEST(Compare, StaysQuickForManyElements) {
  constexpr int count = 100'000;
  const Value forward = integers(count);
  Value backward = forward;
  std::reverse(std::get<List>(backward.is).items.begin(), std::get<List>(backward.is).items.end());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(note(forward, backward), "same elements, different order");
  EXPECT_TRUE(compare_unordered(forward, backward).right);
  EXPECT_TRUE(
      equal({Set{std::get<List>(forward.is).items}}, {Set{std::get<List>(backward.is).items}}));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

TEST(LineDiff, ShowsOnlyTheSurroundingsOfChanges) {
  EXPECT_EQ(line_diff("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\n5\n6\nx\n"),
            "...\n  5\n  6\n- 7\n+ x\n");
  EXPECT_EQ(line_diff("1\n2\n3\n4\n", "0\n1\n2\n3\n4\n"), "+ 0\n  1\n  2\n...\n");
  EXPECT_EQ(line_diff("one", "two"), "");
}

TEST(LineDiff, MakesWhiteSpaceVisible) {
  EXPECT_EQ(line_diff("a \nb\n", "a\nb\n"), "- a·\n+ a\n  b\n");
  EXPECT_EQ(line_diff("a\n", "\x1b[1ma\n"), "- a\n+ \\x1b[1ma\n");
}

TEST(LineDiff, StaysShortForLongTexts) {
  std::string expected;
  std::string actual;
  for (int i = 0; i < 100'000; ++i) {
    expected += std::to_string(i) + "\n";
    actual += std::to_string(i + 1'000'000) + "\n";
  }
  const std::string diff = line_diff(expected, actual);
  EXPECT_EQ(std::count(diff.begin(), diff.end(), '\n'), 25);
  EXPECT_TRUE(diff.ends_with("... (199976 more lines)\n"));
}

Comparison in_javascript(const Value& expected, const Value& actual) {
  return compare(expected, actual, {}, Notation::javascript);
}

TEST(Javascript, ComparesTypedValues) {
  const Value undefined{Typed{"undefined", {}}}, hole{Typed{"hole", {}}};
  EXPECT_TRUE(in_javascript(undefined, undefined).right);
  EXPECT_FALSE(in_javascript(undefined, hole).right);
  EXPECT_FALSE(in_javascript(undefined, {None{}}).right);
  EXPECT_FALSE(in_javascript({1.0}, {Integer{1}}).right);
  EXPECT_FALSE(in_javascript({Typed{"Date", {{1.0}}}}, {Typed{"Date", {{2.0}}}}).right);
  const auto map = [](double value) {
    return Value{Typed{"Map", {dict({{text("a"), {value}}, {text("b"), {0.0}}})}}};
  };
  EXPECT_TRUE(in_javascript(map(1), map(1)).right);
  const Comparison differs = in_javascript(map(1), map(2));
  EXPECT_EQ(differs.path, "['a']");
  EXPECT_EQ(differs.note, "off by one");
  EXPECT_FALSE(in_javascript({Typed{"Map", {dict({})}}}, dict({})).right);
}

TEST(Javascript, SpeaksOfMistakesInItsOwnWords) {
  const Value undefined{Typed{"undefined", {}}};
  EXPECT_EQ(in_javascript({1.0}, undefined).note,
            "undefined where a number is expected; is a return missing?");
  EXPECT_EQ(in_javascript({1.0}, text("1")).note,
            "the value is right but its type is string, not number");
  EXPECT_EQ(in_javascript({None{}}, undefined).note,
            "undefined where null is expected; is a return missing?");
}

TEST(Javascript, CountsWithNumbers) {
  problems::CheckerSpec spec;
  spec.rule = problems::CheckerSpec::Rule::at_most;
  spec.at_most = 3;
  const auto right = [&](const Value& value) {
    return compare({0.0}, value, spec, Notation::javascript).right;
  };
  EXPECT_TRUE(right({0.0}));
  EXPECT_TRUE(right({3.0}));
  for (const double number : {4.0, -1.0, 2.5, -0.0, std::nan("")}) EXPECT_FALSE(right({number}));
  EXPECT_FALSE(compare({0.0}, {3.0}, spec).right) << "a Python float is no integer";
}

}  // namespace
}  // namespace runner
