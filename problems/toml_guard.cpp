// The guards before toml++ 3.3. It recurses once for each part of a dotted key when it destroys a
// table, so a short file could exhaust the stack; and where it looks for white space, characters
// beyond ASCII (valid ones too) lead it into undefined behaviour. So nesting is counted first, and
// what it gets to see is the same TOML in ASCII.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "problems/text.hpp"
#include "problems/toml.hpp"

namespace problems {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Copies TOML line by line as it was, with strings escaped. Knows of its syntax only strings,
// comments, brackets and dots; agrees with the parser up to the first syntax error, where the
// parser stops.
class AsciiCopy {
 public:
  explicit AsciiCopy(std::string_view text) : rest_{text} {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);  // a byte order mark
    while (!rest_.empty() && !fault_) copy_next();
  }

  [[nodiscard]] const std::optional<TextFault>& fault() const { return fault_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void copy_next() {
    const char c = rest_.front();
    if (c == '#') return rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    if (c == '"' || c == '\'') return copy_string(c);
    if (!is_ascii(c)) return fail("a character beyond ASCII outside of quotes");
    count_nesting(c);
    copy_character();
  }

  void count_nesting(char c) {
    if (c == '[' || c == '{') ++brackets_;
    if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
    if (c == '.') ++dots_;
    if (std::string_view{"[]{}=,\n"}.find(c) != std::string_view::npos) dots_ = 0;
    if (brackets_ > max_toml_nesting || dots_ > max_toml_nesting) {
      fail(fmt::format("nested deeper than {}", max_toml_nesting));
    }
  }

  // A literal string becomes a basic one, which can hold escapes.
  void copy_string(char quote) {
    const std::string three(3, quote);
    const bool many_lines = rest_.starts_with(three);
    const std::string_view end = std::string_view{three}.substr(0, many_lines ? 3 : 1);
    const std::string_view new_end = std::string_view{"\"\"\""}.substr(0, end.size());
    rest_.remove_prefix(end.size());
    text_ += new_end;
    while (!rest_.starts_with(end)) {
      if (rest_.empty() || fault_ || (!many_lines && rest_.front() == '\n')) return;  // no string
      copy_in_string(quote);
    }
    rest_.remove_prefix(end.size());
    for (int extra = 0; many_lines && extra < 2 && rest_.starts_with(quote); ++extra) {
      copy_in_string(quote);  // up to two quotes may stand before the closing ones
    }
    text_ += new_end;
  }

  void copy_in_string(char quote) {
    const char c = rest_.front();
    if (quote == '"' && c == '\\' && rest_.size() > 1) {
      if (!is_ascii(rest_[1])) return fail("a backslash before a character beyond ASCII");
      copy_character();
      copy_character();
    } else if (c == '"' || c == '\\') {
      text_ += '\\';
      copy_character();
    } else {
      copy_character();
    }
  }

  void copy_character() {
    const char32_t character = take_character(rest_);
    if (character < 0x80) {
      text_ += static_cast<char>(character);
    } else {
      text_ += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(character));
    }
    if (character == '\n') ++line_;
  }

  void fail(std::string what) { fault_ = TextFault{line_, std::move(what)}; }

  std::string_view rest_;
  std::string text_;
  std::optional<TextFault> fault_;
  int line_ = 1;
  int brackets_ = 0;
  int dots_ = 0;
};

}  // namespace

std::optional<toml::table> parse_toml(const std::string& file, const std::string& text,
                                      Complaints& complaints) {
  const AsciiCopy ascii{text};
  if (const auto& fault = ascii.fault()) {
    complaints.add(file, fault->line, fault->what);
    return std::nullopt;
  }
  try {
    return toml::parse(ascii.text());
  } catch (const toml::parse_error& error) {
    complaints.add(file, static_cast<int>(error.source().begin.line),
                   printable(error.description(), 300));
    return std::nullopt;
  }
}

}  // namespace problems
