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
    if (!JS_ExecuteScript(context_, script)) return raised();
  }
  return rest(surroundings_.loop.run(nullptr));
}

std::string JavascriptGuest::raised() {
  Failure failure = take_failure(context_, files_);
  if (surroundings_.loop.rejected()) {
    failure.message += failure.message.empty() ? "a promise was rejected, and nobody handled it"
                                               : " (a promise was rejected, and nobody handled it)";
  }
  return failure_reply(context_, "raised", failure);
}

// Empty when it ended well.
std::string JavascriptGuest::rest(EventLoop::Rest how) {
  if (how == EventLoop::Rest::failed) return raised();
  if (how != EventLoop::Rest::endless) return {};
  return failure_reply(context_, "raised",
                       {"", "timers go on without end: is an interval never cleared?", "", 0});
}

bool JavascriptGuest::settle(JS::MutableHandleValue value, std::string& reply) {
  if (!value.isObject()) return true;
  const JS::RootedObject promise{context_, &value.toObject()};
  if (!JS::IsPromiseObject(promise)) return true;
  const auto how = surroundings_.loop.run(promise);
  reply = rest(how);
  if (!reply.empty()) return false;
  if (how == EventLoop::Rest::quiet) {
    reply = failure_reply(
        context_, "raised",
        {"", "the promise is never settled: nothing is left to do that could settle it", "", 0});
    return false;
  }
  const JS::RootedValue result{context_, JS::GetPromiseResult(promise)};
  if (JS::GetPromiseState(promise) == JS::PromiseState::Fulfilled) {
    value.set(result);
    return true;
  }
  raise(context_, result);
  reply = raised();
  return false;
}

std::string JavascriptGuest::run_case(const Dict& request) {
  surroundings_.begin(static_cast<std::uint64_t>(integer_of(request, "seed")),
                      static_cast<std::size_t>(integer_of(request, "limit")));
  JS::RootedValue value{context_};
  const Source call{"<call>", "(" + text_of(request, "call") + "\n)"};
  if (!run_in(context_, scope_, call, &value)) return raised();
  std::string failed;
  if (!settle(&value, failed)) return failed;
  if (surroundings_.shown.count == 0) surroundings_.shown.add("result", value);
  failed = rest(surroundings_.loop.run(nullptr));
  return failed.empty() ? observed() : failed;
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
