// A guest for the sandbox's own tests: plays the untrusted program itself. A request is a verb and its arguments; the
// answer says what the kernel said.
#include <fcntl.h>
#include <linux/sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sandbox/guest.hpp"

namespace {

std::string outcome(long result) {
  return result < 0 ? std::string{"errno "} + std::to_string(errno) : "ok " + std::to_string(result);
}

std::string touch_memory(std::istringstream& words) {
  std::size_t mib = 0;
  words >> mib;
  void* memory = ::mmap(nullptr, mib << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return outcome(-1);
  std::memset(memory, 1, mib << 20);
  return "ok";
}

std::string write_file(std::istringstream& words) {
  std::string path;
  std::size_t kib = 0;
  words >> path >> kib;
  const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  if (fd < 0) return outcome(-1);
  const std::string block(1024, 'x');
  std::size_t done = 0;
  while (done < kib && ::write(fd, block.data(), block.size()) == 1024) ++done;
  const std::string result = done == kib ? "ok" : outcome(-1);
  ::close(fd);
  return result;
}

std::string make_files(std::istringstream& words) {
  int count = 0;
  words >> count;
  for (int i = 0; i < count; ++i) {
    const int fd = ::open(("f" + std::to_string(i)).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0) return outcome(-1);
    ::close(fd);
  }
  return "ok";
}

std::string raw_call(std::istringstream& words) {
  long number = 0, a[6] = {};
  words >> number;
  for (long& argument : a) words >> argument;
  return outcome(::syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}

// int 0x80 speaks the 32-bit table: 20 is getpid there, writev on x86-64.
std::string call_32_bit(std::istringstream&) {
  long result = 20;
  asm volatile("int $0x80" : "+a"(result) : : "memory");
  return "ok " + std::to_string(result);
}

std::string fork_child(std::istringstream& words) {
  std::string what;
  words >> what;
  const pid_t pid = ::fork();
  if (pid < 0) return outcome(-1);
  if (pid == 0) {
    if (what == "spin") for (;;) {}
    if (what == "sleep") ::sleep(300);
    if (what == "daemon") { ::setsid(); ::sleep(300); }
    ::_exit(0);
  }
  if (what == "wait") { int status = 0; ::waitpid(pid, &status, 0); }
  return "ok";
}

std::string start_threads(std::istringstream& words) {
  int count = 0, made = 0;
  words >> count;
  try {
    for (; made < count; ++made) std::thread{[] { ::sleep(300); }}.detach();
  } catch (const std::system_error&) {
  }
  return "made " + std::to_string(made);
}

std::string print(std::istringstream& words) {
  int fd = 1;
  std::size_t bytes = 0;
  words >> fd >> bytes;
  const std::string text(bytes, 'A');
  std::size_t done = 0;
  while (done < bytes) {
    const auto wrote = ::write(fd, text.data() + done, bytes - done);
    if (wrote < 0) return outcome(-1);
    done += static_cast<std::size_t>(wrote);
  }
  return "ok";
}

std::string read_path(std::istringstream& words) {
  std::string path;
  words >> path;
  std::ifstream file{path};
  if (!file) return outcome(-1);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string open_descriptors(std::istringstream&) {
  std::string found;
  for (int fd = 0; fd < 1024; ++fd) {
    struct stat about {};
    if (::fstat(fd, &about) == 0) found += std::to_string(fd) + " ";
  }
  return found;
}

[[noreturn]] void spin() {
  for (volatile long i = 0;; i = i + 1) {
  }
}

std::string forge(std::istringstream& words) {
  std::string frames;
  std::getline(words >> std::ws, frames);
  const auto size = static_cast<std::uint32_t>(frames.size());
  (void)!::write(3, &size, sizeof size);
  (void)!::write(3, frames.data(), frames.size());
  return "and the real one";
}

const std::map<std::string, std::function<std::string(std::istringstream&)>> verbs = {
    {"echo", [](auto& words) { std::string text; std::getline(words >> std::ws, text); return text; }},
    {"touch", touch_memory},
    {"write", write_file},
    {"files", make_files},
    {"call", raw_call},
    {"call32", call_32_bit},
    {"fork", fork_child},
    {"threads", start_threads},
    {"print", print},
    {"read", read_path},
    {"fds", open_descriptors},
    {"forge", forge},
    {"spin", [](auto&) -> std::string { spin(); }},
    {"sleep", [](auto&) -> std::string { ::sleep(300); return "woke"; }},
    {"exit", [](auto& words) -> std::string { int status = 0; words >> status; ::_exit(status); }},
    {"crash", [](auto&) -> std::string { std::memset(reinterpret_cast<void*>(8), 1, 8); return "?"; }},
    {"close", [](auto&) -> std::string { for (int fd = 0; fd < 16; ++fd) ::close(fd); ::sleep(300); return "?"; }},
    {"big", [](auto& words) { std::size_t bytes = 0; words >> bytes; return std::string(bytes, 'B'); }},
    {"huge-frame", [](auto&) -> std::string { const std::uint32_t size = ~0U; (void)!::write(3, &size, 4); ::sleep(300); return "?"; }},
    {"unshare", [](auto& words) { int flags = 0; words >> flags; return outcome(::unshare(flags)); }},
    {"mount", [](auto&) { return outcome(::mount("none", "/box/work", "tmpfs", 0, nullptr)); }},
    {"ptrace", [](auto&) { return outcome(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    {"socket", [](auto&) { return outcome(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"exec", [](auto&) { char* const none[] = {nullptr}; return outcome(::execve("/bin/true", none, none)); }},
    {"setuid", [](auto& words) { uid_t uid = 0; words >> uid; return outcome(::setuid(uid)); }},
    {"ids", [](auto&) { return std::to_string(::getpid()) + " " + std::to_string(::getuid()) + " " + std::to_string(::getgid()); }},
    {"nnp", [](auto&) { return outcome(::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)); }},
    {"kill-all", [](auto&) { return outcome(::kill(-1, SIGKILL)); }},
    {"raise-files", [](auto&) { const rlimit more{4096, 4096}; return outcome(::setrlimit(RLIMIT_NOFILE, &more)); }},
};

class ProbeGuest : public sandbox::GuestProgram {
 public:
  [[nodiscard]] std::vector<std::string> directories() const override { return {"/usr/share/zoneinfo"}; }
  [[nodiscard]] std::string engines() const override { return "probe 1"; }
  void load_layer(std::string_view layer) override {
    if (layer == "bad") throw std::runtime_error{"this layer is bad"};
    layers_ += layer;
  }
  void enter_cell() override {}
  [[nodiscard]] std::string answer(std::string_view request) override {
    std::istringstream words{std::string{request}};
    std::string verb;
    words >> verb;
    if (verb == "layers") return layers_;
    const auto found = verbs.find(verb);
    return found == verbs.end() ? "unknown verb" : found->second(words);
  }

 private:
  std::string layers_;
};

}  // namespace

int main(int argc, char** argv) {
  ProbeGuest guest;
  return sandbox::serve(guest, argc, argv);
}
