#include "runner/guests/javascript/javascript_guest.hpp"

#include <js/CompilationAndEvaluation.h>
#include <js/Exception.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "runner/guests/request.hpp"

namespace runner {
namespace {

constexpr std::string_view warm_text = R"js({
  class Shape { constructor(n) { this.n = n; } get area() { return this.n ** 2; } }
  class Square extends Shape { toString() { return `square of ${this.n}`; } }
  const map = (list, call) => { const out = []; for (const item of list) out.push(call(item)); return out; };
  const { n, ...others } = { n: 1, a: [3, 1, 2].sort((x, y) => x - y), b: new Map([[1, new Set('ab')]]) };
  const text = JSON.stringify(JSON.parse('{"a": [1, 2.5, "x", null]}')) + String(new Square(2)) + others.a.join();
  const counts = map([1, 2, 3], (x) => x * 2).filter((x) => x > 2).reduce((sum, x) => sum + x, 0);
  for (let i = 0; i < 20; i++) text.replace(/[a-c]+/g, (part) => part.toUpperCase()).split(',');
  async function later() { await null; return [...Object.entries(others), counts, Math.max(1, 2), new Date()]; }
  later().then((list) => list.map(String), () => {});
  try { null.x; } catch (error) { String(error.stack); }
  setTimeout(() => {}, 10);
})js";

}  // namespace

JavascriptGuest::JavascriptGuest()
    : engine_{virtual_clock}, context_{engine_.context()}, surroundings_{context_} {
  define_globals(surroundings_);
  scope_.init(context_, make_driver_scope(surroundings_));
  warm_up();
}

// Whatever is done for the first time here is not done for the first time in a cell.
void JavascriptGuest::warm_up() {
  for (int i = 0; i < 3; ++i) {
    files_ = {{"warm.js", std::string{warm_text}}};
    surroundings_.begin(0, 1U << 20);
    if (!run_files().empty()) throw std::runtime_error{"SpiderMonkey: the first script failed"};
    JS::RootedValue value{context_};
    const Source call{"<call>", "([rng.int(1, 3), {a: 'b', c: [undefined, , new Date(0)]}])"};
    if (!run_in(context_, scope_, call, &value)) throw std::runtime_error{take_error(context_)};
    surroundings_.shown.add("result", value);
    [[maybe_unused]] const std::string reply = observed();
  }
  files_.clear();
  surroundings_.begin(0, 0);
  engine_.collect();
}

std::string JavascriptGuest::engines() const {
  const std::string_view version = JS_GetImplementationVersion();  // "JavaScript-C102.15.1"
  return "spidermonkey " + std::string{version.substr(version.find_first_of("0123456789"))};
}

void JavascriptGuest::load_layer(std::string_view layer) {
  const Value value = decode(layer);
  const Dict& fields = dict_of(value);
  surroundings_.begin(0, 0);
  JS::RootedValue ignored{context_};
  if (!run_in(context_, scope_, {"driver.js", text_of(fields, "driver")}, &ignored)) {
    throw std::runtime_error{take_error(context_)};
  }
  engine_.collect();
  engine_.limit_heap(static_cast<std::uint64_t>(integer_of(fields, "memory")));
}

std::string JavascriptGuest::answer(std::string_view request) {
  const Value value = decode(request);
  const Dict& fields = dict_of(value);
  const std::string& op = text_of(fields, "op");
  if (op == "load") return load(fields);
  return op == "case" ? run_case(fields) : run_snippet(fields);
}

std::string JavascriptGuest::load(const Dict& request) {
  files_.clear();
  for (auto& [name, text] : files_of(request)) files_.push_back({name, text});
  surroundings_.begin(0, 0);
  std::string failed = run_files();
  return failed.empty() ? loaded_reply(context_) : failed;
}

std::string JavascriptGuest::run_snippet(const Dict& request) {
  files_ = {{text_of(request, "name"), text_of(request, "text")}};
  surroundings_.begin(0, 0);
  std::string failed = run_files();
  return failed.empty() ? observed() : failed;
}

// The main file last: it may use what the others define.
std::string JavascriptGuest::run_files() {
  for (std::size_t i = files_.size(); i-- > 0;) {
    JS::RootedScript script{context_, compile(context_, files_[i], false)};
    if (!script) {
      return failure_reply(context_, "compile_error", take_failure(context_, files_));
    }
    if (!JS_ExecuteScript(context_, script)) return failure_reply(context_, "raised", raised());
  }
  const auto failed = rest(surroundings_.loop.run(nullptr));
  return failed ? failure_reply(context_, "raised", *failed) : std::string{};
}

