// How calls are typed: one spelling for each language.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runner/noted_calls.hpp"

namespace runner {

// A note of a guest's, read.
struct Note {
  NotedCall::Kind kind = NotedCall::Kind::function;
  std::string name;
  Integer identity;
  List positional;
  Dict keywords;
  NotedCall::How how = NotedCall::How::unknown;
};

// For the calls of one testcase, in their order: an object gets its name where it is made.
class Spelling {
 public:
  virtual ~Spelling() = default;

  // Fills in what is shown of the call.
  virtual void spell(const Note& note, NotedCall& call) = 0;
};

[[nodiscard]] std::unique_ptr<Spelling> spelling_of(Notation language);

inline constexpr std::size_t longest_argument = 400;

// a, b, c, ...; empty when there are no more.
[[nodiscard]] std::string letter(std::size_t number);

// A call that others come after: what it raises, or is rejected with, shall not keep them from it.
[[nodiscard]] std::string line_before_others(const NotedCall& call, Notation language);

// Lines as one expression, whose value is the last one's.
[[nodiscard]] std::string one_expression(const std::vector<std::string>& lines, Notation language);

// Of one language each, for the above.
[[nodiscard]] std::unique_ptr<Spelling> python_spelling();
[[nodiscard]] std::unique_ptr<Spelling> javascript_spelling();
[[nodiscard]] std::string one_python_expression(const std::vector<std::string>& lines);
[[nodiscard]] std::string one_javascript_expression(const std::vector<std::string>& lines);

}  // namespace runner
