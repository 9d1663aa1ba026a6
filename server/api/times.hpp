// Points in time as RFC 3339 has them, in UTC: "2026-11-22T09:30:00.000Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/store/records.hpp"

namespace server {

[[nodiscard]] std::string to_text(Time time);
// Accepts no fraction or one of up to three digits, and "Z" or an offset such as "+02:00".
[[nodiscard]] std::optional<Time> time_of(std::string_view text);

}  // namespace server
