#include "batch/crew.hpp"

namespace batch {

Outcome outcome_of(const Row& row) {
  if (!row.error.empty()) return {row.problem, "", 0, 0, row.error};
  const auto number = [&](const char* key) {
    return static_cast<int>(row.report.at(key).to_number<std::int64_t>());
  };
  return {row.problem, std::string{row.report.at("verdict").as_string()}, number("score"),
          number("max_score"), std::string{row.report.at("message").as_string()}};
}

}  // namespace batch
