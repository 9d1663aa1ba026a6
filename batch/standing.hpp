// What a batch has come to so far. Judge errors stay out of every rate.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/crew.hpp"

namespace batch {

struct Standing {
  struct PerProblem {
    std::uint64_t graded = 0;
    std::uint64_t accepted = 0;
    double share = 0;  // the sum of score / max_score
  };
  // Says why, for the first ones of each sort.
  struct Excuses {
    std::uint64_t count = 0;
    std::vector<std::string> first;
    void add(std::string text);
  };

  void add(const Outcome& outcome, const std::string& source);

  std::optional<std::uint64_t> total;  // when that is known
  std::uint64_t done = 0;              // of them:
  std::uint64_t kept = 0;              //   from an earlier run
  std::uint64_t again = 0;             //   graded again, since it changed or could not be graded
  std::uint64_t copied = 0;            //   the same as another one, so graded once
  std::map<std::string, std::uint64_t> verdicts;
  std::map<std::string, PerProblem> problems;
  Excuses skipped;       // not graded: could not be read, no such problem
  Excuses judge_errors;  // our fault
  int judge_errors_in_a_row = 0;
};

}  // namespace batch
