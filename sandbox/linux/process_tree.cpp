#include "sandbox/linux/process_tree.hpp"

#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <sstream>
#include <string>

#include "sandbox/linux/files.hpp"

namespace sandbox {
namespace {

namespace fs = std::filesystem;

nanoseconds own_cpu_time(pid_t pid) {
  // The clock of another process, as clock_getcpuclockid(3) builds it: 2 is CPUCLOCK_SCHED.
  const auto clock = static_cast<clockid_t>((~static_cast<unsigned>(pid) << 3) | 2U);
  timespec now{};
  if (::clock_gettime(clock, &now) < 0) return {};
  return std::chrono::seconds{now.tv_sec} + nanoseconds{now.tv_nsec};
}

nanoseconds waited_children_cpu_time(const std::string& folder) {
  const auto stat = try_read_file(folder + "/stat").value_or("");
  const auto name_end = stat.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream fields{stat.substr(name_end + 1)};
  std::string skipped;
  for (int i = 3; i < 16; ++i) fields >> skipped;
  long long user = 0, system = 0;
  fields >> user >> system;
  return nanoseconds{(user + system) * (1'000'000'000LL / ::sysconf(_SC_CLK_TCK))};
}

std::uint64_t resident_bytes(const std::string& folder) {
  std::istringstream lines{try_read_file(folder + "/status").value_or("")};
  std::uint64_t sum = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("RssAnon:", 0) != 0 && line.rfind("RssShmem:", 0) != 0) continue;
    sum += std::strtoull(line.c_str() + line.find(':') + 1, nullptr, 10) * 1024;
  }
  return sum;
}

}  // namespace

nanoseconds time_starved(pid_t pid) {
  // schedstat: time on the processor, time waiting for it, in nanoseconds.
  std::istringstream fields{
      try_read_file("/proc/" + std::to_string(pid) + "/schedstat").value_or("")};
  std::int64_t running = 0, waiting = 0;
  fields >> running >> waiting;
  return nanoseconds{waiting};
}

TreeUsage measure_tree(pid_t pid) {
  const std::string folder = "/proc/" + std::to_string(pid);
  TreeUsage usage{own_cpu_time(pid) + waited_children_cpu_time(folder), resident_bytes(folder), 1};
  std::error_code gone;
  for (fs::directory_iterator thread{folder + "/task", gone}, end; !gone && thread != end;
       thread.increment(gone)) {
    std::istringstream children{try_read_file(thread->path().string() + "/children").value_or("")};
    for (pid_t child = 0; children >> child;) {
      const TreeUsage below = measure_tree(child);
      usage.cpu_time += below.cpu_time;
      usage.memory_bytes += below.memory_bytes;
      usage.processes += below.processes;
    }
  }
  return usage;
}

}  // namespace sandbox
