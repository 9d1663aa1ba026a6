// Ids, tokens and their hashes.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "server/store/records.hpp"

namespace server {

// Ids that sort in the order in which they are made, as ULIDs do: within one millisecond, and while
// the clock is set back, each is the one before plus one.
class Ids {
 public:
  // The kind, "_" and 26 characters: the time in milliseconds, then 80 random bits.
  [[nodiscard]] std::string make(std::string_view kind, Time now);

 private:
  void begin(Time now);
  void increment();

  Time last_{};
  std::array<unsigned char, 16> digits_{};  // of base 32
};

// 256 random bits as text, "viva_" before them. Shown once, never kept.
[[nodiscard]] std::string make_token();

// 32 bytes (BLAKE2b). A token has 256 random bits, so nothing slower is needed.
[[nodiscard]] std::string hash_of(std::string_view token);

[[nodiscard]] std::uint64_t make_seed();

[[nodiscard]] std::string_view to_string(Role role);

}  // namespace server
