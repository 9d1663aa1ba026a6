// The calls of a solution that a cell has noted, as somebody would type them. Their cell may belong
// to the candidate: they are read strictly, and only shown.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runner/observations.hpp"
#include "runner/value.hpp"

namespace runner {

struct NotedCall {
  enum class Kind { function, closure, constructor, method, property };
  // The last three of a promise that was returned.
  enum class How { returned, raised, unknown, resolved, rejected, pending };
  Kind kind = Kind::function;
  std::vector<std::string> before;  // lines that name what stands in several places of it
  std::string text;                 // "fibonacci(7)", "a = Cache(2)", "a.put(1, 2)", "len(a)"
  std::string alone;                // the same where it needs no object: "Cache(2)"; else empty
  bool plain = false;               // whether the text says all: nothing in it that cannot be typed
  // Without `this`, which an arrow function does not tell. Empty where the arguments are those that
  // the function made of what it was given.
  std::string given;
  How how = How::unknown;
  Value value;  // returned; raised or rejected, where a guest says it; what a promise became

  // Arguments that were changed, and what they are afterwards; and once nothing is left to do.
  std::vector<std::pair<std::size_t, Value>> changed, changed_later;
  std::vector<Value> arguments;
  // The same call for each argument with a name in its place; `line` names it, and is empty for one
  // that has its name already.
  struct WithName {
    std::string name, line, call;
  };
  std::vector<WithName> with_name;

  [[nodiscard]] const Value& afterwards(std::size_t argument) const;
  [[nodiscard]] const Value& later(std::size_t argument) const;
  [[nodiscard]] bool is_promise() const { return how >= How::resolved; }
  // The call by itself, whatever its result is called, with the lines before it.
  [[nodiscard]] std::string whole() const;
};

// Nothing when it is not what a guest writes.
[[nodiscard]] std::optional<std::vector<NotedCall>> noted_calls(const Value& value,
                                                                Notation language);

// Whether all of it can be compared.
[[nodiscard]] bool is_plain(const Value& value);

// "13", "an error", "no error", "a promise of 13": what came of it.
[[nodiscard]] std::string outcome_text(const NotedCall& call, Notation language);

// Whether the calls that both make are the same ones, as far as they can be typed.
[[nodiscard]] bool are_given_the_same(const std::vector<NotedCall>& reference,
                                      const std::vector<NotedCall>& yours);

// How one call differs from the reference's.
struct CallDifference {
  std::size_t at = 0;
  std::optional<std::size_t> argument{};  // that was changed by one of them; else what it gave
  bool later = false;                     // it is another one in the end, after all calls
};

// The first call that ended in another way than the reference's; nothing when all are alike, as far
// as can be seen. What is returned where the reference returns nothing, and what becomes of an
// argument, count only when nothing else differs; what an argument is in the end, last of all. A
// value is another one when none of these checkers takes it for right. Calls that are given
// something else are not compared, nor is what comes after them.
[[nodiscard]] std::optional<CallDifference> first_that_differs(
    const std::vector<NotedCall>& reference, const std::vector<NotedCall>& yours,
    const problems::CheckerSpecs& checkers);

}  // namespace runner
