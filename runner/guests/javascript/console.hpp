// The object `console`: what a program prints goes out at once, without a buffer.
#pragma once

#include <jsapi.h>

namespace runner {

[[nodiscard]] bool define_console(JSContext* context, JS::HandleObject global);

}  // namespace runner
