#include "sandbox/slots.hpp"

#include <sched.h>

#include <stdexcept>

#include "sandbox/linux/syscall.hpp"

namespace sandbox {

void pin_this_thread(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<unsigned>(cpu), &set);
  syscall_or_throw("pin to processor " + std::to_string(cpu),
                   [&] { return ::sched_setaffinity(0, sizeof set, &set); });
}

Slots::Slots(const Options& options) : options_{options} {
  uids_ = find_uids(static_cast<unsigned>(options.count + options.first_number));
  if (uids_.count > 0) {
    uids_.first += static_cast<unsigned>(options.first_number);
    uids_.count = static_cast<unsigned>(options.count);
  }
  if (!options.without_cgroup) {
    std::string why;
    tree_ = CgroupTree::find(why);
    if (!tree_) throw std::runtime_error{why};
    for (int i = 0; i < options.count; ++i) cgroups_.push_back(tree_->make_slot(i));
  }
  for (int i = options.count - 1; i >= 0; --i) free_.push_back(i);
}

Slots::~Slots() { cgroups_.clear(); }

int Slots::acquire() {
  if (free_.empty()) return -1;
  const int slot = free_.back();
  free_.pop_back();
  return slot;
}

void Slots::release(int slot) { free_.push_back(slot); }

}  // namespace sandbox
