// pass@k: how likely one of k completions of a task is right, when n were tried and c were.
// Pure functions over counts; knows nothing of rows.
//
// The estimator is the unbiased one of M. Chen et al., "Evaluating Large Language Models Trained on
// Code", arXiv:2107.03374 (2021), section 2.1. The interval of one task is E. B. Wilson's score
// interval (1927) of the share of right completions, p, seen through 1 - (1 - p)^k, which grows
// with p, and widened to hold the estimate. That of several tasks is a percentile bootstrap (B.
// Efron, 1979) over the tasks: how far the mean would move with other tasks of the kind.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace batch {

struct Attempts {
  std::uint64_t tried = 0;  // and judged: failures of the judge are not among them
  std::uint64_t right = 0;
  std::uint64_t judge_errors = 0;
  std::uint64_t not_graded = 0;
};

using Tasks = std::map<std::string, Attempts>;

struct Estimate {
  double value = 0;
  double low = 0;  // of a confidence of 95%
  double high = 0;
};

// 1 - C(n-c, k) / C(n, k), as a product. Needs c <= n and 0 < k <= n.
[[nodiscard]] double pass_at(std::uint64_t n, std::uint64_t c, std::uint64_t k);

// Empty when fewer than k were tried.
[[nodiscard]] std::optional<Estimate> pass_at(const Attempts& task, std::uint64_t k);

struct Overall {
  std::uint64_t k = 0;
  std::uint64_t tasks = 0;      // that count: at least k were tried
  std::uint64_t too_small = 0;  // that do not
  Estimate estimate;            // all 0 when no task counts
};

// The mean over the tasks. The same numbers give the same interval.
[[nodiscard]] Overall pass_at(const Tasks& tasks, std::uint64_t k);

// In order and each once. Throws std::invalid_argument when one is 0.
[[nodiscard]] std::vector<std::uint64_t> checked(std::vector<std::uint64_t> pass_at);

}  // namespace batch
