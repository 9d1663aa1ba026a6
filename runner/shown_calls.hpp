// What a program did with an input, and how the calls that tell it from the reference are shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runner/drive.hpp"
#include "runner/noted_calls.hpp"

namespace runner {

struct Run {
  Observations observations;
  std::vector<NotedCall> calls;
  std::optional<Raised> raised;
};

// Of a question whose calls are noted; nothing where it was not answered.
[[nodiscard]] std::optional<Run> run_of(const CaseFacts& facts, Notation language);

struct ShownCalls {
  std::vector<std::string> lines;  // as they are shown
  std::vector<std::string> typed;  // as they are tried
  std::vector<std::string> calls;  // each with the lines that it needs
  std::vector<std::string> alone;  // the last call, if it needs no others to be typed
  std::string expected, actual;
  bool in_a_call = false;  // the last one ends in another way

  [[nodiscard]] std::size_t size() const;
};

// How many calls are shown for it.
[[nodiscard]] std::size_t calls_to_show(const Run& reference, const CallDifference& difference);

// Nothing where they are alike as far as can be seen, or would say too little or too much.
[[nodiscard]] std::optional<ShownCalls> shown_calls(const Run& reference, const Run& yours,
                                                    const problems::CheckerSpecs& checkers,
                                                    Notation language);

}  // namespace runner
