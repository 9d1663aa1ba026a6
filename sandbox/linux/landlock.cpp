#include "sandbox/linux/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace sandbox {
namespace {

// The headers of Debian 12 know version 2; the numbers are the kernel's ABI.
constexpr std::uint64_t truncate_access = 1ULL << 14;   // version 3
constexpr std::uint64_t ioctl_dev_access = 1ULL << 15;  // version 5
constexpr std::uint64_t refer_access = 1ULL << 13;      // version 2

struct RulesetAttributes {
  std::uint64_t files, tcp, scoped;
};

constexpr std::uint64_t read_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t write_access =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_SYM;
constexpr std::uint64_t never = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SOCK;

int add_path(int ruleset, const char* path, std::uint64_t access) noexcept {
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = ::open(path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0) return -1;
  const long result =
      ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(rule.parent_fd);
  return static_cast<int>(result);
}

}  // namespace

int landlock_version() noexcept {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : static_cast<int>(version);
}

int confine_to(const char* writable, int version) noexcept {
  RulesetAttributes attributes{read_access | write_access | never, 0, 0};
  std::uint64_t inside = read_access | write_access;
  std::size_t size = sizeof attributes.files;
  if (version >= 2) attributes.files |= refer_access, inside |= refer_access;
  if (version >= 3) attributes.files |= truncate_access, inside |= truncate_access;
  if (version >= 4) attributes.tcp = 3, size += sizeof attributes.tcp;  // bind and connect
  if (version >= 5) attributes.files |= ioctl_dev_access;
  if (version >= 6)
    attributes.scoped = 3, size += sizeof attributes.scoped;  // abstract sockets, signals
  const int ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
  if (ruleset < 0) return -1;
  const std::uint64_t truncate = version >= 3 ? truncate_access : 0;
  const bool done = add_path(ruleset, "/", read_access) == 0 &&
                    add_path(ruleset, writable, inside) == 0 &&
                    add_path(ruleset, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE | truncate) == 0 &&
                    ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return done ? 0 : -1;
}

}  // namespace sandbox
