// What went wrong, told without running anything of the program's.
#pragma once

#include <jsapi.h>

#include <string>
#include <vector>

#include "runner/guests/javascript/engine.hpp"

namespace runner {

struct Failure {
  std::string type;     // the error's name
  std::string message;  // its text
  std::string detail;   // where: the program's own functions and lines
  unsigned line = 0;    // in the main file, or 0
};

// The replies of protocol.md.
[[nodiscard]] std::string failure_reply(JSContext* context, const char* kind,
                                        const Failure& failure);
[[nodiscard]] std::string loaded_reply(JSContext* context);

// The pending exception, which is taken away. `files`: the submission's, the main one first.
[[nodiscard]] Failure take_failure(JSContext* context, const std::vector<Source>& files);

// "file:line: Error: message", for authors.
[[nodiscard]] std::string take_error(JSContext* context);

}  // namespace runner
