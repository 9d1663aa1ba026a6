// Moves what the write-ahead log holds into the database, on a thread and a connection of its own:
// SQLite would do it within a commit, and everybody would wait for its two waits for the disk.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

struct sqlite3;

namespace server {

class Checkpointer {
 public:
  // The database at `path`, which has a log. Throws StoreError.
  explicit Checkpointer(const std::string& path);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // After each commit of `writer`, with how many pages the log has now. The log begins anew with
  // the first commit that finds all of it moved; where that does not come about, the writer waits.
  void committed(sqlite3* writer, int pages);

 private:
  void work(const std::stop_token& stop);
  void move_what_is_there(sqlite3* database);

  sqlite3* database_ = nullptr;
  std::mutex moving_;  // one at a time
  std::mutex mutex_;
  std::condition_variable_any wanted_;
  bool is_wanted_ = false;
  std::jthread thread_;  // last: uses all the others
};

}  // namespace server
