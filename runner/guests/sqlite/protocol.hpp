// The judge's requests and this guest's replies; see runner/guests/protocol.md. Strict: an unknown,
// missing or wrongly typed field throws std::runtime_error, which names it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "runner/value.hpp"

namespace runner {

enum class SubmissionKind { script, query };

struct ProblemLayer {
  std::string schema;
  SubmissionKind kind = SubmissionKind::script;
};

struct LoadRequest {
  std::string main;  // a submission in SQL is one file; others may come along, unread
};
struct CaseRequest {
  std::string setup, run;
  std::vector<std::string> observe;
  std::uint64_t seed = 0;                    // of random()
  bool count_steps = false;                  // whether to observe `steps`
  std::size_t limit = std::size_t{1} << 20;  // bytes of observations
};
struct SnippetRequest {
  std::string name, text;
};
using Request = std::variant<LoadRequest, CaseRequest, SnippetRequest>;

struct Loaded {};
struct Observed {
  std::vector<std::pair<std::string, Value>> observations;
};
struct Failed {
  std::string kind;  // compile_error, raised or too_much
  std::string type, message, detail;
  std::size_t line = 0;
};
using Reply = std::variant<Loaded, Observed, Failed>;

[[nodiscard]] ProblemLayer read_layer(std::string_view bytes);
[[nodiscard]] Request read_request(std::string_view bytes);
[[nodiscard]] std::string write_reply(Reply reply);

}  // namespace runner
