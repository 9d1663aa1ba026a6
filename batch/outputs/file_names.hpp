// Anybody's text as the name of a file, on any system, and no name twice.
// Knows names; touches no files.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace batch {

// Letters, digits, spaces and what is harmless in a name stay, also of other alphabets; the rest is
// "_". Never empty, never of dots alone, never a device of Windows', at most 100 bytes.
[[nodiscard]] std::string safe_name(std::string_view text);

// Gives each name once, whatever its letters' case: the next ones get "-2", "-3".
class UniqueNames {
 public:
  [[nodiscard]] std::string unique(const std::string& name);

 private:
  std::set<std::size_t> taken_;  // hashes: of two that are alike one is renamed without need
};

}  // namespace batch
