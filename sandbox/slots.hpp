// Where cells run: a fixed number of places per thread, each with a uid and a control group of its
// own, used by one cell at a time and reset in between.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sandbox/linux/cgroup.hpp"
#include "sandbox/linux/namespaces.hpp"

namespace sandbox {

// The calling thread, and all that it starts from now on, run on this processor only.
void pin_this_thread(int cpu);

class Slots {
 public:
  struct Options {
    int count = 4;
    int first_number = 0;         // unique in the process, so that no two threads share a uid
    bool without_cgroup = false;  // memory and processes are held by rlimits and by watching
    int cpu = -1;                 // the processor that everything of these slots runs on, or -1
  };

  // Throws std::runtime_error with the remedy when there is no cgroup and it was not waived.
  explicit Slots(const Options& options);
  ~Slots();

  // A free place, or -1. release() when its cell is dead.
  [[nodiscard]] int acquire();
  void release(int slot);
  [[nodiscard]] int free_count() const { return static_cast<int>(free_.size()); }

  [[nodiscard]] CgroupSlot* cgroup(int slot) {
    return cgroups_.empty() ? nullptr : cgroups_.at(static_cast<std::size_t>(slot)).get();
  }
  [[nodiscard]] int count() const { return options_.count; }
  [[nodiscard]] int cpu() const { return options_.cpu; }
  [[nodiscard]] const UidRange& uids() const { return uids_; }
  [[nodiscard]] int cgroup_version() const { return tree_ ? tree_->version() : 0; }

 private:
  Options options_;
  UidRange uids_;
  std::unique_ptr<CgroupTree> tree_;
  std::vector<std::unique_ptr<CgroupSlot>> cgroups_;
  std::vector<int> free_;
};

}  // namespace sandbox
