// Every limit on both sides, and that passing it is seen for what it is.
#include <gmock/gmock.h>

#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::Ge;
using testing::Le;

class LimitsOf : public CellTest {};
VIVA_HELD_BOTH_WAYS(LimitsOf);

constexpr std::uint64_t mib = 1ULL << 20;

CellLimits with_children(CellLimits limits = {}) {
  limits.children = true;
  return limits;
}

StepLimits with_cpu_time(nanoseconds cpu_time) {
  StepLimits limits = patient();
  limits.cpu_time = cpu_time;
  return limits;
}

StepLimits with_wall_time(nanoseconds wall_time) {
  StepLimits limits = patient();
  limits.wall_time = wall_time;
  return limits;
}

StepLimits with_output(std::uint64_t bytes) {
  StepLimits limits = patient();
  limits.output_bytes = bytes;
  return limits;
}

TEST_P(LimitsOf, CpuTimeStopAProgramThatSpins) {
  const auto seen = box.run("spin", {}, with_cpu_time(milliseconds{100}));

  EXPECT_EQ(describe(seen.ending), "exceeded cpu_time");
  EXPECT_THAT(seen.usage.cpu_time, AllOf(Ge(milliseconds{100}), Le(milliseconds{400})));
}

TEST_P(LimitsOf, CpuTimeLetAProgramFinishThatStaysBelow) {
  const auto seen = box.run("spin-for 50", {}, with_cpu_time(milliseconds{1000}));

  EXPECT_EQ(describe(seen.ending), "replied spun");
  EXPECT_THAT(seen.usage.cpu_time, AllOf(Ge(milliseconds{50}), Le(milliseconds{1000})));
}

TEST_P(LimitsOf, CpuTimeCountThreadsTogether) {
  EXPECT_EQ(describe(box.run("spin-in-threads 4", {}, with_cpu_time(milliseconds{200})).ending),
            "exceeded cpu_time");
}

TEST_P(LimitsOf, CpuTimeCountChildrenTogether) {
  for (const char* request : {"fork-many spin 3", "fork-many spin-detached 3"}) {
    const auto seen = box.run(request, with_children(), with_cpu_time(milliseconds{200}));
    EXPECT_EQ(describe(seen.ending), "exceeded cpu_time") << request;
  }
}

TEST_P(LimitsOf, CpuTimeCountChildrenThatHaveEnded) {
  const auto seen = box.run("spin-in-child-after-child 60 1000", with_children(),
                            with_cpu_time(milliseconds{300}));
  EXPECT_EQ(describe(seen.ending), "exceeded cpu_time");
}

TEST_P(LimitsOf, CpuTimeIsPerStepNotPerCell) {
  const auto cell = box.cell();
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(describe(cell->step("spin-for 60", with_cpu_time(milliseconds{200})).ending),
              "replied spun");
  }
}

TEST_P(LimitsOf, WallTimeStopAProgramThatSleeps) {
  const auto seen = box.run("sleep", {}, with_wall_time(milliseconds{150}));

  EXPECT_EQ(describe(seen.ending), "exceeded wall_time");
  EXPECT_THAT(seen.usage.wall_time, AllOf(Ge(milliseconds{150}), Le(milliseconds{1000})));
  EXPECT_LT(seen.usage.cpu_time, milliseconds{100});
}

TEST_P(LimitsOf, WallTimeStopAProgramThatIgnoresEverySignal) {
  EXPECT_EQ(describe(box.run("sleep-deaf", {}, with_wall_time(milliseconds{150})).ending),
            "exceeded wall_time");
}

TEST_P(LimitsOf, WallTimeStopAStoppedChild) {
  EXPECT_EQ(
      describe(box.run("fork wait-for-stopped", with_children(), with_wall_time(milliseconds{150}))
                   .ending),
      "exceeded wall_time");
}

