#include "server/store/connection.hpp"

#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "server/store/store.hpp"

namespace server {
namespace {

// Only tools of an operator compete for the lock, and the server waits with everything else.
constexpr int busy_timeout_ms = 1000;

constexpr const char* settings = R"sql(
  PRAGMA synchronous = FULL;              -- a commit is on disk when it returns
  PRAGMA foreign_keys = ON;
  PRAGMA journal_size_limit = 67108864;   -- a big batch does not keep its log for ever
)sql";

const char* advice(int code) {
  switch (code) {
    case SQLITE_FULL:
      return "free space on the disk of the data directory";
    case SQLITE_IOERR:
      return "the disk of the data directory is full or failing; see the kernel's log";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "make the data directory and the database writable for the user who runs viva";
    case SQLITE_CANTOPEN:
      return "the data directory must exist and be writable for the user who runs viva";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the database is damaged; stop viva and restore the last backup of the data directory";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return "another program keeps the database locked; end it";
    case SQLITE_NOMEM:
      return "the machine has no memory left";
    default:
      return "please report this as a mistake in viva";
  }
}

bool is_the_callers_mistake(int code) {
  return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_RANGE ||
         code == SQLITE_MISUSE;
}

// An absolute path can be nothing but a path: to SQLite, ":memory:", "file:..." and "" are not.
std::string absolute(const std::string& path) {
  return (std::filesystem::current_path() / path).string();
}

// SQLite would make it readable for everyone whom the umask lets. Its log and its index take this
// mode from it. A file that is there is not even opened: closing it again would drop the locks that
// this process may hold on it.
void make_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd >= 0) {
    ::close(fd);
  } else if (errno != EEXIST) {
    throw StoreError{fmt::format("make {}: {}; {}", path, std::generic_category().message(errno),
                                 advice(errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN))};
  }
}

SQLite::Database open_file(const std::string& path) {
  make_file(path);
  // It would count its memory, with a lock around each allocation. In use already, it stays so.
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  try {
    return SQLite::Database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout_ms};
  } catch (const SQLite::Exception& error) {
    throw StoreError{
        fmt::format("open {}: {}; {}", path, error.what(), advice(error.getErrorCode() & 0xff))};
  }
}

}  // namespace

Connection::Connection(const std::string& path) : database_{open_file(absolute(path))} {
  const std::string doing = "open " + absolute(path);
  if (sqlite3_db_readonly(database_.getHandle(), "main") != 0) {
    throw StoreError{fmt::format("{}: it is read-only; {}", doing, advice(SQLITE_READONLY))};
  }
  explained(doing, [&] {
    const auto mode = database_.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal") {
      throw StoreError{fmt::format(
          "{}: its file system has no shared memory; put the data directory on a local disk",
          doing)};
    }
    database_.exec(settings);
  });
  // Whatever the last run left in the log, waited for or not, goes into the database. Without room
  // on the disk it stays in the log, to be read from there.
  (void)sqlite3_wal_checkpoint_v2(database_.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                  nullptr, nullptr);
  log_.open(absolute(path));
  checkpointer_.emplace(absolute(path));
  sqlite3_wal_hook(
      database_.getHandle(),
      [](void* checkpointer, sqlite3* writer, const char* /*name*/, int pages) {
        static_cast<Checkpointer*>(checkpointer)->committed(writer, pages);
        return SQLITE_OK;
      },
      &*checkpointer_);
}

Connection::Transaction::Transaction(Connection& connection) : connection_{connection} {
  (void)connection_.run("BEGIN IMMEDIATE");
}

Connection::Transaction::~Transaction() {
  // It may have been undone already, by SQLite itself.
  if (!committed_) (void)connection_.database_.tryExec("ROLLBACK");
}

void Connection::Transaction::commit() {
  (void)connection_.run("COMMIT");
  committed_ = true;
}

void Connection::commit() {
  if (std::exchange(lost_, false)) {
    gathered_.reset();
    throw StoreError{"keep what was changed: it was undone with another change, which failed"};
  }
  try {
    explained("keep what was changed", [&] { keep_gathered(); });
  } catch (...) {
    lost_ = false;  // who called knows
    throw;
  }
}

// Also before a transaction of another kind; what is lost then, commit() will tell.
void Connection::keep_gathered() {
  if (!gathered_) return;
  try {
    if (!lost_) gathered_->commit();
  } catch (...) {
    gathered_.reset();
    lost_ = true;
    throw;
  }
  gathered_.reset();
}

void Connection::wait_for_disk(bool wait) noexcept {
  if (std::exchange(waiting_, wait) == wait) return;
  // The pragma needs no disk and cannot fail outside a transaction; if it did, commits would wait.
  (void)sqlite3_exec(database_.getHandle(),
                     wait ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", nullptr,
                     nullptr, nullptr);
}

void Connection::explain(const std::string& doing, const SQLite::Exception& error) {
  const int code = error.getErrorCode() & 0xff;
  if (is_the_callers_mistake(code)) {
    throw std::logic_error{fmt::format("{}: {}", doing, error.what())};
  }
  throw StoreError{fmt::format("{}: {}; {}", doing, error.what(), advice(code))};
}

SQLite::Statement& Connection::prepared(const std::string& sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  return statements_.try_emplace(sql, database_, sql).first->second;
}

}  // namespace server
