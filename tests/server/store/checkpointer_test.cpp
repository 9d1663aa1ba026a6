// The write-ahead log is moved into the database while the store is written to, and begins anew.
#include <chrono>
#include <thread>

#include "tests/server/store/stores.hpp"

namespace server {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t mebibyte = 1U << 20;

class LongLog : public StoreTest {
 protected:
  void add(int count) {
    for (int i = 0; i < count; ++i) {
      Submission next = submission(std::to_string(number_++), "ada");
      next.files = {{"solution.py", std::string(20'000, 'x')}};
      (void)store_->add_submission(next);
    }
  }
  std::uintmax_t database() { return fs::file_size(path()); }
  std::uintmax_t log() { return fs::file_size(path() + "-wal"); }
  bool database_grows_beyond(std::uintmax_t size) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (database() <= size) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
  }

 private:
  int number_ = 10'000;
};

TEST_F(LongLog, IsLeftAloneAsLongAsItIsShort) {
  add(100);  // 12 pages or so each
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  EXPECT_LT(database(), mebibyte);
}

TEST_F(LongLog, IsMovedIntoTheDatabaseWithoutACommitThatWaitsForIt) {
  add(600);
  EXPECT_TRUE(database_grows_beyond(8 * mebibyte));
}

TEST_F(LongLog, BeginsAnewHoweverMuchIsWritten) {
  add(4000);  // 200 MiB
  EXPECT_GT(database(), 60 * mebibyte);
  EXPECT_LT(log(), 80 * mebibyte);
  store_.reset();
  reopen();
  EXPECT_EQ(store_->unfinished().size(), 4000U);
}

}  // namespace
}  // namespace server
