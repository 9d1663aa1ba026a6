// A concept problem's submission: one TOML file with an answer for each question. Nothing of it
// runs.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "problems/problem.hpp"
#include "runner/observations.hpp"

namespace runner {

// The file cannot be read as answers: a compile error with its line.
class AnswersError : public std::runtime_error {
 public:
  AnswersError(int line, const std::string& what) : std::runtime_error{what}, line_{line} {}
  [[nodiscard]] int line() const { return line_; }

 private:
  int line_;
};

// By testcase name; a question without an answer is missing. Throws AnswersError.
[[nodiscard]] std::map<std::string, Observations> read_answers(const problems::Problem& problem,
                                                               const std::string& toml);

// What the author's key says, for choices. For Ask::output the truth is the snippet's output.
[[nodiscard]] Observations answer_key(const problems::QuestionCase& question,
                                      const std::string& snippet_output);

}  // namespace runner
