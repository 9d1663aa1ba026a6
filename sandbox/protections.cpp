#include "sandbox/protections.hpp"

#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

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

Protection cgroup() {
  std::string why;
  const auto tree = CgroupTree::find(why);
  if (tree) {
    return {"cgroup", Force::in_force,
            "version " + std::to_string(tree->version()) + ": memory without swap, processes, CPU",
            ""};
  }
  return {"cgroup", Force::missing, why,
          "run viva as root, or with a delegated group: systemd-run --user --scope -p Delegate=yes "
          "viva ... ; or name it: "
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
