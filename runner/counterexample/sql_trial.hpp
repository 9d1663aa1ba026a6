// Small databases for problems in SQL: rows are what a testcase's setup inserted.
#pragma once

#include "runner/counterexample/drawn_inputs.hpp"
#include "runner/counterexample/row_trial.hpp"
#include "runner/counterexample/sql_failure.hpp"

namespace runner {

// Whether anything of a testcase is drawn.
[[nodiscard]] bool draws_rows(const problems::Testcase& testcase);

class SqlTrial : public RowTrial {
 public:
  SqlTrial(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
           const problems::Testcase& testcase);

  [[nodiscard]] std::chrono::milliseconds time() const override {
    return submission_.counterexample_time;
  }
  [[nodiscard]] bool read() override { return failure_.is_about_rows() && drawn_.read(testcase_); }
  [[nodiscard]] const Tables& tables() const override { return drawn_.tables(); }
  [[nodiscard]] const std::set<std::size_t>& filled() const override { return drawn_.filled(); }
  [[nodiscard]] const std::vector<SqlInput>& fresh() const override { return drawn_.fresh(); }
  [[nodiscard]] const std::vector<SqlInput>& samples() const override { return drawn_.samples(); }
  [[nodiscard]] std::optional<std::vector<SqlInput>> secrets() override {
    return drawn_.secrets(submission_.seed);
  }
  [[nodiscard]] std::vector<bool> fails(const std::vector<SqlInput>& inputs,
                                        std::chrono::milliseconds time) override;
  [[nodiscard]] bool is_meant(const SqlInput&) override { return true; }
  [[nodiscard]] std::optional<Counterexample> confirmed(SqlInput& input) override;

 private:
  [[nodiscard]] std::vector<Outcome> outcomes(const std::vector<SqlInput>& inputs,
                                              std::chrono::milliseconds time);
  [[nodiscard]] std::string setup_of(const SqlInput& input) const {
    return setup_text(input, drawn_.tables(), drawn_.names_columns());
  }

  WarmProblems& warm_;
  const Submission& submission_;
  const problems::Testcase& testcase_;
  SqlFailure failure_;
  problems::Limits limits_;
  DrawnInputs drawn_;
};

}  // namespace runner
