#include "problems/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace problems {
namespace {

constexpr std::size_t longest_compared = 64;

struct Decoded {
  char32_t character = 0;
  std::size_t size = 0;  // 0: not UTF-8
};

std::size_t size_after_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_scalar_of_size(char32_t character, std::size_t size) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  return character >= least[size] && character <= 0x10FFFF && !surrogate;
}

// `bytes` is not empty.
Decoded decode_first(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t size = size_after_lead(lead);
  if (size == 0 || size > bytes.size()) return {};
  if (size == 1) return {lead, 1};
  char32_t character = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xC0) != 0x80) return {};
    character = (character << 6) | (byte & 0x3FU);
  }
  if (!is_scalar_of_size(character, size)) return {};
  return {character, size};
}

bool is_control(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

bool reorders_a_line(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Levenshtein's distance; both words are short.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<TextFault> find_fault(std::string_view bytes) {
  int line = 1;
  while (!bytes.empty()) {
    const auto [character, size] = decode_first(bytes);
    if (size == 0) return TextFault{line, "not valid UTF-8"};
    bytes.remove_prefix(size);
    if (character == '\r' && !bytes.starts_with('\n')) {
      return TextFault{line, "a carriage return that ends no line"};
    }
    if (is_control(character) || reorders_a_line(character)) {
      return TextFault{line, fmt::format("the control character U+{:04X}",
                                         static_cast<std::uint32_t>(character))};
    }
    if (character == '\n') ++line;
  }
  return std::nullopt;
}

char32_t take_character(std::string_view& text) {
  const auto [character, size] = decode_first(text);
  text.remove_prefix(std::max<std::size_t>(1, size));
  return character;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string printable(std::string_view bytes, std::size_t longest) {
  std::string shown;
  for (const char c : bytes.substr(0, longest)) {
    if (c >= 0x20 && c < 0x7F) {
      shown += c;
    } else {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  if (bytes.size() > longest) shown += "...";
  return shown;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > longest_compared) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_distance = longest_compared;
  for (const std::string& candidate : known) {
    if (candidate.size() > longest_compared || candidate == word) continue;
    const std::size_t shorter = std::min(word.size(), candidate.size());
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer - shorter > allowed) continue;
    const std::size_t apart = distance(word, candidate);
    if (apart > allowed || apart >= best_distance) continue;
    best = candidate;
    best_distance = apart;
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const auto meant = nearest(word, known);
  return meant ? fmt::format("; did you mean {}?", *meant) : "";
}

std::string either(const std::vector<std::string>& words) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " or " : ", ";
    joined += words[i];
  }
  return joined;
}

}  // namespace problems
