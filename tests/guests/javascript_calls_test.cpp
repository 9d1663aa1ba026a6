// What the JavaScript guest notes of a driver's calls, and that nobody notices.
#include <gmock/gmock.h>

#include "tests/guests/javascript_guest.hpp"

namespace runner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class JavascriptCalls : public JavascriptGuestTest {
 protected:
  static Seen noting(const std::string& expression, const std::vector<std::string>& shows = {},
                     int smallest_of = 1) {
    List names;
    for (const auto& each : shows) names.items.push_back(text(each));
    return Seen{guest->answer(message({{"op", text("case")},
                                       {"call", text(expression)},
                                       {"seed", Value{Integer{1}}},
                                       {"n", Value{Integer{3}}},
                                       {"smallest_of", Value{Integer{smallest_of}}},
                                       {"limit", Value{Integer{1 << 20}}},
                                       {"shows", Value{std::move(names)}},
                                       {"calls", Value{true}}}))};
  }
  static std::vector<std::string> notes(const std::string& expression,
                                        const std::vector<std::string>& shows = {}) {
    std::vector<std::string> lines;
    const Value calls = noting(expression, shows).observation("calls");
    for (const Value& each : std::get<List>(calls.is).items)
      lines.push_back(render(each, 2000, Notation::javascript));
    return lines;
  }
  static void given(const std::string& source) {
    const Seen seen = submit(source);
    ASSERT_EQ(seen.kind(), "loaded") << seen.string("message");
  }
  static std::string only_note(const std::string& expression) {
    const auto all = notes(expression);
    return all.size() == 1 ? all[0] : std::to_string(all.size()) + " notes";
  }
};

TEST_F(JavascriptCalls, OfFunctionsWithWhatTheyWereGivenAndWhatCameOfIt) {
  given(
      "function add(x, y) { return x + y; } const half = (n) => n / 2; let fail = () => { throw "
      "new RangeError('no'); };");
  EXPECT_EQ(only_note("add(1, 2, 'more')"),
            "('function', 'add', 0n, [ 1, 2, 'more' ], {}, 'returned', 3)");
  EXPECT_EQ(only_note("half(3)"), "('function', 'half', 0n, [ 3 ], {}, 'returned', 1.5)");
  EXPECT_EQ(only_note("raised(fail)"),
            "('function', 'fail', 0n, [], {}, 'raised', RangeError: no)");
}

TEST_F(JavascriptCalls, OfObjectsAndClosuresHaveOneIdentity) {
  given(
      "class Pile { #kept = []; constructor(top) { this.top = top; } push(x) { this.#kept.push(x); "
      "}"
      " get size() { return this.#kept.length; } static of(x) { return new Pile(x); } }"
      "function counter(n) { const count = (by) => n += by; count.reset = () => { n = 0; };"
      " return count; }");
  EXPECT_THAT(notes("(p => (p.push(4), p.size))(new Pile(2))"),
              ElementsAre(HasSubstr("('constructor', 'Pile', 1n, [ 2 ], {}, 'returned', "),
                          "('method', 'push', 1n, [ 4 ], {}, 'returned', undefined)",
                          "('property', 'size', 1n, [], {}, 'returned', 1)"));
  EXPECT_THAT(notes("(c => (c(2), c.reset(), c(3)))(counter(5))"),
              ElementsAre(HasSubstr("('function', 'counter', 1n, [ 5 ], {}, 'returned', "),
                          "('closure', 'count', 1n, [ 2 ], {}, 'returned', 7)",
                          "('method', 'reset', 1n, [], {}, 'returned', undefined)",
                          "('closure', 'count', 1n, [ 3 ], {}, 'returned', 3)"));
  EXPECT_THAT(only_note("Pile.of(7)"), HasSubstr("('function', 'Pile.of', 1n, [ 7 ]"));
  EXPECT_THAT(only_note("Reflect.construct(Pile, [1])"), HasSubstr("('constructor', 'Pile'"));
}

TEST_F(JavascriptCalls, SayWhatThisWasWhereItIsNotTheObjectOfAMethod) {
  given("function keep(fn) { return function (...all) { return fn.apply(this, all); }; }");
  EXPECT_THAT(notes("({ n: 4, f: keep(function () { return this.n; }) }).f(1)"),
              ElementsAre(HasSubstr("'keep', 1n"),
                          "('closure', '', 1n, [ 1 ], { this: [ { n: 4, f: named(1n) } ] }, "
                          "'returned', 4)"));
}

