// Base64 with padding, for bytes inside JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

[[nodiscard]] std::string to_base64(std::string_view bytes);

// Nothing when `text` is not exactly what to_base64() would have made of some bytes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace server
