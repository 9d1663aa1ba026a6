// Runs SQL as a concept question's snippet: what it prints is the answer.
#pragma once

#include "runner/guests/sqlite/protocol.hpp"

namespace runner {

// Prints rows to stdout as the sqlite3 program's list mode does: a|b, and nothing for NULL.
[[nodiscard]] Reply run_snippet(const SnippetRequest& snippet);

}  // namespace runner
