#include "sandbox/linux/seccomp.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <system_error>

#include "sandbox/linux/files.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace sandbox {
namespace {

using Context = std::unique_ptr<void, decltype(&seccomp_release)>;

// What an interpreter needs: its memory, its files in a root of its own, its threads, time, and
// pipes to itself. Not here, so refused with EPERM: execve, ptrace, mount and namespace calls,
// keyrings, bpf, io_uring, perf, userfaultfd, memfd, pidfd, SysV and POSIX ipc, socket and its
// relatives, priorities and affinity, xattr, inotify, clock setting.
constexpr const char* allowed[] = {
    "read",
    "write",
    "readv",
    "writev",
    "pread64",
    "pwrite64",
    "preadv",
    "pwritev",
    "lseek",
    "close",
    "close_range",
    "dup",
    "dup2",
    "dup3",
    "pipe",
    "pipe2",
    "fcntl",
    "flock",
    "fsync",
    "fdatasync",
    "sendfile",
    "copy_file_range",
    "fadvise64",
    "fallocate",
    "truncate",
    "ftruncate",
    "open",
    "openat",
    "creat",
    "stat",
    "fstat",
    "lstat",
    "newfstatat",
    "statx",
    "statfs",
    "fstatfs",
    "access",
    "faccessat",
    "faccessat2",
    "getdents",
    "getdents64",
    "getcwd",
    "chdir",
    "fchdir",
    "rename",
    "renameat",
    "renameat2",
    "mkdir",
    "mkdirat",
    "rmdir",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "symlink",
    "symlinkat",
    "readlink",
    "readlinkat",
    "chmod",
    "fchmod",
    "fchmodat",
    "umask",
    "utime",
    "utimes",
    "utimensat",
    "futimesat",
    "mmap",
    "mprotect",
    "munmap",
    "mremap",
    "madvise",
    "brk",
    "msync",
    "mincore",
    "membarrier",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "rt_sigpending",
    "rt_sigtimedwait",
    "rt_sigsuspend",
    "rt_sigqueueinfo",
    "sigaltstack",
    "pause",
    "kill",
    "tkill",
    "tgkill",
    "signalfd",
    "signalfd4",
    "poll",
    "ppoll",
    "select",
    "pselect6",
    "epoll_create",
    "epoll_create1",
    "epoll_ctl",
    "epoll_wait",
    "epoll_pwait",
    "epoll_pwait2",
    "eventfd",
    "eventfd2",
    "timerfd_create",
    "timerfd_settime",
    "timerfd_gettime",
    "nanosleep",
    "clock_nanosleep",
    "clock_gettime",
    "clock_getres",
    "gettimeofday",
    "time",
    "alarm",
    "getitimer",
    "setitimer",
    "timer_create",
    "timer_settime",
    "timer_gettime",
    "timer_getoverrun",
    "timer_delete",
    "futex",
    "set_robust_list",
    "get_robust_list",
    "set_tid_address",
    "rseq",
    "sched_yield",
    "restart_syscall",
    "getpid",
    "gettid",
    "getppid",
    "getpgrp",
    "getpgid",
    "getsid",
    "setsid",
    "setpgid",
    "getuid",
    "geteuid",
    "getgid",
    "getegid",
    "getresuid",
    "getresgid",
    "getgroups",
    "uname",
    "sysinfo",
    "times",
    "getrusage",
    "getrlimit",
    "setrlimit",
    "getpriority",
    "getcpu",
    "sched_getaffinity",
    "sched_getparam",
    "sched_getscheduler",
    "sched_get_priority_max",
    "sched_get_priority_min",
    "getrandom",
    "arch_prctl",
    "exit",
    "exit_group",
    "wait4",
    "waitid",
    "recvfrom",
    "shutdown",
    "getsockname",
    "getpeername",
    "getsockopt",
    "setsockopt",
};

void check(int result, const std::string& doing) {
  if (result < 0) throw std::system_error{-result, std::generic_category(), "seccomp: " + doing};
}

void allow(void* context, const char* name) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number == __NR_SCMP_ERROR)
    throw std::runtime_error{std::string{"seccomp: no such call: "} + name};
  if (number < 0) return;  // another architecture's
  check(seccomp_rule_add(context, SCMP_ACT_ALLOW, number, 0), name);
}

void allow_when(void* context, int number, const scmp_arg_cmp& test) {
  check(seccomp_rule_add_array(context, SCMP_ACT_ALLOW, number, 1, &test), std::to_string(number));
}

void refuse(void* context, int error, const char* name) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number == __NR_SCMP_ERROR)
    throw std::runtime_error{std::string{"seccomp: no such call: "} + name};
  if (number >= 0)
    check(seccomp_rule_add(context, SCMP_ACT_ERRNO(static_cast<unsigned>(error)), number, 0), name);
}