TEST_F(JavascriptCalls, OfPromisesSayWhatBecameOfThem) {
  given(
      "async function later(n) { await null; if (n < 0) throw new TypeError('less'); return n; }"
      "const soon = (n) => new Promise((resolve) => { if (n > 0) setTimeout(resolve, 10, n); });");
  EXPECT_EQ(only_note("later(2)"), "('function', 'later', 0n, [ 2 ], {}, 'resolved', 2)");
  EXPECT_EQ(only_note("raised(() => later(-1))"),
            "('function', 'later', 0n, [ -1 ], {}, 'rejected', TypeError: less)");
  EXPECT_EQ(only_note("soon(3)"), "('function', 'soon', 0n, [ 3 ], {}, 'resolved', 3)");
  const Seen never = noting("soon(0)");
  EXPECT_THAT(render(never.observation("calls"), 2000, Notation::javascript),
              HasSubstr("'pending', undefined"));
  EXPECT_THAT(std::get<Raised>(never.observation("raised").is).message,
              HasSubstr("the promise is never settled"));
}

TEST_F(JavascriptCalls, HaveTheArgumentsAsTheyWereAndWhatBecameOfThem) {
  given(
      "function empty(list, more) { list.length = 0; list.push(7); }"
      "async function mark(item) { await null; item.seen = true; }");
  EXPECT_EQ(only_note("empty([1, 2], [3])"),
            "('function', 'empty', 0n, [ [ 1, 2 ], [ 3 ] ], { '0': [ [ 7 ] ] }, "
            "'returned', undefined)");
  EXPECT_EQ(only_note("mark({})"),
            "('function', 'mark', 0n, [ {} ], { '0': [ { seen: true } ] }, 'resolved', undefined)");
}

TEST_F(JavascriptCalls, SayWhatAnArgumentIsWhenNothingIsLeftToDo) {
  given("function tick(box) { box.n = 1; setTimeout(() => { box.n = 2; }, 10); }");
  EXPECT_EQ(only_note("tick({})"),
            "('function', 'tick', 0n, [ {} ], { '0': [ { n: 1 } ], '0 later': [ { n: 2 } ] }, "
            "'returned', undefined)");
}

TEST_F(JavascriptCalls, SeeArgumentsThatDefaultValuesPutInTheirPlaces) {
  given(
      "function pick(a, b = a, seen = new Map()) { return [1].map(() => [a, b, seen.size])[0]; }");
  EXPECT_EQ(only_note("pick([4])"),
            "('function', 'pick', 0n, [ [ 4 ] ], {}, 'returned', [ [ 4 ], [ 4 ], 0 ])");
  EXPECT_EQ(only_note("raised(() => pick())"),
            "('function', 'pick', 0n, [], {}, 'returned', [ undefined, undefined, 0 ])");
}

TEST_F(JavascriptCalls, ShowFunctionsThatNeedNothingFromAround) {
  given("function given(...all) { return all.length; }");
  given_driver(
      "'use strict'; function fnsOf(k) { return [(x) => x + k, (x, { y = x, ...z }, [w]) => "
      "Math.max(x, y, w) + z.k, async function g(n) { return n ? g(n - 1) : await null; },"
      " (a) => {\n return a; }, String, (e) => { try { e(); } catch (error) { throw error; } },"
      " ({ f() { return 1; } }).f, (x) => `${x}${missing}`, class { }]; }");
  EXPECT_EQ(only_note("given(...fnsOf(1))"),
            "('function', 'given', 0n, [ <function: [Function (anonymous)]>, "
            "source('(x, { y = x, ...z }, [w]) => Math.max(x, y, w) + z.k'), "
            "source('async function g(n) { return n ? g(n - 1) : await null; }'), "
            "<function: [Function (anonymous)]>, source('String'), "
            "source('(e) => { try { e(); } catch (error) { throw error; } }'), "
            "<function: [Function: f]>, <function: [Function (anonymous)]>, "
            "<function: [class (anonymous)]> ], {}, 'returned', 9)");
}

TEST_F(JavascriptCalls, KeepWhatStandsInSeveralPlacesOrInItself) {
  given("function given(...all) { return all.length; }");
  EXPECT_THAT(only_note("((p) => given([p, p], p))({ n: 1 })"),
              HasSubstr("[ [ shared(1n, { n: 1 }), again(1n) ], again(1n) ]"));
  EXPECT_THAT(only_note("((l) => { l.push(l); return given(l); })([1])"),
              HasSubstr("[ shared(0n, [ 1, again(0n) ]) ]"));
  EXPECT_THAT(
      only_note("given(Object.freeze({ a: 1 }), new Map([[1, new Set([2])]]), new Date(5))"),
      HasSubstr("[ frozen({ a: 1 }), Map(1) { 1 => Set(1) { 2 } }, "
                "1970-01-01T00:00:00.005Z ]"));
}

TEST_F(JavascriptCalls, OfGeneratorsEndElsewhere) {
  given(
      "function* count(n) { for (let i = 0; i < n; i++) yield inner(i); } function inner(i) { "
      "return i; }");
  EXPECT_EQ(only_note("[...count(2)]"),
            "('function', 'count', 0n, [ 2 ], {}, 'unknown', undefined)");
}

