#include "sandbox/linux/cgroup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>

#include "sandbox/linux/files.hpp"
#include "sandbox/linux/syscall.hpp"

namespace sandbox {
namespace fs = std::filesystem;
namespace {

constexpr std::array<const char*, 4> v1_controllers = {"memory", "pids", "cpuacct", "cpu"};
constexpr const char* wanted_controllers = "+memory +pids +cpu";  // of version 2
constexpr const char* outer_group = "viva-outer";
constexpr std::size_t v1_memory = 0, v1_pids = 1, v1_cpuacct = 2, v1_cpu = 3;

// Where each version 1 controller is mounted, and "" for version 2.
std::map<std::string, std::string> mount_points() {
  std::map<std::string, std::string> found;
  std::istringstream mounts{read_file("/proc/self/mounts")};
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words{line};
    std::string source, target, type, options;
    words >> source >> target >> type >> options;
    if (type == "cgroup2") found.emplace("", target);
    if (type != "cgroup") continue;
    std::istringstream names{options};
    for (std::string name; std::getline(names, name, ',');) found.emplace(name, target);
  }
  return found;
}

// Where a process was before a judge moved it to the leaf: else each judge that is started from
// there would make another leaf below.
std::string without_outer(std::string path) {
  const std::string leaf = std::string{"/"} + outer_group;
  while (path.ends_with(leaf)) path.resize(path.size() - leaf.size());
  return path.empty() ? "/" : path;
}

// This process's group in each hierarchy, "" for version 2.
std::map<std::string, std::string> own_groups() {
  std::map<std::string, std::string> found;
  std::istringstream groups{read_file("/proc/self/cgroup")};
  for (std::string line; std::getline(groups, line);) {
    const auto first = line.find(':');
    const auto second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    std::istringstream names{line.substr(first + 1, second - first - 1)};
    const std::string path = line.substr(second + 1);
    if (second == first + 1) found.emplace("", without_outer(path));
    for (std::string name; std::getline(names, name, ',');) found.emplace(name, path);
  }
  return found;
}

// The folder, locked; empty when somebody else holds it. A lock ends with its process, in whatever
// pid namespace.
UniqueFd lock_folder(const std::string& folder) {
  UniqueFd opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return opened && ::flock(opened.get(), LOCK_EX | LOCK_NB) == 0 ? std::move(opened) : UniqueFd{};
}

// A judge that was killed leaves empty groups behind, which nobody holds any more.
void remove_stale(const std::string& parent) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator{parent, ignored}) {
    const std::string name = entry.path().filename();
    if (name.rfind("viva-", 0) != 0 || name == outer_group) continue;
    const UniqueFd lock = lock_folder(entry.path());  // until it is gone: its judge may just start
    if (!lock) continue;
    for (const auto& slot : fs::directory_iterator{entry.path(), ignored}) {
      if (slot.is_directory(ignored)) ::rmdir(slot.path().c_str());
    }
    ::rmdir(entry.path().c_str());
  }
}

// All processes of `from` go to `to`, but for those that have ended in the meantime.
void move_processes(const std::string& from, const std::string& to) {
  std::istringstream pids{read_file(from + "/cgroup.procs")};
  for (std::string pid; pids >> pid;) {
    try {
      write_file(to + "/cgroup.procs", pid);
    } catch (const std::system_error& error) {
      if (error.code().value() != ESRCH) throw;
    }
  }
}

// Version 2 has no processes in inner groups, except in the first of all: whoever is in `parent`
// moves to a leaf, then controllers can be enabled. More than one turn is needed when those who
// are there start others at the same time.
void enable_controllers(const std::string& parent) {
  const std::string leaf = parent + "/" + outer_group;
  for (int turn = 0;; ++turn) {
    try {
      return write_file(parent + "/cgroup.subtree_control", wanted_controllers);
    } catch (const std::system_error& error) {
      if (error.code().value() != EBUSY || turn == 100) throw;
    }
    if (::mkdir(leaf.c_str(), 0755) < 0 && errno != EEXIST) {
      throw std::system_error{errno, std::generic_category(), "mkdir " + leaf};
    }
    move_processes(parent, leaf);
  }
}

