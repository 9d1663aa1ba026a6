// Makes what strangers wrote safe to print anywhere. The rendering of values is declared in
// runner/value.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace runner {

// For people: printable Unicode and line feeds as they are; everything that could hide or move text
// as an escape
// (\x1b, \t, \x00, \u202e), bytes that are not UTF-8 as \xff, spaces at the end of a line as middle
// dots. Past `limit` bytes of input it ends with "... (123 more bytes)".
[[nodiscard]] std::string visible(std::string_view bytes, std::size_t limit);

// For programs, such as readers of JSON: valid UTF-8, escaped like `visible`, but tabs and spaces
// stay. Never cut.
[[nodiscard]] std::string printable(std::string_view bytes);

// A float as Python prints it: 1.0, 1e+16, nan.
[[nodiscard]] std::string render_float(double number);

// A number as JavaScript's console prints it: 1, 1e+21, NaN, -0.
[[nodiscard]] std::string render_number(double number);

// The time as JavaScript's Date prints it in UTC: 2026-01-01T00:00:00.000Z.
[[nodiscard]] std::string render_date(double milliseconds);

// Whether it may stand before the colon in a JavaScript object without quotes.
[[nodiscard]] bool is_identifier(std::string_view text);

}  // namespace runner
