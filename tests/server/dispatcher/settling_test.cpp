// What may be said only when the store keeps it: many for one commit and one flush, and nothing
// that is lost.
#include "server/dispatcher/settling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>

#include "tests/support/memory_store.hpp"

namespace server {
namespace {

using std::chrono::steady_clock;
using testing::ElementsAre;

class KeptStore : public MemoryStore {
 public:
  int gathers = 0, commits = 0, failing_commits = 0;
  std::atomic<int> flushes = 0, failing_flushes = 0;
  std::latch* first_flush = nullptr;  // waits for it

  void gather() override { ++gathers; }
  void commit() override {
    ++commits;
    if (failing_commits-- > 0) throw StoreError{"no room"};
  }
  void flush() override {
    if (++flushes == 1 && first_flush != nullptr) first_flush->wait();
    if (failing_flushes-- > 0) throw StoreError{"no disk"};
  }
};

class SettlingTest : public testing::Test {
 protected:
  boost::asio::io_context context;
  KeptStore store;
  Settling settling{context, store};
  std::vector<std::string> told;

  Settling::Then tell(const std::string& name) {
    return [this, name](bool kept) { told.push_back(name + (kept ? " kept" : " lost")); };
  }
};

TEST_F(SettlingTest, ThoseOfOneTurnShareACommitAndAFlush) {
  EXPECT_EQ(store.gathers, 1);
  settling.when_kept(tell("a"));
  settling.when_on_disk(tell("b"));
  settling.when_kept(tell("c"));
  settling.when_on_disk(tell("d"));
  EXPECT_EQ(store.commits, 0);
  context.run();
  EXPECT_THAT(told, ElementsAre("a kept", "c kept", "b kept", "d kept"));
  EXPECT_EQ(store.commits, 1);
  EXPECT_EQ(store.flushes, 1);
}

TEST_F(SettlingTest, WithoutTheDiskNothingIsFlushed) {
  settling.when_kept(tell("a"));
  context.run();
  EXPECT_THAT(told, ElementsAre("a kept"));
  EXPECT_EQ(store.flushes, 0);
}

TEST_F(SettlingTest, ThoseWhoComeDuringAFlushShareTheNext) {
  std::latch all_came{1};
  store.first_flush = &all_came;
  settling.when_on_disk(tell("first"));
  while (store.flushes == 0) context.run_one_for(std::chrono::milliseconds{10});
  for (int i = 0; i < 3; ++i) {
    settling.when_on_disk(tell("later"));
    context.poll_one();
  }
  EXPECT_EQ(store.commits, 4);
  EXPECT_TRUE(told.empty());
  all_came.count_down();
  context.run();
  EXPECT_THAT(told, ElementsAre("first kept", "later kept", "later kept", "later kept"));
  EXPECT_EQ(store.flushes, 2);
}

TEST_F(SettlingTest, ThePatientWaitForOthers) {
  const auto begin = steady_clock::now();
  settling.when_kept(tell("patient"), std::chrono::milliseconds{30});
  EXPECT_EQ(context.poll(), 0U);
  settling.when_kept(tell("also"), std::chrono::hours{1});
  context.run();
  EXPECT_THAT(told, ElementsAre("patient kept", "also kept"));
  EXPECT_GE(steady_clock::now() - begin, std::chrono::milliseconds{30});
  EXPECT_EQ(store.commits, 1);
}

TEST_F(SettlingTest, TheImpatientTakeThePatientWithThem) {
  settling.when_kept(tell("patient"), std::chrono::hours{1});
  settling.when_kept(tell("at once"));
  context.run();  // and does not wait for an hour
  EXPECT_THAT(told, ElementsAre("patient kept", "at once kept"));
  EXPECT_EQ(store.commits, 1);
}

TEST_F(SettlingTest, ACommitThatFailsIsToldToThoseWhoWaitedForIt) {
  store.failing_commits = 1;
  settling.when_kept(tell("a"));
  settling.when_on_disk(tell("b"));
  context.run();
  context.restart();
  settling.when_on_disk(tell("c"));
  context.run();
  EXPECT_THAT(told, ElementsAre("b lost", "a lost", "c kept"));
  EXPECT_EQ(store.flushes, 1);
}

TEST_F(SettlingTest, AFlushThatFailsIsToldToThoseWhoWaitedForIt) {
  store.failing_flushes = 1;
  settling.when_kept(tell("a"));
  settling.when_on_disk(tell("b"));
  context.run();
  context.restart();
  settling.when_on_disk(tell("c"));
  context.run();
  EXPECT_THAT(told, ElementsAre("a kept", "b lost", "c kept"));
}

}  // namespace
}  // namespace server
