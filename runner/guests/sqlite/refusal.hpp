// What SQLite refused to do, as a value: a candidate's SQL causes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct sqlite3;

namespace runner {

class Authorizer;

struct Refusal {
  std::string name;     // "SQLITE_CONSTRAINT_UNIQUE"
  std::string message;  // for the candidate; always UTF-8
  std::string statement;
  std::size_t line = 0;  // in the text that the statement is from, counted from 1
  bool syntax = false;   // it is no SQL at all, whatever the database holds
};

// The name of an extended result code, or "SQLITE_" and its number.
[[nodiscard]] std::string error_name(int code);

// Describes the connection's last error; statement and line are the caller's to add.
[[nodiscard]] Refusal last_refusal(sqlite3* connection, const Authorizer& authorizer);

// A statement or message as it may travel: UTF-8, and not longer than a screen.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace runner
