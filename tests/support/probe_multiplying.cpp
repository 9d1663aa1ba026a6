#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>

#include "tests/support/probe_verbs.hpp"

namespace probe {
namespace {

[[noreturn]] void live_as_child(const std::string& what) {
  if (what == "spin" || what == "spin-detached") spin();
  if (what == "daemon") ::setsid();
  if (what == "wait-for-stopped") ::raise(SIGSTOP);
  if (what == "daemon" || what == "sleep") ::sleep(300);
  ::_exit(0);
}

std::string fork_child(std::istringstream& words) {
  const std::string what = word_from(words);
  const pid_t pid = ::fork();
  if (pid < 0) return outcome(-1);
  if (pid == 0) live_as_child(what);
  if (what.rfind("wait", 0) == 0) ::waitpid(pid, nullptr, 0);
  return "ok";
}

// "spin" waits for its children, "spin-detached" leaves them to the first process, "sleep" goes on.
std::string fork_many(std::istringstream& words) {
  const std::string what = word_from(words);
  const int count = number_from(words);
  int made = 0;
  for (; made < count; ++made) {
    const pid_t pid = ::fork();
    if (pid < 0) break;
    if (pid != 0) continue;
    if (what == "spin-detached" && ::fork() > 0) ::_exit(0);
    live_as_child(what);
  }
  if (what == "sleep") return "made " + std::to_string(made);
  if (what == "spin")
    while (::wait(nullptr) > 0) {
    }
  ::sleep(300);
  return "woke";
}

std::string touch_in_children(std::istringstream& words) {
  const int count = number_from(words);
  const auto bytes = number_from<std::size_t>(words) << 20;
  int ready[2] = {};
  if (::pipe(ready) < 0) return outcome(-1);
  for (int i = 0; i < count; ++i) {
    if (::fork() != 0) continue;
    void* memory =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) std::memset(memory, 1, bytes);
    (void)!::write(ready[1], memory == MAP_FAILED ? "n" : "y", 1);
    ::sleep(300);
    ::_exit(0);
  }
  ::close(ready[1]);
  for (int i = 0; i < count; ++i) {
    char byte = 0;
    if (::read(ready[0], &byte, 1) != 1 || byte != 'y') return "a child could not";
  }
  return "ok";
}

// Each child spins for a time and ends, then the next one is started.
std::string spin_in_child_after_child(std::istringstream& words) {
  const auto each = std::chrono::milliseconds{number_from(words)};
  for (int left = number_from(words); left > 0; --left) {
    const pid_t pid = ::fork();
    if (pid == 0) {
      const auto until = std::chrono::steady_clock::now() + each;
      while (std::chrono::steady_clock::now() < until) {
      }
      ::_exit(0);
    }
    ::waitpid(pid, nullptr, 0);
  }
  return "ok";
}

std::string fork_bomb(std::istringstream&) {
  for (;;) (void)::fork();
}

std::string daemon_and_exit(std::istringstream& words) {
  const int status = number_from(words);
  if (::fork() == 0) live_as_child("daemon");
  ::_exit(status);
}

}  // namespace

Verbs multiplying_verbs() {
  return {{"fork", fork_child},
          {"fork-many", fork_many},
          {"touch-in-children", touch_in_children},
          {"spin-in-child-after-child", spin_in_child_after_child},
          {"fork-bomb", fork_bomb},
          {"daemon-and-exit", daemon_and_exit}};
}

}  // namespace probe
