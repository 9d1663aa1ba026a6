// What went wrong, told without running anything of the candidate's that could be avoided.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace runner {

struct Failure {
  std::string type;     // the exception's name
  std::string message;  // its text
  std::string detail;   // where: the candidate's frames and lines
  int line = 0;         // in the main file, or 0
};

using SourceFiles = std::vector<std::pair<std::string, std::string>>;  // name, text

// The replies of protocol.md.
[[nodiscard]] std::string failure_reply(const char* kind, const Failure& failure);
[[nodiscard]] std::string loaded_reply();

// The pending Python error as a reply, cleared. `compiling`: while the main file was compiled. A
// SyntaxError of any of the submission's files is a compile error.
[[nodiscard]] std::string describe_failure(bool compiling, const std::string& main_name,
                                           const SourceFiles& files);

}  // namespace runner
