// The system calls that a cell may make: an allow-list, compiled once by libseccomp and loaded into each cell.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace sandbox {

class SyscallFilter {
 public:
  // `children`: whether fork is allowed besides threads. Throws when libseccomp cannot build it.
  explicit SyscallFilter(bool children);

  // In the child: puts it in force for the calling thread and all it starts. 0, or -1 with errno.
  // Needs no_new_privs. Async-signal-safe.
  [[nodiscard]] int load() const noexcept;

 private:
  std::vector<sock_filter> program_;
};

}  // namespace sandbox
