// Control groups of either version as judges take, use and leave them.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>

#include "sandbox/protections.hpp"
#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

constexpr std::uint64_t mib = 1ULL << 20;

// Starts and ends judges in a row; how many of them could not have or use their groups.
int failures_of(int judges) {
  int failures = 0;
  for (int i = 0; i < judges; ++i) {
    try {
      Slots slots{slots_held(Holding::by_cgroup)};
      CellLimits limits;
      limits.tasks = 1 + i;
      slots.cgroup(0)->set_limits(limits);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      ++failures;
    }
  }
  return failures;
}

// Each looks for groups that nobody holds, and removes them, while the others make theirs.
TEST(ControlGroups, JudgesThatStartAtOnceKeepTheirs) {
  std::vector<pid_t> pids;
  for (int i = 0; i < 4; ++i) {
    const pid_t pid = ::fork();
    if (pid == 0) ::_exit(failures_of(25));
    pids.push_back(pid);
  }
  for (const pid_t pid : pids) {
    int status = -1;
    ASSERT_EQ(::waitpid(pid, &status, 0), pid);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(groups_of(pid), std::set<std::string>{});
  }
}

// Version 2 has to move a judge into a leaf, but not the next one into a leaf below.
TEST(ControlGroups, AJudgeIsMovedOnceAtMost) {
  { const Slots first{slots_held(Holding::by_cgroup)}; }
  const std::string here = read_file("/proc/self/cgroup");
  { const Slots second{slots_held(Holding::by_cgroup)}; }
  EXPECT_EQ(read_file("/proc/self/cgroup"), here);
}

TEST(ControlGroups, ExaminingThemStartsAProcessInOneAndLeavesNothing) {
  const auto before = groups_of(::getpid());
  const auto protections = examine_protections();
  const auto cgroup = std::find_if(protections.begin(), protections.end(),
                                   [](const Protection& each) { return each.name == "cgroup"; });
  ASSERT_NE(cgroup, protections.end());
  EXPECT_EQ(cgroup->force, Force::in_force) << cgroup->detail;
  EXPECT_EQ(groups_of(::getpid()), before);
}

// Where a kernel cannot reset the peak, the group of a place remembers the greediest of all cells.
TEST(ControlGroups, APeakIsNotThatOfTheCellBefore) {
  Sandboxed box{Holding::by_cgroup};
  EXPECT_GE(box.run("touch 64").usage.peak_memory_bytes, 64 * mib);
  EXPECT_LT(box.run("echo small").usage.peak_memory_bytes, 32 * mib);
  const auto held = box.run("touch 48").usage.peak_memory_bytes;
  EXPECT_THAT(held, testing::AllOf(testing::Ge(48 * mib), testing::Lt(64 * mib)));
  box.expect_nothing_left();
}

TEST(ControlGroups, ThePeakOfACellThatUsedUpItsMemoryIsItsLimit) {
  Sandboxed box{Holding::by_cgroup};
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  for (int run = 0; run < 3; ++run) {
    const auto seen = box.run("touch 80", limits);
    EXPECT_EQ(describe(seen.ending), "exceeded memory");
    EXPECT_THAT(seen.usage.peak_memory_bytes,
                testing::AllOf(testing::Gt(63 * mib), testing::Le(64 * mib)));
  }
  box.expect_nothing_left();
}

}  // namespace
}  // namespace sandbox
