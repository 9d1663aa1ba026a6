// Values as console.log shows them, laid out as Node.js does. Runs nothing of the program's:
// getters are named, of proxies the target is shown.
#pragma once

#include <jsapi.h>

#include <cstdint>
#include <string>

namespace runner {

struct InspectOptions {
  std::size_t limit = 128U << 10;  // of the text, about
  int depth = 2;                   // deeper objects are only named
};

[[nodiscard]] std::string inspect(JSContext* context, JS::HandleValue value,
                                  const InspectOptions& options = {});

// "string", "function", "Proxy", or the name of an object's class.
[[nodiscard]] std::string kind_of(JSContext* context, JS::HandleValue value);

}  // namespace runner
