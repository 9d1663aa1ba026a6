// Where foreign programs are read and run: in cells, never here.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "importing/task.hpp"
#include "runner/local_judge.hpp"

namespace importing {

// An application whose tables are there while tests run; none when its name is empty.
struct DjangoApp {
  std::string name, models;
};

class Workshop {
 public:
  explicit Workshop(const runner::LocalJudgeOptions& options) : judge_{options} {}

  // What the importers' Python makes of a request: `form` names the function that is asked. Throws
  // Refusal when it says no, and when the foreign programs end the cell.
  [[nodiscard]] boost::json::value ask(const std::string& form, const boost::json::value& request,
                                       const DjangoApp& django = {});

  // What the reference shows in each testcase. Throws Refusal where it shows nothing.
  [[nodiscard]] std::vector<runner::Observations> observe_reference(const Draft& draft,
                                                                    const Task& task,
                                                                    const std::string& topic);

  // That the package loads and accepts its own reference. Throws Refusal.
  void prove(const Draft& draft, const Task& task, const std::string& topic);

 private:
  runner::LocalJudge judge_;
};

// The package as `viva grade` would find it. Throws Refusal.
[[nodiscard]] problems::ProblemPtr load(const Draft& draft, const Task& task,
                                        const std::string& topic);

}  // namespace importing
