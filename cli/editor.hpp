// The candidate's own editor, in this terminal or beside it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace cli {

// $VISUAL, else $EDITOR, else nothing.
[[nodiscard]] std::string usual_editor();

// Runs until the editor has ended; meanwhile calls `meanwhile`, which takes a fraction of a second
// each time. False when it could not be started or said that it failed.
[[nodiscard]] bool edit(const std::string& editor, const std::filesystem::path& file,
                        const std::function<void()>& meanwhile);

}  // namespace cli
