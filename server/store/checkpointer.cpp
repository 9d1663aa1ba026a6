#include "server/store/checkpointer.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <utility>

#include "server/store/store.hpp"

namespace server {
namespace {

constexpr int enough_pages = 4000;      // pages that change often are moved once for all of these
constexpr int too_many_pages = 16'000;  // then the writer waits, and moves what is left

sqlite3* open_database(const std::string& path) {
  sqlite3* database = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                             nullptr);
  // SQLite opens the log with the first statement only.
  if (code == SQLITE_OK)
    code = sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return database;
  const std::string why = sqlite3_errstr(code);
  sqlite3_close(database);
  throw StoreError{fmt::format("open {} a second time: {}", path, why)};
}

}  // namespace

// What fails is left in the log, to be read from there, and tried again after the next commit.
void Checkpointer::move_what_is_there(sqlite3* database) {
  const std::lock_guard lock{moving_};
  (void)sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

Checkpointer::Checkpointer(const std::string& path)
    : database_{open_database(path)}, thread_{[this](const std::stop_token& stop) {
        work(stop);
      }} {}

Checkpointer::~Checkpointer() {
  thread_.request_stop();
  thread_.join();
  sqlite3_close(database_);
}

void Checkpointer::committed(sqlite3* writer, int pages) {
  if (pages < enough_pages) return;
  if (pages >= too_many_pages) move_what_is_there(writer);
  {
    const std::lock_guard lock{mutex_};
    is_wanted_ = true;
  }
  wanted_.notify_one();
}

void Checkpointer::work(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  while (wanted_.wait(lock, stop, [this] { return is_wanted_; })) {
    is_wanted_ = false;
    lock.unlock();
    move_what_is_there(database_);
    lock.lock();
  }
}

}  // namespace server
