// Ids, tokens and their hashes.
#pragma once

#include <string>
#include <string_view>

#include "server/store/records.hpp"

namespace server {

// "s_" and 26 characters: the time in milliseconds, then 80 random bits, so ids sort by time (as
// ULIDs do).
[[nodiscard]] std::string make_id(std::string_view kind, Time now);

// 256 random bits as text, "viva_" before them. Shown once, never kept.
[[nodiscard]] std::string make_token();

// 32 bytes (BLAKE2b). A token has 256 random bits, so nothing slower is needed.
[[nodiscard]] std::string hash_of(std::string_view token);

[[nodiscard]] std::uint64_t make_seed();

[[nodiscard]] std::string_view to_string(Role role);

}  // namespace server
