// A judge that is killed takes everything with it, and the next one tidies up.
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

class JudgeDeath : public testing::TestWithParam<Holding> {};
VIVA_HELD_BOTH_WAYS(JudgeDeath);

struct Judge {
  pid_t pid = -1;
  std::vector<UniqueFd> below;  // pidfds of its snapshots, cells and their children
};

constexpr int processes_below = 4;  // two snapshots, a cell and its child

// In the child: a judge with two snapshots and a cell that has a daemon, which tells its pids and
// then waits.
[[noreturn]] void live_as_judge(Holding holding, int tell) {
  Slots slots{slots_held(holding)};
  Snapshot snapshot{probe_program(), slots};
  Snapshot layer = snapshot.layer("one");
  CellLimits limits;
  limits.children = true;
  const auto cell = layer.cell(limits);
  const bool daemon = describe(cell->step("fork daemon", patient()).ending) == "replied ok";
  std::array<pid_t, processes_below> pids{snapshot.pid(), layer.pid()};
  std::size_t known = 2;
  for (const pid_t pid : cell_processes(slots.uids())) {
    if (known < pids.size()) pids.at(known++) = pid;
  }
  if (daemon && known == pids.size()) (void)!::write(tell, pids.data(), sizeof pids);
  for (;;) ::pause();
}

Judge start_judge(Holding holding) {
  int ends[2] = {};
  if (::pipe(ends) < 0) throw std::system_error{errno, std::generic_category(), "pipe"};
  const UniqueFd reader{ends[0]};
  UniqueFd writer{ends[1]};
  Judge judge{::fork(), {}};
  if (judge.pid == 0) live_as_judge(holding, writer.get());
  writer = UniqueFd{};
  std::array<pid_t, processes_below> pids{};
  EXPECT_EQ(::read(reader.get(), pids.data(), sizeof pids), static_cast<ssize_t>(sizeof pids));
  for (const pid_t pid : pids) {
    judge.below.emplace_back(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    EXPECT_GE(judge.below.back().get(), 0) << "pid " << pid;
  }
  return judge;
}

bool is_dead(const UniqueFd& pidfd, int timeout_ms) {
  pollfd entry{pidfd.get(), POLLIN, 0};
  return ::poll(&entry, 1, timeout_ms) == 1;
}

TEST_P(JudgeDeath, TakesSnapshotsCellsAndTheirChildrenAlong) {
  const Judge judge = start_judge(GetParam());
  for (const auto& process : judge.below) ASSERT_FALSE(is_dead(process, 0));

  ASSERT_EQ(::kill(judge.pid, SIGKILL), 0);
  ::waitpid(judge.pid, nullptr, 0);

  for (const auto& process : judge.below) EXPECT_TRUE(is_dead(process, 5000));
}

TEST_P(JudgeDeath, ItsGroupsAreSweptByTheNextOne) {
  const Judge judge = start_judge(GetParam());
  // While it lives nobody else can sweep them; from then on any judge that starts may.
  EXPECT_EQ(groups_of(judge.pid).empty(), GetParam() == Holding::by_watching);
  ASSERT_EQ(::kill(judge.pid, SIGKILL), 0);
  ::waitpid(judge.pid, nullptr, 0);
  for (const auto& process : judge.below) ASSERT_TRUE(is_dead(process, 5000));

  // A group is empty only when its dead have been waited for, by whoever adopted them.
  EXPECT_TRUE(eventually([&] {
    const Slots next{slots_held(GetParam())};
    return groups_of(judge.pid).empty();
  }));
}

TEST_P(JudgeDeath, LivingJudgesKeepTheirGroups) {
  Sandboxed living{GetParam()};
  const auto before = groups_of(::getpid());
  { const Slots next{slots_held(GetParam())}; }
  EXPECT_EQ(groups_of(::getpid()), before);
  EXPECT_EQ(living.answer("echo fine"), "replied fine");
}

TEST_P(JudgeDeath, AnOrderlyEndLeavesNoGroups) {
  { Sandboxed gone{GetParam()}; }
  EXPECT_EQ(groups_of(::getpid()), std::set<std::string>{});
}

}  // namespace
}  // namespace sandbox
