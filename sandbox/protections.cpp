#include "sandbox/protections.hpp"

#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include "sandbox/linux/cgroup.hpp"
#include "sandbox/linux/landlock.hpp"
#include "sandbox/linux/namespaces.hpp"
#include "sandbox/linux/seccomp.hpp"

namespace sandbox {
namespace {

// 0, or the errno with which the kernel refuses all the namespaces of a snapshot.
int try_namespaces() {
  clone_args how{};
  how.flags = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC |
              CLONE_NEWUTS | CLONE_NEWCGROUP;
  how.exit_signal = SIGCHLD;
  const long pid = ::syscall(SYS_clone3, &how, sizeof how);
  if (pid == 0) ::_exit(0);
  if (pid < 0) return errno;
  ::waitpid(static_cast<pid_t>(pid), nullptr, 0);
  return 0;
}

Protection namespaces() {
  const int error = try_namespaces();
  if (error == 0) {
    return {"namespaces", Force::in_force,
            "user, pid, mount, network, ipc, uts and cgroup namespaces", ""};
  }
  return {"namespaces", Force::missing,
          std::string{"the kernel refuses them: "} + std::strerror(error),
          "sysctl -w user.max_user_namespaces=10000, and kernel.unprivileged_userns_clone=1 or "
          "kernel.apparmor_restrict_unprivileged_userns=0 where those exist; in a container see "
          "docker-compose.yml"};
}

// 0, or the errno with which the kernel refuses a process in the slot.
int try_slot(const CgroupSlot& slot, int version) {
  clone_args how{};
  how.exit_signal = SIGCHLD;
  if (version == 2) {
    how.flags = CLONE_INTO_CGROUP;
    how.cgroup = static_cast<std::uint64_t>(slot.join_fds()[0].get());
  }
  const long pid = ::syscall(SYS_clone3, &how, sizeof how);
  if (pid == 0) {
    for (const auto& file : slot.join_fds()) {
      if (version == 1 && ::write(file.get(), "0", 1) != 1) ::_exit(errno);
    }
    ::_exit(0);
  }
  if (pid < 0) return errno;
  int status = 0;
  ::waitpid(static_cast<pid_t>(pid), &status, 0);
  return WEXITSTATUS(status);
}

Protection cgroup() {
  std::string why;
  try {
    if (const auto tree = CgroupTree::find(why)) {
      const auto slot = tree->make_slot(0);
      slot->set_limits(CellLimits{});
      if (const int error = try_slot(*slot, tree->version()); error != 0) {
        throw std::system_error{error, std::generic_category(), "start a process in a group"};
      }
      std::string what =
          "version " + std::to_string(tree->version()) + ": memory without swap, processes, CPU";
      if (!slot->peak_resets()) what += "; peaks of memory by looking every 5 ms";
      return {"cgroup", Force::in_force, what, ""};
    }
  } catch (const std::system_error& error) {
    why = error.what();
  }
  return {"cgroup", Force::missing, why,
          "run viva as root, or with a delegated group: systemd-run --user --scope -p Delegate=yes "
          "viva ... ; a service needs Delegate=yes, root's as well; or name it: "
          "--without=cgroup, then rlimits and a watcher hold memory and processes"};
}

Protection own_uid() {
  const UidRange uids = find_uids(8);
  if (uids.count > 0) return {"uid", Force::in_force, "every cell has a uid of its own", ""};
  return {
      "uid", Force::weaker,
      "cells have your own uid, without capabilities, in a user namespace and a root of their own",
      "apt-get install uidmap, and give yourself a range: usermod --add-subuids 100000-165535 "
      "--add-subgids "
      "100000-165535 " +
          std::string{"$USER"}};
}

Protection seccomp() {
  try {
    (void)SyscallFilter::for_snapshot();
    return {"seccomp", Force::in_force,
            "an allow-list of system calls; 32-bit and x32 calls end the cell", ""};
  } catch (const std::exception& error) {
    return {"seccomp", Force::missing, error.what(), "a kernel with CONFIG_SECCOMP_FILTER"};
  }
}

Protection landlock() {
  const int version = landlock_version();
  if (version > 0) return {"landlock", Force::in_force, "version " + std::to_string(version), ""};
  return {"landlock", Force::unavailable,
          "this kernel has none, or it is not in its list of security modules",
          "boot with lsm=landlock,... (Linux 5.13 or later); mounts and seccomp hold without it"};
}

}  // namespace

std::vector<Protection> examine_protections() {
  return {namespaces(),
          cgroup(),
          seccomp(),
          landlock(),
          own_uid(),
          {"capabilities", Force::in_force, "none in a cell, none to be gained (no_new_privs)", ""},
          {"root", Force::in_force, "an empty read-only root, one sized tmpfs for each cell", ""},
          {"rlimits", Force::in_force, "file size, descriptors, processes, no core files", ""}};
}

}  // namespace sandbox
