#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "tests/support/probe_verbs.hpp"

namespace probe {
namespace {

std::string raw_call(std::istringstream& words) {
  const auto number = number_from<long>(words);
  long a[6] = {};
  for (long& argument : a) words >> argument;
  const pid_t self = ::getpid();
  const long result = ::syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  if (::getpid() != self) ::_exit(0);  // it was a fork, and it was not refused
  return outcome(result);
}

std::string raw_call_in_thread(std::istringstream& words) {
  std::string answer;
  std::thread{[&] { answer = raw_call(words); }}.join();
  return answer;
}

// int 0x80 speaks the 32-bit table: 20 is getpid there, writev on x86-64.
std::string call_32_bit(std::istringstream&) {
  long result = 20;
  asm volatile("int $0x80" : "+a"(result) : : "memory");
  return "ok " + std::to_string(result);
}

std::string set_files(rlim_t most) {
  const rlimit both{most, most};
  return outcome(::setrlimit(RLIMIT_NOFILE, &both));
}

std::string execute(std::istringstream&) {
  char* const none[] = {nullptr};
  return outcome(::execve("/bin/true", none, none));
}

std::string map_file_as_code(std::istringstream&) {
  const int fd = ::open("code", O_CREAT | O_RDWR | O_CLOEXEC, 0755);
  if (fd < 0 || ::ftruncate(fd, 4096) < 0) return "no file";
  void* const code = ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0);
  return code == MAP_FAILED ? outcome(-1) : "mapped";
}

std::string make_pipe(std::istringstream&) {
  int ends[2] = {};
  return outcome(::pipe2(ends, O_CLOEXEC));
}

}  // namespace

Verbs calling_verbs() {
  return {{"call", raw_call},
          {"call-in-thread", raw_call_in_thread},
          {"call32", call_32_bit},
          {"raise-files", [](auto&) { return set_files(4096); }},
          {"lower-files", [](auto&) { return set_files(128); }},
          {"exec", execute},
          {"map-file-as-code", map_file_as_code},
          {"pipe", make_pipe},
          {"make-node",
           [](auto& words) { return outcome(::mknod("node", number_from<mode_t>(words), 0x103)); }},
          {"kill-all", [](auto&) { return outcome(::kill(-1, SIGKILL)); }},
          {"kill", [](auto& words) {
             const auto pid = number_from<pid_t>(words);
             return outcome(::kill(pid, number_from(words)));
           }}};
}

}  // namespace probe
