// The server's log: lines on stderr, for the operator and for journals.
#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace server {

// One line, whatever is in the text: line feeds, escape sequences and what is no UTF-8 are escaped,
// so nobody can forge a line or move a terminal's cursor by a name, an id or a path.
void log_text(std::string_view text);

template <typename... Values>
void log(fmt::format_string<Values...> format, Values&&... values) {
  log_text(fmt::format(format, std::forward<Values>(values)...));
}

}  // namespace server
