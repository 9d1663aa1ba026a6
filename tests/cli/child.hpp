// A program that was started: talked to through its standard streams, waited for, and ended when it
// goes out of scope.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/places.hpp"

namespace cli_tests {

inline const std::string program = support::build_folder() + "/viva";
inline const std::string bank = support::source_folder() + "/problems/bank";
inline constexpr std::chrono::seconds patience{60};

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "viva-cli-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Child {
 public:
  // `viva` with these words, in the folder `home`, which is its home too. Its streams out and err
  // are one.
  Child(const std::filesystem::path& home, std::vector<std::string> words,
        const std::string& viva = program) {
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) std::abort();
    words.insert(words.begin(), viva);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::dup2(out[1], STDERR_FILENO);
      for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "VIVA_SERVER",
                               "VIVA_TOKEN", "VISUAL", "EDITOR"})
        ::unsetenv(name);
      ::setenv("HOME", home.c_str(), 1);
      ::setenv("VIVA_BANK", bank.c_str(), 1);
      if (::chdir(home.c_str()) == 0) ::execv(viva.c_str(), arguments.data());
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    in_ = in[1];
    out_ = out[0];
  }
  ~Child() {
    if (pid_ > 0) {
      ::kill(pid_, SIGTERM);
      (void)ended();
    }
    close_input();
    ::close(out_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void type(const std::string& text) const {
    EXPECT_EQ(::write(in_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void close_input() {
    if (in_ >= 0) ::close(in_);
    in_ = -1;
  }
  [[nodiscard]] pid_t pid() const { return pid_; }
  void signal(int number) const { ::kill(pid_, number); }

  // False when the text did not come before the program ended or patience did.
  [[nodiscard]] bool says(const std::string& text) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (text_.find(text, told_) == std::string::npos) {
      if (!read_some(deadline)) return false;
    }
    told_ = text_.find(text, told_) + text.size();
    return true;
  }
  // Its exit status; reads whatever it still says.
  [[nodiscard]] int ended() {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (read_some(deadline)) {
    }
    int status = 0;
    if (std::chrono::steady_clock::now() >= deadline) ::kill(pid_, SIGKILL);
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  [[nodiscard]] const std::string& text() const { return text_; }  // all that it said so far

 private:
  bool read_some(std::chrono::steady_clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd waiting{out_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 4096> part{};
    const auto size = ::read(out_, part.data(), part.size());
    if (size > 0) text_.append(part.data(), static_cast<std::size_t>(size));
    return size > 0;
  }

  pid_t pid_ = -1;
  int in_ = -1, out_ = -1;
  std::string text_;
  std::size_t told_ = 0;
};

struct Ran {
  int status = -1;
  std::string text;
};

// All at once: what is typed, and the end of it.
inline Ran run(const std::filesystem::path& home, std::vector<std::string> words,
               const std::string& typed = {}, const std::string& viva = program) {
  Child child{home, std::move(words), viva};
  if (!typed.empty()) child.type(typed);
  child.close_input();
  const int status = child.ended();
  return {status, child.text()};
}

}  // namespace cli_tests
