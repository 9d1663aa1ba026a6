// Where a prompt shows its example. A pure function of text.
#pragma once

#include <string>
#include <vector>

namespace proving {

struct ExampleBlock {
  int line = 0;       // of its opening fence
  std::string words;  // after the language: "ties-at-the-top rows_2"
  std::string text;
};

// The fenced blocks of that language below "## Example".
[[nodiscard]] std::vector<ExampleBlock> example_blocks(const std::string& prompt,
                                                       const std::string& language);

}  // namespace proving
