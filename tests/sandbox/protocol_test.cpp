// The conversation with a cell whose other end is hostile.
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/syscall.h>

#include <csignal>

#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

using testing::StartsWith;

class Protocol : public CellTest {};
VIVA_HELD_BOTH_WAYS(Protocol);

// Lets the thread of "when-told" send, and returns when it has.
void tell_to_send(const Cell& cell) {
  ASSERT_EQ(::kill(cell.pid(), SIGUSR1), 0);
  ASSERT_TRUE(eventually([&] { return thread_names(cell.pid()).contains("has sent"); }));
}

TEST_P(Protocol, ACellAnswersManyRequestsInTurn) {
  const auto cell = box.cell();
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(describe(cell->step("echo " + std::to_string(i), patient()).ending),
              "replied " + std::to_string(i));
  }
  EXPECT_TRUE(cell->finish());
}

TEST_P(Protocol, RequestsAndAnswersMayBeMuchLargerThanWhatASocketHolds) {
  StepLimits limits = patient();
  limits.reply_bytes = 4U << 20;
  const std::string text(3U << 20, 'x');
  EXPECT_EQ(std::get<Replied>(box.run("echo " + text, {}, limits).ending).reply, text);
}

TEST_P(Protocol, ASecondFrameInOneGoBreaksTheProtocol) {
  EXPECT_EQ(box.answer("two-frames"), "violated: more than one answer");
}

TEST_P(Protocol, AForgedFrameBesideTheGenuineOneIsNoticedAtOnceOrAtTheEnd) {
  const auto cell = box.cell();
  const std::string first = describe(cell->step("forge accepted", patient()).ending);
  if (first == "replied accepted") {
    ASSERT_TRUE(eventually([&] { return thread_names(cell->pid()).contains("has answered"); }));
    EXPECT_FALSE(cell->finish());
  } else {
    EXPECT_EQ(first, "violated: more than one answer");
  }
}

TEST_P(Protocol, BytesAfterTheLastAnswerAreNoticedAtTheEnd) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told x", patient()).ending), "replied ok");
  tell_to_send(*cell);
  EXPECT_FALSE(cell->finish());
}

TEST_P(Protocol, BytesAfterTheLastAnswerAreNoticedWhenItIsKilled) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told x", patient()).ending), "replied ok");
  tell_to_send(*cell);
  EXPECT_FALSE(cell->kill());
}

// Its thread would send when it is told to.
TEST_P(Protocol, AKilledCellDoesNothingMoreAndIsClearedAwayLater) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told x", patient()).ending), "replied ok");
  const pid_t pid = cell->pid();
  EXPECT_TRUE(cell->kill());
  EXPECT_FALSE(cell->alive());
  (void)::kill(pid, SIGUSR1);
  EXPECT_TRUE(eventually([&] { return status_of(pid)["State"].starts_with("Z"); }));
  EXPECT_TRUE(cell->finish());
  EXPECT_EQ(status_of(pid).count("State"), 0U);
}

// It does while it is at work: a program of many threads would wait for a busy host at each turn.
TEST_P(Protocol, ACellThatIsKilledDoesNotInterruptTheJudge) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("echo x", patient()).ending), "replied x");
  EXPECT_EQ(::sched_getscheduler(cell->pid()), SCHED_OTHER);
  EXPECT_TRUE(cell->kill());
  // An ordinary user may say so of processes with its own uid only.
  const bool may = ::geteuid() == 0 || box.slots().uids().count == 0;
  EXPECT_EQ(::sched_getscheduler(cell->pid()), may ? SCHED_BATCH : SCHED_OTHER);
}

TEST_P(Protocol, WithoutSuchBytesTheEndIsClean) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told x", patient()).ending), "replied ok");
  EXPECT_TRUE(cell->finish());
}

TEST_P(Protocol, AnAnswerBeforeTheRequestWasReadBreaksTheProtocol) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told frame", patient()).ending), "replied ok");
  tell_to_send(*cell);
  // Larger than a socket holds, so that it cannot all have been sent.
  const auto seen = cell->step("echo " + std::string(16U << 20, 'x'), patient());
  EXPECT_EQ(describe(seen.ending), "violated: an answer came before the request was read");
}

TEST_P(Protocol, AnAnswerMadeAheadLeavesTheGenuineOneToBeFound) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("when-told frame", patient()).ending), "replied ok");
  tell_to_send(*cell);
  const std::string seen = describe(cell->step("answer-and-name-thread", patient()).ending);
  if (seen == "replied forged") {
    ASSERT_TRUE(eventually([&] { return thread_names(cell->pid()).contains("has answered"); }));
    EXPECT_FALSE(cell->finish());
  } else {
    EXPECT_EQ(seen, "violated: more than one answer");
  }
}

