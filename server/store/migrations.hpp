// What brings a database's tables to this version, step by step.
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

namespace server {

// Step n makes version n of version n - 1. A step that was released is never edited.
[[nodiscard]] std::span<const char* const> migrations();

// Takes the steps that the database has not taken, each in one transaction. The version is the
// database's user_version. Throws StoreError when it is later than the last step, and then changes
// nothing.
void migrate(SQLite::Database& database, std::span<const char* const> steps);

}  // namespace server
