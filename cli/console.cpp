#include "cli/console.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

#include "cli/commands.hpp"

namespace cli {
namespace {

volatile std::sig_atomic_t interruption = 0;

void take_down(int /*signal*/) { interruption = 1; }

void set_handler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;  // without SA_RESTART: waiting ends
  ::sigaction(SIGINT, &action, nullptr);
}

}  // namespace

Console::Console() : terminal_{::isatty(STDIN_FILENO) == 1 && stdout_is_terminal()} {
  interruption = 0;
  set_handler(take_down);
}

Console::~Console() { set_handler(SIG_DFL); }

bool Console::interrupted() { return interruption != 0; }
void Console::forget_interruption() { interruption = 0; }

Console::Came Console::wait(int watched, std::chrono::milliseconds timeout) {
  if (take_line()) return Came::line;
  if (ended_) return Came::end;
  std::array<pollfd, 2> waiting{{{STDIN_FILENO, POLLIN, 0}, {watched, POLLIN, 0}}};
  if (::poll(waiting.data(), waiting.size(), static_cast<int>(timeout.count())) <= 0)
    return Came::nothing;
  if (waiting[0].revents != 0) {
    std::array<char, 4096> piece{};
    const auto size = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN)) ended_ = true;
    if (size > 0) typed_.append(piece.data(), static_cast<std::size_t>(size));
    if (ended_ && !typed_.empty()) typed_ += '\n';
    if (take_line()) return Came::line;
    if (ended_) return Came::end;
  }
  return waiting[1].revents != 0 ? Came::saved : Came::nothing;
}

std::string Console::ask(std::string_view question) {
  fmt::print("{}", question);
  std::fflush(stdout);
  for (;;) {
    const Came came = wait(-1, std::chrono::milliseconds{200});
    if (came == Came::line) return line_;
    if (came == Came::end || interrupted()) return {};
  }
}

void Console::prompt(std::string_view clock, std::string_view name) {
  if (!terminal_ || prompting_) return;
  clock_ = clock;
  fmt::print("{}{}{}> ", clock, clock.empty() ? "" : " ", name);
  std::fflush(stdout);
  prompting_ = true;
}

// What is being typed stays where it is: the cursor is put back.
void Console::update(std::string_view clock) {
  if (!prompting_ || clock == clock_ || clock.size() != clock_.size()) return;
  clock_ = clock;
  fmt::print(
      "\x1b"
      "7\r{}\x1b"
      "8",
      clock);
  std::fflush(stdout);
}

void Console::say(std::string_view text) {
  if (prompting_) fmt::print("\r\x1b[K");
  prompting_ = false;
  fmt::print("{}{}", text, text.ends_with('\n') ? "" : "\n");
  std::fflush(stdout);
}

bool Console::take_line() {
  const auto end = typed_.find('\n');
  if (end == std::string::npos) return false;
  line_ = typed_.substr(0, end);
  typed_.erase(0, end + 1);
  prompting_ = false;
  return true;
}

}  // namespace cli
