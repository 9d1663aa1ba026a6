// Control groups, version 1 and 2, behind one class: a tree per judge process, a slot per
// concurrent cell. Slots and their files stay open; between cells their counters are reset, which
// costs microseconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/linux/unique_fd.hpp"
#include "sandbox/observation.hpp"

namespace sandbox {

class CgroupSlot {
 public:
  // `folders`: one per version 1 hierarchy (memory, pids, cpu, cpuacct), or one for version 2.
  CgroupSlot(int version, std::vector<std::string> folders);
  CgroupSlot(const CgroupSlot&) = delete;
  CgroupSlot& operator=(const CgroupSlot&) = delete;
  ~CgroupSlot();  // removes the folders; they must be empty

  // For the process that is to become the cell: version 1: files to write "0" to; version 2: the
  // folder for CLONE_INTO_CGROUP.
  [[nodiscard]] const std::vector<UniqueFd>& join_fds() const { return join_fds_; }

  void set_limits(const CellLimits& limits);  // cheap when they are what they were
  void reset_counters();
  void reset_peak();
  [[nodiscard]] nanoseconds cpu_time() const;  // since reset_counters()
  [[nodiscard]] std::uint64_t memory() const;  // bytes, now
  // Bytes, since reset_peak(). Where the kernel cannot reset it (version 2 before Linux 6.12) it is
  // at least what is held now: whoever wants more has to look at memory() in between.
  [[nodiscard]] std::uint64_t peak_memory() const;
  [[nodiscard]] bool peak_resets() const { return peak_resets_; }
  [[nodiscard]] std::uint64_t out_of_memory_kills() const;  // since the slot was made
  [[nodiscard]] bool empty() const;                         // no process is left in it

 private:
  [[nodiscard]] UniqueFd open_file(std::size_t folder, const char* name, int flags) const;
  [[nodiscard]] std::uint64_t total_cpu_ns() const;
  void write_knob(std::size_t folder, const char* name, const std::string& text) const;

  int version_;
  std::vector<std::string> folders_;
  std::vector<UniqueFd> folder_fds_;
  std::vector<UniqueFd> join_fds_;
  UniqueFd cpu_, memory_, peak_, events_, procs_;
  bool peak_resets_ = false;
  std::uint64_t cpu_base_ = 0, peak_base_ = 0;
  std::optional<CellLimits> limits_;
};

class CgroupTree {
 public:
  // Finds where this process may make groups. Empty, with the reason and the remedy in `why`, where
  // it may not.
  [[nodiscard]] static std::unique_ptr<CgroupTree> find(std::string& why);
  CgroupTree(const CgroupTree&) = delete;
  CgroupTree& operator=(const CgroupTree&) = delete;
  ~CgroupTree();  // removes its folders

  [[nodiscard]] int version() const { return version_; }
  [[nodiscard]] std::unique_ptr<CgroupSlot> make_slot(int number);

 private:
  CgroupTree(int version, const std::vector<std::string>& parents);
  bool take(const std::string& name, const std::vector<std::string>& parents);
  void give_back();
  int version_;
  std::vector<std::string> folders_;  // as in CgroupSlot; our own folder below what we found
  std::vector<UniqueFd>
      locks_;  // held as long as we live: how others see that the folders are in use
};

}  // namespace sandbox
