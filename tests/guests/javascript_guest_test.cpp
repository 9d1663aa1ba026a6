// The JavaScript guest in this process, without a sandbox: values, time, errors, and what a program
// must not be able to do to them.
#include "tests/guests/javascript_guest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace runner {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class JavascriptValues : public JavascriptGuestTest {};
class JavascriptTime : public JavascriptGuestTest {};
class JavascriptErrors : public JavascriptGuestTest {};
class JavascriptDriver : public JavascriptGuestTest {};
class JavascriptConsole : public JavascriptGuestTest {};

TEST_F(JavascriptValues, KeepApartWhatTheLanguageKeepsApart) {
  const std::vector<std::string> different = {"undefined",
                                              "null",
                                              "true",
                                              "false",
                                              "0",
                                              "-0",
                                              "1",
                                              "1n",
                                              "NaN",
                                              "Infinity",
                                              "-Infinity",
                                              "'1'",
                                              "''",
                                              "[]",
                                              "[,]",
                                              "[undefined]",
                                              "[null]",
                                              "{}",
                                              "({a: 1})",
                                              "({a: undefined})",
                                              "new Map()",
                                              "new Map([['a', 1]])",
                                              "new Set()",
                                              "new Set(['a'])",
                                              "new Date(0)",
                                              "new Date(NaN)",
                                              "/a/",
                                              "/a/g",
                                              "new Error('x')",
                                              "new TypeError('x')",
                                              "'\\ud800'",
                                              "'\\udc00'",
                                              "2n ** 70n",
                                              "-(2n ** 70n)",
                                              "['\\ud83d\\ude00']",
                                              "1e21",
                                              "0.1"};
  std::vector<std::string> encoded;
  for (const auto& expression : different) {
    encoded.push_back(encode(result(expression == "{}" ? "({})" : expression)));
  }
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(encoded[i], encoded[j]) << different[i] << " and " << different[j];
    }
  }
}

TEST_F(JavascriptValues, CrossAsTheyAre) {
  EXPECT_EQ(shown("[1, -0, 1.5, 10n, 'a', null, undefined, , true]"),
            "[ 1, -0, 1.5, 10n, 'a', null, undefined, <1 empty item>, true ]");
  EXPECT_EQ(shown("({b: 1, a: [{}], 3: new Map([[{k: 1}, new Set([2])]])})"),
            "{ '3': Map(1) { { k: 1 } => Set(1) { 2 } }, b: 1, a: [ {} ] }");
  EXPECT_EQ(shown("[new Date(0), /a+/gi, new RangeError('far')]"),
            "[ 1970-01-01T00:00:00.000Z, /a+/gi, RangeError: far ]");
  EXPECT_EQ(shown("Object.assign(Object.create(null), {a: 1})"), "{ a: 1 }");
  EXPECT_EQ(std::get<Text>(result("'\\ud83d\\ude00 \\ud800'").is).utf8,
            "\xf0\x9f\x98\x80 \xed\xa0\x80");
}

TEST_F(JavascriptValues, AreOpaqueWhereTheyAreNotPlain) {
  for (const char* each :
       {"new (class A { x = 1 })", "new (class B extends Array {})", "new Proxy([], {})",
        "({get a() { return 1; }})", "() => 1", "Symbol('s')", "new Uint8Array(2)",
        "Object.defineProperty({}, 'a', {value: 1})", "({[Symbol('k')]: 1})",
        "Object.assign([1], {extra: 2})", "new Number(1)", "new WeakMap()", "globalThis",
        "Object.setPrototypeOf([], null)", "Object.assign(new Map(), {a: 1})",
        "new (class C extends Map {})"}) {
    EXPECT_TRUE(opaque(each)) << each;
  }
}

