// Users, and the tokens and invitations by which they come in.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<User> read_users{
    "read users", "SELECT id, role, name, created FROM users",
    [](Query& row, User& user) { row.take(user.id, user.role, user.name, user.created); }};

constexpr Reading<Token> read_tokens{
    "read tokens",
    "SELECT id, user, hash, label, assignment, uses_left, extra_percent, created, expires, revoked "
    "FROM tokens",
    [](Query& row, Token& token) {
      row.take(token.id, token.user, token.hash, token.label, token.assignment, token.uses_left,
               token.extra_percent, token.created, token.expires, token.revoked);
    }};

}  // namespace

void SqliteStore::insert_user(const User& user) {
  connection_.run("INSERT INTO users (id, role, name, created) VALUES (?, ?, ?, ?)", user.id,
                  user.role, user.name, user.created);
}

void SqliteStore::add_user(const User& user) {
  connection_.transact("keep user " + user.id, [&] { insert_user(user); });
}

std::optional<User> SqliteStore::user(const std::string& id) {
  return connection_.first(read_users, "WHERE id = ?", id);
}

std::vector<User> SqliteStore::users() { return connection_.all(read_users, "ORDER BY id"); }

bool SqliteStore::has_administrator() {
  return connection_
      .first(read_users, "WHERE role = ? AND id IN (SELECT user FROM tokens) LIMIT 1",
             Role::administrator)
      .has_value();
}

void SqliteStore::insert_token(const Token& token) {
  connection_.run(
      "INSERT INTO tokens (id, user, hash, label, assignment, uses_left, extra_percent, created, "
      "expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      token.id, Reference{token.user}, Bytes{token.hash}, token.label, Reference{token.assignment},
      token.uses_left, token.extra_percent, token.created, token.expires, token.revoked);
}

void SqliteStore::add_token(const Token& token) {
  connection_.transact("keep token " + token.id, [&] { insert_token(token); });
}

std::optional<Token> SqliteStore::token_by_hash(const std::string& hash) {
  return connection_.first(read_tokens, "WHERE hash = ?", Bytes{hash});
}

std::optional<Token> SqliteStore::token(const std::string& id) {
  return connection_.first(read_tokens, "WHERE id = ?", id);
}

std::vector<Token> SqliteStore::tokens_of(const std::string& user) {
  return connection_.all(read_tokens, "WHERE user = ? ORDER BY id", user);
}

std::vector<Token> SqliteStore::invitations_to(const std::string& assignment) {
  return connection_.all(read_tokens, "WHERE assignment = ? AND user IS NULL ORDER BY id",
                         assignment);
}

void SqliteStore::revoke_token(const std::string& id, Time when) {
  connection_.change("revoke token " + id,
                     "UPDATE tokens SET revoked = ? WHERE id = ? AND revoked IS NULL", when, id);
}

bool SqliteStore::accept_invitation(const std::string& invitation, const User& user,
                                    const Token& token) {
  return connection_.transact("accept invitation " + invitation, [&] {
    const int used = connection_.run(
        "UPDATE tokens SET uses_left = uses_left - 1 "
        "WHERE id = ? AND user IS NULL AND uses_left > 0 AND revoked IS NULL",
        invitation);
    if (used == 0) return false;
    insert_user(user);
    insert_token(token);
    return true;
  });
}

}  // namespace server
