// This program's own command line, to be typed again.
#pragma once

#include <string>
#include <vector>

namespace cli {

// As it was typed, with what a shell would take apart in quotes, without a --token, and with this
// option at its end unless it is there.
[[nodiscard]] std::string own_command_with(const std::string& option);

[[nodiscard]] std::string quoted(const std::string& word);

}  // namespace cli
