#include "server/dispatcher/fair_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Take = FairQueue::Take;

QueueEntry interactive(const std::string& owner, const std::string& id) {
  return {id, owner, "", Lane::interactive};
}

QueueEntry batch(const std::string& name, const std::string& id) {
  return {id, "interviewer", name, Lane::batch};
}

std::vector<std::string> drain(FairQueue& queue, Take take = Take::any) {
  std::vector<std::string> ids;
  while (const auto entry = queue.pop(take)) ids.push_back(entry->id);
  return ids;
}

FairQueue queue_of(const std::vector<QueueEntry>& entries) {
  FairQueue queue;
  for (const auto& entry : entries) queue.push(entry);
  return queue;
}

TEST(FairQueue, GivesNothingWhenItIsEmpty) {
  FairQueue queue;
  EXPECT_FALSE(queue.pop(Take::any));
  EXPECT_EQ(queue.size(Lane::interactive), 0U);
}

TEST(FairQueue, ServesOneOwnerInTheOrderOfArrival) {
  auto queue =
      queue_of({interactive("ada", "1"), interactive("ada", "2"), interactive("ada", "3")});
  EXPECT_THAT(drain(queue), ElementsAre("1", "2", "3"));
}

TEST(FairQueue, GivesOwnersTurns) {
  auto queue =
      queue_of({interactive("ada", "a1"), interactive("ada", "a2"), interactive("ada", "a3"),
                interactive("bob", "b1"), interactive("eve", "e1"), interactive("bob", "b2")});
  EXPECT_THAT(drain(queue), ElementsAre("a1", "b1", "e1", "a2", "b2", "a3"));
}

TEST(FairQueue, PutsWhoeverComesAgainBehindThoseWhoWait) {
  auto queue = queue_of({interactive("ada", "a1"), interactive("bob", "b1")});
  EXPECT_EQ(queue.pop(Take::any)->id, "a1");
  queue.push(interactive("ada", "a2"));
  EXPECT_THAT(drain(queue), ElementsAre("b1", "a2"));
}

TEST(FairQueue, ServesInteractiveBeforeBatchAlways) {
  auto queue = queue_of({batch("x", "x1"), batch("x", "x2"), interactive("ada", "a1")});
  EXPECT_EQ(queue.pop(Take::any)->id, "a1");
  EXPECT_EQ(queue.pop(Take::any)->id, "x1");
  queue.push(interactive("ada", "a2"));
  EXPECT_THAT(drain(queue), ElementsAre("a2", "x2"));
}

TEST(FairQueue, GivesBatchesTurns) {
  auto queue = queue_of({batch("x", "x1"), batch("x", "x2"), batch("x", "x3"), batch("y", "y1")});
  EXPECT_THAT(drain(queue), ElementsAre("x1", "y1", "x2", "x3"));
}

TEST(FairQueue, TakesTheOwnerForTheBatchWhereThereIsNone) {
  auto queue = queue_of({{"a1", "ada", "", Lane::batch},
                         {"a2", "ada", "", Lane::batch},
                         {"b1", "bob", "", Lane::batch}});
  EXPECT_THAT(drain(queue), ElementsAre("a1", "b1", "a2"));
}

TEST(FairQueue, LeavesBatchWorkWhereOnlyInteractiveIsTaken) {
  auto queue = queue_of({batch("x", "x1"), interactive("ada", "a1")});
  EXPECT_THAT(drain(queue, Take::interactive_only), ElementsAre("a1"));
  EXPECT_EQ(queue.size(Lane::batch), 1U);
}

TEST(FairQueue, PutsWhatComesBackAtTheFrontOfItsLane) {
  auto queue = queue_of({interactive("ada", "a1"), batch("x", "x1"), batch("y", "y1")});
  queue.push_front(batch("x", "x0"));
  queue.push_front(interactive("bob", "b0"));
  EXPECT_THAT(drain(queue), ElementsAre("b0", "a1", "x0", "x1", "y1"));
}

TEST(FairQueue, CountsByLaneAndOwner) {
  auto queue = queue_of({interactive("ada", "a1"), interactive("ada", "a2"), batch("x", "x1")});
  EXPECT_EQ(queue.size(Lane::interactive), 2U);
  EXPECT_EQ(queue.size(Lane::batch), 1U);
  EXPECT_EQ(queue.interactive_of("ada"), 2U);
  EXPECT_EQ(queue.interactive_of("interviewer"), 0U);
  EXPECT_THAT(drain(queue).size(), 3U);
  EXPECT_EQ(queue.size(Lane::interactive) + queue.size(Lane::batch), 0U);
  EXPECT_EQ(queue.interactive_of("ada"), 0U);
}

TEST(FairQueue, IsFairBetweenManyOwnersWhateverTheyBring) {
  FairQueue queue;
  for (int owner = 0; owner < 50; ++owner) {
    for (int i = 0; i <= owner; ++i)
      queue.push(interactive("owner " + std::to_string(owner), std::to_string(owner)));
  }
  std::map<std::string, int> served;
  for (int i = 0; i < 100; ++i) ++served[queue.pop(Take::any)->id];
  for (int owner = 2; owner < 50; ++owner) EXPECT_GE(served[std::to_string(owner)], 2) << owner;
}

}  // namespace
}  // namespace server
