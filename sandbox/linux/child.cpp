// From clone3() to the candidate's first line. Everything below is async-signal-safe:
// no allocation, no locks, no exceptions, no logging.
#include "sandbox/linux/child.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "sandbox/linux/landlock.hpp"
#include "sandbox/linux/root.hpp"

namespace sandbox {
namespace {

[[noreturn]] void fail(int channel, Step step) noexcept {
  const SealStatus status{step, errno};
  (void)!::write(channel, &status, sizeof status);
  ::_exit(127);
}

int join_cgroup(const Plan& plan) noexcept {
  for (const int file : plan.cgroup_files) {
    if (file >= 0 && ::write(file, "0", 1) != 1) return -1;
  }
  return 0;
}

int take_descriptors(const Plan& plan) noexcept {
  // The judge's ends come with numbers above 3: the snapshot holds 0 to 3 itself.
  if (::dup2(plan.output, STDOUT_FILENO) < 0 || ::dup2(plan.error_output, STDERR_FILENO) < 0)
    return -1;
  if (::dup2(plan.channel, channel_fd) < 0) return -1;
  return static_cast<int>(::syscall(SYS_close_range, channel_fd + 1, ~0U, 0));
}

int limit(int resource, std::uint64_t value) noexcept {
  const rlimit both{value, value};
  return static_cast<int>(::syscall(SYS_prlimit64, 0, resource, &both, nullptr));
}

int set_limits(const Plan& plan) noexcept {
  if (limit(RLIMIT_CORE, 0) < 0 || limit(RLIMIT_FSIZE, plan.file_bytes) < 0) return -1;
  if (limit(RLIMIT_NOFILE, 256) < 0 || limit(RLIMIT_MEMLOCK, 0) < 0 ||
      limit(RLIMIT_MSGQUEUE, 0) < 0)
    return -1;
  if (limit(RLIMIT_SIGPENDING, 64) < 0 || limit(RLIMIT_NICE, 0) < 0 || limit(RLIMIT_RTPRIO, 0) < 0)
    return -1;
  if (limit(RLIMIT_NPROC, static_cast<std::uint64_t>(plan.tasks)) < 0) return -1;
  if (limit(RLIMIT_CPU, static_cast<std::uint64_t>(plan.cpu_seconds)) < 0) return -1;
  return plan.memory_bytes == 0 ? 0 : limit(RLIMIT_AS, plan.memory_bytes);
}

int drop_identity(const Plan& plan) noexcept {
  if (!plan.change_uid) return 0;
  if (::syscall(SYS_setgroups, 0, nullptr) < 0) return -1;
  if (::syscall(SYS_setresgid, plan.uid, plan.uid, plan.uid) < 0) return -1;
  return static_cast<int>(::syscall(SYS_setresuid, plan.uid, plan.uid, plan.uid));
}

int drop_capabilities() noexcept {
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  return static_cast<int>(::syscall(SYS_capset, &header, none));
}

// A page that is still the snapshot's, or still the file's, costs a fault when it is first used;
// here it is used ahead of time, which costs less than an madvise() for each range.
void prefault(const Plan& plan) noexcept {
  for (std::size_t i = 0; i < plan.prefault_count; ++i) {
    const Range& range = plan.prefault[i];
    for (std::uint64_t at = range.start; at < range.start + range.size; at += page_size) {
      auto* const byte = reinterpret_cast<volatile char*>(at);
      const char value = *byte;
      if (range.write) *byte = value;
    }
  }
}

}  // namespace

std::string_view to_string(Step step) {
  switch (step) {
    case Step::ready:
      return "ready";
    case Step::join_cgroup:
      return "join the control groups";
    case Step::die_with_judge:
      return "ask to die with the judge";
    case Step::mount_box:
      return "mount tmpfs on /box";
    case Step::take_descriptors:
      return "take the descriptors";
    case Step::set_limits:
      return "set the resource limits";
    case Step::drop_identity:
      return "change to the cell's uid";
    case Step::drop_capabilities:
      return "drop the capabilities";
    case Step::confine_files:
      return "restrict itself with Landlock";
    case Step::prefault:
      return "prefault";
    case Step::filter_syscalls:
      return "load the system call filter";
  }
  return "an unknown step";
}

void become_cell(const Plan& plan) noexcept {
  if (join_cgroup(plan) < 0) fail(plan.channel, Step::join_cgroup);
  if (mount_box(plan.box_options) < 0) fail(plan.channel, Step::mount_box);
  if (set_limits(plan) < 0) fail(plan.channel, Step::set_limits);
  if (plan.change_uid && ::chown(work_path, plan.uid, plan.uid) < 0)
    fail(plan.channel, Step::mount_box);
  if (drop_identity(plan) < 0) fail(plan.channel, Step::drop_identity);
  if (drop_capabilities() < 0) fail(plan.channel, Step::drop_capabilities);
  // A change of uid clears it, so it comes after.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) fail(plan.channel, Step::die_with_judge);
  if (plan.landlock > 0 && confine_to(box_path, plan.landlock) < 0)
    fail(plan.channel, Step::confine_files);
  prefault(plan);
  if (take_descriptors(plan) < 0) fail(plan.channel, Step::take_descriptors);
}

void finish_sealing(const Plan& plan) noexcept {
  if (plan.filter->load() < 0) fail(channel_fd, Step::filter_syscalls);
  const SealStatus ready{Step::ready, 0};
  if (::write(channel_fd, &ready, sizeof ready) != sizeof ready) ::_exit(126);
}

}  // namespace sandbox