TEST_F(JavascriptValues, RunNothingOfTheProgramWhileTheyAreLookedAt) {
  EXPECT_EQ(
      submit("var touched = [];\n"
             "const trap = new Proxy({}, {get(t, k) { touched.push(String(k)); return 1; },\n"
             "  getPrototypeOf() { touched.push('proto'); return Array.prototype; },\n"
             "  ownKeys() { touched.push('keys'); return []; }});\n"
             "class Bad extends Error { get name() { touched.push('name'); return 'Bad'; } }\n"
             "Array.prototype.toJSON = Object.prototype.toJSON = () => touched.push('json');\n"
             "Map.prototype.forEach = Map.prototype.entries = () => touched.push('map');\n")
          .kind(),
      "loaded");
  (void)result("[trap, new Bad('x'), new Map([[1, trap]]), {get a() { touched.push('a'); }}]");
  EXPECT_EQ(call("(() => { throw trap; })()").kind(), "raised");
  EXPECT_EQ(call("(() => { throw new Bad('x'); })()").string("type"), "Error");
  EXPECT_EQ(shown("touched"), "[]");
  (void)submit("delete Array.prototype.toJSON; delete Object.prototype.toJSON;");
}

TEST_F(JavascriptValues, EndInTimeWhateverTheirSize) {
  EXPECT_EQ(call("new Array(4294967295)").kind(), "too_much");
  EXPECT_EQ(call("'x'.repeat(1e7)").kind(), "too_much");
  EXPECT_EQ(
      call("(() => { let d = []; for (let i = 0; i < 1e5; i++) d = [d]; return d; })()").kind(),
      "observed");
  EXPECT_THAT(shown("(() => { const c = []; c.push(c); return c; })()"),
              HasSubstr("nested deeper than 60 levels"));
}

TEST_F(JavascriptTime, StandsStillWhileAProgramComputes) {
  EXPECT_EQ(shown("[Date.now(), new Date().toISOString(), performance.now()]"),
            "[ 1767225600000, '2026-01-01T00:00:00.000Z', 0 ]");
  EXPECT_EQ(shown("sleep(3600000).then(() => [now(), Date.now() - 1767225600000])"),
            "[ 3600000, 3600000 ]");
}

TEST_F(JavascriptTime, OrdersJobsAndTimersAsNodeDoes) {
  EXPECT_EQ(submit("async function order() {\n"
                   "  const seen = [];\n"
                   "  setTimeout(() => seen.push('20'), 20);\n"
                   "  setTimeout(() => seen.push('10'), 10);\n"
                   "  const gone = setTimeout(() => seen.push('never'), 5);\n"
                   "  setTimeout((a, b) => seen.push(a + b), 0, 'x', 'y');\n"
                   "  setImmediate(() => seen.push('immediate'));\n"
                   "  queueMicrotask(() => seen.push('microtask'));\n"
                   "  Promise.resolve().then(() => seen.push('then'));\n"
                   "  clearTimeout(gone);\n"
                   "  const id = setInterval(() => { seen.push('i'); if (now3() > 25) "
                   "clearInterval(id); }, 12);\n"
                   "  seen.push('sync');\n"
                   "  await new Promise((resolve) => setTimeout(resolve, 100));\n"
                   "  return seen.join(' ');\n"
                   "}\n"
                   "const now3 = () => performance.now();\n")
                .kind(),
            "loaded");
  EXPECT_EQ(shown("order()"), "'sync microtask then immediate xy 10 i 20 i i'");
}

TEST_F(JavascriptTime, EndsWhatWouldNotEnd) {
  EXPECT_THAT(call("setInterval(() => {}, 10)").string("message"), HasSubstr("without end"));
  EXPECT_THAT(call("new Promise(() => {})").string("message"), HasSubstr("never settled"));
  EXPECT_EQ(shown("1 + 1"), "2") << "nothing of it is left for the next testcase";
}