TEST_P(LimitsOf, MemoryLetAProgramUseWhatItMay) {
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  const auto seen = box.run("touch 48", limits);

  EXPECT_EQ(describe(seen.ending), "replied ok");
  EXPECT_THAT(seen.usage.peak_memory_bytes, AllOf(Ge(48 * mib), Le(64 * mib)));
}

TEST_P(LimitsOf, MemoryStopAProgramThatUsesMore) {
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  EXPECT_EQ(box.answer("touch 80", limits), "exceeded memory");
}

TEST_P(LimitsOf, MemoryStopAProgramWhoseThreadUsesMore) {
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  EXPECT_EQ(box.answer("touch-in-thread 80", limits), "exceeded memory");
}

TEST_P(LimitsOf, MemoryCountChildrenTogether) {
  CellLimits limits = with_children();
  limits.memory_bytes = 64 * mib;
  EXPECT_EQ(box.answer("touch-in-children 2 16", limits), "replied ok");
  EXPECT_EQ(box.answer("touch-in-children 1 80", limits), "exceeded memory");
  // With version 1 groups only one of them is killed, and the others are waited for.
  const auto seen = box.run("touch-in-children 4 30", limits, with_wall_time(seconds{1}));
  EXPECT_EQ(describe(seen.ending), "exceeded memory");
}

TEST_P(LimitsOf, MemoryCountSharedMappings) {
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  EXPECT_EQ(box.answer("touch-shared 32", limits), "replied ok");
  EXPECT_EQ(box.answer("touch-shared 80", limits), "exceeded memory");
}

TEST_P(LimitsOf, MemoryCountsOnlyWhatIsTouched) {
  CellLimits limits;
  limits.memory_bytes = 64 * mib;
  EXPECT_EQ(box.answer("map 200", limits), "replied ok");
}

TEST_P(LimitsOf, MemoryAfterAStepThatUsedALotTheNextPeakIsItsOwn) {
  if (watched()) {
    const auto cell = box.cell();
    (void)cell->step("touch-and-free 64", patient());
    EXPECT_LT(cell->step("echo small", patient()).usage.peak_memory_bytes, 32 * mib);
    return;
  }
  const auto cell = box.cell();
  EXPECT_GE(cell->step("touch-and-free 64", patient()).usage.peak_memory_bytes, 64 * mib);
  EXPECT_LT(cell->step("echo small", patient()).usage.peak_memory_bytes, 32 * mib);
}

TEST_P(LimitsOf, OutputLetAProgramPrintExactlyWhatItMay) {
  const auto seen = box.run("print 1 4096", {}, with_output(4096));

  EXPECT_EQ(describe(seen.ending), "replied ok");
  EXPECT_EQ(seen.output, std::string(4096, 'A'));
  EXPECT_FALSE(seen.output_truncated);
}

TEST_P(LimitsOf, OutputStopAProgramThatPrintsOneByteMore) {
  const auto seen = box.run("print 1 4097", {}, with_output(4096));

  EXPECT_EQ(describe(seen.ending), "exceeded output");
  EXPECT_EQ(seen.output, std::string(4096, 'A'));
  EXPECT_TRUE(seen.output_truncated);
}

TEST_P(LimitsOf, OutputCountBothStreamsTogether) {
  EXPECT_EQ(describe(box.run("print-both 2048", {}, with_output(4096)).ending), "replied ok");
  const auto seen = box.run("print-both 2049", {}, with_output(4096));
  EXPECT_EQ(describe(seen.ending), "exceeded output");
  EXPECT_EQ(seen.output.size() + seen.error_output.size(), 4096U);
}

TEST_P(LimitsOf, OutputStopAFloodWithoutEnd) {
  const auto seen = box.run("flood", {}, with_output(64U << 10));
  EXPECT_EQ(describe(seen.ending), "exceeded output");
  EXPECT_EQ(seen.output.size(), 64U << 10);
}

