// A program with one small change. Plain values, and how the changes of a text become programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proving {

inline constexpr std::size_t most_mutants = 150;  // of one file

struct Mutant {
  int line = 0;          // of the file before the change
  std::string code;      // that line's text, without the space around it
  std::string mutation;  // "< becomes <="
  std::string text;      // the whole file after the change
};

// What is to be written instead of a part of a text.
struct Edit {
  std::size_t begin = 0, size = 0;
  std::string replacement;
  std::string mutation;
};

// In the order of the text, each different from the text and from the others; evenly drawn when
// there are more than most_mutants.
[[nodiscard]] std::vector<Mutant> mutants_of(const std::string& text, std::vector<Edit> edits);

[[nodiscard]] std::string code_at(std::string_view text, int line);

}  // namespace proving
