#include "server/dispatcher/launch.hpp"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "sandbox/linux/syscall.hpp"

// close_range(2) is as new as what the sandbox needs; its flag is not in every libc's header.
#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

namespace server {
namespace {

namespace process = boost::process::v2;
using boost::system::error_code;

// Between fork and exec: system calls only. Boost's own closing of descriptors leaves those between
// stderr and its own pipe open, so all of them are marked here.
struct ChildSetup {
  int socket;
  pid_t parent;

  template <typename Launcher, typename Path>
  error_code on_exec_setup(Launcher& /*launcher*/, const Path& /*program*/,
                           const char* const* /*arguments*/) const {
    const bool done = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::setpgid(0, 0) == 0 &&
                      ::dup2(socket, STDIN_FILENO) >= 0 && ::dup2(socket, STDOUT_FILENO) >= 0 &&
                      ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0;
    if (!done) return {errno, boost::system::system_category()};
    if (::getppid() != parent) ::_exit(0);  // it died before the first line above
    return {};
  }

  // In the child as well, and Boost would go on to exit(), with the server's own exit handlers.
  template <typename... Anything>
  void on_exec_error(Anything&&... /*ignored*/) const {
    ::_exit(127);
  }
};

}  // namespace

Launched launch(boost::asio::io_context& context, const std::vector<std::string>& words) {
  int ends[2];
  sandbox::syscall_or_throw("make a socket for a runner", [&] {
    return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
  });
  sandbox::UniqueFd ours{ends[0]};
  const sandbox::UniqueFd theirs{ends[1]};
  const std::vector<std::string> arguments{words.begin() + 1, words.end()};
  process::posix::default_launcher launcher;
  error_code error;
  process::process child = launcher(boost::asio::any_io_executor{context.get_executor()}, error,
                                    process::filesystem::path{words.at(0)}, arguments,
                                    ChildSetup{theirs.get(), ::getpid()});
  if (error) {
    if (launcher.pid > 0) ::waitpid(launcher.pid, nullptr, 0);
    throw std::system_error{error, "start " + words[0]};
  }
  return {std::move(child), std::move(ours)};
}

std::string how_it_ended(int native_exit_code) {
  if (WIFSIGNALED(native_exit_code)) return fmt::format("signal {}", WTERMSIG(native_exit_code));
  return fmt::format("exit status {}", WEXITSTATUS(native_exit_code));
}

}  // namespace server
