// The calls of a solution that a cell has noted, as somebody would type them. Their cell may belong
// to the candidate: they are read strictly, and only shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runner/observations.hpp"
#include "runner/value.hpp"

namespace runner {

struct NotedCall {
  enum class Kind { function, closure, constructor, method, property };
  enum class How { returned, raised, unknown };
  Kind kind = Kind::function;
  std::string text;    // "fibonacci(7)", "a = Cache(2)", "a.put(1, 2)", "len(a)"
  std::string alone;   // the same where it needs no object: "Cache(2)"; else empty
  bool plain = false;  // whether the text says all: nothing in it that cannot be typed
  How how = How::unknown;
  Value value;  // returned
};

// Nothing when it is not what a guest writes.
[[nodiscard]] std::optional<std::vector<NotedCall>> noted_calls(const Value& value);

// Whether all of it can be typed as it is shown.
[[nodiscard]] bool is_plain(const Value& value);

// "13", "an error", "no error": what came of it.
[[nodiscard]] std::string outcome_text(const NotedCall& call);

// The first call that ended in another way than the reference's; nothing when all are alike, as far
// as can be seen. What is returned where the reference returns nothing counts only when nothing
// else differs. A value is another one when none of these checkers takes it for right.
[[nodiscard]] std::optional<std::size_t> first_that_differs(const std::vector<NotedCall>& reference,
                                                            const std::vector<NotedCall>& yours,
                                                            const problems::CheckerSpecs& checkers);

}  // namespace runner
