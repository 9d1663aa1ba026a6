// What the testcases of a problem in SQL put into its tables and do there, read back as rows and
// statements with literals. Only programs of the judge's and the reference are asked.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "runner/counterexample/sql_input.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

class DrawnInputs {
 public:
  DrawnInputs(WarmProblems& warm, const problems::Problem& problem, const problems::Limits& limits)
      : warm_{warm}, problem_{problem}, limits_{limits} {}

  // False where the tables cannot be read: too many, or too large.
  [[nodiscard]] bool read(const problems::Testcase& testcase);

  [[nodiscard]] const Tables& tables() const { return tables_; }
  // Those that have rows before any testcase begins.
  [[nodiscard]] const std::set<std::size_t>& filled() const { return filled_; }
  // Whether their columns come from a submission, whose order is its own.
  [[nodiscard]] bool names_columns() const { return by_reference_; }
  // That testcase's, each with another seed; none of them the run's.
  [[nodiscard]] const std::vector<SqlInput>& fresh() const { return fresh_; }
  [[nodiscard]] const std::vector<SqlInput>& samples() const { return samples_; }
  // What the secret testcases have in the run with that seed; nothing where that is not known of
  // all of them.
  [[nodiscard]] std::optional<std::vector<SqlInput>> secrets(std::uint64_t run_seed);

 private:
  struct Question {
    std::string name;  // which decides the seed
    std::string setup, run, query;
  };
  enum class Schema { left_in, left_out };                          // its own rows
  using Named = std::pair<const problems::Testcase*, std::string>;  // drawn under that name
  [[nodiscard]] std::vector<std::optional<Value>> answers(const std::vector<Question>& questions,
                                                          std::uint64_t seed, bool by_reference);
  [[nodiscard]] bool read_tables();
  [[nodiscard]] std::vector<std::optional<Rows>> databases(const std::vector<Question>& questions,
                                                           std::uint64_t seed);
  [[nodiscard]] std::optional<Rows> beyond_schema(const Rows& rows) const;
  [[nodiscard]] std::vector<std::vector<SqlStatement>> runs(const std::vector<Named>& named,
                                                            std::uint64_t seed);
  [[nodiscard]] std::vector<std::optional<SqlInput>> inputs(const std::vector<Named>& named,
                                                            std::uint64_t seed, Schema schema);
  [[nodiscard]] bool is_query() const {
    return problem_.sqlite.mode == problems::SqliteSettings::Mode::query;
  }

  WarmProblems& warm_;
  const problems::Problem& problem_;
  problems::Limits limits_;
  bool by_reference_ = false;  // the testcases need what a submission creates
  Tables tables_;
  Rows schema_rows_;
  std::set<std::size_t> filled_;
  std::vector<SqlInput> fresh_, samples_;
};

}  // namespace runner
