// A foreign task on its way to a package of our own.
// Knows packages as names and bytes; nothing of where tasks come from or how they are shown.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace importing {

class Workshop;

// The task cannot become a package. The text is the reason, for people.
class Refusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A package before anybody has tried it.
struct Draft {
  std::map<std::string, std::string> files;  // by name inside the package
  int testcases = 0;
  int observed = 0;                  // asserts whose values are shown to a checker
  int inside = 0;                    // asserts that are computed beside the solution
  int idle = 0;                      // asserts that ask nothing of the solution; left out
  std::vector<std::string> remarks;  // why asserts stay inside, what else its author should know
};

struct Task {
  std::string name;   // as its author calls it, "HumanEval/0"
  std::string id;     // the package's
  std::string place;  // where it is written, "problems.jsonl:3"
  std::function<Draft(Workshop&, const Task&, const std::string& topic)> draft;  // throws Refusal
};

// a-z, 0-9 and single dashes; `prefix` comes before what is only a number.
[[nodiscard]] std::string id_of(const std::string& name, const std::string& prefix);

}  // namespace importing
