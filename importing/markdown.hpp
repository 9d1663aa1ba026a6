// Foreign text as Markdown that shows it as it is.
#pragma once

#include <string>
#include <string_view>

namespace importing {

// Without control characters, and with nothing in it that Markdown would take for its own. Line
// ends stay.
[[nodiscard]] std::string escaped_markdown(std::string_view text);

// Between fences that the text does not close.
[[nodiscard]] std::string fenced(std::string_view language, const std::string& text);

// UTF-8 without what problems::find_fault refuses.
[[nodiscard]] std::string cleaned(std::string_view text);

}  // namespace importing
