// JavaScript's texts of 16-bit units as UTF-8, and back.
#pragma once

#include <jsapi.h>

#include <string>
#include <string_view>

namespace runner {

// A lone surrogate becomes its three-byte form, or U+FFFD where `printed`. At most about `limit`
// units. Runs nothing of the program's.
[[nodiscard]] std::string to_utf8(JSContext* context, JSString* text, std::size_t limit = 1U << 30,
                                  bool printed = false);

// A text of the program's own, from UTF-8. Null when there is no memory.
[[nodiscard]] JSString* new_text(JSContext* context, std::string_view utf8);

}  // namespace runner
