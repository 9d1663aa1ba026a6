// A candidate's sitting in a terminal: prompts, a file to write in, and a letter for each thing
// that can be done. Saves are noticed: they become drafts on the server, and samples are run.
// Knows the server's methods; nothing of where the server is.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>

#include "cli/console.hpp"
#include "cli/remote.hpp"

namespace cli {

struct InterviewOptions {
  std::filesystem::path folder = "viva-practice";
  std::string editor;     // a command; may be empty
  std::string candidate;  // a name
  std::string go_on;      // what to type to come back
};

// Until the session is finished or left; returns an exit status. Throws what Remote throws when
// nobody sits at a terminal.
[[nodiscard]] int sit(Remote& remote, Console& console, boost::json::object session,
                      const InterviewOptions& options);

}  // namespace cli
