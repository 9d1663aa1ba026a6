// What a guest says that happened in its cell, and how it compares with the reference's.
// Knows the protocol of runner/guests/protocol.md, whose other end may be the candidate; nothing of
// verdicts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "problems/problem.hpp"
#include "runner/judge.hpp"
#include "runner/value.hpp"

namespace runner {

using Observations = std::vector<std::pair<std::string, Value>>;  // in the order they were made

// What a guest keeps to, and a reply that goes past it is refused. Texts in bytes.
struct ReplyBounds {
  static constexpr std::size_t name = 200;
  static constexpr std::size_t observations = 10'000;
  static constexpr std::size_t statements = 10'000;  // different ones
  static constexpr std::size_t statement = 64U << 10;
  static constexpr std::size_t type = 1U << 10;
  static constexpr std::size_t message = 64U << 10;
  static constexpr std::size_t detail = 64U << 10;
};

struct GuestReply {
  enum class Kind { loaded, observed, compile_error, raised, too_much };
  Kind kind = Kind::loaded;
  Observations observations;              // observed
  std::vector<SentStatement> statements;  // observed; each count is 1 or more
  std::string type, message, detail;      // the failures
  int line = 0;                           // the failures; 0 where none is known
};

// Throws DecodeError when the reply is not exactly what the protocol allows: the cell did not keep
// to it.
[[nodiscard]] GuestReply parse_reply(Value reply);
[[nodiscard]] GuestReply decode_reply(std::string_view bytes, const DecodeBounds& bounds = {});

// Empty when the candidate's observations are right: the reference's names in the reference's
// order, and each value right by its checker ("equal" where none is named). Else the first few
// differences.
[[nodiscard]] std::vector<Difference> compare_all(const Observations& expected,
                                                  const Observations& actual,
                                                  const problems::CheckerSpecs& checkers,
                                                  Notation notation = Notation::python);

// One observation named "result" as its value; else a line for each, "name = value". Cut to about
// `limit` bytes.
[[nodiscard]] std::string render(const Observations& observations, std::size_t limit = 2000,
                                 Notation notation = Notation::python);

}  // namespace runner
