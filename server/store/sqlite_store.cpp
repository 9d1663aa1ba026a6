#include "server/store/sqlite_store.hpp"

#include "server/store/migrations.hpp"

namespace server {

SqliteStore::SqliteStore(const std::string& path) : connection_{path} {
  connection_.explained("bring the tables of " + path + " to this version",
                        [&] { migrate(connection_.database(), migrations()); });
}

void SqliteStore::check() {
  connection_.change("check that the database can be written to",
                     "INSERT INTO health (id, checks) VALUES (1, 1) "
                     "ON CONFLICT (id) DO UPDATE SET checks = checks + 1");
}

std::unique_ptr<Store> open_sqlite_store(const std::string& path) {
  return std::make_unique<SqliteStore>(path);
}

}  // namespace server
