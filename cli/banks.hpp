// Problems of one or several banks. What is broken is refused before anything is graded.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "batch/open_inputs.hpp"
#include "problems/bank.hpp"

namespace cli {

class Banks : public batch::Problems {
 public:
  // The bank that comes with viva when there is no folder. Throws problems::PackageError for a
  // folder that cannot be read.
  explicit Banks(const std::vector<std::string>& folders);

  // Throws problems::PackageError also when it is in two banks.
  [[nodiscard]] problems::ProblemPtr find(std::string_view id) const override;
  [[nodiscard]] std::optional<std::string> suggest(std::string_view id) const override;
  [[nodiscard]] problems::ProblemPtr need(const std::string& id) const;  // throws UsageError
  // The one whose digest begins like this, in whatever bank. Throws UsageError.
  [[nodiscard]] problems::ProblemPtr need_version(const std::string& digest) const;

  // Throws problems::PackageError that says everything that is wrong with any of them.
  [[nodiscard]] std::vector<problems::ProblemPtr> all() const;

 private:
  std::vector<std::string> folders_;
  mutable std::vector<problems::Bank> banks_;  // each loads a problem when it is asked for
};

void add_banks_option(CLI::App& command, std::vector<std::string>& banks);

}  // namespace cli
