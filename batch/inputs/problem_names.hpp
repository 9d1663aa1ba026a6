// Which problem a name in the input means: a folder's, a file's, a task_id, a cell.
// Knows ids and their spellings; nothing of where names come from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "batch/open_inputs.hpp"

namespace batch {

// Lower case, every run of other characters one '-', trimmed: HumanEval/0 is humaneval-0.
[[nodiscard]] std::string id_from_task(std::string_view task);

class ProblemNames {
 public:
  // `given` is --problem, or empty; `named` is what the map calls problems. Throws InputError when
  // one of them is no problem.
  ProblemNames(const Problems& known, std::string given, std::map<std::string, std::string> named);

  // The id, when the name means a problem. Numbers alone mean none.
  [[nodiscard]] std::optional<std::string> find(std::string_view name);

  // The same; a number alone may be one of MBPP's.
  [[nodiscard]] std::optional<std::string> find_task(std::string_view task);

  struct Meant {
    std::string id;                // of the problem, or the name as it was
    problems::ProblemPtr problem;  // null when there is an error
    std::string error{};           // what is wrong, and what to do
  };
  // What the input says, or nothing; --problem decides where the input does not.
  [[nodiscard]] Meant resolve(std::string_view name);
  // An id that find() or find_task() gave, or that the map says.
  [[nodiscard]] Meant of_id(const std::string& id);

  [[nodiscard]] const std::string& given() const { return given_; }

 private:
  // In another spelling, such as "Two Sum" for "two-sum".
  [[nodiscard]] std::optional<std::string> find_spelled(std::string_view name);
  [[nodiscard]] bool exists(const std::string& id);
  [[nodiscard]] std::string no_such_problem(std::string_view name) const;

  const Problems& known_;
  std::string given_;
  std::map<std::string, std::string, std::less<>> named_;
  std::unordered_map<std::string, bool> existing_;  // what was asked lately
};

}  // namespace batch
