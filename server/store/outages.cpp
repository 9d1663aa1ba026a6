// The server's own time: when it was last known to be alive, and when it was not.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<Time> read_alive{"read when the server was alive", "SELECT seen FROM alive",
                                   [](Query& row, Time& seen) { row.take(seen); }};

constexpr Reading<std::pair<Time, Time>> read_outages{
    "read outages", "SELECT began, ended FROM outages",
    [](Query& row, std::pair<Time, Time>& outage) { row.take(outage.first, outage.second); }};

}  // namespace

void SqliteStore::mark_alive(Time when) {
  const Connection::Relaxed relaxed{connection_};
  connection_.change("keep when the server was alive",
                     "INSERT INTO alive (id, seen) VALUES (1, ?) "
                     "ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
                     when);
}

std::optional<Time> SqliteStore::last_alive() { return connection_.first(read_alive, ""); }

// Of two that began together, the server ended during the start after the first one.
void SqliteStore::add_outage(Time began, Time ended) {
  connection_.change("keep an outage",
                     "INSERT INTO outages (began, ended) VALUES (?, ?) "
                     "ON CONFLICT (began) DO UPDATE SET ended = max(ended, excluded.ended)",
                     began, ended);
}

std::vector<std::pair<Time, Time>> SqliteStore::outages() {
  return connection_.all(read_outages, "ORDER BY began");
}

}  // namespace server
