// UTF-8, one character at a time. Knows nothing of what the text is for.
#pragma once

#include <cstddef>
#include <string_view>

namespace runner {

struct Utf8Character {
  char32_t code = 0;
  std::size_t size = 0;  // in bytes; 0 where no character starts
};

[[nodiscard]] constexpr bool is_surrogate(char32_t code) {
  return code >= 0xD800 && code <= 0xDFFF;
}

// The character that `bytes` starts with: shortest form only, nothing past U+10FFFF.
// Surrogates in their three-byte form count as characters, as they do in Python's str.
[[nodiscard]] constexpr Utf8Character first_character(std::string_view bytes) {
  if (bytes.empty()) return {};
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < size) return {};
  char32_t code = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(bytes[i]);
    if ((next & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (next & 0x3FU);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[size] || code > 0x10FFFF) return {};
  return {code, size};
}

}  // namespace runner