TEST_F(JavascriptErrors, NameTheErrorAndItsLine) {
  const Seen compile = submit("let a = 1;\nlet b = ;\n");
  EXPECT_EQ(compile.kind(), "compile_error");
  EXPECT_EQ(compile.string("type"), "SyntaxError");
  EXPECT_EQ(compile.line(), 2);
  const Seen loading = submit("const start = 1;\n\nmissing();\n");
  EXPECT_EQ(loading.kind(), "raised");
  EXPECT_EQ(loading.string("message"), "missing is not defined");
  EXPECT_EQ(loading.line(), 3);
  EXPECT_EQ(submit("function outer() {\n  inner();\n}\nfunction inner() {\n  null.x;\n}\n").kind(),
            "loaded");
  const Seen called = call("outer()");
  EXPECT_EQ(called.string("type"), "TypeError");
  EXPECT_EQ(called.line(), 5);
  EXPECT_THAT(called.string("detail"), HasSubstr("solution.js, line 2, in outer"));
  EXPECT_THAT(call("nowhere(1)").string("message"),
              HasSubstr("solution.js does not define 'nowhere'"));
}

// Nothing comes of it, and nothing is wrong with it.
TEST_F(JavascriptErrors, AreNotMadeOfExports) {
  EXPECT_EQ(submit("function exported() { return 7; }\n"
                   "module.exports = { exported };\nexports.exported = exported;\n")
                .kind(),
            "loaded");
  EXPECT_EQ(shown("exported()"), "7");
  EXPECT_EQ(submit("const module = 1;\nlet exports = 2;\n").kind(), "loaded");
  EXPECT_EQ(submit("require('fs');\n").string("message"), "require is not defined");
  const Seen statement = submit("export function other() {}\n");
  EXPECT_EQ(statement.kind(), "compile_error");
  EXPECT_EQ(statement.line(), 1);
}

TEST_F(JavascriptErrors, FindTheirWayOutOfPromises) {
  EXPECT_EQ(submit("async function fails() {\n  await null;\n  throw new RangeError('late');\n}\n"
                   "function forgets() { fails(); return 1; }\n"
                   "function handles() { return fails().catch((error) => error.message); }\n")
                .kind(),
            "loaded");
  EXPECT_EQ(call("fails()").string("type"), "RangeError");
  EXPECT_EQ(call("fails()").line(), 3);
  EXPECT_THAT(call("forgets()").string("message"), HasSubstr("nobody handled it"));
  EXPECT_EQ(shown("handles()"), "'late'");
  EXPECT_EQ(call("setTimeout(() => { throw new Error('in a timer'); }, 5)").string("message"),
            "in a timer");
  EXPECT_EQ(submit("Promise.reject(5);").kind(), "raised");
}

TEST_F(JavascriptErrors, CallTooMuchRecursionARangeError) {
  EXPECT_EQ(submit("function deep(n) { return n === 0 ? 0 : 1 + deep(n - 1); }\n"
                   "function endless() { return endless() + 1; }\n")
                .kind(),
            "loaded");
  EXPECT_EQ(shown("deep(10000)"), "10000");
  EXPECT_EQ(call("endless()").string("type"), "RangeError");
  EXPECT_EQ(shown("(() => { try { endless(); } catch (e) { return [e instanceof RangeError, "
                  "e.name]; } })()"),
            "[ true, 'RangeError' ]");
}

TEST_F(JavascriptDriver, ComesBeforeTheSubmission) {
  given_driver(
      "const factor = 3;\nfunction twice(n) { return 2 * n; }\n"
      "const spied = (f) => { const s = Spy(f); s(1, 2); s.call({a: 1}, 3); return [s.calls, "
      "s.receivers]; };\n");
  EXPECT_EQ(
      submit(
          "function twice(n) { return 'replaced'; }\nconst factor = 'other';\n"
          "function observe() { return 'mine'; }\nfunction seesDriver() { return typeof spied; }\n")
          .kind(),
      "loaded");
  EXPECT_EQ(shown("[twice(4), factor, seesDriver()]"), "[ 8, 3, 'undefined' ]");
  EXPECT_EQ(render(call("(observe('a', 1), observe('b', [2]))").observation("b")), "[2.0]");
  EXPECT_EQ(shown("spied(() => 1)"), "[ [ [ 1, 2 ], [ 3 ] ], [ undefined, { a: 1 } ] ]");
}

