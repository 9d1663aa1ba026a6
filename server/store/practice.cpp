// How well users know problems.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<Card> read_cards{
    "read cards", "SELECT user, problem, due, interval_days, ease, lapses FROM cards",
    [](Query& row, Card& card) {
      row.take(card.user, card.problem, card.due, card.interval_days, card.ease, card.lapses);
    }};

}  // namespace

void SqliteStore::save_card(const Card& card) {
  connection_.change(
      "keep the card of user " + card.user,
      "INSERT INTO cards (user, problem, due, interval_days, ease, lapses) "
      "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user, problem) DO UPDATE SET due = excluded.due, "
      "interval_days = excluded.interval_days, ease = excluded.ease, lapses = excluded.lapses",
      card.user, card.problem, card.due, card.interval_days, card.ease, card.lapses);
}

std::vector<Card> SqliteStore::cards_of(const std::string& user) {
  return connection_.all(read_cards, "WHERE user = ? ORDER BY problem", user);
}

}  // namespace server
