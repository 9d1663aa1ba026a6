// One use of a prepared statement: values in, rows out, both in the order of the SQL text.
// Knows how each type is kept: times and durations as integers, enumerators as words, lists as
// JSON.
#pragma once

#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "server/store/lists.hpp"
#include "server/store/records.hpp"
#include "server/store/spellings.hpp"

namespace server {

// How a text is bound when it is no plain TEXT. Both are read back as a text; NULL as an empty one.
struct Bytes {  // a BLOB: may hold anything
  const std::string& text;
};
struct Reference {  // the id of another row; empty: NULL, there is none
  const std::string& id;
};

class Query {
 public:
  template <typename... Values>
  explicit Query(SQLite::Statement& statement, const Values&... values) : statement_{statement} {
    (put(values), ...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();  // the statement can be used again; as long as it is not, it holds the database

  [[nodiscard]] bool next();  // steps to the next row; false: there is none

  template <typename... Values>
  void take(Values&... values) {
    column_ = 0;
    (take_one(values), ...);
  }

 private:
  void put(const std::string& text);
  void put(Bytes bytes);
  void put(Reference reference);
  void put(std::int64_t number);
  void put(double number);
  void put(int number) { put(std::int64_t{number}); }
  void put(std::uint64_t number) { put(static_cast<std::int64_t>(number)); }  // the same 64 bits
  void put(Time time) { put(time.time_since_epoch()); }
  template <typename Rep, typename Period>
  void put(std::chrono::duration<Rep, Period> duration) {
    put(std::int64_t{duration.count()});
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void put(Enum value) { put(std::string{spelled(value)}); }
  template <typename Value>
  void put(const std::optional<Value>& value) {
    value ? put(*value) : put_null();
  }
  template <typename Element>
  void put(const std::vector<Element>& list) {
    put(to_json(list));
  }
  void put_null();

  void take_one(std::string& text);
  void take_one(std::int64_t& number);
  void take_one(std::uint64_t& number) { number = static_cast<std::uint64_t>(integer()); }
  void take_one(int& number) { number = static_cast<int>(integer()); }
  void take_one(double& number);
  void take_one(Time& time) { time = Time{milliseconds{integer()}}; }
  template <typename Rep, typename Period>
  void take_one(std::chrono::duration<Rep, Period>& duration) {
    duration = std::chrono::duration<Rep, Period>{integer()};
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void take_one(Enum& value) {
    const std::string word = text();
    const auto meant = meant_by<Enum>(word);
    if (!meant) throw_unknown(word);
    value = *meant;
  }
  template <typename Value>
  void take_one(std::optional<Value>& value) {
    if (skip_null()) return value.reset();
    take_one(value.emplace());
  }
  template <typename Element>
  void take_one(std::vector<Element>& list) {
    from_json(text(), list);
  }
  [[nodiscard]] bool skip_null();
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] std::string text();
  [[noreturn]] static void throw_unknown(const std::string& word);

  SQLite::Statement& statement_;
  int bound_ = 0;
  int column_ = 0;
};

}  // namespace server
