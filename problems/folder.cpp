#include "problems/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "problems/package.hpp"

namespace problems {
namespace {

constexpr int max_entries = 1000;  // of all folders together, ignored ones too

class UniqueFd {  // Empty when the call that made it failed.
 public:
  explicit UniqueFd(int fd) noexcept : fd_{fd} {}
  UniqueFd(UniqueFd&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  UniqueFd& operator=(UniqueFd&&) = delete;
  ~UniqueFd() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const noexcept { return fd_; }
  [[nodiscard]] int release() noexcept { return std::exchange(fd_, -1); }
  explicit operator bool() const noexcept { return fd_ >= 0; }

 private:
  int fd_;
};

struct CloseFolder {
  void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

std::string reason() {
  const int error = errno;
  return fmt::format("cannot be read: {}", std::strerror(error));
}

class FolderReader {
 public:
  explicit FolderReader(Complaints& complaints) : complaints_{complaints} {}

  // `name` is the folder's relative one, empty or with a slash at its end.
  void read_entries(UniqueFd fd, const std::string& name, std::size_t depth) {
    const std::unique_ptr<DIR, CloseFolder> folder{::fdopendir(fd.get())};
    if (!folder) return complaints_.add(name, 0, reason());
    const int folder_fd = fd.release();  // now the stream's
    while (!full()) {
      errno = 0;
      const dirent* entry = ::readdir(folder.get());
      if (!entry) break;
      const std::string_view entry_name = entry->d_name;
      if (entry_name == "." || entry_name == "..") continue;
      ++entries_;
      if (is_ignored(entry_name)) continue;
      read_entry(folder_fd, entry->d_name, name + entry->d_name, depth);
    }
    if (!full() && errno != 0) complaints_.add(name, 0, reason());
  }

  Files take() {
    if (entries_ > max_entries) {
      complaints_.add("", 0, fmt::format("more than {} directory entries", max_entries));
    }
    return std::move(files_);
  }

 private:
  [[nodiscard]] bool full() const {
    return entries_ > max_entries || total_ > max_package_bytes ||
           files_.size() > max_package_files;
  }

  // Looks before it opens: to open a device can do something.
  void read_entry(int folder_fd, const char* entry, const std::string& name, std::size_t depth) {
    struct stat seen {};
    if (::fstatat(folder_fd, entry, &seen, AT_SYMLINK_NOFOLLOW) < 0) {
      return complaints_.add(name, 0, reason());
    }
    if (S_ISLNK(seen.st_mode)) return complaints_.add(name, 0, "a symbolic link, not a file");
    const bool is_folder = S_ISDIR(seen.st_mode);
    if (!is_folder && !S_ISREG(seen.st_mode)) {
      return complaints_.add(name, 0, "neither a regular file nor a folder");
    }
    if (is_folder && depth >= max_folder_depth) {
      return complaints_.add(name, 0, fmt::format("more than {} folders deep", max_folder_depth));
    }
    const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    UniqueFd fd{::openat(folder_fd, entry, is_folder ? flags | O_DIRECTORY : flags)};
    if (!fd) return complaints_.add(name, 0, reason());
    if (is_folder) return read_entries(std::move(fd), name + '/', depth + 1);
    read_file(fd, name);
  }

  void read_file(const UniqueFd& fd, const std::string& name) {
    struct stat opened {};
    if (::fstat(fd.get(), &opened) < 0) return complaints_.add(name, 0, reason());
    if (!S_ISREG(opened.st_mode)) return complaints_.add(name, 0, "changed while it was read");
    constexpr std::size_t most = max_file_bytes + 1;  // which is too much
    // A byte more than there should be, so that the end is seen.
    std::string bytes(std::min(static_cast<std::size_t>(opened.st_size) + 1, most), '\0');
    std::size_t size = 0;
    while (size < most) {
      if (size == bytes.size()) bytes.resize(std::min(2 * size, most));
      const ssize_t count = ::read(fd.get(), bytes.data() + size, bytes.size() - size);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return complaints_.add(name, 0, reason());
      if (count == 0) break;
      size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    bytes.shrink_to_fit();
    total_ += name.size() + size;
    files_.emplace(name, std::move(bytes));
  }

  Complaints& complaints_;
  Files files_;
  std::size_t total_ = 0;
  int entries_ = 0;
};

}  // namespace

Files read_folder(const std::filesystem::path& folder, Complaints& complaints) {
  UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY)};
  if (!fd) {
    complaints.add("", 0, reason());
    return {};
  }
  FolderReader reader{complaints};
  reader.read_entries(std::move(fd), "", 0);
  return reader.take();
}

}  // namespace problems
