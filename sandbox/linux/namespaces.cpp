#include "sandbox/linux/namespaces.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <pwd.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/process.hpp>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "sandbox/linux/child.hpp"
#include "sandbox/linux/files.hpp"
#include "sandbox/linux/syscall.hpp"

namespace sandbox {
namespace {

namespace bp = boost::process;

constexpr unsigned root_uids = 0x70000000;  // far above what anyone hands out

// The first range that /etc/subuid or /etc/subgid gives to this user, as {first, count}.
std::pair<unsigned, unsigned> subordinate_range(const char* path) {
  const auto text = try_read_file(path);
  const passwd* user = ::getpwuid(::geteuid());
  const std::string uid = std::to_string(::geteuid());
  std::istringstream lines{text.value_or("")};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields{line};
    std::string name, first, count;
    std::getline(fields, name, ':');
    std::getline(fields, first, ':');
    std::getline(fields, count);
    if (name != uid && (user == nullptr || name != user->pw_name)) continue;
    return {static_cast<unsigned>(std::strtoul(first.c_str(), nullptr, 10)),
            static_cast<unsigned>(std::strtoul(count.c_str(), nullptr, 10))};
  }
  return {0, 0};
}

void map_by_newuidmap(pid_t pid, const UidRange& uids) {
  const auto [gid_first, gid_count] = subordinate_range("/etc/subgid");
  const auto map = [&](const char* program, unsigned own, unsigned first) {
    const int status =
        bp::system(bp::search_path(program),
                   bp::args({std::to_string(pid), "0", std::to_string(own), "1", "1",
                             std::to_string(first), std::to_string(uids.count)}),
                   bp::std_out > bp::null, bp::std_err > bp::null, bp::std_in < bp::null);
    if (status != 0)
      throw std::runtime_error{std::string{program} + " refused the uids of /etc/subuid"};
  };
  if (gid_count < uids.count) throw std::runtime_error{"/etc/subgid has no range for this user"};
  map("newuidmap", ::geteuid(), uids.first);
  map("newgidmap", ::getegid(), gid_first + (uids.first - subordinate_range("/etc/subuid").first));
}

void write_id_maps(pid_t pid, const UidRange& uids) {
  if (uids.by_newuidmap) return map_by_newuidmap(pid, uids);
  const std::string folder = "/proc/" + std::to_string(pid);
  const auto map = [&](unsigned own) {
    std::string text = "0 " + std::to_string(own) + " 1\n";
    if (uids.count > 0) {
      text += "1 " + std::to_string(uids.first) + " " + std::to_string(uids.count) + "\n";
    }
    return text;
  };
  if (uids.count == 0) write_file(folder + "/setgroups", "deny");
  write_file(folder + "/uid_map", map(::geteuid()));
  write_file(folder + "/gid_map", map(::getegid()));
}

struct Launch {
  int program = -1, control = -1;
  int go = -1, go_writer = -1;  // a byte comes when it may start
  pid_t judge = -1;
  char* const* arguments = nullptr;
  char* const* environment = nullptr;
  int cpu = -1;
};

// Between clone3 and execve, in a copy of a process that may have threads: only system calls.
[[noreturn]] void launch(const Launch& plan) noexcept {
  ::close(plan.go_writer);  // so that a judge that dies now ends the wait
  char byte = 0;
  if (::read(plan.go, &byte, 1) != 1) ::_exit(125);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != plan.judge) ::_exit(125);  // it died before that
  ::umask(022);     // whoever started the judge: what a guest makes, its cells may enter
  ::setpgid(0, 0);  // Ctrl-C is for the judge, which ends its guests when it has finished with them
  if (plan.cpu >= 0) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(plan.cpu), &set);
    ::sched_setaffinity(0, sizeof set, &set);
  }
  if (plan.control != channel_fd && ::dup2(plan.control, channel_fd) < 0) ::_exit(124);
  if (plan.control == channel_fd) ::fcntl(channel_fd, F_SETFD, 0);
  // Whatever else this process has open, with or without FD_CLOEXEC, is not the guest's.
  ::syscall(SYS_close_range, channel_fd + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  ::syscall(SYS_execveat, plan.program, "", plan.arguments, plan.environment, AT_EMPTY_PATH);
  ::_exit(123);
}

}  // namespace

UidRange find_uids(unsigned wanted) {
  // Judges that run side by side get ranges of their own, by pid.
  const auto pid = static_cast<unsigned>(::getpid());
  if (::geteuid() == 0) return {root_uids + (pid & 0x3fffffU) * 64, wanted, false};
  const auto [first, count] = subordinate_range("/etc/subuid");
  if (count < wanted || bp::search_path("newuidmap").empty()) return {};
  const unsigned places = count / wanted;
  return {first + (pid % places) * wanted, wanted, true};
}

Child start_in_namespaces(const std::string& program, int control, const UidRange& uids, int cpu) {
  const UniqueFd file{syscall_or_throw(
      "open " + program, [&] { return ::open(program.c_str(), O_PATH | O_CLOEXEC); })};
  int ends[2] = {-1, -1};
  syscall_or_throw("pipe2", [&] { return ::pipe2(ends, O_CLOEXEC); });
  const UniqueFd go_reader{ends[0]};
  UniqueFd go_writer{ends[1]};
  std::string name = program, option = "--control=3";
  char* const arguments[] = {name.data(), option.data(), nullptr};
  std::string path = "PATH=/usr/bin:/bin", language = "LANG=C.UTF-8", home = "HOME=/";
  // Symbols that were looked up before the first fork need not be looked up in each.
  std::string bind = "LD_BIND_NOW=1";
  char* const environment[] = {path.data(), language.data(), home.data(), bind.data(), nullptr};
  const Launch plan{file.get(), control,   go_reader.get(), go_writer.get(),
                    ::getpid(), arguments, environment,     cpu};

  int pidfd = -1;
  clone_args how{};
  // No cgroup namespace: its root would be our group, and where those namespaces are delegation
  // boundaries, as systemd has it, nobody in it could start a cell in a slot beside that group.
  how.flags =
      CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_PIDFD;
  how.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  how.exit_signal = SIGCHLD;
  const long pid = ::syscall(SYS_clone3, &how, sizeof how);
  if (pid == 0) launch(plan);
  if (pid < 0)
    throw std::system_error{errno, std::generic_category(), "clone3 with new namespaces"};
  Child child{static_cast<pid_t>(pid), UniqueFd{pidfd}};
  try {
    write_id_maps(child.pid, uids);
    syscall_or_throw("start guest", [&] { return ::write(go_writer.get(), "g", 1); });
  } catch (...) {
    kill_and_reap(child);
    throw;
  }
  return child;
}

void send_kill(const Child& child) {
  // Waking a process of this class interrupts nobody. It only saves time.
  const sched_param none{};
  (void)::sched_setscheduler(child.pid, SCHED_BATCH, &none);
  ::syscall(SYS_pidfd_send_signal, child.pidfd.get(), SIGKILL, nullptr, 0);
}

Death kill_and_reap(Child& child) {
  if (child.pid <= 0) return {};
  send_kill(child);
  siginfo_t how{};
  syscall_or_throw("wait for a sandboxed process",
                   [&] { return ::waitid(P_PID, static_cast<id_t>(child.pid), &how, WEXITED); });
  child = Child{};
  return {how.si_code, how.si_status};
}

}  // namespace sandbox
