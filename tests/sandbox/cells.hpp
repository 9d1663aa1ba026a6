// What the sandbox's tests share: slots and a snapshot of the probe guest, verbs to ask its cells
// with, and, after every single test, a look at what it left behind.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sandbox/cell.hpp"
#include "sandbox/linux/files.hpp"
#include "sandbox/slots.hpp"
#include "sandbox/snapshot.hpp"
#include "tests/sandbox/processes.hpp"

namespace sandbox {

using std::chrono::milliseconds;
using std::chrono::seconds;

// How memory and processes are held.
enum class Holding { by_cgroup, by_watching };

inline std::string name_of(const testing::TestParamInfo<Holding>& each) {
  return each.param == Holding::by_cgroup ? "ByCgroup" : "ByWatching";
}

inline std::string probe_program() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "viva-probe-guest";
}

inline Slots::Options slots_held(Holding holding) {
  Slots::Options options;
  options.count = 2;
  options.without_cgroup = holding == Holding::by_watching;
  return options;
}

// More than any honest step needs, on a busy machine too.
inline StepLimits patient() {
  StepLimits limits;
  limits.cpu_time = seconds{20};
  limits.wall_time = seconds{30};
  return limits;
}

inline std::string describe(const Ending& ending) {
  std::ostringstream text;
  if (const auto* replied = std::get_if<Replied>(&ending))
    text << "replied " << replied->reply.substr(0, 200);
  if (const auto* exited = std::get_if<Exited>(&ending)) text << "exited " << exited->status;
  if (const auto* signaled = std::get_if<Signaled>(&ending))
    text << "signaled " << signaled->signal;
  if (const auto* violated = std::get_if<Violated>(&ending)) text << "violated: " << violated->how;
  if (const auto* exceeded = std::get_if<Exceeded>(&ending)) {
    constexpr const char* names[] = {"cpu_time", "wall_time", "memory", "output"};
    text << "exceeded " << names[static_cast<int>(exceeded->limit)];
  }
  return text.str();
}

// One judge's worth of sandbox: everything that a test may leave behind is counted against this.
class Sandboxed {
 public:
  explicit Sandboxed(Holding holding)
      : mounts_{read_file("/proc/self/mountinfo")},
        slots_{slots_held(holding)},
        snapshot_{probe_program(), slots_} {
    (void)answer("echo warm");  // what is opened once is open from now on
    descriptors_ = open_descriptors();
  }

  [[nodiscard]] std::unique_ptr<Cell> cell(const CellLimits& limits = {}) {
    return snapshot_.cell(limits);
  }

  // What came of one request to a new cell, which is gone afterwards.
  [[nodiscard]] Observation run(const std::string& request, const CellLimits& limits = {},
                                const StepLimits& step = patient()) {
    return cell(limits)->step(request, step);
  }

  // The ending of that, in words.
  [[nodiscard]] std::string answer(const std::string& request, const CellLimits& limits = {}) {
    return describe(run(request, limits).ending);
  }

  // Fails the test for everything that is still there, and when the next cell does not work.
  void expect_nothing_left() {
    EXPECT_EQ(slots_.free_count(), slots_.count()) << "a slot is lost";
    EXPECT_EQ(cell_processes(slots_.uids()), std::set<pid_t>{}) << "processes of cells";
    EXPECT_EQ(read_file("/proc/self/mountinfo"), mounts_) << "mounts";
    EXPECT_EQ(open_descriptors(), descriptors_) << "descriptors";
    for (int slot = 0; slot < slots_.count(); ++slot) {
      if (slots_.cgroup(slot) != nullptr) {
        EXPECT_TRUE(slots_.cgroup(slot)->empty()) << "slot " << slot;
      }
    }
    for (int slot = 0; slot < slots_.count(); ++slot) {
      EXPECT_EQ(answer("echo still well"), "replied still well") << "the next cell";
    }
  }

  [[nodiscard]] Slots& slots() { return slots_; }
  [[nodiscard]] Snapshot& snapshot() { return snapshot_; }

 private:
  std::string mounts_;
  Slots slots_;
  Snapshot snapshot_;
  std::size_t descriptors_ = 0;
};

// Every test of it ends with a look at what is left.
class CellTest : public testing::TestWithParam<Holding> {
 protected:
  void TearDown() override { box.expect_nothing_left(); }
  [[nodiscard]] bool watched() const { return GetParam() == Holding::by_watching; }

  Sandboxed box{GetParam()};
};

}  // namespace sandbox

// A suite's tests run with a control group, and without one for whoever may not have any. The tests
// named Ordinary... are run by other users as well: see ordinary_user_test.cpp.
#define VIVA_HELD_BOTH_WAYS(suite)                                                     \
  INSTANTIATE_TEST_SUITE_P(Root, suite, testing::Values(Holding::by_cgroup), name_of); \
  INSTANTIATE_TEST_SUITE_P(Ordinary, suite, testing::Values(Holding::by_watching), name_of)
