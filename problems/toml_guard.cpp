// The guards before toml++ 3.3. It recurses once for each part of a dotted key when it destroys a
// table, so a short file could exhaust the stack; and where it looks for white space, characters
// beyond ASCII (valid ones too) can lead it into undefined behaviour.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/text.hpp"
#include "problems/toml.hpp"

namespace problems {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Walks over TOML without understanding more than strings and comments. It agrees with the parser
// up to the first syntax error, and the parser stops there.
class TomlScan {
 public:
  explicit TomlScan(std::string_view text) : rest_{text} {
    if (rest_.starts_with("\xEF\xBB\xBF")) advance(3);  // a byte order mark
  }

  std::optional<TextFault> find_fault() {
    while (!rest_.empty() && !fault_) {
      step();
      if (brackets_ > max_toml_nesting || dots_ > max_toml_nesting) {
        fail(fmt::format("nested deeper than {}", max_toml_nesting));
      }
    }
    return fault_;
  }

 private:
  void step() {
    const char c = rest_.front();
    if (c == '#') return advance(std::min(rest_.find('\n'), rest_.size()));
    if (c == '"' || c == '\'') return skip_string(c);
    if (!is_ascii(c)) return fail("a character beyond ASCII outside of quotes");
    if (c == '[' || c == '{') ++brackets_;
    if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
    if (c == '.') {
      ++dots_;
    } else if (std::string_view{"[]{}=,\n"}.find(c) != std::string_view::npos) {
      dots_ = 0;
    }
    advance(1);
  }

  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool many_lines = rest_.starts_with(three);
    const std::string_view end = std::string_view{three}.substr(0, many_lines ? 3 : 1);
    advance(end.size());
    while (!rest_.empty() && !fault_ && !rest_.starts_with(end)) {
      if (!many_lines && rest_.front() == '\n') return;  // a syntax error
      if (quote == '"' && rest_.front() == '\\') {
        skip_escape(many_lines);
      } else {
        advance(1);
      }
    }
    advance(std::min(end.size(), rest_.size()));
    for (int extra = 0; many_lines && extra < 2 && rest_.starts_with(quote); ++extra) advance(1);
  }

  void skip_escape(bool many_lines) {
    advance(1);
    if (many_lines) {
      const std::size_t spaces = std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size());
      advance(spaces);
      if (!rest_.empty() && !is_ascii(rest_.front())) {
        return fail("a character beyond ASCII first after a backslash");
      }
      if (spaces > 0) return;  // the line went on: nothing was escaped
    }
    advance(std::min<std::size_t>(1, rest_.size()));
  }

  void fail(std::string what) { fault_ = TextFault{line_, std::move(what)}; }

  void advance(std::size_t count) {
    const auto passed = rest_.substr(0, count);
    line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    rest_.remove_prefix(count);
  }

  std::string_view rest_;
  std::optional<TextFault> fault_;
  int line_ = 1;
  int brackets_ = 0;
  int dots_ = 0;
};

}  // namespace

std::optional<toml::table> parse_toml(const std::string& file, const std::string& text,
                                      Complaints& complaints) {
  if (const auto fault = TomlScan{text}.find_fault()) {
    complaints.add(file, fault->line, fault->what);
    return std::nullopt;
  }
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    complaints.add(file, static_cast<int>(error.source().begin.line),
                   printable(error.description(), 300));
    return std::nullopt;
  }
}

}  // namespace problems
