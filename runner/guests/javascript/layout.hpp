// How the parts of an object are laid out in lines: the rules of Node.js's util.inspect.
// Knows texts only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runner {

struct Parts {
  std::string prefix;              // "Map(1) ", may be empty
  std::string_view open, close;    // "{", "}"
  std::vector<std::string> items;  // in order
  bool array = false;              // many short items may share lines
  bool numbers = false;            // all of them are numbers, to be set flush right
  bool more = false;               // the last one says how many are left out
};

// `indentation`: how far the line before it is moved in. `shallow`: there are few levels below.
[[nodiscard]] std::string lay_out(Parts parts, std::size_t indentation, bool shallow);

// In quotes that it does not contain, where there are such.
[[nodiscard]] std::string quoted(std::string_view utf8);

}  // namespace runner