bool has_word(const std::string& text, const std::string& word) {
  std::istringstream words{text};
  for (std::string each; words >> each;) {
    if (each == word) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<CgroupTree> CgroupTree::find(std::string& why) {
  const auto mounts = mount_points();
  const auto groups = own_groups();
  const auto place = [&](const std::string& name) -> std::string {
    const auto mount = mounts.find(name);
    const auto group = groups.find(name);
    if (mount == mounts.end() || group == groups.end()) return {};
    const std::string below = group->second == "/" ? "" : group->second;
    // In a container without a cgroup namespace the path is the host's: the mount itself is ours
    // then.
    return fs::exists(mount->second + below) ? mount->second + below : mount->second;
  };
  try {
    const std::string unified = place("");
    if (!unified.empty()) {
      const auto offered = try_read_file(unified + "/cgroup.controllers").value_or("");
      if (has_word(offered, "memory") && has_word(offered, "pids") && has_word(offered, "cpu")) {
        enable_controllers(unified);
        return std::unique_ptr<CgroupTree>{new CgroupTree{2, {unified}}};
      }
    }
    std::vector<std::string> parents;
    if (!unified.empty() && mounts.find("memory") == mounts.end()) {
      why = unified + " has not all of the controllers memory, pids and cpu";
      return nullptr;
    }
    for (const char* name : v1_controllers) {
      parents.push_back(place(name));
      if (parents.back().empty()) {
        why = std::string{"the controller "} + name + " is not mounted";
        return nullptr;
      }
    }
    return std::unique_ptr<CgroupTree>{new CgroupTree{1, parents}};
  } catch (const std::system_error& error) {
    why = error.what();
    return nullptr;
  }
}

CgroupTree::CgroupTree(int version, const std::vector<std::string>& parents) : version_{version} {
  static std::atomic<int> made = 0;  // judges of several threads make theirs at once
  for (const auto& parent : parents) remove_stale(parent);
  try {
    int turn = 0;
    while (!take("/viva-" + std::to_string(::getpid()) + "-" + std::to_string(++made), parents)) {
      if (++turn == 100) throw std::system_error{EBUSY, std::generic_category(), "make groups"};
    }
    if (version == 2) write_file(folders_[0] + "/cgroup.subtree_control", wanted_controllers);
  } catch (...) {
    give_back();
    throw;
  }
}

CgroupTree::~CgroupTree() { give_back(); }

// Makes and locks our folders. False when another judge has one of this name, from another pid
// namespace, or swept it away before it was locked.
bool CgroupTree::take(const std::string& name, const std::vector<std::string>& parents) {
  give_back();
  for (const auto& parent : parents) {
    const std::string folder = parent + name;
    // Two version 1 controllers may share one hierarchy.
    const bool shared = std::any_of(folders_.begin(), folders_.end(), [&](const auto& other) {
      std::error_code missing;
      return fs::equivalent(other, folder, missing);
    });
    if (!shared) {
      if (::mkdir(folder.c_str(), 0755) < 0) {
        if (errno == EEXIST) return false;
        throw std::system_error{errno, std::generic_category(), "mkdir " + folder};
      }
      locks_.push_back(lock_folder(folder));
    }
    folders_.push_back(folder);
    if (!locks_.back() || ::access(folder.c_str(), F_OK) != 0) return false;
  }
  return true;
}

void CgroupTree::give_back() {
  for (const auto& folder : folders_) ::rmdir(folder.c_str());
  folders_.clear();
  locks_.clear();
}

std::unique_ptr<CgroupSlot> CgroupTree::make_slot(int number) {
  std::vector<std::string> folders;
  for (const auto& folder : folders_) {
    folders.push_back(folder + "/slot-" + std::to_string(number));
    if (::mkdir(folders.back().c_str(), 0755) < 0 && errno != EEXIST) {
      throw std::system_error{errno, std::generic_category(), "mkdir " + folders.back()};
    }
  }
  return std::make_unique<CgroupSlot>(version_, std::move(folders));
}

CgroupSlot::CgroupSlot(int version, std::vector<std::string> folders)
    : version_{version}, folders_{std::move(folders)} {
  for (const auto& folder : folders_) {
    folder_fds_.emplace_back(syscall_or_throw("open " + folder, [&] {
      return ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    }));
  }
  if (version_ == 1) {
    cpu_ = open_file(v1_cpuacct, "cpuacct.usage", O_RDWR);
    memory_ = open_file(v1_memory, "memory.usage_in_bytes", O_RDONLY);
    peak_ = open_file(v1_memory, "memory.max_usage_in_bytes", O_RDWR);
    events_ = open_file(v1_memory, "memory.oom_control", O_RDONLY);
    procs_ = open_file(v1_memory, "cgroup.procs", O_RDONLY);
    for (std::size_t i = 0; i < folders_.size(); ++i) {
      // Controllers that share a hierarchy are joined once.
      bool joined = false;
      for (std::size_t j = 0; j < i; ++j)
        joined = joined || fs::equivalent(folders_[i], folders_[j]);
      if (!joined) join_fds_.push_back(open_file(i, "tasks", O_WRONLY));
    }
  } else {
    cpu_ = open_file(0, "cpu.stat", O_RDONLY);
    memory_ = open_file(0, "memory.current", O_RDONLY);
    peak_ = open_file(0, "memory.peak", O_RDWR);
    events_ = open_file(0, "memory.events", O_RDONLY);
    procs_ = open_file(0, "cgroup.procs", O_RDONLY);
    // The snapshot moves its cells in: outside its user namespace it is still the uid that made the
    // folder.
    join_fds_.emplace_back(syscall_or_throw("open " + folders_[0], [&] {
      return ::open(folders_[0].c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }));
  }
  // Version 2 can be reset since Linux 6.12, per open file.
  peak_resets_ = peak_ && ::pwrite(peak_.get(), "0", 1, 0) == 1;
  if (!peak_resets_ && version_ == 1) {
    throw std::system_error{errno, std::generic_category(), "reset memory.max_usage_in_bytes"};
  }
}

CgroupSlot::~CgroupSlot() {
  for (const auto& folder : folders_) ::rmdir(folder.c_str());
}

UniqueFd CgroupSlot::open_file(std::size_t folder, const char* name, int flags) const {
  int fd = ::openat(folder_fds_[folder].get(), name, flags | O_CLOEXEC);
  if (fd < 0 && flags == O_RDWR)
    fd = ::openat(folder_fds_[folder].get(), name, O_RDONLY | O_CLOEXEC);
  if (fd < 0 && std::strcmp(name, "memory.peak") == 0) return UniqueFd{};  // Linux before 5.19
  if (fd < 0)
    throw std::system_error{errno, std::generic_category(),
                            "open " + folders_[folder] + "/" + name};
  return UniqueFd{fd};
}

void CgroupSlot::write_knob(std::size_t folder, const char* name, const std::string& text) const {
  write_file(folders_[folder] + "/" + name, text);
}

void CgroupSlot::set_limits(const CellLimits& limits) {
  if (limits_ == limits) return;
  limits_.reset();
  const std::string memory = std::to_string(limits.memory_bytes);
  const std::string tasks = std::to_string(limits.tasks);
  if (version_ == 1) {
    // With swap accounting the two limits depend on each other's order: lift, then set both.
    const std::string with_swap = folders_[v1_memory] + "/memory.memsw.limit_in_bytes";
    const bool swap_counted = ::access(with_swap.c_str(), W_OK) == 0;
    if (swap_counted) write_file(with_swap, "-1");
    write_knob(v1_memory, "memory.limit_in_bytes", memory);
    if (swap_counted) write_file(with_swap, memory);
    write_knob(v1_memory, "memory.swappiness", "0");
    write_knob(v1_pids, "pids.max", tasks);
    if (::access((folders_[v1_cpu] + "/cpu.cfs_quota_us").c_str(), W_OK) == 0) {
      write_knob(v1_cpu, "cpu.cfs_period_us", "100000");
      write_knob(v1_cpu, "cpu.cfs_quota_us", "100000");
    }
  } else {
    write_knob(0, "memory.max", memory);
    if (::access((folders_[0] + "/memory.swap.max").c_str(), W_OK) == 0)
      write_knob(0, "memory.swap.max", "0");
    write_knob(0, "memory.oom.group", "1");
    write_knob(0, "pids.max", tasks);
    write_knob(0, "cpu.max", "100000 100000");
  }
  limits_ = limits;
}

std::uint64_t CgroupSlot::total_cpu_ns() const {
  if (version_ == 1) return read_number(cpu_, "cpuacct.usage");
  std::array<char, 512> text{};
  syscall_or_throw("read cpu.stat",
                   [&] { return ::pread(cpu_.get(), text.data(), text.size() - 1, 0); });
  const char* found = std::strstr(text.data(), "usage_usec ");
  if (found == nullptr) throw std::runtime_error{"cpu.stat: no usage_usec"};
  return std::strtoull(found + 11, nullptr, 10) * 1000;
}

void CgroupSlot::reset_counters() {
  cpu_base_ = total_cpu_ns();
  reset_peak();
}

void CgroupSlot::reset_peak() {
  if (peak_resets_) return write_text(peak_, "0", "peak memory");
  peak_base_ = peak_ ? read_number(peak_, "peak memory") : 0;
}

nanoseconds CgroupSlot::cpu_time() const { return nanoseconds{total_cpu_ns() - cpu_base_}; }

std::uint64_t CgroupSlot::memory() const { return read_number(memory_, "memory"); }

std::uint64_t CgroupSlot::peak_memory() const {
  const auto peak = peak_ ? read_number(peak_, "peak memory") : 0;
  // What cannot be reset tells of this time only what is higher than ever before.
  return peak_resets_ || peak > peak_base_ ? peak : memory();
}

std::uint64_t CgroupSlot::out_of_memory_kills() const {
  std::array<char, 512> text{};
  syscall_or_throw("read memory events",
                   [&] { return ::pread(events_.get(), text.data(), text.size() - 1, 0); });
  const char* found = std::strstr(text.data(), "oom_kill ");
  return found == nullptr ? 0 : std::strtoull(found + 9, nullptr, 10);
}

bool CgroupSlot::empty() const {
  char byte = 0;
  return syscall_or_throw("read cgroup.procs",
                          [&] { return ::pread(procs_.get(), &byte, 1, 0); }) == 0;
}

}  // namespace sandbox
