// The system calls that a cell may make: an allow-list, compiled by libseccomp, in two filters of
// which the kernel takes the stricter answer. The wide one is loaded once into a snapshot, which
// all its forks inherit at no cost: what a cell may do, and what sealing one needs. The narrow one
// takes the sealing away again, in each cell, as its last step.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace sandbox {

class SyscallFilter {
 public:
  // Throw when libseccomp cannot build it.
  [[nodiscard]] static SyscallFilter for_snapshot();
  // `children`: whether fork is allowed besides threads.
  [[nodiscard]] static SyscallFilter for_cell(bool children);

  // In the child: puts it in force for the calling thread and all it starts. 0, or -1 with errno.
  // Needs no_new_privs. Async-signal-safe.
  [[nodiscard]] int load() const noexcept;

 private:
  explicit SyscallFilter(void* context);

  std::vector<sock_filter> program_;
};

}  // namespace sandbox
