// What a cell uses, seen from outside through /proc: for hosts where it cannot have a control
// group.
#pragma once

#include <sys/types.h>

#include "sandbox/observation.hpp"

namespace sandbox {

struct TreeUsage {
  nanoseconds cpu_time{};
  std::uint64_t memory_bytes = 0;  // private and shared-memory pages that are resident, summed
  int processes = 0;
};

// `pid` is the first process of a pid namespace, so everything of the cell is below it. What ends
// meanwhile counts as far as its parent has waited for it.
[[nodiscard]] TreeUsage measure_tree(pid_t pid);

// How long the process's first thread has been ready to run without a processor, since it started:
// the host's fault.
[[nodiscard]] nanoseconds time_starved(pid_t pid);

}  // namespace sandbox
