// What counts as text, and how foreign words are shown in messages. Pure functions of bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace problems {

struct TextFault {
  int line = 1;
  std::string what;
};

// Text is valid UTF-8 without control characters (C0 but tab and line ends, DEL, C1, U+2028,
// U+2029), without characters that reorder a line, and without a carriage return on its own.
[[nodiscard]] std::optional<TextFault> find_fault(std::string_view bytes);

// Removes the first code point. The text is not empty and has no fault.
[[nodiscard]] char32_t take_character(std::string_view& text);

// The number of code points; `text` has no fault.
[[nodiscard]] std::size_t count_characters(std::string_view text);

// ASCII that may go to a terminal or a log: everything else is escaped, and long words are cut.
[[nodiscard]] std::string printable(std::string_view bytes, std::size_t longest = 80);

// The known word that `word` is probably a slip of.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& known);

// "; did you mean memory_mib?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& known);

// "a, b or c"
[[nodiscard]] std::string either(const std::vector<std::string>& words);

}  // namespace problems
