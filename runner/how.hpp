// How an answer is right, once it is, or why it was too slow: growth of counted costs, and style.
// In cells of their own, with limits of their own.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "runner/growth.hpp"
#include "runner/judge.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

struct HowResult {
  bool right = true;
  std::string text;  // what there is to say; empty when there is nothing
  std::vector<Remark::Count> counts;
  Usage usage;
};

struct SizedRun;  // what one program did at each size

// How long a size may take: counting is slow. Of a program that was too slow already only the
// smaller sizes are of interest.
enum class Patience { usual, brief };

// Belongs to one thread. Everything throws problems::PackageError when the reference fails, and
// std::exception for our own failures.
class How {
 public:
  // `testcase` is one that is_about_how(), of the submission's problem.
  [[nodiscard]] HowResult look_at(WarmProblems& warm, const Submission& submission,
                                  const problems::Testcase& testcase,
                                  Patience patience = Patience::usual);

  // The reference's growth, for those who prove packages.
  [[nodiscard]] std::optional<problems::Growth> growth_of_reference(
      WarmProblems& warm, const Submission& submission, const problems::Testcase& testcase);

 private:
  using Key = std::pair<std::string, std::string>;  // digest, testcase
  [[nodiscard]] HowResult growth(WarmProblems& warm, const Submission& submission,
                                 const problems::Testcase& testcase, Patience patience);
  [[nodiscard]] std::shared_ptr<const SizedRun> reference(WarmProblems& warm,
                                                          const Submission& submission,
                                                          const problems::Testcase& testcase);

  std::map<Key, std::shared_ptr<const SizedRun>> known_;
  std::list<Key> order_;  // oldest first
};

// "growth", "statements", "laziness", "memory" or "style".
[[nodiscard]] std::string axis_of(const problems::Testcase& testcase);

// The table under a text, with a line for each size.
[[nodiscard]] std::string table_of(const std::vector<Remark::Count>& counts);

// Statements that a sample's answer sent again and again, although it is right.
[[nodiscard]] std::vector<Remark> remarks_on_statements(const Report& report);

}  // namespace runner