TEST_F(JavascriptDriver, HasALibraryThatSurvivesReplacedPrototypes) {
  EXPECT_EQ(
      submit("Array.prototype.push = Function.prototype.call = Function.prototype.apply = () => "
             "'mine';\n"
             "Math.floor = () => 1e9; Reflect.apply = () => 'mine'; globalThis.Promise = null;\n"
             "for (const k of ['get', 'set', 'value']) Object.prototype[k] = () => 'mine';\n")
          .kind(),
      "loaded");
  EXPECT_EQ(shown("raised(() => { throw new TypeError('t'); })"), "TypeError: t");
  EXPECT_EQ(shown("raised(() => 1)"), "'nothing was raised'");
  EXPECT_EQ(shown("raised(async () => { throw new TypeError('t'); })"), "TypeError: t");
  EXPECT_EQ(shown("(() => { const s = Spy((n) => n + 1); return [s(1), s(2), s.calls]; })()"),
            "[ 2, 3, [ [ 1 ], [ 2 ] ] ]");
  EXPECT_EQ(shown("captured(() => console.log('a', [1]))"), "'a [ 1 ]\\n'");
  EXPECT_EQ(shown("sleep(5).then(() => now())"), "5");
  EXPECT_EQ(shown("rng.list(20, () => rng.int(1, 3)).every((n) => n >= 1 && n <= 3)"), "true");
  (void)submit("for (const k of ['get', 'set', 'value']) delete Object.prototype[k];");
}

TEST_F(JavascriptDriver, GetsTheSameNumbersFromTheSameSeed) {
  const std::string draw =
      "[rng.int(1, 1e9), rng.word(5), rng.shuffled([1, 2, 3, 4, 5, 6]), Math.random()]";
  EXPECT_EQ(shown(draw, 7), shown(draw, 7));
  EXPECT_NE(shown(draw, 7), shown(draw, 8));
  EXPECT_EQ(shown("(Math.random(), rng.int(1, 1e9))", 7), shown("rng.int(1, 1e9)", 7))
      << "what a program draws does not change what it is given";
}

TEST_F(JavascriptDriver, IsRefusedWithItsLineWhenItIsWrong) {
  try {
    given_driver("const fine = 1;\nconst broken = ;\n");
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), StartsWith("driver.js:2: SyntaxError"));
  }
}

TEST_F(JavascriptConsole, ShowsValuesAsNodeDoes) {
  const auto printed = [](const std::string& values) {
    return std::get<Text>(result("captured(() => console.log(" + values + "))").is).utf8;
  };
  EXPECT_EQ(printed("1, -0, 'a', ['a', null], undefined, 5n"),
            "1 -0 a [ 'a', null ] undefined 5n\n");
  EXPECT_EQ(printed("{a: {b: {c: {d: 1}}}}"), "{ a: { b: { c: [Object] } } }\n");
  EXPECT_EQ(printed("[1, , 3], [], {}, new Map([['a', 1]]), new Set()"),
            "[ 1, <1 empty item>, 3 ] [] {} Map(1) { 'a' => 1 } Set(0) {}\n");
  EXPECT_EQ(printed("class A {}, function f() {}, () => {}, new (class P { x = 1 })"),
            "[class A] [Function: f] [Function (anonymous)] P { x: 1 }\n");
  EXPECT_EQ(printed("'%s is %d', 'x', 42, 'more'"), "x is 42 more\n");
  EXPECT_EQ(printed("Array.from({length: 8}, (_, i) => i * 11)"),
            "[\n   0, 11, 22, 33,\n  44, 55, 66, 77\n]\n");
  EXPECT_EQ(printed("(() => { const c = {a: 1}; c.self = c; return c; })()"),
            "<ref *1> { a: 1, self: [Circular *1] }\n");
}

}  // namespace
}  // namespace runner
