#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <ctime>
#include <system_error>
#include <thread>

#include "tests/support/probe_verbs.hpp"

namespace probe {
namespace {

void* map(std::size_t mib, int kind) {
  return ::mmap(nullptr, mib << 20, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS, -1, 0);
}

std::string touch(std::size_t mib, int kind) {
  void* memory = map(mib, kind);
  if (memory == MAP_FAILED) return outcome(-1);
  std::memset(memory, 1, mib << 20);
  return "ok";
}

std::string touch_in_thread(std::istringstream& words) {
  std::string answer;
  std::thread{[&] { answer = touch(number_from<std::size_t>(words), MAP_PRIVATE); }}.join();
  return answer;
}

std::string touch_and_free(std::istringstream& words) {
  const auto mib = number_from<std::size_t>(words);
  void* memory = map(mib, MAP_PRIVATE);
  if (memory == MAP_FAILED) return outcome(-1);
  std::memset(memory, 1, mib << 20);
  return outcome(::munmap(memory, mib << 20));
}

std::string fill(const std::string& path, std::size_t kib) {
  const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  if (fd < 0) return outcome(-1);
  const std::string block(1024, 'x');
  std::size_t done = 0;
  while (done < kib && ::write(fd, block.data(), block.size()) == 1024) ++done;
  std::string result = done == kib ? "ok" : outcome(-1);
  ::close(fd);
  return result;
}

std::string write_two(std::istringstream& words) {
  const auto kib = number_from<std::size_t>(words);
  const std::string first = fill("one", kib);
  return first == "ok" ? fill("two", kib) : first;
}

std::string make_files(std::istringstream& words) {
  const int count = number_from(words);
  for (int i = 0; i < count; ++i) {
    const int fd = ::open(("f" + std::to_string(i)).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0) return outcome(-1);
    ::close(fd);
  }
  return "ok";
}

std::string open_files(std::istringstream& words) {
  const int count = number_from(words);
  int opened = 0;
  while (opened < count && ::open("/dev/null", O_RDONLY) >= 0) ++opened;
  return "opened " + std::to_string(opened);
}

std::string start_threads(std::istringstream& words) {
  const int count = number_from(words);
  int made = 0;
  try {
    for (; made < count; ++made) std::thread{[] { ::sleep(300); }}.detach();
  } catch (const std::system_error&) {
  }
  return "made " + std::to_string(made);
}

std::string print(int fd, std::size_t bytes) {
  const std::string text(bytes, 'A');
  std::size_t done = 0;
  while (done < bytes) {
    const auto wrote = ::write(fd, text.data() + done, bytes - done);
    if (wrote < 0) return outcome(-1);
    done += static_cast<std::size_t>(wrote);
  }
  return "ok";
}

std::string print_both(std::istringstream& words) {
  const auto bytes = number_from<std::size_t>(words);
  (void)print(STDOUT_FILENO, bytes);
  return print(STDERR_FILENO, bytes);
}

std::string spin_for(std::istringstream& words) {
  const std::clock_t until = std::clock() + number_from(words) * (CLOCKS_PER_SEC / 1000);
  while (std::clock() < until) {
  }
  return "spun";
}

std::string spin_in_threads(std::istringstream& words) {
  for (int left = number_from(words); left > 0; --left) std::thread{spin}.detach();
  ::sleep(300);
  return "woke";
}

std::string sleep_deaf(std::istringstream&) {
  for (int each = 1; each < 65; ++each) (void)std::signal(each, SIG_IGN);
  for (;;) ::sleep(300);
}

}  // namespace

Verbs spending_verbs() {
  return {
      {"touch", [](auto& words) { return touch(number_from<std::size_t>(words), MAP_PRIVATE); }},
      {"touch-shared",
       [](auto& words) { return touch(number_from<std::size_t>(words), MAP_SHARED); }},
      {"touch-in-thread", touch_in_thread},
      {"touch-and-free", touch_and_free},
      {"map",
       [](auto& words) {
         return map(number_from<std::size_t>(words), MAP_PRIVATE) == MAP_FAILED ? outcome(-1)
                                                                                : "ok";
       }},
      {"write",
       [](auto& words) {
         const std::string path = word_from(words);
         return fill(path, number_from<std::size_t>(words));
       }},
      {"write-two", write_two},
      {"files", make_files},
      {"open-files", open_files},
      {"threads", start_threads},
      {"print",
       [](auto& words) {
         const int fd = number_from(words);
         return print(fd, number_from<std::size_t>(words));
       }},
      {"print-both", print_both},
      {"flood",
       [](auto&) -> std::string {
         for (;;) (void)print(STDOUT_FILENO, 4096);
       }},
      {"big", [](auto& words) { return std::string(number_from<std::size_t>(words), 'B'); }},
      {"spin", [](auto&) -> std::string { spin(); }},
      {"spin-for", spin_for},
      {"spin-in-threads", spin_in_threads},
      {"sleep",
       [](auto&) -> std::string {
         ::sleep(300);
         return "woke";
       }},
      {"sleep-deaf", sleep_deaf}};
}

}  // namespace probe
