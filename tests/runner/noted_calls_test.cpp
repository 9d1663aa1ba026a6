// Calls that a cell has noted, read strictly, and as they are typed in JavaScript.
#include "runner/noted_calls.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "runner/spelling.hpp"

namespace runner {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Value text(std::string utf8) { return {Text{std::move(utf8)}}; }
Value number(double is) { return {is}; }
Value typed(std::string type, std::vector<Value> items = {}) {
  return {Typed{std::move(type), std::move(items)}};
}
Value count(int is) { return {Integer{is}}; }
Value note(const std::string& kind, const std::string& name, int identity,
           std::vector<Value> arguments, Dict keywords = {}, const std::string& how = "returned",
           Value value = {None{}}) {
  return {Tuple{{text(kind),
                 text(name),
                 count(identity),
                 {List{std::move(arguments)}},
                 {std::move(keywords)},
                 text(how),
                 std::move(value)}}};
}
std::vector<NotedCall> javascript(std::vector<Value> notes) {
  return noted_calls({List{std::move(notes)}}, Notation::javascript).value();
}
NotedCall given(Value value) {
  return javascript({note("function", "f", 0, {std::move(value)})})[0];
}
std::string shown(Value value) {
  const NotedCall call = given(std::move(value));
  return call.plain ? call.text : "not to be typed";
}

TEST(NotedCalls, AreNothingWhereAGuestDidNotWriteThem) {
  const Value good = note("function", "f", 0, {});
  const auto read = [](Value value) {
    return noted_calls(value, Notation::javascript).has_value();
  };
  EXPECT_TRUE(read({List{{good}}}));
  EXPECT_FALSE(read(good));
  EXPECT_FALSE(read({List{{good, text("more")}}}));
  EXPECT_FALSE(read({List{{note("other", "f", 0, {})}}}));
  EXPECT_FALSE(read({List{{note("function", "f", 0, {}, {}, "forged")}}}));
  for (std::size_t i = 0; i < 7; ++i) {
    Value wrong = good;
    auto& items = std::get<Tuple>(wrong.is).items;
    if (i < 6) {
      items[i] = {true};
    } else {
      items.pop_back();
    }
    EXPECT_FALSE(read({List{{wrong}}})) << i;
  }
}

TEST(NotedCalls, InJavascriptHaveItsLiterals) {
  const std::vector<std::pair<Value, std::string>> all{
      {{None{}}, "null"},
      {typed("undefined"), "undefined"},
      {{true}, "true"},
      {number(-0.0), "-0"},
      {number(std::numeric_limits<double>::quiet_NaN()), "NaN"},
      {number(1e21), "1e+21"},
      {count(12), "12n"},
      {text("it's\n\\U0001f600\xed\xa0\x80\xf3\xa0\x80\x81"),
       "\"it's\\n\\\\U0001f600\\ud800\\u{000e0001}\""},
      {{List{{number(1), typed("hole"), number(3), typed("hole")}}}, "[1, , 3, ,]"},
      {{Dict{{{text("a"), number(1)}, {text("7"), {None{}}}, {text("b c"), text("x")}}}},
       "{ a: 1, 7: null, 'b c': 'x' }"},
      {{Dict{{{text("__proto__"), number(1)}}}}, "{ ['__proto__']: 1 }"},
      {{Dict{}}, "{}"},
      {{Set{{number(1)}}}, "new Set([1])"},
      {typed("Map", {{Dict{{{number(1), text("a")}}}}}), "new Map([[1, 'a']])"},
      {typed("Date", {number(5)}), "new Date(5)"},
      {typed("RegExp", {text("a+"), text("g")}), "/a+/g"},
      {{Raised{"TypeError", "no"}}, "new TypeError('no')"},
      {typed("source", {text("(x) => x + 1")}), "(x) => x + 1"},
      {typed("frozen", {{List{{number(1)}}}}), "Object.freeze([1])"},
  };
  for (const auto& [value, expected] : all) EXPECT_EQ(shown(value), "f(" + expected + ")");
}

TEST(NotedCalls, ThatCannotBeTypedAreNotPlain) {
  const std::vector<Value> all{
      {Opaque{"function", "[Function]"}},
      {Raised{"Mine", "no"}},
      {Raised{"AggregateError", "no"}},
      typed("source", {text("x =>\n x")}),
      typed("source"),
      typed("named", {count(3)}),
      typed("again", {count(3)}),
      typed("shared", {count(3)}),
      typed("frozen"),
      typed("whatever", {count(1)}),
      {Bytes{"x"}},
      text(std::string(500, 'x')),
      {Dict{{{number(1), number(1)}}}},
  };
  for (const auto& each : all) EXPECT_EQ(shown(each), "not to be typed") << render(each);
}

TEST(NotedCalls, NameObjectsWhereTheyAreMade) {
  const auto calls = javascript(
      {note("function", "once", 1, {typed("source", {text("String")})}),
       note("constructor", "Pile", 2, {number(3)}), note("closure", "", 1, {number(4)}),
       note("closure", "", 1, {},
            Dict{{{text("this"), {List{{{Dict{{{text("f"), typed("named", {count(1)})}}}}}}}}}}),
       note("method", "push", 2, {typed("named", {count(1)})}), note("property", "size", 2, {}),
       note("property", "size", 2, {number(0)}), note("method", "two words", 2, {}),
       note("closure", "inner", 0, {}), note("method", "push", 9, {})});
  std::vector<std::string> texts;
  for (const auto& call : calls) texts.push_back(call.plain ? call.text : "-");
  EXPECT_THAT(texts,
              ElementsAre("a = once(String)", "b = new Pile(3)", "a(4)", "a.call({ f: a })",
                          "b.push(a)", "b.size", "b.size = 0", "b['two words']()", "-", "-"));
  EXPECT_EQ(calls[0].alone, "once(String)");
  EXPECT_EQ(calls[2].alone, "");
}

TEST(NotedCalls, NameWhatStandsInSeveralPlacesOrInItself) {
  const Value part = typed("shared", {count(1), {Dict{{{text("n"), number(1)}}}}});
  const auto shared = given({List{{part, typed("again", {count(1)})}}});
  EXPECT_THAT(shared.before, ElementsAre("a = { n: 1 }"));
  EXPECT_EQ(shared.text, "f([a, a])");
  const auto loop = given(
      typed("shared", {count(1), {List{{number(1), typed("again", {count(1)}), number(2)}}}}));
  EXPECT_THAT(loop.before, ElementsAre("a = [1, , 2]", "a[1] = a"));
  EXPECT_EQ(loop.text, "f(a)");
  const auto both = given(
      typed("shared",
            {count(1),
             {Dict{{{text("to"),
                     typed("shared", {count(2),
                                      {Dict{{{text("back"), typed("again", {count(1)})},
                                             {text("self"), typed("again", {count(2)})}}}}})}}}}}));
  EXPECT_THAT(both.before, ElementsAre("b = {}", "a = { to: b }", "b.back = a", "b.self = b"));
  // Nothing can be put into these later.
  EXPECT_FALSE(given(typed("shared", {count(1), {Set{{typed("again", {count(1)})}}}})).plain);
}

TEST(NotedCalls, TellWhatBecameOfAnArgument) {
  const auto call = [](std::optional<double> became) {
    Dict keywords;
    if (became)
      keywords.items.emplace_back(text("0"), Value{List{{Value{List{{number(*became)}}}}}});
    return javascript({note("function", "f", 0, {{List{{number(1)}}}}, keywords)});
  };
  const auto differs = first_that_differs(call({}), call(2), {});
  ASSERT_TRUE(differs);
  EXPECT_EQ(differs->argument, 0U);
  EXPECT_EQ(call({})[0].with_name.at(0).line, "a = [1]");
  EXPECT_EQ(call({})[0].with_name.at(0).call, "f(a)");
  EXPECT_FALSE(first_that_differs(call(2), call(2), {}));
  EXPECT_FALSE(first_that_differs(call({}), call(1), {}));
}

TEST(NotedCalls, TellWhatAnArgumentIsInTheEnd) {
  const auto calls = [](double became) {
    const Dict keywords{{{text("0 later"), {List{{{List{{number(became)}}}}}}}}};
    return javascript({note("function", "f", 0, {{List{{number(1)}}}}, keywords),
                       note("function", "g", 0, {}, {}, "returned", number(2))});
  };
  const auto differs = first_that_differs(calls(3), calls(4), {});
  ASSERT_TRUE(differs);
  EXPECT_EQ(differs->at, 0U);
  EXPECT_EQ(differs->argument, 0U);
  EXPECT_TRUE(differs->later);
  EXPECT_EQ(render(calls(3)[0].later(0), 100, Notation::javascript), "[ 3 ]");
  EXPECT_FALSE(first_that_differs(calls(3), calls(3), {}));
}

TEST(NotedCalls, AreTheSameWhereOnlyOneProgramSeesThis) {
  const auto calls = [](bool with_this, double value) {
    Dict keywords;
    if (with_this) keywords.items.emplace_back(text("this"), Value{List{{Value{Dict{}}}}});
    return javascript({note("function", "f", 0, {}, keywords, "returned", number(value))});
  };
  EXPECT_EQ(calls(true, 1)[0].text, "f.call({})");
  EXPECT_TRUE(are_given_the_same(calls(true, 1), calls(false, 1)));
  EXPECT_TRUE(first_that_differs(calls(true, 1), calls(false, 2), {}));
}

TEST(NotedCalls, AreComparedAsFarAsTheyAreGivenTheSame) {
  const auto calls = [](double first, double given, double second) {
    return javascript({note("function", "f", 0, {number(1)}, {}, "returned", number(first)),
                       note("function", "f", 0, {number(given)}, {}, "returned", number(second))});
  };
  EXPECT_FALSE(first_that_differs(calls(1, 2, 3), calls(1, 4, 5), {}));
  EXPECT_FALSE(are_given_the_same(calls(1, 2, 3), calls(1, 4, 5)));
  EXPECT_EQ(first_that_differs(calls(1, 2, 3), calls(1, 2, 5), {}).value().at, 1U);
}

TEST(NotedCalls, SayHowAPromiseEnded) {
  const auto outcome = [](const std::string& how, Value value) {
    return outcome_text(javascript({note("function", "f", 0, {}, {}, how, std::move(value))})[0],
                        Notation::javascript);
  };
  EXPECT_EQ(outcome("resolved", {List{{number(1)}}}), "a promise of [ 1 ]");
  EXPECT_EQ(outcome("rejected", {Raised{"RangeError", "no"}}),
            "a promise rejected with RangeError: no");
  EXPECT_EQ(outcome("pending", typed("undefined")), "a promise that is never settled");
  EXPECT_EQ(outcome("raised", {Raised{"RangeError", "no"}}), "RangeError: no");
  EXPECT_EQ(outcome("raised", number(1)), "an error");
}

TEST(NotedCalls, AreOneExpressionInEachLanguage) {
  const auto one = [](const std::vector<std::string>& lines) {
    return one_expression(lines, Notation::javascript);
  };
  EXPECT_EQ(one({"f(1)"}), "f(1)");
  EXPECT_EQ(one({"a = new Pile(2)", "a.push(1)", "a.size"}),
            "((a) => { a = new Pile(2); a.push(1); return a.size; })()");
  EXPECT_EQ(one({"await f(1)", "try { f(2) } catch {}", "f(3)"}),
            "(async () => { await f(1); try { f(2) } catch {}; return f(3); })()");
  EXPECT_EQ(one_expression({"a = Pile(2)", "len(a)"}, Notation::python),
            "[(a := Pile(2)), len(a)][-1]");
}

}  // namespace
}  // namespace runner
