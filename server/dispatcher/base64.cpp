#include "server/dispatcher/base64.hpp"

#include <array>
#include <cstdint>

namespace server {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t none = 64;

constexpr std::array<std::uint8_t, 256> values_of_letters() {
  std::array<std::uint8_t, 256> values{};
  values.fill(none);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr auto values = values_of_letters();

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(3, bytes.size()))) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = (group << 8U) | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += i > bytes.size() ? '=' : alphabet[(group >> (18U - 6U * i)) & 63U];
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool padded = i + padding >= text.size();
    const std::uint8_t value = padded ? 0 : values[static_cast<unsigned char>(text[i])];
    if (value == none) return std::nullopt;
    bits = (bits << 6U) | value;
    if (i % 4 != 3) continue;
    for (unsigned shift = 24; shift > 0; shift -= 8)
      bytes += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
    bits = 0;
  }
  const auto spare = std::string_view{bytes}.substr(bytes.size() - padding);
  if (spare.find_first_not_of('\0') != std::string_view::npos) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace server