Failure JavascriptGuest::raised() {
  Failure failure = take_failure(context_, files_);
  if (surroundings_.loop.rejected()) {
    failure.message += failure.message.empty() ? "a promise was rejected, and nobody handled it"
                                               : " (a promise was rejected, and nobody handled it)";
  }
  return failure;
}

std::optional<Failure> JavascriptGuest::rest(EventLoop::Rest how) {
  if (how == EventLoop::Rest::failed) return raised();
  if (how != EventLoop::Rest::endless) return std::nullopt;
  return Failure{"", "timers go on without end: is an interval never cleared?", "", 0};
}

std::optional<Failure> JavascriptGuest::settle(JS::MutableHandleValue value) {
  if (!value.isObject()) return std::nullopt;
  const JS::RootedObject promise{context_, &value.toObject()};
  if (!JS::IsPromiseObject(promise)) return std::nullopt;
  const auto how = surroundings_.loop.run(promise);
  if (auto failed = rest(how)) return failed;
  if (how == EventLoop::Rest::quiet) {
    return Failure{"", "the promise is never settled: nothing is left to do that could settle it",
                   "", 0};
  }
  const JS::RootedValue result{context_, JS::GetPromiseResult(promise)};
  if (JS::GetPromiseState(promise) == JS::PromiseState::Fulfilled) {
    value.set(result);
    return std::nullopt;
  }
  raise(context_, result);
  return raised();
}

std::optional<Failure> JavascriptGuest::evaluate(const std::string& call) {
  JS::RootedValue value{context_};
  const Source source{"<call>", "(" + call + "\n)"};
  if (!run_in(context_, scope_, source, &value)) return raised();
  if (auto failed = settle(&value)) return failed;
  if (surroundings_.shown.count == 0) surroundings_.shown.add("result", value);
  return rest(surroundings_.loop.run(nullptr));
}

// The calls are the last observation; before them what was raised, if anything was.
void JavascriptGuest::evaluate_noting_calls(const Dict& request) {
  surroundings_.calls.start(has(request, "shows") ? texts_of(request, "shows")
                                                  : std::vector<std::string>{});
  const auto failed = evaluate(text_of(request, "call"));
  const std::string calls = surroundings_.calls.take();
  if (failed) {
    Encoder error{context_, surroundings_.shown.pairs.room()};
    error.put_raised(failed->type, failed->message);
    surroundings_.shown.add_encoded("raised", error.bytes());
  }
  surroundings_.shown.add_encoded("calls", calls);
}

void JavascriptGuest::name_size(const Dict& request) {
  if (!has(request, "n")) return;
  const auto size = static_cast<double>(integer_of(request, "n"));
  if (!JS_DefineProperty(context_, scope_, "n", size, JSPROP_ENUMERATE))
    throw std::runtime_error{take_error(context_)};
}

std::string JavascriptGuest::run_case(const Dict& request) {
  const int several =
      has(request, "smallest_of") ? static_cast<int>(integer_of(request, "smallest_of")) : 1;
  surroundings_.begin(static_cast<std::uint64_t>(integer_of(request, "seed")),
                      static_cast<std::size_t>(integer_of(request, "limit")), several);
  name_size(request);
  if (has(request, "calls")) {
    evaluate_noting_calls(request);
  } else if (const auto failed = evaluate(text_of(request, "call"))) {
    return failure_reply(context_, "raised", *failed);
  }
  return observed();
}

std::string JavascriptGuest::observed() {
  const Shown& shown = surroundings_.shown;
  if (shown.pairs.overflowed()) {
    return failure_reply(context_, "too_much",
                         {"", "more was observed than can be compared", "", 0});
  }
  Encoder reply{context_, shown.pairs.bytes().size() + 1000};
  reply.put_count('M', 3);
  reply.put_text("kind");
  reply.put_text("observed");
  reply.put_text("observations");
  reply.put_count('L', shown.count);
  reply.append_encoded(shown.pairs.bytes());
  reply.put_text("statements");
  reply.put_count('L', 0);
  return reply.take();
}

}  // namespace runner
