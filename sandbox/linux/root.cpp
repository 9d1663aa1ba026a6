#include "sandbox/linux/root.hpp"

#include <fcntl.h>
#include <linux/mount.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <filesystem>

#include "sandbox/linux/syscall.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace sandbox {
namespace fs = std::filesystem;
namespace {

// Any directory that always exists: what it hides was opened before.
constexpr const char* staging = "/tmp";

struct Source {
  std::string path;
  bool directory;
  UniqueFd mount;  // detached
};

// glibc 2.36 has no wrappers for these in the headers that go with <sys/mount.h>'s older calls.
int open_tree(int at, const char* path, unsigned flags) {
  return static_cast<int>(::syscall(SYS_open_tree, at, path, flags));
}
int move_mount(int from, int to_at, const char* to) {
  return static_cast<int>(::syscall(SYS_move_mount, from, "", to_at, to, MOVE_MOUNT_F_EMPTY_PATH));
}
int set_attributes(int at, const char* path, std::uint64_t attributes, unsigned flags) {
  mount_attr attribute{};
  attribute.attr_set = attributes;
  return static_cast<int>(
      ::syscall(SYS_mount_setattr, at, path, flags, &attribute, sizeof attribute));
}

Source detach(const std::string& path, bool device) {
  Source source{path, fs::is_directory(path), {}};
  source.mount = UniqueFd{syscall_or_throw("open_tree " + path, [&] {
    return open_tree(AT_FDCWD, path.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
  })};
  const std::uint64_t attributes =
      MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | (device ? 0 : MOUNT_ATTR_NODEV);
  syscall_or_throw("mount_setattr " + path, [&] {
    return set_attributes(source.mount.get(), "", attributes, AT_EMPTY_PATH | AT_RECURSIVE);
  });
  return source;
}

std::vector<Source> detach_all(const std::vector<std::string>& readable) {
  std::vector<Source> sources;
  for (const auto& path : readable) {
    if (fs::exists(path)) sources.push_back(detach(path, false));
  }
  for (const char* device : {"/dev/null", "/dev/urandom"}) sources.push_back(detach(device, true));
  return sources;
}

void make_directories(int root, const fs::path& below) {
  fs::path made;
  for (const auto& part : below) {
    made /= part;
    if (::mkdirat(root, made.c_str(), 0755) < 0 && errno != EEXIST) {
      throw std::system_error{errno, std::generic_category(),
                              "mkdir " + made.string() + " in the new root"};
    }
  }
}

void attach(const Source& source, int root) {
  const std::string below = source.path.substr(1);
  if (source.directory) {
    make_directories(root, below);
  } else {
    make_directories(root, fs::path{below}.parent_path());
    const UniqueFd file{syscall_or_throw("create " + source.path, [&] {
      return ::openat(root, below.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    })};
  }
  syscall_or_throw("move_mount " + source.path,
                   [&] { return move_mount(source.mount.get(), root, below.c_str()); });
}

void link_at(int root, const char* target, const char* name) {
  syscall_or_throw(std::string{"symlink "} + name, [&] { return ::symlinkat(target, root, name); });
}

}  // namespace

void enter_new_root(const std::vector<std::string>& readable) {
  syscall_or_throw("make mounts private",
                   [] { return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr); });
  const std::vector<Source> sources = detach_all(readable);
  syscall_or_throw("mount the new root", [] {
    return ::mount("viva-root", staging, "tmpfs", MS_NOSUID | MS_NODEV,
                   "size=1m,nr_inodes=1024,mode=0755");
  });
  const UniqueFd root{syscall_or_throw(
      "open the new root", [] { return ::open(staging, O_PATH | O_DIRECTORY | O_CLOEXEC); })};
  for (const auto& source : sources) attach(source, root.get());
  for (const char* name : {"box", "dev"}) make_directories(root.get(), name);
  link_at(root.get(), temporary_path, "tmp");
  link_at(root.get(), shared_memory_path, "dev/shm");
  syscall_or_throw("fchdir to the new root", [&] { return ::fchdir(root.get()); });
  syscall_or_throw("pivot_root",
                   [] { return static_cast<int>(::syscall(SYS_pivot_root, ".", ".")); });
  syscall_or_throw("umount the old root", [] { return ::umount2(".", MNT_DETACH); });
  syscall_or_throw("chdir /", [] { return ::chdir("/"); });
  syscall_or_throw("make the root read-only",
                   [] { return set_attributes(AT_FDCWD, "/", MOUNT_ATTR_RDONLY, 0); });
}

int mount_box(const char* options) noexcept {
  if (::mount("box", box_path, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options) < 0) return -1;
  if (::mkdir(work_path, 0755) < 0) return -1;
  if (::mkdir(temporary_path, 0777) < 0 || ::chmod(temporary_path, 01777) < 0) return -1;
  if (::mkdir(shared_memory_path, 0777) < 0 || ::chmod(shared_memory_path, 01777) < 0) return -1;
  return ::chdir(work_path);
}

}  // namespace sandbox
