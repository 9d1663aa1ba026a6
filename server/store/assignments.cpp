// Assignments, the sessions in which they are sat, and what is being written there.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<Assignment> read_assignments{
    "read assignments",
    "SELECT id, owner, title, opens, closes, duration_s, ordering, attempts, feedback, hints, "
    "problems, seed, created FROM assignments",
    [](Query& row, Assignment& assignment) {
      auto& settings = assignment.settings;
      row.take(assignment.id, assignment.owner, assignment.title, settings.opens, settings.closes,
               settings.duration, settings.order, settings.attempts, settings.feedback,
               settings.hints, assignment.problems, assignment.seed, assignment.created);
    }};

constexpr Reading<Session> read_sessions{
    "read sessions",
    "SELECT id, candidate, assignment, topics, problems, position, seed, started, duration_s, "
    "given_back_ms, finished FROM sessions",
    [](Query& row, Session& session) {
      row.take(session.id, session.candidate, session.assignment, session.topics, session.problems,
               session.position, session.seed, session.started, session.duration,
               session.given_back, session.finished);
    }};

constexpr Reading<Draft> read_drafts{
    "read drafts", "SELECT session, problem, saved FROM drafts",
    [](Query& row, Draft& draft) { row.take(draft.session, draft.problem, draft.saved); }};

constexpr Reading<problems::File> read_draft_files{
    "read the files of a draft", "SELECT name, text FROM draft_files",
    [](Query& row, problems::File& file) { row.take(file.name, file.text); }};

}  // namespace

void SqliteStore::add_assignment(const Assignment& assignment) {
  const auto& settings = assignment.settings;
  connection_.change(
      "keep assignment " + assignment.id,
      "INSERT INTO assignments (id, owner, title, opens, closes, duration_s, ordering, attempts, "
      "feedback, hints, problems, seed, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      assignment.id, assignment.owner, assignment.title, settings.opens, settings.closes,
      settings.duration, settings.order, settings.attempts, settings.feedback, settings.hints,
      assignment.problems, assignment.seed, assignment.created);
}

std::optional<Assignment> SqliteStore::assignment(const std::string& id) {
  return connection_.first(read_assignments, "WHERE id = ?", id);
}

std::vector<Assignment> SqliteStore::assignments_of(const std::string& owner) {
  return connection_.all(read_assignments, "WHERE owner = ? ORDER BY id", owner);
}

void SqliteStore::add_session(const Session& session) {
  connection_.change(
      "keep session " + session.id,
      "INSERT INTO sessions (id, candidate, assignment, topics, problems, position, seed, started, "
      "duration_s, given_back_ms, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      session.id, session.candidate, Reference{session.assignment}, session.topics,
      session.problems, session.position, session.seed, session.started, session.duration,
      session.given_back, session.finished);
}

void SqliteStore::change_session(const Session& session) {
  connection_.change("change session " + session.id,
                     "UPDATE sessions SET problems = ?, position = ?, given_back_ms = ?, "
                     "finished = ? WHERE id = ?",
                     session.problems, session.position, session.given_back, session.finished,
                     session.id);
}

std::optional<Session> SqliteStore::session(const std::string& id) {
  return connection_.first(read_sessions, "WHERE id = ?", id);
}

std::vector<Session> SqliteStore::sessions_of(const std::string& candidate) {
  return connection_.all(read_sessions, "WHERE candidate = ? ORDER BY id", candidate);
}

std::vector<Session> SqliteStore::sessions_for(const std::string& assignment) {
  return connection_.all(read_sessions, "WHERE assignment = ? ORDER BY id", assignment);
}

std::vector<Session> SqliteStore::open_sessions() {
  return connection_.all(read_sessions, "WHERE finished IS NULL ORDER BY id");
}

void SqliteStore::save_draft(const Draft& draft) {
  connection_.transact("keep the draft of session " + draft.session, [&] {
    connection_.run(
        "INSERT INTO drafts (session, problem, saved) VALUES (?, ?, ?) "
        "ON CONFLICT (session, problem) DO UPDATE SET saved = excluded.saved",
        draft.session, draft.problem, draft.saved);
    connection_.run("DELETE FROM draft_files WHERE session = ? AND problem = ?", draft.session,
                    draft.problem);
    int position = 0;
    for (const auto& file : draft.files) {
      connection_.run(
          "INSERT INTO draft_files (session, problem, position, name, text) VALUES (?, ?, ?, ?, ?)",
          draft.session, draft.problem, position++, Bytes{file.name}, Bytes{file.text});
    }
  });
}

std::optional<Draft> SqliteStore::draft(const std::string& session, const std::string& problem) {
  auto draft =
      connection_.first(read_drafts, "WHERE session = ? AND problem = ?", session, problem);
  if (draft) {
    draft->files = connection_.all(
        read_draft_files, "WHERE session = ? AND problem = ? ORDER BY position", session, problem);
  }
  return draft;
}

}  // namespace server
