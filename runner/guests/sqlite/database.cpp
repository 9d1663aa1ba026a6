#include "runner/guests/sqlite/database.hpp"

#include <cstring>
#include <stdexcept>

#include "runner/guests/sqlite/engine.hpp"

namespace runner {
namespace {

std::runtime_error failure(const std::string& doing, sqlite3* connection) {
  return std::runtime_error{doing + ": " + sqlite3_errmsg(connection)};
}

}  // namespace

Connection::Connection(const Image& image, bool foreign_keys) {
  seed_randomness(0);
  sqlite3* handle = nullptr;
  const int opened =
      sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  handle_.reset(handle);
  if (opened != SQLITE_OK) throw failure("open database", handle);
  sqlite3_extended_result_codes(handle, 1);
  if (image.size > 0) take(image);
  execute_own("PRAGMA temp_store = MEMORY; PRAGMA max_page_count = " +
              std::to_string(EngineLimits::database_bytes / EngineLimits::page_bytes));
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, foreign_keys ? 1 : 0, nullptr);
  restrict_connection(handle);
  authorizer_.guard(handle);
}

void Connection::take(const Image& image) {
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(image.size));
  if (copy == nullptr) throw std::runtime_error{"copy database image: out of memory"};
  std::memcpy(copy, image.bytes.get(), image.size);
  const auto size = static_cast<sqlite3_int64>(image.size);
  const int taken =  // which frees the copy even when it fails
      sqlite3_deserialize(get(), "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (taken != SQLITE_OK) throw failure("read database image", get());
}

void Connection::execute_own(const std::string& sql) {
  if (sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw failure("execute " + sql, get());
  }
}

bool Connection::foreign_keys() const {
  int enforced = 0;
  sqlite3_db_config(get(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &enforced);
  return enforced != 0;
}

Image Connection::image() {
  sqlite3_set_authorizer(get(), nullptr, nullptr);  // serialize() may use statements of its own
  Image image;
  sqlite3_int64 size = 0;
  image.bytes.reset(sqlite3_serialize(get(), "main", &size, 0));
  authorizer_.guard(get());
  if (!image.bytes && size > 0) throw failure("write database image", get());
  image.size = image.bytes ? static_cast<std::size_t>(size) : 0;
  return image;
}

}  // namespace runner