TEST_P(Protocol, AFrameThatClaimsToBeHugeIsRefusedUnread) {
  const auto seen = box.run("huge-frame");
  EXPECT_EQ(describe(seen.ending), "violated: an answer longer than answers may be");
  EXPECT_LT(seen.usage.wall_time, seconds{5});
}

TEST_P(Protocol, AFrameThatNeverEndsIsStoppedByTheWallTime) {
  StepLimits limits = patient();
  limits.wall_time = milliseconds{150};
  EXPECT_EQ(describe(box.run("half-frame", {}, limits).ending), "exceeded wall_time");
}

TEST_P(Protocol, ClosingTheChannelBreaksTheProtocolLongBeforeTheWallTime) {
  const auto seen = box.run("close");
  EXPECT_EQ(describe(seen.ending), "violated: it closed the channel to the judge");
  EXPECT_LT(seen.usage.wall_time, seconds{5});
}

TEST_P(Protocol, ACellThatNeverReadsItsRequestIsStopped) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("stop-reading", patient()).ending), "replied ok");
  StepLimits limits = patient();
  limits.wall_time = milliseconds{200};
  EXPECT_EQ(describe(cell->step("echo " + std::string(16U << 20, 'x'), limits).ending),
            "exceeded wall_time");
}

TEST_P(Protocol, AnEarlyExitIsAnExitWhateverItsStatus) {
  for (const int status : {0, 1, 42, 126, 127, 255}) {
    EXPECT_EQ(box.answer("exit " + std::to_string(status)), "exited " + std::to_string(status));
  }
}

TEST_P(Protocol, TheExitOfOneThreadIsNotTheEnd) {
  StepLimits limits = patient();
  limits.wall_time = milliseconds{200};
  EXPECT_EQ(describe(box.run("exit-main-thread", {}, limits).ending), "exceeded wall_time");
}

TEST_P(Protocol, CrashesAreSignals) {
  EXPECT_EQ(box.answer("crash"), "signaled " + std::to_string(SIGSEGV));
  EXPECT_EQ(box.answer("overflow-stack"), "signaled " + std::to_string(SIGSEGV));
  EXPECT_EQ(box.answer("illegal-instruction"), "signaled " + std::to_string(SIGILL));
  EXPECT_EQ(box.answer("divide-by-zero"), "signaled " + std::to_string(SIGFPE));
  EXPECT_EQ(box.answer("bus-error"), "signaled " + std::to_string(SIGBUS));
  // The first process of a pid namespace is spared what is not forced on it: abort() goes on to an
  // invalid instruction.
  EXPECT_THAT(box.answer("abort"), StartsWith("signaled"));
}

TEST_P(Protocol, ACrashLeavesNoCoreFile) {
  const auto before = std::filesystem::current_path();
  (void)box.answer("crash");
  EXPECT_FALSE(std::filesystem::exists(before / "core"));
}

TEST_P(Protocol, AnExitWithAnAnswerHalfSentIsStillAnExit) {
  EXPECT_EQ(box.answer("half-frame-and-exit 7"), "exited 7");
}

TEST_P(Protocol, AnAnswerAndThenAnExitIsAnAnswerAndTheNextStepSeesTheEnd) {
  const auto cell = box.cell();
  ASSERT_EQ(describe(cell->step("answer-and-exit 7", patient()).ending), "replied ok");
  EXPECT_EQ(describe(cell->step("echo there?", patient()).ending), "exited 7");
}

TEST_P(Protocol, ADaemonDiesWithItsCell) {
  CellLimits limits;
  limits.children = true;
  const auto cell = box.cell(limits);
  ASSERT_EQ(describe(cell->step("fork daemon", patient()).ending), "replied ok");
  EXPECT_TRUE(cell->finish());
  EXPECT_EQ(cell_processes(box.slots().uids()), std::set<pid_t>{});
}

TEST_P(Protocol, ADaemonThatHoldsTheDescriptorsOfADeadCellHoldsNobodyUp) {
  CellLimits limits;
  limits.children = true;
  const auto seen = box.run("daemon-and-exit 3", limits);
  EXPECT_EQ(describe(seen.ending), "exited 3");
  EXPECT_LT(seen.usage.wall_time, seconds{5});
}

TEST_P(Protocol, OutputIsNeverTakenForAnAnswer) {
  StepLimits limits = patient();
  limits.wall_time = milliseconds{150};
  const auto seen = box.run("frame-on-stdout", {}, limits);
  EXPECT_EQ(describe(seen.ending), "exceeded wall_time");
}

}  // namespace
}  // namespace sandbox
