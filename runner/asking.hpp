// What the judge asks of a problem's cells beside the testcases: the same problem and limits of its
// choice, other calls. Everything runs in cells of its own, so none of it has seen a testcase.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runner/drive.hpp"

namespace runner {

// Not the run's own: a program can tell a generator's seed from what it draws, and what it makes of
// these questions is shown to the candidate. The run's seed would tell the secret inputs.
inline constexpr std::uint64_t seed_of_questions = 0x76697661;

// The problem with these questions in the place of its testcases. Shares what is warm with it.
[[nodiscard]] problems::Problem asking(const problems::Problem& problem,
                                       std::vector<problems::Testcase> questions,
                                       const problems::Limits& limits);

// One entry for each question. `asked` is what asking() made. `rehearsal` is drive()'s: later cells
// of the problem have ahead what this one needed.
[[nodiscard]] std::vector<CaseFacts> ask(WarmProblems& warm, const problems::Problem& asked,
                                         const std::vector<problems::File>& files,
                                         std::uint64_t seed = seed_of_questions,
                                         bool rehearsal = false);

// The reply of a question that was answered; null otherwise.
[[nodiscard]] const GuestReply* observed_in(const CaseFacts& facts);

// Takes the last observation out if it has that name.
[[nodiscard]] std::optional<Value> take_last(Observations& observations, std::string_view name);

}  // namespace runner
