// Changes that share a transaction: seen at once, kept together, lost together and never silently.
#include <sys/wait.h>
#include <unistd.h>

#include "tests/server/store/child.hpp"
#include "tests/server/store/stores.hpp"

namespace server {
namespace {

class Gathering : public StoreTest {
 protected:
  Gathering() { store_->gather(); }
  // What a server would find that starts after this one was killed now.
  [[nodiscard]] bool is_kept(const std::string& id) const {
    return open_sqlite_store(path())->submission(id).has_value();
  }
};

TEST_F(Gathering, IsSeenAtOnceAndKeptByCommit) {
  add(submission("s1", "ada"));
  store_->mark_running("s1", at(6));
  add(submission("s2", "ada"));
  EXPECT_TRUE(store_->finish_submission("s1", {{}, at(7)}, outcome()));
  EXPECT_EQ(store_->submission("s1")->outcome, outcome());
  EXPECT_EQ(store_->unfinished().size(), 1U);
  EXPECT_FALSE(is_kept("s1"));

  store_->commit();
  EXPECT_TRUE(is_kept("s1"));
  EXPECT_TRUE(is_kept("s2"));
  EXPECT_EQ(open_sqlite_store(path())->submission("s1")->outcome, outcome());
}

TEST_F(Gathering, IsKeptByAnyOtherChange) {
  add(submission("s1", "ada"));
  store_->add_user(user("grace"));
  EXPECT_TRUE(is_kept("s1"));
  store_->commit();
}

TEST_F(Gathering, NothingToKeepIsKept) {
  store_->commit();
  add(submission("s1", "ada"));
  store_->commit();
  store_->commit();
  EXPECT_TRUE(is_kept("s1"));
}

TEST_F(Gathering, WhatFailsTakesTheOthersWithItAndCommitSaysSo) {
  add(submission("s1", "ada"));
  EXPECT_THROW((void)store_->add_submission(submission("s2", "nobody")), std::logic_error);
  EXPECT_FALSE(store_->submission("s1").has_value());
  add(submission("s3", "ada"));  // before anybody was told
  EXPECT_THROW(store_->commit(), StoreError);
  EXPECT_FALSE(store_->submission("s3").has_value());

  add(submission("s1", "ada"));
  store_->commit();
  EXPECT_TRUE(is_kept("s1"));
}

TEST_F(Gathering, WhoFailsAloneHasToldItAlready) {
  EXPECT_THROW((void)store_->add_submission(submission("s2", "nobody")), std::logic_error);
  add(submission("s1", "ada"));
  store_->commit();
  EXPECT_TRUE(is_kept("s1"));
}

TEST_F(Gathering, AnotherChangeAfterALossIsKeptAndTheLossIsStillTold) {
  add(submission("s1", "ada"));
  EXPECT_THROW((void)store_->add_submission(submission("s2", "nobody")), std::logic_error);
  add(submission("s3", "ada"));
  store_->add_user(user("grace"));
  EXPECT_FALSE(store_->submission("s3").has_value());
  EXPECT_THROW(store_->commit(), StoreError);
  EXPECT_TRUE(store_->user("grace").has_value());
}

// Its files refuse to grow, as on a full disk.
TEST_F(Gathering, ADiskThatFailsAtCommitLosesAllOfItAndWorksAgainLater) {
  expect_in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = open_sqlite_store(path());
    store->gather();
    EXPECT_EQ(store->add_submission(submission("s1", "ada")), "s1");
    limit_files(0);
    EXPECT_THROW(store->commit(), StoreError);
    EXPECT_FALSE(store->submission("s1").has_value());
    limit_files(RLIM_INFINITY);
    store->commit();
    EXPECT_EQ(store->add_submission(submission("s1", "ada")), "s1");
    store->commit();
    EXPECT_TRUE(is_kept("s1"));
  });
}

// The other change fails for the same reason, and is told; so are those who had gathered.
TEST_F(Gathering, ADiskThatFailsAtAnotherChangeIsToldToBoth) {
  expect_in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = open_sqlite_store(path());
    store->gather();
    EXPECT_EQ(store->add_submission(submission("s1", "ada")), "s1");
    limit_files(0);
    EXPECT_THROW(store->add_user(user("grace")), StoreError);
    limit_files(RLIM_INFINITY);
    EXPECT_THROW(store->commit(), StoreError);
    EXPECT_FALSE(store->submission("s1").has_value());
    store->commit();
  });
}

}  // namespace
}  // namespace server
