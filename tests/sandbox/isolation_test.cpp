// What a cell can see, seen from outside through /proc and from inside through the probe guest.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "sandbox/linux/landlock.hpp"
#include "sandbox/linux/seccomp.hpp"
#include "sandbox/protections.hpp"
#include "tests/sandbox/cells.hpp"

namespace sandbox {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

class Isolation : public CellTest {};
VIVA_HELD_BOTH_WAYS(Isolation);

std::string namespace_of(pid_t pid, const std::string& kind) {
  return std::filesystem::read_symlink("/proc/" + std::to_string(pid) + "/ns/" + kind);
}

TEST_P(Isolation, ACellIsTheFirstProcessOfItsOwnPidNamespace) {
  const auto cell = box.cell();
  cell->wait_until_sealed();

  const auto seen = status_of(cell->pid())["NSpid"];

  EXPECT_THAT(seen, testing::EndsWith("\t1"));
  EXPECT_EQ(describe(cell->step("ids", patient()).ending).substr(0, 10), "replied 1 ");
}

TEST_P(Isolation, ACellSharesNoNamespaceWithTheJudge) {
  const auto cell = box.cell();
  cell->wait_until_sealed();
  for (const char* kind : {"user", "pid", "mnt", "net", "ipc", "uts", "cgroup"}) {
    EXPECT_NE(namespace_of(cell->pid(), kind), namespace_of(::getpid(), kind)) << kind;
  }
}

TEST_P(Isolation, TwoCellsHavePidAndMountNamespacesOfTheirOwn) {
  const auto one = box.cell(), other = box.cell();
  one->wait_until_sealed();
  other->wait_until_sealed();
  for (const char* kind : {"pid", "mnt"}) {
    EXPECT_NE(namespace_of(one->pid(), kind), namespace_of(other->pid(), kind)) << kind;
  }
}

TEST_P(Isolation, ACellHasAUidThatNeitherTheJudgeNorItsNeighbourHas) {
  if (box.slots().uids().count == 0) {
    // An ordinary user without a range: the uid is shared, and the report says so.
    EXPECT_NE(::geteuid(), 0U);
    return;
  }
  const auto one = box.cell(), other = box.cell();
  one->wait_until_sealed();
  other->wait_until_sealed();
  const std::string judge = status_of(::getpid())["Uid"];

  EXPECT_NE(status_of(one->pid())["Uid"], judge);
  EXPECT_NE(status_of(one->pid())["Uid"], status_of(other->pid())["Uid"]);
  EXPECT_NE(status_of(one->pid())["Gid"], status_of(other->pid())["Gid"]);
  EXPECT_EQ(status_of(one->pid())["Groups"], "");
}

TEST_P(Isolation, ACellHasNoCapabilitiesAndCanGainNone) {
  const auto cell = box.cell();
  cell->wait_until_sealed();
  auto status = status_of(cell->pid());
  for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"}) {
    EXPECT_EQ(status[set], "0000000000000000") << set;
  }
  EXPECT_EQ(status["NoNewPrivs"], "1");
  EXPECT_EQ(status["Seccomp"], "2");
}

TEST_P(Isolation, ASnapshotKeepsOnlyWhatSealingNeeds) {
  auto status = status_of(box.snapshot().pid());
  constexpr const char* chown_setgid_setuid_sys_admin = "00000000002000c1";
  EXPECT_EQ(status["CapEff"], chown_setgid_setuid_sys_admin);
  EXPECT_EQ(status["CapPrm"], chown_setgid_setuid_sys_admin);
  EXPECT_EQ(status["CapBnd"], "0000000000000000");
  EXPECT_EQ(status["NoNewPrivs"], "1");
  EXPECT_EQ(status["Threads"], "1");
}

