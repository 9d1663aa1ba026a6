// What a search for a small database has to know of the kind of problem: where rows come from, and
// whether a submission fails on some of them.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "runner/counterexample/plainer.hpp"
#include "runner/judge.hpp"

namespace runner {

// Those of the problem, within what a search may take.
[[nodiscard]] problems::Limits limits_of_trials(const problems::Problem& problem,
                                                std::chrono::milliseconds time);

class RowTrial {
 public:
  virtual ~RowTrial() = default;

  // For the whole search.
  [[nodiscard]] virtual std::chrono::milliseconds time() const = 0;

  // False where nothing can be drawn, or rows say nothing of the failure. Before all else.
  [[nodiscard]] virtual bool read() = 0;

  [[nodiscard]] virtual const Tables& tables() const = 0;
  // Tables that have rows which are not in the inputs.
  [[nodiscard]] virtual const std::set<std::size_t>& filled() const = 0;
  // The failed testcase's, each with another seed; none of them the run's.
  [[nodiscard]] virtual const std::vector<SqlInput>& fresh() const = 0;
  [[nodiscard]] virtual const std::vector<SqlInput>& samples() const = 0;
  // The secret testcases' in this run; nothing where that is not known of all of them.
  [[nodiscard]] virtual std::optional<std::vector<SqlInput>> secrets() = 0;

  // Whether the submission fails on each of them as it failed the testcase.
  [[nodiscard]] virtual std::vector<bool> fails(const std::vector<SqlInput>& inputs,
                                                std::chrono::milliseconds time) = 0;
  // The same by the testcase's own measure, where `fails` has another one.
  [[nodiscard]] virtual bool is_meant(const SqlInput& input) = 0;
  // In cells that have seen nothing else; `input` becomes what is shown.
  [[nodiscard]] virtual std::optional<Counterexample> confirmed(SqlInput& input) = 0;
};

}  // namespace runner
