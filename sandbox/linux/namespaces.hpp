// Starts a process in namespaces of its own, with the user ids that cells will run as.
#pragma once

#include <sys/types.h>

#include <string>

#include "sandbox/linux/unique_fd.hpp"

namespace sandbox {

// The uids that cells of this process run as: outside the user namespace `first` ... `first + count
// - 1`, inside 1 to `count`. count 0: none can be had, and cells share the judge's own uid (in
// their user namespace).
struct UidRange {
  unsigned first = 0;
  unsigned count = 0;
  bool by_newuidmap = false;  // an ordinary user's range, from /etc/subuid
};

// `wanted` uids for this process: any as root, else from /etc/subuid if newuidmap is installed.
[[nodiscard]] UidRange find_uids(unsigned wanted);

struct Child {
  pid_t pid = -1;
  UniqueFd pidfd;
};

// Starts `program` in new user, mount, network, ipc, uts and cgroup namespaces, with `control` as
// descriptor 3 and the argument --control=3. Runs on the processor `cpu`, or anywhere with -1.
// Throws std::system_error.
[[nodiscard]] Child start_in_namespaces(const std::string& program, int control,
                                        const UidRange& uids, int cpu);

// SIGKILL: nothing of the process, nor of the pid namespace whose first one it is, runs from now
// on.
// A processor that it shares with the caller is not taken for its dying, where the kernel lets us
// say so.
void send_kill(const Child& child);

// The same, then waits until the process is gone. Its exit status as by waitid(2): {code, status}.
struct Death {
  int code = 0;    // CLD_EXITED, CLD_KILLED, CLD_DUMPED
  int status = 0;  // exit status or signal
};
Death kill_and_reap(Child& child);

}  // namespace sandbox
