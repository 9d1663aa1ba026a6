#include "cli/shell_words.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <utility>

namespace cli {

std::string quoted(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view{"-_./:=,+@%"}.find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + "'";
}

std::string own_command_with(const std::string& option) {
  std::ifstream file{"/proc/self/cmdline", std::ios::binary};
  std::string command;
  bool there = false, secret = false;
  for (std::string word; std::getline(file, word, '\0');) {
    if (std::exchange(secret, word == "--token") || secret || word.starts_with("--token="))
      continue;
    there = there || word == option;
    command += (command.empty() ? "" : " ") + quoted(word);
  }
  return there ? command : command + " " + option;
}

}  // namespace cli
