// How a submission in SQL failed a testcase: whether it fails an input in the same way, and how
// that is shown. Pure functions of what cells observed.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "runner/counterexample/sql_input.hpp"
#include "runner/drive.hpp"

namespace runner {

// What both programs did with an input.
struct Outcome {
  bool alike = false;  // the submission failed, as it failed the testcase
  Observations reference, yours;
  std::string error;  // the submission's, where it failed with one
};

class SqlFailure {
 public:
  SqlFailure(const TestcaseReport& failed, const problems::Testcase& testcase);

  // Plans, steps and catalogs are not about rows; a failure in nothing else has no example.
  [[nodiscard]] bool is_about_rows() const { return is_error_ || !differing_.empty(); }

  // The testcase with another input.
  [[nodiscard]] problems::Testcase question(const std::string& setup, const std::string& run) const;
  [[nodiscard]] Outcome outcome(const CaseFacts& reference, const CaseFacts& yours) const;

  // Up to the statement that ends in another way, which is then the last of `run`; else up to a
  // query that does, the candidate's own or one of the testcase's. Nothing where that is too long,
  // or cannot be typed.
  [[nodiscard]] std::optional<Counterexample> shown(const std::string& setup,
                                                    std::vector<SqlStatement>& run,
                                                    const Outcome& outcome) const;

 private:
  [[nodiscard]] bool is_about_rows(const std::string& observation) const;
  [[nodiscard]] const std::string* query_of(const std::string& observation) const;
  [[nodiscard]] std::optional<Counterexample> shown_result(const std::string& statements,
                                                           const Outcome& outcome) const;

  const problems::SqlCase sql_;
  problems::CheckerSpecs checkers_;  // without that for steps
  std::string message_;
  bool is_error_;
  std::set<std::string> differing_;  // observations about rows
};

}  // namespace runner
