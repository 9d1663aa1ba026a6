// The system call filter: each class of call that a cell must not make, tried in a cell and, to
// know that it is the filter that refuses it, outside as well.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <linux/sched.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <csignal>

#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

constexpr long nowhere =
    8;  // an address that is never mapped: a call that gets past the filter does nothing
constexpr long none = -1;  // as a descriptor, a pid that is nobody's, an id

struct Refused {
  const char* name;
  long number;
  std::array<long, 6> arguments;
};

// With these arguments each call is answered by something else than EPERM where root makes it
// without a filter.
const Refused refused_calls[] = {
    {"unshare", SYS_unshare, {0}},
    {"setns", SYS_setns, {none, 0}},
    {"mount", SYS_mount, {nowhere, nowhere, nowhere, 0, 0}},
    {"umount2", SYS_umount2, {nowhere, 0}},
    {"pivot_root", SYS_pivot_root, {nowhere, nowhere}},
    {"chroot", SYS_chroot, {nowhere}},
    {"open_tree", SYS_open_tree, {none, nowhere, 0}},
    {"move_mount", SYS_move_mount, {none, nowhere, none, nowhere, 0}},
    {"fsopen", SYS_fsopen, {nowhere, 0}},
    {"mount_setattr", SYS_mount_setattr, {none, nowhere, 0, nowhere, 32}},
    {"ptrace", SYS_ptrace, {16, 0x7ffffff, 0, 0}},
    {"process_vm_readv", SYS_process_vm_readv, {0x7ffffff, 0, 0, 0, 0, 0}},
    {"process_vm_writev", SYS_process_vm_writev, {0x7ffffff, 0, 0, 0, 0, 0}},
    {"pidfd_open", SYS_pidfd_open, {0x7ffffff, 0}},
    {"pidfd_getfd", SYS_pidfd_getfd, {none, 0, 0}},
    {"pidfd_send_signal", SYS_pidfd_send_signal, {none, 0, 0, 0}},
    {"kcmp", SYS_kcmp, {0x7ffffff, 0x7ffffff, 0, 0, 0}},
    {"process_madvise", SYS_process_madvise, {none, 0, 0, 0, 0}},
    {"socket", SYS_socket, {2, 1, 0}},
    {"socket of unix", SYS_socket, {1, 1, 0}},
    {"socket of netlink", SYS_socket, {16, 3, 0}},
    {"socketpair of datagrams", SYS_socketpair, {1, 2, 0, nowhere}},
    {"bind", SYS_bind, {none, 0, 0}},
    {"connect", SYS_connect, {none, 0, 0}},
    {"sendmsg", SYS_sendmsg, {none, 0, 0}},
    {"recvmsg", SYS_recvmsg, {none, 0, 0}},
    {"sendto with an address", SYS_sendto, {none, 0, 0, 0, nowhere, 16}},
    {"execve", SYS_execve, {nowhere, 0, 0}},
    {"execveat", SYS_execveat, {none, nowhere, 0, 0, 0}},
    {"keyctl", SYS_keyctl, {99, 0, 0, 0, 0}},
    {"add_key", SYS_add_key, {nowhere, nowhere, 0, 0, 0}},
    {"request_key", SYS_request_key, {nowhere, nowhere, 0, 0}},
    {"bpf", SYS_bpf, {none, 0, 0}},
    {"seccomp", SYS_seccomp, {99, 0, 0}},
    {"io_uring_setup", SYS_io_uring_setup, {1, nowhere}},
    {"io_uring_enter", SYS_io_uring_enter, {none, 0, 0, 0, 0, 0}},
    {"io_setup", SYS_io_setup, {1, nowhere}},
    {"userfaultfd", SYS_userfaultfd, {0x10}},
    {"memfd_create", SYS_memfd_create, {nowhere, 0}},
    {"memfd_secret", SYS_memfd_secret, {0x10}},
    {"perf_event_open", SYS_perf_event_open, {nowhere, 0, none, none, 0}},
    {"shmget", SYS_shmget, {IPC_PRIVATE, 0, 0}},
    {"shmat", SYS_shmat, {none, 0, 0}},
    {"shmctl", SYS_shmctl, {none, 99, 0}},
    {"semget", SYS_semget, {IPC_PRIVATE, none, 0}},
    {"msgget", SYS_msgget, {0x4a43, 0, 0}},
    {"mq_open", SYS_mq_open, {nowhere, 0, 0, 0}},
    {"personality", SYS_personality, {-1}},
    {"clock_settime", SYS_clock_settime, {0, nowhere}},
    {"settimeofday", SYS_settimeofday, {nowhere, 0}},
    {"adjtimex", SYS_adjtimex, {nowhere}},
    {"setpriority", SYS_setpriority, {99, 0, 0}},
    {"sched_setaffinity", SYS_sched_setaffinity, {0, 8, nowhere}},
    {"sched_setscheduler", SYS_sched_setscheduler, {0, 99, nowhere}},
    {"ioprio_set", SYS_ioprio_set, {99, 0, 0}},
    {"setxattr", SYS_setxattr, {nowhere, nowhere, 0, 0, 0}},
    {"getxattr", SYS_getxattr, {nowhere, nowhere, 0, 0}},
    {"inotify_init1", SYS_inotify_init1, {99}},
    {"fanotify_init", SYS_fanotify_init, {0xffff0000, 0}},
    {"name_to_handle_at", SYS_name_to_handle_at, {none, nowhere, 0, 0, 0}},
    {"open_by_handle_at", SYS_open_by_handle_at, {none, nowhere, 0}},
    {"init_module", SYS_init_module, {nowhere, 0, nowhere}},
    {"kexec_load", SYS_kexec_load, {0, 99, nowhere, 0}},
    {"reboot", SYS_reboot, {0, 0, 0, 0}},
    {"swapon", SYS_swapon, {nowhere, none}},
    {"acct", SYS_acct, {nowhere}},
    {"syslog", SYS_syslog, {99, 0, 0}},
    {"quotactl", SYS_quotactl, {none, nowhere, 0, 0}},
    {"sethostname", SYS_sethostname, {nowhere, 1}},
    {"setuid", SYS_setuid, {none}},
    {"setresuid", SYS_setresuid, {none, none, none}},
    {"setgroups", SYS_setgroups, {1, nowhere}},
    {"capset", SYS_capset, {nowhere, 0}},
    {"landlock_create_ruleset", SYS_landlock_create_ruleset, {nowhere, 0, 99}},
    {"prctl PR_SET_PDEATHSIG", SYS_prctl, {1, 999, 0, 0, 0}},
    {"prctl PR_SET_DUMPABLE", SYS_prctl, {4, 99, 0, 0, 0}},
    {"prctl PR_SET_TIMERSLACK", SYS_prctl, {29, 50'000, 0, 0, 0}},
    {"prctl PR_SET_SECCOMP", SYS_prctl, {22, 99, 0, 0, 0}},
    {"ioctl TIOCSTI", SYS_ioctl, {none, 0x5412, 0}},
    {"ioctl TIOCLINUX", SYS_ioctl, {none, 0x541c, 0}},
    {"prlimit64 of another", SYS_prlimit64, {0x7ffffff, 7, 0, 0}},
    {"mknod of a device", SYS_mknod, {nowhere, 0020666, 0x103}},
    {"fork", SYS_fork, {}},
    {"vfork", SYS_vfork, {}},
    {"clone of a process", SYS_clone, {SIGCHLD, 0, 0, 0, 0}},
};

class SystemCalls : public CellTest {};
VIVA_HELD_BOTH_WAYS(SystemCalls);

std::string as_request(const Refused& call, const char* verb = "call") {
  std::string text = std::string{verb} + " " + std::to_string(call.number);
  for (const long argument : call.arguments) text += " " + std::to_string(argument);
  return text;
}

// The errno of the call in a child of the test itself, with nothing in its way; 0 when it succeeds.
int errno_outside(const Refused& call) {
  const pid_t child = ::fork();
  if (child == 0) {
    const pid_t self = ::getpid();
    const auto& a = call.arguments;
    const long result = ::syscall(call.number, a[0], a[1], a[2], a[3], a[4], a[5]);
    ::_exit(::getpid() == self && result < 0 ? errno : 0);  // also where the call was a fork
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_P(SystemCalls, EveryClassThatACellHasNoBusinessWithIsRefused) {
  const auto cell = box.cell();
  for (const auto& call : refused_calls) {
    EXPECT_EQ(describe(cell->step(as_request(call), patient()).ending), "replied errno 1")
        << call.name;
  }
}

TEST_P(SystemCalls, ThreadsOfACellAreRefusedTheSame) {
  const auto cell = box.cell();
  for (const auto& call : refused_calls) {
    EXPECT_EQ(describe(cell->step(as_request(call, "call-in-thread"), patient()).ending),
              "replied errno 1")
        << call.name;
  }
}

TEST(SystemCallsOutside, WouldNotBeRefusedWithoutTheFilter) {
  ASSERT_EQ(::geteuid(), 0U) << "run by root, so that no permission is in the way";
  for (const auto& call : refused_calls) EXPECT_NE(errno_outside(call), EPERM) << call.name;
}

TEST_P(SystemCalls, TheNewCloneIsSaidNotToExistSoThatThreadsUseTheOldOne) {
  EXPECT_EQ(box.answer("call " + std::to_string(SYS_clone3) + " 8 88"),
            "replied errno " + std::to_string(ENOSYS));
}

TEST_P(SystemCalls, ACallOf32BitsEndsTheCell) {
  EXPECT_EQ(box.answer("call32"), "signaled " + std::to_string(SIGSYS));
}

TEST_P(SystemCalls, ACallOfTheX32KindEndsTheCell) {
  constexpr long x32 = 0x40000000;
  EXPECT_EQ(box.answer("call " + std::to_string(x32 + SYS_getpid)),
            "signaled " + std::to_string(SIGSYS));
}

TEST_P(SystemCalls, ForkIsRefusedUnlessTheProblemAllowsChildren) {
  CellLimits with_children;
  with_children.children = true;
  EXPECT_EQ(box.answer("fork wait"), "replied errno 1");
  EXPECT_EQ(box.answer("fork wait", with_children), "replied ok");
}

TEST_P(SystemCalls, ACloneWithNamespacesIsRefusedEvenWhereChildrenAreAllowed) {
  CellLimits with_children;
  with_children.children = true;
  for (const unsigned long flag : {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET,
                                   CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP}) {
    const std::string request =
        "call " + std::to_string(SYS_clone) + " " + std::to_string(flag | SIGCHLD);
    EXPECT_EQ(box.answer(request, with_children), "replied errno 1") << std::hex << flag;
    EXPECT_EQ(box.answer(request), "replied errno 1") << std::hex << flag;
  }
}

// Its parent would be the judge.
TEST_P(SystemCalls, AChildThatIsTheJudgesInsteadIsRefused) {
  CellLimits with_children;
  with_children.children = true;
  const std::string request =
      "call " + std::to_string(SYS_clone) + " " + std::to_string(CLONE_PARENT | SIGCHLD);
  EXPECT_EQ(box.answer(request, with_children), "replied errno 1");
}

TEST_P(SystemCalls, ThreadsTimePipesAndFilesWork) {
  for (const char* request :
       {"threads 3", "write file 4", "print 1 10", "list /box/work", "pipe"}) {
    EXPECT_THAT(box.answer(request), testing::Not(testing::HasSubstr("errno"))) << request;
  }
}

TEST_P(SystemCalls, ADeviceFileCannotBeMadeButAFifoCan) {
  EXPECT_EQ(box.answer("make-node " + std::to_string(S_IFCHR | 0666)), "replied errno 1");
  EXPECT_EQ(box.answer("make-node " + std::to_string(S_IFBLK | 0666)), "replied errno 1");
  EXPECT_EQ(box.answer("make-node " + std::to_string(S_IFIFO | 0666)), "replied ok 0");
}

TEST_P(SystemCalls, WhatIsWrittenCannotBeRun) {
  // Neither by execve, which the filter has, nor mapped as code, which the mount has.
  EXPECT_EQ(box.answer("exec"), "replied errno 1");
  EXPECT_EQ(box.answer("map-file-as-code"), "replied errno 1");
}

}  // namespace
}  // namespace sandbox
