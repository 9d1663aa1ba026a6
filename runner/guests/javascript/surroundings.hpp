// What a program finds around it beside the language: console, timers, a clock and random numbers
// that are the same in every run; and what the driver library is made of.
#pragma once

#include <jsapi.h>

#include <cstdint>
#include <string>
#include <vector>

#include "runner/guests/javascript/calls.hpp"
#include "runner/guests/javascript/encoder.hpp"
#include "runner/guests/javascript/event_loop.hpp"
#include "runner/guests/javascript/random.hpp"

namespace runner {

// What a testcase has shown so far: pairs of a name and a value.
struct Shown {
  explicit Shown(JSContext* context, std::size_t limit) : pairs{context, limit} {}
  void add(std::string_view name, JS::HandleValue value);
  void add_encoded(std::string_view name, std::string_view value);
  Encoder pairs;
  std::uint32_t count = 0;
};

struct Surroundings {
  explicit Surroundings(JSContext* context);
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  // Nothing left of what was before, and numbers from this seed; the driver's are each the smallest
  // of several.
  void begin(std::uint64_t seed, std::size_t shown_limit, int several = 1);

  JSContext* context;
  EventLoop loop;
  Random program_random{0};  // Math.random
  Random driver_random{0};   // rng: what the program draws does not change what it is given
  Shown shown;
  Calls calls;
  std::vector<std::string> captures;  // of captured(), innermost last
  std::string indentation;            // of console.group
};

[[nodiscard]] Surroundings& around(JSContext* context);

// Microseconds, for Engine.
[[nodiscard]] double virtual_clock(JSContext* context);

// console, setTimeout and the rest as properties of the global object.
void define_globals(Surroundings& surroundings);

// The driver library's names, as properties of an object without a prototype.
[[nodiscard]] JSObject* make_driver_scope(Surroundings& surroundings);

}  // namespace runner
