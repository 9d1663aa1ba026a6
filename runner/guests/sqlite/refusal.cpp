#include "runner/guests/sqlite/refusal.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "runner/guests/sqlite/authorizer.hpp"
#include "runner/guests/sqlite/engine.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

constexpr std::size_t excerpt_bytes = 1000;

// The library knows these names too, but keeps them to itself.
constexpr std::pair<int, std::string_view> names[] = {
#define NAMED(code) \
  { code, #code }
    NAMED(SQLITE_ERROR),
    NAMED(SQLITE_INTERNAL),
    NAMED(SQLITE_PERM),
    NAMED(SQLITE_ABORT),
    NAMED(SQLITE_ABORT_ROLLBACK),
    NAMED(SQLITE_BUSY),
    NAMED(SQLITE_LOCKED),
    NAMED(SQLITE_NOMEM),
    NAMED(SQLITE_READONLY),
    NAMED(SQLITE_INTERRUPT),
    NAMED(SQLITE_IOERR),
    NAMED(SQLITE_IOERR_NOMEM),
    NAMED(SQLITE_CORRUPT),
    NAMED(SQLITE_CORRUPT_INDEX),
    NAMED(SQLITE_CORRUPT_SEQUENCE),
    NAMED(SQLITE_CORRUPT_VTAB),
    NAMED(SQLITE_NOTFOUND),
    NAMED(SQLITE_FULL),
    NAMED(SQLITE_CANTOPEN),
    NAMED(SQLITE_PROTOCOL),
    NAMED(SQLITE_EMPTY),
    NAMED(SQLITE_SCHEMA),
    NAMED(SQLITE_TOOBIG),
    NAMED(SQLITE_CONSTRAINT),
    NAMED(SQLITE_CONSTRAINT_CHECK),
    NAMED(SQLITE_CONSTRAINT_COMMITHOOK),
    NAMED(SQLITE_CONSTRAINT_DATATYPE),
    NAMED(SQLITE_CONSTRAINT_FOREIGNKEY),
    NAMED(SQLITE_CONSTRAINT_FUNCTION),
    NAMED(SQLITE_CONSTRAINT_NOTNULL),
    NAMED(SQLITE_CONSTRAINT_PINNED),
    NAMED(SQLITE_CONSTRAINT_PRIMARYKEY),
    NAMED(SQLITE_CONSTRAINT_ROWID),
    NAMED(SQLITE_CONSTRAINT_TRIGGER),
    NAMED(SQLITE_CONSTRAINT_UNIQUE),
    NAMED(SQLITE_CONSTRAINT_VTAB),
    NAMED(SQLITE_MISMATCH),
    NAMED(SQLITE_MISUSE),
    NAMED(SQLITE_NOLFS),
    NAMED(SQLITE_AUTH),
    NAMED(SQLITE_FORMAT),
    NAMED(SQLITE_RANGE),
    NAMED(SQLITE_NOTADB),
#undef NAMED
};

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

// SQLite's own words, and our numbers where it has none.
std::string described(int code, std::string_view words) {
  switch (code & 0xFF) {
    case SQLITE_NOMEM:
      return "out of memory: a statement may use " + mebibytes(EngineLimits::heap_bytes);
    case SQLITE_FULL:
      return "the database is full: it may have " + mebibytes(EngineLimits::database_bytes);
    case SQLITE_TOOBIG:
      return excerpt(words) + ": a value may have " + mebibytes(EngineLimits::value_bytes) +
             ", a statement " + mebibytes(EngineLimits::statement_bytes);
    default:
      return excerpt(words);
  }
}

}  // namespace

std::string error_name(int code) {
  const auto found = std::ranges::find(names, code, &std::pair<int, std::string_view>::first);
  return found != std::end(names) ? std::string{found->second} : "SQLITE_" + std::to_string(code);
}

Refusal last_refusal(sqlite3* connection, const Authorizer& authorizer) {
  Refusal refusal;
  const int code = sqlite3_extended_errcode(connection);
  if (!authorizer.refused().empty()) {  // SQLite has one word for all of them, and not one code
    refusal.name = error_name(SQLITE_AUTH);
    refusal.message = "not allowed here: " + excerpt(authorizer.refused());
    return refusal;
  }
  refusal.name = error_name(code);
  refusal.message = described(code, sqlite3_errmsg(connection));
  return refusal;
}

std::string excerpt(std::string_view text) {
  const bool whole = text.size() <= excerpt_bytes;
  return printable(text.substr(0, excerpt_bytes)) + (whole ? "" : "...");
}

}  // namespace runner
