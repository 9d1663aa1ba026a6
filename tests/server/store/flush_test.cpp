// When the store waits for the disk. fdatasync() is counted here, SQLite's calls among them.
#include <unistd.h>

#include <cerrno>

#include "tests/server/store/stores.hpp"

namespace {

int waits = 0;
bool disk_fails = false;

}  // namespace

extern "C" int fdatasync(int fd) {
  ++waits;
  if (!disk_fails) return ::fsync(fd);
  errno = EIO;
  return -1;
}

namespace server {
namespace {

class Flush : public StoreTest {
 protected:
  void SetUp() override { waits = 0; }
  void TearDown() override { disk_fails = false; }
};

TEST_F(Flush, ManySubmissionsShareOneWaitForTheDisk) {
  for (int i = 1000; i < 1010; ++i)
    (void)store_->add_submission(submission(std::to_string(i), "ada"));
  EXPECT_EQ(waits, 0);
  store_->flush();
  EXPECT_EQ(waits, 1);
}

TEST_F(Flush, OtherChangesWaitThemselves) {
  store_->add_user(user("grace"));
  EXPECT_GE(waits, 1);
}

TEST_F(Flush, AfterAFailureNothingIsPromisedUntilTheStoreIsOpenedAnew) {
  (void)store_->add_submission(submission("s1", "ada"));
  disk_fails = true;
  EXPECT_THROW(store_->flush(), StoreError);
  disk_fails = false;
  EXPECT_THROW(store_->flush(), StoreError);
  reopen();
  EXPECT_TRUE(store_->submission("s1").has_value());
  store_->flush();
}

}  // namespace
}  // namespace server