void refuse_when(void* context, int number, const scmp_arg_cmp& test) {
  check(seccomp_rule_add_array(context, SCMP_ACT_ERRNO(EPERM), number, 1, &test),
        std::to_string(number));
}

// What a snapshot does and a cell may not: receive commands, fork, mount, give up rights.
constexpr const char* sealing[] = {"mount",
                                   "setgroups",
                                   "setresgid",
                                   "setresuid",
                                   "capset",
                                   "chown",
                                   "seccomp",
                                   "sendmsg",
                                   "recvmsg",
                                   "landlock_create_ruleset",
                                   "landlock_add_rule",
                                   "landlock_restrict_self"};

void refuse_new_processes(void* context, bool children) {
  // glibc tries clone3, whose flags a filter cannot see, and falls back to clone.
  refuse(context, ENOSYS, "clone3");
  for (const unsigned flag :
       {CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET,
        CLONE_NEWCGROUP, CLONE_PARENT, CLONE_PTRACE, CLONE_UNTRACED}) {
    refuse_when(context, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, flag, flag));
  }
  if (children) return;
  refuse_when(context, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  refuse(context, EPERM, "fork");
  refuse(context, EPERM, "vfork");
}

void allow_by_argument(void* context) {
  // prctl is for naming threads, and for asking; the last two are for sealing.
  for (const int option : {PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP,
                           PR_GET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, PR_CAP_AMBIENT}) {
    allow_when(context, SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(option)));
  }
  for (const unsigned long request : {FIONREAD, FIOCLEX, FIONCLEX, FIONBIO, TCGETS, TIOCGWINSZ}) {
    allow_when(context, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, request));
  }
  // Limits may be read and lowered, one's own only.
  allow_when(context, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0));
  // FIFOs, not devices.
  allow_when(context, SCMP_SYS(mknod), SCMP_A1(SCMP_CMP_MASKED_EQ, S_IFMT, S_IFIFO));
  allow_when(context, SCMP_SYS(mknodat), SCMP_A2(SCMP_CMP_MASKED_EQ, S_IFMT, S_IFIFO));
  // asyncio wakes its loop through a socket pair; connected streams reach nobody else.
  const scmp_arg_cmp pair[] = {SCMP_A0(SCMP_CMP_EQ, AF_UNIX),
                               SCMP_A1(SCMP_CMP_MASKED_EQ, 0xf, SOCK_STREAM)};
  check(seccomp_rule_add_array(context, SCMP_ACT_ALLOW, SCMP_SYS(socketpair), 2, pair),
        "socketpair");
  allow_when(context, SCMP_SYS(sendto), SCMP_A4(SCMP_CMP_EQ, 0));
}

Context start(std::uint32_t otherwise) {
  Context context{seccomp_init(otherwise), &seccomp_release};
  if (!context) throw std::runtime_error{"seccomp_init failed"};
  // 32-bit and x32 calls have other numbers, which this list does not speak of: they end the cell.
  check(seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS),
        "bad architecture");
  return context;
}

}  // namespace

SyscallFilter SyscallFilter::for_snapshot() {
  const Context context = start(SCMP_ACT_ERRNO(EPERM));
  check(seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2), "optimize");
  for (const char* name : allowed) allow(context.get(), name);
  for (const char* name : sealing) allow(context.get(), name);
  for (const char* name : {"clone", "clone3", "fork", "vfork"}) allow(context.get(), name);
  allow_by_argument(context.get());
  return SyscallFilter{context.get()};
}

SyscallFilter SyscallFilter::for_cell(bool children) {
  const Context context = start(SCMP_ACT_ALLOW);
  for (const char* name : sealing) refuse(context.get(), EPERM, name);
  refuse_new_processes(context.get(), children);
  // Every cell loads this one, so it is short: all else is refused by the snapshot's already.
  for (const int option : {PR_SET_PDEATHSIG, PR_CAP_AMBIENT}) {
    refuse_when(context.get(), SCMP_SYS(prctl),
                SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(option)));
  }
  return SyscallFilter{context.get()};
}

SyscallFilter::SyscallFilter(void* context) {
  const UniqueFd file = memory_file("");
  check(seccomp_export_bpf(context, file.get()), "export");
  const std::string bytes = read_all(file.get());
  program_.resize(bytes.size() / sizeof(sock_filter));
  bytes.copy(reinterpret_cast<char*>(program_.data()), program_.size() * sizeof(sock_filter));
}

int SyscallFilter::load() const noexcept {
  sock_fprog program{};
  program.len = static_cast<unsigned short>(program_.size());
  program.filter = const_cast<sock_filter*>(program_.data());
  return static_cast<int>(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

}  // namespace sandbox
