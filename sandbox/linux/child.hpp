// From clone3() to a sealed cell that waits for its submission.
#pragma once

#include <sched.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "sandbox/linux/seccomp.hpp"

namespace sandbox {

// In order. What a cell says before its first frame: {step, errno}; `ready` when all are done.
enum class Step : std::uint32_t {
  ready,
  join_cgroup,
  die_with_judge,
  mount_box,
  take_descriptors,
  set_limits,
  drop_identity,
  drop_capabilities,
  confine_files,
  prefault,
  filter_syscalls,
};
[[nodiscard]] std::string_view to_string(Step step);

struct SealStatus {
  Step step{};
  std::int32_t error = 0;
};

inline constexpr std::uint64_t page_size = 4096;

struct Range {
  std::uint64_t start = 0, size = 0;  // bytes, whole pages
  bool write = false;                 // pages to own, or only to have mapped
};

// Everything that become_cell() needs, made ready before the fork.
struct Plan {
  std::array<int, 4> cgroup_files{-1, -1, -1, -1};  // version 1: each gets "0" written
  int channel = -1, output = -1, error_output = -1;
  unsigned uid = 0;         // inside the snapshot's user namespace
  bool change_uid = false;  // false where there is only one
  const char* box_options = "";
  std::uint64_t memory_bytes = 0;  // for RLIMIT_AS where there is no cgroup, else 0
  std::uint64_t file_bytes = 0;
  int tasks = 0;
  int cpu_seconds = 0;
  int landlock = 0;
  const SyscallFilter* filter = nullptr;
  const Range* prefault = nullptr;
  std::size_t prefault_count = 0;
};

// Returns in the cell, sealed but for the system call filter, with the channel as descriptor 3. On
// failure tells the judge which step failed and ends the process.
void become_cell(const Plan& plan) noexcept;

// The last step: the filter, then "ready" to the judge.
void finish_sealing(const Plan& plan) noexcept;

inline constexpr int channel_fd = 3;

}  // namespace sandbox
