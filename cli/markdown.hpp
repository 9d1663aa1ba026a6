// Prompts are Markdown; this is how they are read in a terminal.
#pragma once

#include <string>
#include <string_view>

namespace cli {

struct MarkdownOptions {
  bool colour = false;  // bold, faint and underlined text; else plain characters only
  int width = 100;      // columns; less than 30 counts as 30
};

// Headings, paragraphs and lists wrapped to the width; code indented and never wrapped; tables in
// columns. Ends with a line feed. Safe for any terminal, whoever wrote it.
[[nodiscard]] std::string markdown_to_text(std::string_view markdown,
                                           const MarkdownOptions& options);

}  // namespace cli