TEST_P(Isolation, TheRootHoldsOnlyWhatEveryCellGetsAndWhatTheGuestAskedFor) {
  EXPECT_EQ(box.answer("list /"), "replied box dev tmp usr ");
  EXPECT_EQ(box.answer("list /usr"), "replied share ");
  EXPECT_EQ(box.answer("list /usr/share"), "replied zoneinfo ");
  EXPECT_EQ(box.answer("list /dev"), "replied null shm urandom ");
  EXPECT_EQ(box.answer("list /box"), "replied shm tmp work ");
  EXPECT_EQ(box.answer("list /box/work"), "replied ");
}

TEST_P(Isolation, FilesOfTheHostAreNotThere) {
  const std::string not_there = "replied errno " + std::to_string(ENOENT);
  for (const char* path :
       {"/etc/passwd", "/proc/self/status", "/proc/1/environ", "/sys/fs/cgroup", "/root", "/home",
        "/run", "/var", "/bin/sh", "/lib/x86_64-linux-gnu/libc.so.6", "/dev/mem", "/dev/kmsg"}) {
    EXPECT_EQ(box.answer(std::string{"read "} + path), not_there) << path;
  }
}

TEST_P(Isolation, DotDotLeadsNowhere) {
  EXPECT_EQ(box.answer("list /box/work/../../../../.."), "replied box dev tmp usr ");
  EXPECT_THAT(box.answer("read /usr/../../../etc/passwd"), StartsWith("replied errno"));
}

TEST_P(Isolation, NothingOutsideTheBoxCanBeWritten) {
  for (const char* path :
       {"/new", "/usr/new", "/dev/new", "/usr/share/zoneinfo/UTC", "/usr/share/zoneinfo/new"}) {
    EXPECT_THAT(
        box.answer(std::string{"write "} + path + " 1"),
        AnyOf("replied errno " + std::to_string(EROFS), "replied errno " + std::to_string(EACCES)))
        << path;
  }
  for (const char* path :
       {"/box/work/new", "/box/tmp/new", "/box/shm/new", "/tmp/new", "/dev/shm/new", "new"}) {
    EXPECT_EQ(box.answer(std::string{"write "} + path + " 1"), "replied ok") << path;
  }
}

TEST_P(Isolation, EveryMountButTheBoxIsReadOnlyAndNoneHonoursSetuid) {
  const auto cell = box.cell();
  cell->wait_until_sealed();
  std::istringstream lines{read_file("/proc/" + std::to_string(cell->pid()) + "/mountinfo")};
  int boxes = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words{line};
    std::string id, parent, device, root, target, options;
    words >> id >> parent >> device >> root >> target >> options;
    EXPECT_THAT(options, HasSubstr("nosuid")) << line;
    if (target == "/box") {
      ++boxes;
      EXPECT_THAT(options, AllOf(StartsWith("rw"), HasSubstr("noexec"), HasSubstr("nodev")));
    } else {
      EXPECT_THAT(options, StartsWith("ro")) << line;
      EXPECT_TRUE(target.rfind("/dev/", 0) == 0 || options.find("nodev") != std::string::npos)
          << line;
    }
  }
  EXPECT_EQ(boxes, 1);
}

TEST_P(Isolation, WhatOneCellWritesNoOtherCellFinds) {
  const auto one = box.cell(), other = box.cell();
  for (const char* path : {"/box/work/mark", "/box/tmp/mark", "/box/shm/mark"}) {
    ASSERT_EQ(describe(one->step(std::string{"write "} + path + " 1", patient()).ending),
              "replied ok");
    EXPECT_THAT(describe(other->step(std::string{"read "} + path, patient()).ending),
                StartsWith("replied errno"));
    EXPECT_THAT(box.slots().free_count(), 0);
  }
}

TEST_P(Isolation, ACellHasTheStandardDescriptorsAndItsChannelAndNothingElse) {
  // One that the judge has open without close-on-exec is not inherited either.
  const UniqueFd inheritable{::open("/etc/passwd", O_RDONLY)};
  Sandboxed later{GetParam()};

  EXPECT_EQ(later.answer("fds"), "replied 0 1 2 3 ");
  EXPECT_EQ(box.answer("fds"), "replied 0 1 2 3 ");
}

