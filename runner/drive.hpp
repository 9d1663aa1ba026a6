// Drives one submission through the testcases of a problem: cells in, facts out. Used alike for
// candidates and for the reference, whose facts are what is expected.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "runner/judge.hpp"
#include "runner/observations.hpp"
#include "runner/warm_problems.hpp"
#include "sandbox/observation.hpp"

namespace runner {

// The rest of the submission's time was used up before this testcase's turn.
struct NotRun {};

// What happened in one testcase, or while the submission was loaded for it.
struct CaseFacts {
  std::variant<GuestReply, sandbox::Exited, sandbox::Signaled, sandbox::Exceeded, sandbox::Violated,
               NotRun>
      ending;
  bool while_loading = false;
  Usage usage;
  std::string output, error_output;
  bool output_truncated = false;
};

// Called for each testcase in order, as soon as its facts are final. False: the rest is not run.
using OnCase = std::function<bool(std::size_t index, CaseFacts facts)>;

// Those about how an answer is right are left out; they come last, and are not driven.
// `rehearsal`: for the reference; what its cell writes is remembered, and the testcases' calls
// compiled, so that later cells have both ahead. Throws for our own failures only.
void drive(WarmProblems& warm, const problems::Problem& problem,
           const std::vector<problems::File>& files, std::uint64_t seed, bool rehearsal,
           const OnCase& on_case);

// What a cell is asked in a testcase: the call compiled, if a rehearsal had it compiled.
[[nodiscard]] std::string testcase_request(WarmProblems& warm, const problems::Problem& problem,
                                           const problems::Testcase& testcase, std::uint64_t seed);

// Runs a concept problem's snippet; its output is in the facts.
[[nodiscard]] CaseFacts run_snippet(WarmProblems& warm, const problems::Problem& problem,
                                    const problems::QuestionCase& question);

}  // namespace runner
