// What the store keeps of a report, also of one that nobody could make.
#pragma once

#include <string>

#include "runner/judge.hpp"
#include "server/store/records.hpp"

namespace server {

// `file` is the main file's name. Of a judge_error the candidate hears that it was the judge's
// fault, and nothing of what failed.
[[nodiscard]] Outcome outcome_of(const runner::Report& report, const std::string& file);

// A judge_error without testcases: no points of those that there were. `why` is for the operator.
[[nodiscard]] Outcome judge_failed(const std::string& problem, const std::string& digest,
                                   const std::string& file, int max_score, const std::string& why);

}  // namespace server
