// SQLite's write-ahead log as a file that can be waited for, apart from SQLite and from any thread:
// many commits that only reached the log share one wait for the disk.
#pragma once

#include <atomic>
#include <string>

namespace server {

class WriteAheadLog {
 public:
  WriteAheadLog() = default;
  ~WriteAheadLog();
  WriteAheadLog(const WriteAheadLog&) = delete;
  WriteAheadLog& operator=(const WriteAheadLog&) = delete;

  // The log of the database at `path`, which is open and was read from. Throws StoreError.
  void open(const std::string& path);

  // What SQLite wrote to it before is on disk when this returns. Throws StoreError, and from then
  // on always: of what a failed fdatasync() leaves behind, the kernel forgets that it is not on
  // disk.
  void flush();

 private:
  std::string path_;
  int fd_ = -1;
  std::atomic<bool> failed_ = false;
};

}  // namespace server
