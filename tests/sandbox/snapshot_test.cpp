// Snapshots: their layers, their many cells, and the ways in which we fail.
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <system_error>

#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;

class Snapshots : public CellTest {};
VIVA_HELD_BOTH_WAYS(Snapshots);

std::string layers_in(Snapshot& snapshot) {
  return describe(snapshot.cell({})->step("layers", patient()).ending);
}

// The text of the exception that `act` must throw.
template <typename Act>
std::string complaint(Act act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST_P(Snapshots, SayWhatTheyHaveLoaded) { EXPECT_EQ(box.snapshot().engines(), "probe 1"); }

TEST_P(Snapshots, AStrictUmaskOfWhoeverStartsTheJudgeIsNotTheirs) {
  const mode_t before = ::umask(077);
  std::string answer;
  try {
    Sandboxed strict{GetParam()};
    answer = strict.answer("echo works");
  } catch (const std::exception& error) {
    answer = error.what();
  }
  ::umask(before);
  EXPECT_EQ(answer, "replied works");
}

TEST_P(Snapshots, ALayerIsInheritedByCellsAndByFurtherLayers) {
  Snapshot first = box.snapshot().layer("one");
  Snapshot second = first.layer("two");

  EXPECT_EQ(layers_in(box.snapshot()), "replied  0");
  EXPECT_EQ(layers_in(first), "replied  one 3");
  EXPECT_EQ(layers_in(second), "replied  one two 6");
  EXPECT_EQ(second.engines(), "probe 1 one two");
}

TEST_P(Snapshots, ALayerOutlivesTheOneBelow) {
  auto first = std::make_unique<Snapshot>(box.snapshot().layer("one"));
  Snapshot second = first->layer("two");
  first.reset();
  EXPECT_EQ(layers_in(second), "replied  one two 6");
}

TEST_P(Snapshots, ALayerMayBeLarge) {
  Snapshot large = box.snapshot().layer(std::string(8U << 20, 'L'));
  EXPECT_THAT(layers_in(large), EndsWith(" 8388608"));
}

TEST_P(Snapshots, ABadLayerIsRefusedWithItsTextAndTheOneBelowStaysUsable) {
  try {
    (void)box.snapshot().layer("bad");
    FAIL() << "the layer was taken";
  } catch (const LayerError& error) {
    EXPECT_STREQ(error.what(), "this layer is bad");
  }
  Snapshot good = box.snapshot().layer("good");
  EXPECT_EQ(layers_in(good), "replied  good 4");
}

TEST_P(Snapshots, AnUntrustedProgramChangesNothingForTheNextOne) {
  Snapshot layer = box.snapshot().layer("one");
  (void)layer.cell({})->step("crash", patient());
  (void)layer.cell({})->step("touch 32", patient());
  EXPECT_EQ(layers_in(layer), "replied  one 3");
}

TEST_P(Snapshots, ThreeHundredCellsLeaveNothingBehind) {
  const std::size_t before = open_descriptors();
  for (int i = 0; i < 300; ++i) {
    const char* request = i % 3 == 0 ? "exit 1" : i % 3 == 1 ? "crash" : "echo hello";
    (void)box.run(request);
  }
  EXPECT_EQ(open_descriptors(), before);
  EXPECT_EQ(cell_processes(box.slots().uids()), std::set<pid_t>{});
}

TEST_P(Snapshots, ThirtyLayersLeaveNothingBehind) {
  const std::size_t before = open_descriptors();
  for (int i = 0; i < 30; ++i) {
    Snapshot layer = box.snapshot().layer("one");
    (void)layer.cell({})->step("echo", patient());
  }
  EXPECT_EQ(open_descriptors(), before);
}

TEST_P(Snapshots, ACellThatWasAskedForAndNeverCollectedIsGoneWithItsSnapshot) {
  {
    Snapshot layer = box.snapshot().layer("one");
    layer.ask_for_cell({});
    EXPECT_TRUE(layer.asked());
  }
  EXPECT_EQ(box.slots().free_count(), box.slots().count());
}

TEST_P(Snapshots, ACellOutlivesItsSnapshot) {
  std::unique_ptr<Cell> cell;
  {
    Snapshot layer = box.snapshot().layer("one");
    cell = layer.cell({});
  }
  EXPECT_EQ(describe(cell->step("layers", patient()).ending), "replied  one 3");
}

TEST_P(Snapshots, WithoutAFreePlaceThereIsNoCell) {
  const auto one = box.cell(), other = box.cell();
  EXPECT_THAT(complaint([&] { (void)box.cell(); }), HasSubstr("no free slot"));
}

TEST_P(Snapshots, ThePagesToPrefaultMayBeNonsense) {
  box.snapshot().prefault({{0x1000, 4096}, {0xffffffffff600000, 1ULL << 40}, {0, 0}});
  EXPECT_EQ(box.answer("echo fine"), "replied fine");
  box.snapshot().prefault({});
}

TEST_P(Snapshots, AKilledSnapshotIsOurFailureAndNamesTheStep) {
  Snapshot layer = box.snapshot().layer("one");
  ASSERT_EQ(::kill(layer.pid(), SIGKILL), 0);
  EXPECT_EQ(complaint([&] { (void)layer.cell({}); }), "fork cell: the guest program ended");
}

TEST_P(Snapshots, AKilledSnapshotDoesNotTakeItsCellsAlong) {
  Snapshot layer = box.snapshot().layer("one");
  const auto cell = layer.cell({});
  cell->wait_until_sealed();
  ASSERT_EQ(::kill(layer.pid(), SIGKILL), 0);
  EXPECT_EQ(describe(cell->step("echo alive", patient()).ending), "replied alive");
}

TEST_P(Snapshots, AStepThatFailsWhileSealingIsNamed) {
  CellLimits no_room_for_directories;
  no_room_for_directories.files = 1;
  CellLimits not_a_number_of_files;
  not_a_number_of_files.files = -1;
  EXPECT_THAT(complaint([&] { (void)box.run("echo", no_room_for_directories); }),
              HasSubstr("seal cell: mount tmpfs on /box: No space left"));
  EXPECT_THAT(complaint([&] { (void)box.run("echo", not_a_number_of_files); }),
              HasSubstr("seal cell: mount tmpfs on /box: Invalid argument"));
}

TEST_P(Snapshots, ACellThatIsKilledWhileSealingIsOurFailure) {
  const auto cell = box.cell();
  ASSERT_EQ(::kill(cell->pid(), SIGKILL), 0);
  // It may have been ready just before; then its end is what the step sees.
  const std::string seen =
      complaint([&] { EXPECT_EQ(describe(cell->step("sleep", patient()).ending), "signaled 9"); });
  EXPECT_THAT(seen, AnyOf("seal cell: it ended before it was sealed", "nothing was thrown"));
}

TEST(SnapshotOf, AProgramThatIsNotThereIsAnErrorThatNamesIt) {
  Slots slots{slots_held(Holding::by_watching)};
  EXPECT_THAT(complaint([&] { Snapshot snapshot("/no/such/guest", slots); }),
              HasSubstr("/no/such/guest"));
}

TEST(SnapshotOf, AProgramThatIsNoGuestIsAnError) {
  Slots slots{slots_held(Holding::by_watching)};
  // It ends before or after the first message is sent to it: that is chance, and said alike.
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(complaint([&] { Snapshot snapshot("/bin/true", slots); }),
              "start snapshot: the guest program ended");
}

}  // namespace
}  // namespace sandbox
