// One open SQLite database: its settings, prepared statements that are kept, transactions, and
// errors in the operator's words. Knows nothing of what the tables mean.
#pragma once

#include <SQLiteCpp/Database.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "server/store/checkpointer.hpp"
#include "server/store/query.hpp"
#include "server/store/write_ahead_log.hpp"

namespace server {

// How records of one kind are read: from which columns, and where each goes.
template <typename Record>
struct Reading {
  const char* doing;   // "read users"
  const char* select;  // "SELECT id, ... FROM users"
  void (*take)(Query& row, Record& record);
};

class Connection {
 public:
  // Makes the file, for its owner only, when there is none; `path` is always a file's.
  explicit Connection(const std::string& path);

  // All that `work` changes, or nothing; on disk when this returns. `doing` is for messages: "keep
  // submission s1".
  template <typename Work>
  std::invoke_result_t<Work> transact(const std::string& doing, const Work& work) {
    return explained(doing, [&] {
      if (gathering_ && relaxed_ > 0) return gathered(work);
      keep_gathered();
      wait_for_disk(relaxed_ == 0);
      Transaction transaction{*this};
      if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
        work();
        transaction.commit();
      } else {
        auto result = work();
        transaction.commit();
        return result;
      }
    });
  }

  // One statement as a transaction of its own. Returns how many rows it changed.
  template <typename... Values>
  int change(const std::string& doing, const std::string& sql, const Values&... values) {
    return transact(doing, [&] { return run(sql, values...); });
  }

  // One statement, in the transaction of who calls. Returns how many rows it changed.
  template <typename... Values>
  int run(const std::string& sql, const Values&... values) {
    Query query{prepared(sql), values...};
    (void)query.next();
    return database_.getChanges();
  }

  // `rest` follows the reading's SELECT: "WHERE id = ?".
  template <typename Record, typename... Values>
  std::vector<Record> all(const Reading<Record>& reading, const std::string& rest,
                          const Values&... values) {
    return explained(reading.doing, [&] {
      std::vector<Record> records;
      Query query{prepared(std::string{reading.select} + ' ' + rest), values...};
      while (query.next()) reading.take(query, records.emplace_back());
      return records;
    });
  }
  template <typename Record, typename... Values>
  std::optional<Record> first(const Reading<Record>& reading, const std::string& rest,
                              const Values&... values) {
    return explained(reading.doing, [&] {
      std::optional<Record> record;
      Query query{prepared(std::string{reading.select} + ' ' + rest), values...};
      if (query.next()) reading.take(query, record.emplace());
      return record;
    });
  }

  [[nodiscard]] SQLite::Database& database() { return database_; }

  // Does `work`; throws what SQLite says as StoreError, or as std::logic_error when the caller
  // broke a rule of the tables.
  template <typename Work>
  std::invoke_result_t<Work> explained(const std::string& doing, const Work& work) {
    try {
      return work();
    } catch (const SQLite::Exception& error) {
      explain(doing, error);
    }
  }

  // See Store::gather() and Store::commit(): what is done while a Relaxed lives is gathered.
  void gather() noexcept { gathering_ = true; }
  void commit();

  // What was committed before is on disk when it returns. From any thread; see Store::flush().
  void flush() { log_.flush(); }

  // While one lives, commits survive the end of this process at once, and that of the machine with
  // the next commit that waits for the disk, or flush().
  class Relaxed {
   public:
    explicit Relaxed(Connection& connection) : connection_{connection} { ++connection_.relaxed_; }
    ~Relaxed() { --connection_.relaxed_; }
    Relaxed(const Relaxed&) = delete;
    Relaxed& operator=(const Relaxed&) = delete;

   private:
    Connection& connection_;
  };

 private:
  // Its statements are prepared once; SQLite's parser would take a third of a small transaction.
  class Transaction {
   public:
    explicit Transaction(Connection& connection);
    ~Transaction();  // undoes what was not committed
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    Connection& connection_;
    bool committed_ = false;
  };

  // In the transaction that stays open. When it fails, SQLite may have undone what others did in
  // it, so all of it is undone.
  template <typename Work>
  std::invoke_result_t<Work> gathered(const Work& work) {
    const bool first = !gathered_;
    if (first) {
      wait_for_disk(false);
      gathered_.emplace(*this);
    }
    try {
      return work();
    } catch (...) {
      gathered_.reset();
      lost_ = lost_ || !first;
      throw;
    }
  }
  void keep_gathered();

  void wait_for_disk(bool wait) noexcept;
  [[noreturn]] static void explain(const std::string& doing, const SQLite::Exception& error);
  SQLite::Statement& prepared(const std::string& sql);

  SQLite::Database database_;
  WriteAheadLog log_;
  int relaxed_ = 0;      // how many Relaxed there are
  bool waiting_ = true;  // a commit waits for the disk
  bool gathering_ = false;
  bool lost_ = false;  // something gathered was undone, and commit() has not yet said so
  std::map<std::string, SQLite::Statement, std::less<>> statements_;  // by their text
  std::optional<Checkpointer> checkpointer_;                          // is told of commits
  std::optional<Transaction> gathered_;
};

}  // namespace server
