// The sandbox for those who are not root: the tests named Ordinary... are run again as other users,
// without a control group, with a range of uids and without.
#include <gmock/gmock.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sandbox/slots.hpp"
#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

namespace fs = std::filesystem;

struct Finished {
  int status = -1;
  std::string output;
};

Finished run(const std::string& command) {
  Finished finished;
  FILE* const pipe = ::popen((command + " 2>&1").c_str(), "re");
  if (pipe == nullptr) return finished;
  std::array<char, 4096> buffer{};
  while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    finished.output.append(buffer.data(), got);
  finished.status = ::pclose(pipe);
  return finished;
}

// This program and its guest where everyone may read them.
class OtherUser : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(::geteuid(), 0U) << "only root can become other users";
    std::string pattern = fs::temp_directory_path() / "viva-ordinary-XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fs::permissions(folder_, fs::perms{0755});
    fs::copy_file(fs::read_symlink("/proc/self/exe"), folder_ / "tests");
    fs::copy_file(probe_program(), folder_ / "viva-probe-guest");
    for (const auto& entry : fs::directory_iterator{folder_})
      fs::permissions(entry.path(), fs::perms{0755});
  }
  void TearDown() override {
    fs::remove_all(folder_);
    if (!user_.empty()) (void)run("userdel " + user_);
  }

  // The ordinary tests as somebody; succeeds when they all ran and passed.
  void expect_ordinary_tests_pass_as(const std::string& who, const std::string& filter) {
    const auto seen =
        run("cd / && setpriv " + who + " --clear-groups " + (folder_ / "tests").string() +
            " --gtest_brief=1 --gtest_filter='" + filter + "'");
    EXPECT_EQ(seen.status, 0) << seen.output;
    EXPECT_THAT(seen.output, testing::HasSubstr("[  PASSED  ]"));
    EXPECT_EQ(seen.output.find("[  PASSED  ] 0 tests"), std::string::npos) << "nothing was run";
    EXPECT_EQ(seen.output.find("SKIPPED"), std::string::npos);
  }

  // With a range in /etc/subuid, for the time of this test.
  std::string make_user() {
    user_ = "viva-test-" + std::to_string(::getpid());
    const auto made =
        run("useradd --no-create-home --shell /usr/sbin/nologin --add-subids-for-system --system " +
            user_);
    EXPECT_EQ(made.status, 0) << made.output;
    return user_;
  }

  fs::path folder_;
  std::string user_;
};

// As `nobody` there is one uid for everything; `find_uids` and the tests cope with that.
TEST_F(OtherUser, WithoutARangeOfUidsCellsAreHeldAllTheSame) {
  expect_ordinary_tests_pass_as("--reuid=65534 --regid=65534", "Ordinary*:SingleUid.*");
}

TEST_F(OtherUser, WithARangeOfUidsEveryCellHasItsOwn) {
  const std::string user = make_user();
  expect_ordinary_tests_pass_as("--reuid=" + user + " --regid=" + user, "Ordinary*:OwnRange.*");
}

// These two say that the users above are what they are meant to be. They are not for root.
TEST(SingleUid, IsWhatThisUserHas) {
  if (::geteuid() != 0) {
    EXPECT_EQ(find_uids(4).count, 0U);
  }
}

TEST(OwnRange, IsWhatThisUserHas) {
  if (::geteuid() != 0 && ::geteuid() != 65534) {
    EXPECT_EQ(find_uids(4).count, 4U);
    EXPECT_TRUE(find_uids(4).by_newuidmap);
  }
}

TEST_F(OtherUser, WhoMayNotMakeControlGroupsIsToldSo) {
  const auto seen = run("cd / && setpriv --reuid=65534 --regid=65534 --clear-groups " +
                        (folder_ / "tests").string() +
                        " --gtest_also_run_disabled_tests --gtest_filter=RefusedGroups.DISABLED_*");
  EXPECT_EQ(seen.status, 0) << seen.output;
}

// Run by the test above as somebody else.
TEST(RefusedGroups, DISABLED_AreAnErrorThatNamesWhatWasRefused) {
  try {
    const Slots slots{slots_held(Holding::by_cgroup)};
    FAIL() << "an ordinary user made control groups";
  } catch (const std::exception& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("cgroup"));
  }
}

}  // namespace
}  // namespace sandbox