TEST_P(LimitsOf, OutputBeforeACrashIsKept) {
  const auto seen = box.run("print-and-crash 100");
  EXPECT_EQ(describe(seen.ending), "signaled 11");
  EXPECT_EQ(seen.output, std::string(100, 'A'));
}

TEST_P(LimitsOf, ReplyAcceptAnAnswerOfExactlyTheLengthThatIsAllowed) {
  StepLimits limits = patient();
  limits.reply_bytes = 100'000;
  const auto fits = box.run("big 100000", {}, limits);
  EXPECT_EQ(std::get<Replied>(fits.ending).reply, std::string(100'000, 'B'));
  EXPECT_EQ(describe(box.run("big 100001", {}, limits).ending),
            "violated: an answer longer than answers may be");
}

TEST_P(LimitsOf, TasksBoundThreads) {
  CellLimits limits;
  limits.tasks = 8;
  EXPECT_EQ(box.answer("threads 7", limits), "replied made 7");
  const std::string most = box.answer("threads 60", limits);
  if (box.slots().uids().count > 0) {
    EXPECT_EQ(most, "replied made 7");
  } else {
    // The snapshots are the same user and count as well, so there is room for sixteen of them.
    EXPECT_THAT(std::stoi(most.substr(std::string{"replied made "}.size())),
                AllOf(Ge(7), Le(7 + 16)));
  }
}

TEST_P(LimitsOf, TasksBoundProcesses) {
  CellLimits limits = with_children();
  limits.tasks = 8;
  EXPECT_EQ(box.answer("fork-many sleep 7", limits), "replied made 7");
  const std::string most = box.answer("fork-many sleep 60", limits);
  if (box.slots().uids().count > 0) {
    EXPECT_EQ(most, "replied made 7");
  } else {
    EXPECT_NE(most, "replied made 60");
  }
}

TEST_P(LimitsOf, TasksHoldAForkBomb) {
  CellLimits limits = with_children();
  limits.tasks = 16;
  StepLimits step = with_wall_time(milliseconds{1500});
  step.cpu_time = milliseconds{500};
  EXPECT_THAT(describe(box.run("fork-bomb", limits, step).ending), testing::StartsWith("exceeded"));
}

TEST_P(LimitsOf, FilesBoundTheBytesOfTheWorkDirectory) {
  CellLimits limits;
  limits.work_dir_bytes = mib;
  EXPECT_EQ(box.answer("write file 900", limits), "replied ok");
  EXPECT_THAT(box.answer("write file 1100", limits), AnyOf("replied errno 27", "replied errno 28"));
  EXPECT_EQ(box.answer("write-two 600", limits), "replied errno 28");
}

TEST_P(LimitsOf, FilesBoundTheOtherWritablePlacesTogetherWithIt) {
  CellLimits limits;
  limits.work_dir_bytes = mib;
  const auto cell = box.cell(limits);
  EXPECT_EQ(describe(cell->step("write /tmp/file 600", patient()).ending), "replied ok");
  EXPECT_EQ(describe(cell->step("write /dev/shm/file 600", patient()).ending), "replied errno 28");
}

TEST_P(LimitsOf, FilesBoundTheirNumber) {
  CellLimits limits;
  limits.files = 32;
  constexpr int own = 4;  // the root of the box, work, tmp and shm
  EXPECT_EQ(box.answer("files " + std::to_string(limits.files - own), limits), "replied ok");
  EXPECT_EQ(box.answer("files " + std::to_string(limits.files - own + 1), limits),
            "replied errno 28");
}

TEST_P(LimitsOf, ACellThatWasStoppedIsDeadAndItsPlaceIsFree) {
  const auto cell = box.cell();
  EXPECT_EQ(describe(cell->step("sleep", with_wall_time(milliseconds{50})).ending),
            "exceeded wall_time");
  EXPECT_FALSE(cell->alive());
  EXPECT_TRUE(cell->finish());
}

}  // namespace
}  // namespace sandbox