TEST_F(JavascriptCalls, AreOnlyTheDriversOwn) {
  given(
      "function outer(f) { return inner(f); } function inner(f) { return f ? f() : 1; }"
      "function timed(f) { setTimeout(() => inner(f), 5); Promise.resolve().then(() => inner(f)); "
      "}");
  given_driver("function back() { return inner(); }");
  EXPECT_THAT(only_note("outer(back)"), HasSubstr("'outer', 0n, [ <function: "));
  EXPECT_THAT(only_note("timed(back)"), HasSubstr("'timed'"));
  EXPECT_THAT(only_note("[1].map(() => inner())"), HasSubstr("'inner'"));
}

TEST_F(JavascriptCalls, OfTheDriversFunctionsStandForWhatTheyCall) {
  given("function one(n) { return n; }");
  given_driver(
      "async function shown(n) { one(n); await sleep(10); return one(n) + 1; }"
      "function around() { return shown(4); }");
  EXPECT_THAT(notes("around()", {"shown"}),
              ElementsAre("('function', 'shown', 0n, [ 4 ], {}, 'resolved', 5)"));
  EXPECT_EQ(notes("around()").size(), 2U);
}

TEST_F(JavascriptCalls, AreBounded) {
  given("function f(x) { return x; }");
  EXPECT_EQ(notes("rng.list(99, (i) => f(i))").size(), 99U);
  EXPECT_EQ(notes("rng.list(1000, (i) => f(i)).length").size(), 100U);
  EXPECT_EQ(notes("rng.list(3, () => f('x'.repeat(10000)))").size(), 3U);
  EXPECT_THAT(notes("rng.list(9, () => f('x'.repeat(60000)))"), IsEmpty());
}

TEST_F(JavascriptCalls, AnErrorIsNoFailureThen) {
  given("function fails() { return null.x; }");
  const Seen seen = noting("fails()");
  EXPECT_EQ(seen.kind(), "observed");
  EXPECT_EQ(std::get<Raised>(seen.observation("raised").is).type, "TypeError");
  EXPECT_EQ(call("fails()").kind(), "raised");
}

TEST_F(JavascriptCalls, TheSizeIsNAndDrawsAreTheSmallestOfSeveral) {
  given("");
  EXPECT_EQ(render(noting("n * 2").observation("result"), 100, Notation::javascript), "6");
  const auto drawn = [](int several) {
    const Value sum =
        noting("rng.list(50, () => rng.random()).reduce((a, b) => a + b)", {}, several)
            .observation("result");
    return std::get<double>(sum.is);
  };
  EXPECT_GT(drawn(1), 15);
  EXPECT_LT(drawn(24), 4);
}

TEST_F(JavascriptCalls, NobodyNotices) {
  given(
      "function self(...all) { return [new Error('x').stack.split('\\n').length, self.length,"
      " self.name, this === undefined || this === globalThis, new.target === undefined,"
      " all[0] === all[1], typeof Debugger, "
      "Object.keys(globalThis).length]; }"
      "class Priv { #x = 1; static has(o) { return #x in o; } get() { return this.#x; } }"
      "const taken = []; async function turns() { Promise.resolve().then(() => taken.push('job'));"
      " taken.push('now'); await null; taken.push('later'); return taken.splice(0); }");
  for (const std::string each :
       {"((o) => self(o, o))({})", "Priv.has(new Priv()) + new Priv().get()", "turns()",
        "new Priv().constructor === Priv"}) {
    EXPECT_EQ(render(noting(each).observation("result"), 2000, Notation::javascript), shown(each))
        << each;
  }
}

TEST_F(JavascriptCalls, RunNothingOfTheProgramWhileTheyAreNoted) {
  given(
      "let ran = 0; const tripped = () => { ran++; return undefined; };"
      "function f() { return ran; }"
      "Object.defineProperty(f, 'name', { get: tripped });"
      "const mine = [[Object.prototype, 'type'], [Map.prototype, 'forEach'],"
      " [Set.prototype, 'forEach'], [Function.prototype, 'toString'], [Array.prototype, 'push'],"
      " [Array.prototype, Symbol.iterator]].map(([of, key]) => ({ of, key,"
      " was: Object.getOwnPropertyDescriptor(of, key) }));"
      "mine.forEach(({ of, key }) => Object.defineProperty(of, key,"
      " { get: tripped, set: tripped, configurable: true }));"
      "const everything = new Proxy({}, { get: tripped, ownKeys: tripped, has: tripped,"
      " getOwnPropertyDescriptor: tripped, getPrototypeOf: tripped, isExtensible: tripped });"
      "const odd = { get x() { return tripped(); }, [Symbol.toPrimitive]: tripped, toString: "
      "tripped };"
      "function restore() { mine.forEach(({ of, key, was }) => { delete of[key];"
      " if (was) Object.defineProperty(of, key, was); }); }");
  const Seen seen =
      noting("(f(everything), f(odd, new Map(), (x) => x, Object.create(everything)))");
  EXPECT_EQ(std::get<double>(seen.observation("result").is), 0);
  EXPECT_EQ(std::get<List>(seen.observation("calls").is).items.size(), 2U);
  EXPECT_EQ(call("restore()").kind(), "observed");
}

}  // namespace
}  // namespace runner
