#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <set>

#include "tests/support/probe_verbs.hpp"

extern char** environ;

namespace probe {
namespace {

std::string echo(std::istringstream& words) {
  std::string text;
  std::getline(words >> std::ws, text);
  return text;
}

std::string read_path(std::istringstream& words) {
  std::ifstream file{word_from(words)};
  if (!file) return outcome(-1);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string list(std::istringstream& words) {
  DIR* folder = ::opendir(word_from(words).c_str());
  if (folder == nullptr) return outcome(-1);
  std::set<std::string> names;
  while (const dirent* entry = ::readdir(folder)) names.insert(entry->d_name);
  ::closedir(folder);
  std::string text;
  for (const auto& name : names) {
    if (name != "." && name != "..") text += name + " ";
  }
  return text;
}

std::string open_descriptors(std::istringstream&) {
  std::string found;
  for (int fd = 0; fd < 1024; ++fd) {
    struct stat about {};
    if (::fstat(fd, &about) == 0) found += std::to_string(fd) + " ";
  }
  return found;
}

std::string read_stdin(std::istringstream&) {
  std::array<char, 100> buffer{};
  return std::to_string(::read(STDIN_FILENO, buffer.data(), buffer.size())) + " bytes";
}

std::string environment(std::istringstream&) {
  std::string text;
  for (char** entry = environ; *entry != nullptr; ++entry) text += std::string{*entry} + "\n";
  return text;
}

std::string host_name(std::istringstream&) {
  std::array<char, 100> name{};
  return ::gethostname(name.data(), name.size() - 1) < 0 ? outcome(-1) : name.data();
}

std::string ids(std::istringstream&) {
  return std::to_string(::getpid()) + " " + std::to_string(::getuid()) + " " +
         std::to_string(::getgid());
}

std::string open_for_writing(std::istringstream& words) {
  const int fd = ::open(word_from(words).c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return outcome(-1);
  ::close(fd);
  return outcome(0);
}

}  // namespace

Verbs looking_verbs() {
  return {{"echo", echo},
          {"read", read_path},
          {"list", list},
          {"fds", open_descriptors},
          {"read-stdin", read_stdin},
          {"environment", environment},
          {"host-name", host_name},
          {"ids", ids},
          {"open-for-writing", open_for_writing}};
}

}  // namespace probe
