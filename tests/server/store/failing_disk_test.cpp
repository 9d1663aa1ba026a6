// Disks that are full, read-only, failing, damaged or locked: nothing is half done, the operator is
// told what to do, and the store works again when it was done.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>

#include <filesystem>
#include <fstream>

#include "tests/server/store/child.hpp"
#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

template <typename Call>
std::string refusal(Call call) {
  try {
    (void)call();
    return "";
  } catch (const StoreError& error) {
    return error.what();
  }
}

Submission big(int number) {
  auto submission = server::submission("b" + std::to_string(1000 + number), "ada");
  submission.files = {{"big.py", std::string(100'000, 'x')}};
  return submission;
}

// Mounts of our own, which end with this process.
bool leave_mounts_of_others() {
  return ::unshare(CLONE_NEWNS) == 0 &&
         ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

class FailingDisk : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return folder_.file("viva.db"); }
  Folder folder_;
};

// One that is mounted, by a child, where the folder is.
class MountedDisk : public FailingDisk {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can mount a disk";
  }
  void mount_small_disk() const {
    ASSERT_TRUE(leave_mounts_of_others());
    ASSERT_EQ(::mount("disk", folder_.path().c_str(), "tmpfs", 0, "size=4m"), 0);
  }
  // A file of this many bytes, or of as many as there is room for.
  void fill_disk(std::size_t bytes) const {
    std::ofstream file{folder_.file("filler"), std::ios::binary};
    const std::string page(4096, 'f');
    for (std::size_t size = 0; size < bytes && file; size += page.size()) {
      file.write(page.data(), static_cast<std::streamsize>(page.size())).flush();
    }
  }
  void free_space() const { std::filesystem::remove(folder_.file("filler")); }
};

TEST_F(MountedDisk, ThatIsFullTakesNothingHalfAndWorksAgainWithSpace) {
  expect_in_child([&] {
    mount_small_disk();
    fill_disk(1 << 20);
    auto store = open_sqlite_store(path());
    store->add_user(user("ada"));
    int added = 0;
    std::string message;
    while (added < 100 && message.empty()) {
      message = refusal([&] { return store->add_submission(big(added)); });
      if (message.empty()) ++added;
    }

    EXPECT_THAT(message, StartsWith("keep submission b"));
    EXPECT_THAT(
        message,
        HasSubstr("database or disk is full; free space on the disk of the data directory"));
    EXPECT_GT(added, 2);
    EXPECT_EQ(store->unfinished().size(), static_cast<std::size_t>(added));
    EXPECT_EQ(store->submission(big(added).id), std::nullopt);

    free_space();
    EXPECT_EQ(store->add_submission(big(added)), big(added).id);
    store.reset();
    store = open_sqlite_store(path());
    EXPECT_EQ(store->unfinished().size(), static_cast<std::size_t>(added) + 1);
    EXPECT_EQ(store->submission(big(added).id), big(added));
  });
}

TEST_F(MountedDisk, ThatIsFullIsNoticedByTheCheck) {
  expect_in_child([&] {
    mount_small_disk();
    const auto store = open_sqlite_store(path());
    store->check();
    fill_disk(1 << 30);

    EXPECT_THAT(refusal([&] { return store->check(), 0; }), HasSubstr("free space"));

    free_space();
    store->check();
  });
}

TEST_F(MountedDisk, ThatIsFullCannotHoldANewDatabase) {
  expect_in_child([&] {
    mount_small_disk();
    fill_disk(1 << 30);

    EXPECT_NE(refusal([&] { return open_sqlite_store(path()); }), "");

    free_space();
    EXPECT_NO_THROW(open_sqlite_store(path())->check());
  });
}

TEST_F(MountedDisk, ThatIsReadOnlyIsRefused) {
  open_sqlite_store(path())->add_user(user("ada"));
  expect_in_child([&] {
    const auto folder = folder_.path();
    ASSERT_TRUE(leave_mounts_of_others());
    ASSERT_EQ(::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr), 0);
    ASSERT_EQ(::mount(nullptr, folder.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr),
              0);

    EXPECT_THAT(refusal([&] { return open_sqlite_store(path()); }),
                HasSubstr("it is read-only; make the data directory and the database writable"));
    EXPECT_THAT(refusal([&] { return open_sqlite_store(folder_.file("new.db")); }),
                HasSubstr("Read-only file system"));
  });
}

TEST_F(FailingDisk, ThatRefusesToWriteIsSurvived) {
  expect_in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = open_sqlite_store(path());
    store->add_user(user("ada"));

    limit_files(0);
    EXPECT_THAT(refusal([&] { return store->add_submission(big(1)); }),
                testing::AllOf(StartsWith("keep submission b1001: disk I/O error; the disk"),
                               HasSubstr("see the kernel's log")));
    EXPECT_NE(refusal([&] { return store->check(), 0; }), "");
    EXPECT_EQ(store->unfinished().size(), 0U);

    limit_files(RLIM_INFINITY);
    EXPECT_EQ(store->add_submission(big(1)), "b1001");
    store->check();
  });
}

TEST_F(FailingDisk, ThatDamagedTheDatabaseIsNotMistakenForAnEmptyOne) {
  open_sqlite_store(path())->add_user(user("ada"));
  {
    std::fstream file{path(), std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(4096);
    file << std::string(std::filesystem::file_size(path()) - 4096, '\xee');
  }

  EXPECT_THAT(refusal([&] { return open_sqlite_store(path())->users(); }),
              HasSubstr("restore the last backup"));
}

TEST_F(FailingDisk, ThatSomebodyElseKeepsLockedIsBusy) {
  const auto store = open_sqlite_store(path());
  {
    SQLite::Database other{path(), SQLite::OPEN_READWRITE};
    const SQLite::Transaction lock{other, SQLite::TransactionBehavior::IMMEDIATE};

    EXPECT_THAT(refusal([&] { return store->add_user(user("ada")), 0; }),
                HasSubstr("keep user ada: database is locked; another program"));
    EXPECT_TRUE(store->users().empty());
  }

  store->add_user(user("ada"));
}

}  // namespace
}  // namespace server
