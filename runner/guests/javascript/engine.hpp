// SpiderMonkey, warmed up to be forked: one context with one global object, no thread but this one,
// a clock that stands still, and a heap that ends where the cell's memory does.
// Knows nothing of requests, testcases or what a program may find around it.
#pragma once

#include <jsapi.h>

#include <cstdint>
#include <string>

namespace runner {

// In the microseconds of the clock that Date shows.
using Clock = double (*)(JSContext* context);

class Engine {
 public:
  explicit Engine(Clock clock);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  [[nodiscard]] JSContext* context() const { return context_; }

  // What a cell may use. The heap may grow to twice that, so the cell ends before: a program that
  // needs all of it is not made to collect again and again.
  void limit_heap(std::uint64_t memory_bytes);

  // Before a fork: little to collect, and nothing in the nursery.
  void collect();

 private:
  JSContext* context_ = nullptr;
};

// Another world of the same language, with objects of its own. Null when there is no memory.
[[nodiscard]] JSObject* make_global(JSContext* context);

struct Source {
  std::string name;
  std::string text;  // UTF-8
};

// Null with an exception pending when it does not compile. In a `scope`, the script's names are
// properties of that object, and it is looked at before the global one.
[[nodiscard]] JSScript* compile(JSContext* context, const Source& source, bool in_scope);

// A script of its own. False with an exception pending, or without one where nothing can be caught.
[[nodiscard]] bool run(JSContext* context, const Source& source, JS::MutableHandleValue result);
[[nodiscard]] bool run_in(JSContext* context, JS::HandleObject scope, const Source& source,
                          JS::MutableHandleValue result);

}  // namespace runner
