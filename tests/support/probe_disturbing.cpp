#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <thread>

#include "tests/support/probe_verbs.hpp"

namespace probe {
namespace {

constexpr int channel = 3;

void send(int fd, const std::string& bytes) { (void)!::write(fd, bytes.data(), bytes.size()); }

std::string frame(const std::string& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return std::string{reinterpret_cast<const char*>(&size), sizeof size} + text;
}

std::string two_frames(std::istringstream&) {
  send(channel, frame("one") + frame("two"));
  ::sleep(300);
  return "woke";
}

// A thread that sends a frame, or stray bytes, when it gets SIGUSR1: after this request was
// answered.
std::string when_told(std::istringstream& words) {
  const std::string bytes = word_from(words) == "frame" ? frame("forged") : "x";
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread{[signals, bytes] {
    int which = 0;
    ::sigwait(&signals, &which);
    send(channel, bytes);
    ::prctl(PR_SET_NAME, "has sent");
    ::sleep(300);
  }}.detach();
  return "ok";
}

std::string answer_and_name_thread(std::istringstream&) {
  send(channel, frame("the genuine one"));
  ::prctl(PR_SET_NAME, "has answered");
  ::sleep(300);
  return "woke";
}

std::string forge(std::istringstream& words) {
  send(channel, frame(word_from(words)));
  return answer_and_name_thread(words);
}

std::string stop_reading(std::istringstream&) {
  send(channel, frame("ok"));
  ::sleep(300);
  return "woke";
}

std::string huge_frame(std::istringstream&) {
  send(channel, "\xff\xff\xff\xff");
  ::sleep(300);
  return "woke";
}

std::string half_frame(std::istringstream&) {
  send(channel, frame("only a half of it").substr(0, 10));
  ::sleep(300);
  return "woke";
}

std::string close_everything(std::istringstream&) {
  for (int fd = 0; fd < 16; ++fd) ::close(fd);
  ::sleep(300);
  return "woke";
}

std::string end_after(const std::string& bytes, std::istringstream& words) {
  const int status = number_from(words);
  send(channel, bytes);
  ::_exit(status);
}

std::string crash(std::istringstream&) {
  volatile std::uintptr_t nowhere = 8;
  *reinterpret_cast<volatile char*>(nowhere) = 1;
  return "survived";
}

// Not a tail call: each level is needed by the one above.
int deeper(volatile int* above) {  // NOLINT(misc-no-recursion): that is the attack
  volatile int here[1024] = {*above};
  return *above == 0 ? 0 : deeper(here) + here[1];
}

std::string overflow_stack(std::istringstream&) {
  volatile int forever = 1;
  return std::to_string(deeper(&forever));
}

std::string divide_by_zero(std::istringstream&) {
  asm volatile("xorl %%ecx, %%ecx; xorl %%edx, %%edx; divl %%ecx" : : : "eax", "ecx", "edx");
  return "survived";
}

std::string bus_error(std::istringstream&) {
  const int fd = ::open("empty", O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  const auto* memory =
      static_cast<volatile char*>(::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, fd, 0));
  return std::string(1, *memory);
}

}  // namespace

Verbs disturbing_verbs() {
  return {{"forge", forge},
          {"two-frames", two_frames},
          {"when-told", when_told},
          {"answer-and-name-thread", answer_and_name_thread},
          {"stop-reading", stop_reading},
          {"huge-frame", huge_frame},
          {"half-frame", half_frame},
          {"close", close_everything},
          {"frame-on-stdout",
           [](auto&) -> std::string {
             send(STDOUT_FILENO, frame("ok"));
             ::sleep(300);
             return "woke";
           }},
          {"exit", [](auto& words) -> std::string { ::_exit(number_from(words)); }},
          {"exit-main-thread",
           [](auto&) -> std::string {
             std::thread{[] { ::sleep(300); }}.detach();
             ::syscall(SYS_exit, 0);
             return "survived";
           }},
          {"half-frame-and-exit",
           [](auto& words) { return end_after(frame("half of it").substr(0, 7), words); }},
          {"answer-and-exit", [](auto& words) { return end_after(frame("ok"), words); }},
          {"crash", crash},
          {"print-and-crash",
           [](auto& words) {
             send(STDOUT_FILENO, std::string(number_from<std::size_t>(words), 'A'));
             return crash(words);
           }},
          {"overflow-stack", overflow_stack},
          {"illegal-instruction",
           [](auto&) -> std::string {
             asm volatile("ud2");
             return "survived";
           }},
          {"divide-by-zero", divide_by_zero},
          {"bus-error", bus_error},
          {"abort", [](auto&) -> std::string { std::abort(); }}};
}

}  // namespace probe
