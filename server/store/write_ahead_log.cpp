#include "server/store/write_ahead_log.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "server/store/store.hpp"

namespace server {
namespace {

StoreError failure(const std::string& doing, const std::string& path, int error) {
  return StoreError{fmt::format(
      "{} {}: {}; the disk of the data directory is full or failing; see the kernel's log, and "
      "start viva again when it works",
      doing, path, std::generic_category().message(error))};
}

// The log's name is on disk as well. SQLite sees to that only with the log's first own wait.
void keep_name(const std::string& path) {
  const auto folder = std::filesystem::path{path}.parent_path();
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool kept = fd >= 0 && ::fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (!kept) throw failure("keep the name of", path, error);
}

}  // namespace

WriteAheadLog::~WriteAheadLog() {
  if (fd_ >= 0) ::close(fd_);
}

// SQLite locks the database and its index, never the log, so this descriptor can drop no lock.
void WriteAheadLog::open(const std::string& path) {
  path_ = path + "-wal";
  fd_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
  if (fd_ < 0) throw failure("open", path_, errno);
  keep_name(path_);
}

void WriteAheadLog::flush() {
  if (failed_) throw failure("write", path_, EIO);
  if (::fdatasync(fd_) == 0) return;
  const int error = errno;
  failed_ = true;
  throw failure("write", path_, error);
}

}  // namespace server
