#include "cli/editor.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace cli {

std::string usual_editor() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    if (const char* editor = std::getenv(name); editor != nullptr && *editor != '\0') return editor;
  }
  return {};
}

bool edit(const std::string& editor, const std::filesystem::path& file,
          const std::function<void()>& meanwhile) {
  // By the shell, since EDITOR may hold options; the file is a word of its own.
  std::string words[] = {"sh", "-c", "exec " + editor + " \"$1\"", "sh", file.string()};
  char* const arguments[] = {words[0].data(), words[1].data(), words[2].data(),
                             words[3].data(), words[4].data(), nullptr};
  pid_t child = -1;
  if (::posix_spawn(&child, "/bin/sh", nullptr, nullptr, arguments, ::environ) != 0) return false;
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(child, &status, WNOHANG)) == 0) meanwhile();
  return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace cli
