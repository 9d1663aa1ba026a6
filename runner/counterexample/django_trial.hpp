// Small databases for Django problems: rows are what a testcase has in its tables when it first
// calls the solution, and the call is one that it makes. A few functions behind the problem's
// driver see to both (runner/python/model_rows.py).
#pragma once

#include <map>

#include "runner/counterexample/django_models.hpp"
#include "runner/counterexample/row_trial.hpp"
#include "runner/drive.hpp"

namespace runner {

class DjangoTrial : public RowTrial {
 public:
  DjangoTrial(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
              const problems::Testcase& testcase);

  [[nodiscard]] std::chrono::milliseconds time() const override {
    return submission_.counterexample_time * 3 / 2;
  }
  [[nodiscard]] bool read() override;
  [[nodiscard]] const Tables& tables() const override { return tables_; }
  [[nodiscard]] const std::set<std::size_t>& filled() const override { return filled_; }
  [[nodiscard]] const std::vector<SqlInput>& fresh() const override { return fresh_; }
  [[nodiscard]] const std::vector<SqlInput>& samples() const override { return samples_; }
  [[nodiscard]] std::optional<std::vector<SqlInput>> secrets() override;
  [[nodiscard]] std::vector<bool> fails(const std::vector<SqlInput>& inputs,
                                        std::chrono::milliseconds time) override;
  // In the testcase itself, with these rows in the place of its own.
  [[nodiscard]] bool is_meant(const SqlInput& input) override;
  [[nodiscard]] std::optional<Counterexample> confirmed(SqlInput& input) override;

 private:
  // What a call did, as a cell tells it.
  struct Told {
    std::string shown, same;  // the result, for people and to compare
    std::optional<Raised> raised;
    Value after;  // the tables
  };
  using Named = std::pair<std::string, std::string>;  // a testcase's name, which decides the seed
  enum class Who { reference, candidate };
  [[nodiscard]] std::vector<std::optional<GuestReply>> ask_about(
      const std::vector<Named>& questions, Who who, std::uint64_t seed,
      std::optional<std::chrono::milliseconds> time = std::nullopt);
  [[nodiscard]] bool read_tables();
  [[nodiscard]] std::vector<std::vector<SqlInput>> drawn(
      const std::vector<std::pair<const problems::Testcase*, std::string>>& named,
      std::uint64_t seed);
  [[nodiscard]] std::optional<Told> told_in(const std::optional<GuestReply>& reply) const;
  [[nodiscard]] bool fails_alike(const std::optional<Told>& right,
                                 const std::optional<Told>& yours) const;
  [[nodiscard]] std::string statements_of(const SqlInput& input) const;

  WarmProblems& warm_;
  const Submission& submission_;
  const problems::Testcase& testcase_;
  const TestcaseReport& failed_;
  problems::Problem asked_;  // with what helps behind its driver
  problems::CheckerSpecs checkers_;
  std::set<std::string> differing_;  // observations that are not about statements
  Tables tables_;
  std::vector<DjangoModel> models_;
  std::set<std::size_t> filled_;  // none
  std::vector<SqlInput> fresh_, samples_;
  Signals signals_;
};

}  // namespace runner
