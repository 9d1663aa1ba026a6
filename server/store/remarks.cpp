// What people add to submissions: notes, scores of their own, second judgements.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<Note> read_notes{
    "read notes", "SELECT id, submission, author, text, created FROM notes",
    [](Query& row, Note& note) {
      row.take(note.id, note.submission, note.author, note.text, note.created);
    }};

constexpr Reading<Override> read_overrides{
    "read overrides", "SELECT id, submission, author, score, reason, created FROM overrides",
    [](Query& row, Override& change) {
      row.take(change.id, change.submission, change.author, change.score, change.reason,
               change.created);
    }};

constexpr Reading<Regrade> read_regrades{
    "read regrades",
    "SELECT id, owner, assignment, problem, digest, created, published FROM regrades",
    [](Query& row, Regrade& regrade) {
      row.take(regrade.id, regrade.owner, regrade.assignment, regrade.problem, regrade.digest,
               regrade.created, regrade.published);
    }};

constexpr Reading<RegradeRow> read_regrade_rows{
    "read the rows of a regrade", "SELECT regrade, judged_before, judged_again FROM regrade_rows",
    [](Query& row, RegradeRow& pair) { row.take(pair.regrade, pair.before, pair.again); }};

}  // namespace

void SqliteStore::add_note(const Note& note) {
  connection_.change(
      "keep note " + note.id,
      "INSERT INTO notes (id, submission, author, text, created) VALUES (?, ?, ?, ?, ?)", note.id,
      note.submission, note.author, note.text, note.created);
}

std::vector<Note> SqliteStore::notes_on(const std::string& submission) {
  return connection_.all(read_notes, "WHERE submission = ? ORDER BY id", submission);
}

void SqliteStore::add_override(const Override& change) {
  connection_.change("keep override " + change.id,
                     "INSERT INTO overrides (id, submission, author, score, reason, created) "
                     "VALUES (?, ?, ?, ?, ?, ?)",
                     change.id, change.submission, change.author, change.score, change.reason,
                     change.created);
}

std::vector<Override> SqliteStore::overrides_of(const std::string& submission) {
  return connection_.all(read_overrides, "WHERE submission = ? ORDER BY id", submission);
}

void SqliteStore::add_regrade(const Regrade& regrade, const std::vector<RegradeRow>& rows,
                              const std::vector<Submission>& again) {
  connection_.transact("keep regrade " + regrade.id, [&] {
    connection_.run(
        "INSERT INTO regrades (id, owner, assignment, problem, digest, created, published) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        regrade.id, regrade.owner, regrade.assignment, regrade.problem, regrade.digest,
        regrade.created, regrade.published);
    for (const auto& submission : again) insert_submission(submission);
    for (const auto& row : rows) {
      connection_.run(
          "INSERT INTO regrade_rows (regrade, judged_before, judged_again) VALUES (?, ?, ?)",
          regrade.id, row.before, row.again);
    }
  });
}

std::optional<Regrade> SqliteStore::regrade(const std::string& id) {
  return connection_.first(read_regrades, "WHERE id = ?", id);
}

std::vector<Regrade> SqliteStore::regrades_of(const std::string& assignment) {
  return connection_.all(read_regrades, "WHERE assignment = ? ORDER BY id", assignment);
}

std::vector<RegradeRow> SqliteStore::regrade_rows(const std::string& regrade) {
  return connection_.all(read_regrade_rows, "WHERE regrade = ? ORDER BY judged_before", regrade);
}

void SqliteStore::publish_regrade(const std::string& id, Time when) {
  connection_.change("publish regrade " + id,
                     "UPDATE regrades SET published = ? WHERE id = ? AND published IS NULL", when,
                     id);
}

}  // namespace server
