#include "importing/markdown.hpp"

#include <algorithm>

#include "problems/text.hpp"

namespace importing {

std::string cleaned(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view rest = text;
    std::size_t size = 1;
    while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0U) == 0x80U) ++size;
    const std::string_view character = text.substr(0, size);
    text.remove_prefix(size);
    if (character == "\r" || problems::find_fault(character)) continue;
    out += character;
  }
  return out;
}

std::string escaped_markdown(std::string_view text) {
  std::string out;
  bool starts_line = true;
  for (const char c : cleaned(text)) {
    const bool always = std::string_view{"\\`*_[]<>|&~"}.find(c) != std::string_view::npos;
    const bool at_start = starts_line && std::string_view{"#+-="}.find(c) != std::string_view::npos;
    if (always || at_start) out += '\\';
    out += c;
    if (c == '\n') {
      starts_line = true;
    } else if (c != ' ') {
      starts_line = false;
    }
  }
  return out;
}

std::string fenced(std::string_view language, const std::string& text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const char* end = text.ends_with('\n') ? "" : "\n";
  return fence + std::string{language} + "\n" + text + end + fence + "\n";
}

}  // namespace importing