TEST_P(Isolation, StandardInputIsEmpty) { EXPECT_EQ(box.answer("read-stdin"), "replied 0 bytes"); }

TEST_P(Isolation, TheEnvironmentIsTheSameForEveryone) {
  ::setenv("VIVA_TEST_SECRET", "a token of the judge", 1);
  Sandboxed later{GetParam()};
  ::unsetenv("VIVA_TEST_SECRET");

  EXPECT_EQ(later.answer("environment"),
            "replied PATH=/usr/bin:/bin\nLANG=C.UTF-8\nHOME=/\nLD_BIND_NOW=1\n");
}

TEST_P(Isolation, TheHostsNameIsNotTold) { EXPECT_EQ(box.answer("host-name"), "replied cell"); }

TEST_P(Isolation, TheSocketsOfACellsNetworkAreNone) {
  const auto cell = box.cell();
  cell->wait_until_sealed();
  std::istringstream devices{read_file("/proc/" + std::to_string(cell->pid()) + "/net/dev")};
  std::string names;
  for (std::string line; std::getline(devices, line);) {
    const auto colon = line.find(':');
    if (colon != std::string::npos) names += line.substr(0, colon + 1);
  }
  EXPECT_THAT(names, HasSubstr("lo:"));
  EXPECT_EQ(names.find("eth"), std::string::npos) << names;
}

TEST_P(Isolation, ResourceLimitsAreInForceAndCannotBeRaised) {
  const auto cell = box.cell();
  cell->wait_until_sealed();
  const auto limit = [&](__rlimit_resource which) {
    rlimit both{};
    EXPECT_EQ(::prlimit(cell->pid(), which, nullptr, &both), 0);
    EXPECT_EQ(both.rlim_cur, both.rlim_max);
    return both.rlim_max;
  };
  EXPECT_EQ(limit(RLIMIT_CORE), 0U);
  EXPECT_EQ(limit(RLIMIT_NOFILE), 256U);
  EXPECT_EQ(limit(RLIMIT_MEMLOCK), 0U);
  EXPECT_EQ(limit(RLIMIT_FSIZE), CellLimits{}.work_dir_bytes);

  EXPECT_EQ(describe(cell->step("raise-files", patient()).ending),
            "replied errno " + std::to_string(EPERM));
  EXPECT_EQ(describe(cell->step("lower-files", patient()).ending), "replied ok 0");
  EXPECT_EQ(describe(cell->step("raise-files", patient()).ending),
            "replied errno " + std::to_string(EPERM));
}

TEST_P(Isolation, DescriptorsEndAtTheirLimit) {
  EXPECT_EQ(box.answer("open-files 252"), "replied opened 252");
  EXPECT_EQ(box.answer("open-files 253"), "replied opened 252");
}

// What only Landlock forbids: mounts say nothing of writing to a device.
TEST_P(Isolation, LandlockIsInForceWhereTheKernelHasIt) {
  const std::string seen = box.answer("open-for-writing /dev/urandom");
  const auto protections = examine_protections();
  const auto landlock =
      std::find_if(protections.begin(), protections.end(),
                   [](const Protection& each) { return each.name == "landlock"; });
  ASSERT_NE(landlock, protections.end());
  if (landlock_version() > 0) {
    EXPECT_EQ(landlock->force, Force::in_force);
    EXPECT_EQ(seen, "replied errno " + std::to_string(EACCES));
  } else {
    EXPECT_EQ(landlock->force, Force::unavailable);
    EXPECT_EQ(seen, "replied ok 0")
        << "and if it is refused, this test has to find another way to tell";
  }
}

TEST_P(Isolation, ACellCannotSignalWhoeverIsOutside) {
  const auto one = box.cell(), other = box.cell();
  other->wait_until_sealed();

  (void)one->step("kill-all", patient());
  (void)one->step("kill " + std::to_string(::getpid()) + " 9", patient());

  EXPECT_EQ(describe(other->step("echo alive", patient()).ending), "replied alive");
}

}  // namespace
}  // namespace sandbox
