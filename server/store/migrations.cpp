#include "server/store/migrations.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/core.h>

#include <array>

#include "server/store/store.hpp"

namespace server {
namespace {

// Times are milliseconds since 1970. Ids sort by time, so that rows are appended, and an index on
// anything is by time as well. What candidates send as files is BLOB: bytes, not text.
constexpr const char* version_1 = R"sql(
CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'interviewer', 'candidate', 'grader')),
  name TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE problem_versions (
  digest TEXT NOT NULL PRIMARY KEY,
  problem TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  max_score INTEGER NOT NULL,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX problem_versions_by_problem ON problem_versions (problem, seen);

CREATE TABLE problem_sets (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL REFERENCES users (id),
  title TEXT NOT NULL,
  problems TEXT NOT NULL,  -- JSON: ["fibonacci", ...]
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX problem_sets_by_owner ON problem_sets (owner);

CREATE TABLE assignments (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL REFERENCES users (id),
  title TEXT NOT NULL,
  opens INTEGER,
  closes INTEGER,
  duration_s INTEGER NOT NULL CHECK (duration_s >= 0),
  ordering TEXT NOT NULL CHECK (ordering IN ('fixed', 'shuffled', 'adaptive')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  feedback TEXT NOT NULL CHECK (feedback IN ('at_once', 'after_session', 'never')),
  hints TEXT NOT NULL CHECK (hints IN ('after_failure', 'never')),
  problems TEXT NOT NULL,  -- JSON: [{"problem": "fibonacci", "digest": "sha256:..."}, ...]
  seed INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_owner ON assignments (owner);

CREATE TABLE tokens (
  id TEXT NOT NULL PRIMARY KEY,
  user TEXT REFERENCES users (id),  -- NULL: an invitation
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  label TEXT NOT NULL,
  assignment TEXT REFERENCES assignments (id),
  uses_left INTEGER NOT NULL CHECK (uses_left >= 0),
  extra_percent INTEGER NOT NULL CHECK (extra_percent >= 0),
  created INTEGER NOT NULL,
  expires INTEGER,
  revoked INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_user ON tokens (user) WHERE user IS NOT NULL;
CREATE INDEX tokens_by_assignment ON tokens (assignment) WHERE assignment IS NOT NULL;

CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  candidate TEXT NOT NULL REFERENCES users (id),
  assignment TEXT REFERENCES assignments (id),  -- NULL: practice
  topics TEXT NOT NULL,    -- JSON, as in problem_sets.problems
  problems TEXT NOT NULL,  -- JSON, as in assignments.problems
  position INTEGER NOT NULL CHECK (position >= 0),
  seed INTEGER NOT NULL,
  started INTEGER NOT NULL,
  duration_s INTEGER NOT NULL CHECK (duration_s >= 0),
  given_back_ms INTEGER NOT NULL CHECK (given_back_ms >= 0),
  finished INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_candidate ON sessions (candidate);
CREATE INDEX sessions_by_assignment ON sessions (assignment);
CREATE INDEX sessions_open ON sessions (id) WHERE finished IS NULL;

CREATE TABLE drafts (
  session TEXT NOT NULL REFERENCES sessions (id),
  problem TEXT NOT NULL,
  saved INTEGER NOT NULL,
  PRIMARY KEY (session, problem)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_files (
  session TEXT NOT NULL,
  problem TEXT NOT NULL,
  position INTEGER NOT NULL,
  name BLOB NOT NULL,
  text BLOB NOT NULL,
  PRIMARY KEY (session, problem, position),
  FOREIGN KEY (session, problem) REFERENCES drafts (session, problem)
) STRICT;

CREATE TABLE submissions (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL REFERENCES users (id),
  session TEXT REFERENCES sessions (id),
  batch TEXT NOT NULL,
  problem TEXT NOT NULL,
  digest TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('submit', 'samples')),
  lane TEXT NOT NULL CHECK (lane IN ('interactive', 'batch')),
  seed INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done')),
  received INTEGER NOT NULL,
  started INTEGER,
  finished INTEGER,
  lost_runners INTEGER NOT NULL CHECK (lost_runners >= 0),
  idempotency_key TEXT NOT NULL,
  verdict TEXT,
  score INTEGER,
  max_score INTEGER,
  CHECK ((state = 'done') = (verdict IS NOT NULL)),
  CHECK ((state = 'done') = (finished IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX submissions_unfinished ON submissions (id) WHERE state <> 'done';
CREATE UNIQUE INDEX submissions_once ON submissions (owner, idempotency_key)
  WHERE idempotency_key <> '';
CREATE INDEX submissions_by_owner ON submissions (owner);
CREATE INDEX submissions_by_session ON submissions (session);
CREATE INDEX submissions_by_problem ON submissions (problem);
CREATE INDEX submissions_by_batch ON submissions (batch) WHERE batch <> '';

CREATE TABLE submission_files (
  submission TEXT NOT NULL REFERENCES submissions (id),
  position INTEGER NOT NULL,
  name BLOB NOT NULL,
  text BLOB NOT NULL,
  PRIMARY KEY (submission, position)
) STRICT;

CREATE TABLE reports (  -- apart, so that lists of submissions do not read through them
  submission TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id),
  report TEXT NOT NULL,
  feedback TEXT NOT NULL
) STRICT;

CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY,
  submission TEXT NOT NULL REFERENCES submissions (id),
  author TEXT NOT NULL REFERENCES users (id),
  text TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_submission ON notes (submission, id);

CREATE TABLE overrides (
  id TEXT NOT NULL PRIMARY KEY,
  submission TEXT NOT NULL REFERENCES submissions (id),
  author TEXT NOT NULL REFERENCES users (id),
  score INTEGER NOT NULL,
  reason TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX overrides_by_submission ON overrides (submission, id);

CREATE TABLE regrades (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL REFERENCES users (id),
  assignment TEXT NOT NULL REFERENCES assignments (id),
  problem TEXT NOT NULL,
  digest TEXT NOT NULL,
  created INTEGER NOT NULL,
  published INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX regrades_by_assignment ON regrades (assignment);

CREATE TABLE regrade_rows (
  regrade TEXT NOT NULL REFERENCES regrades (id),
  judged_before TEXT NOT NULL REFERENCES submissions (id),
  judged_again TEXT NOT NULL REFERENCES submissions (id),
  PRIMARY KEY (regrade, judged_before)
) STRICT, WITHOUT ROWID;

CREATE TABLE cards (
  user TEXT NOT NULL REFERENCES users (id),
  problem TEXT NOT NULL,
  due INTEGER NOT NULL,
  interval_days REAL NOT NULL,
  ease REAL NOT NULL,
  lapses INTEGER NOT NULL CHECK (lapses >= 0),
  PRIMARY KEY (user, problem)
) STRICT, WITHOUT ROWID;

CREATE TABLE alive (  -- one row: when the server last was
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seen INTEGER NOT NULL
) STRICT;

CREATE TABLE outages (
  began INTEGER PRIMARY KEY,
  ended INTEGER NOT NULL CHECK (ended >= began)
) STRICT;

CREATE TABLE health (  -- one row, to be written
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checks INTEGER NOT NULL
) STRICT;
)sql";

// Nobody asks for a problem's submissions of all owners, and most submissions of graders have no
// session.
constexpr const char* version_2 = R"sql(
DROP INDEX submissions_by_problem;
DROP INDEX submissions_by_session;
CREATE INDEX submissions_by_session ON submissions (session) WHERE session IS NOT NULL;
)sql";

constexpr std::array all_steps{version_1, version_2};

int version_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

// Nothing when somebody else took the step in the meantime.
void take_step(SQLite::Database& database, int version, const char* step) {
  SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
  if (version_of(database) != version - 1) return;
  database.exec(step);
  database.exec(fmt::format("PRAGMA user_version = {}", version));
  transaction.commit();
}

}  // namespace

std::span<const char* const> migrations() { return all_steps; }

void migrate(SQLite::Database& database, std::span<const char* const> steps) {
  const int latest = static_cast<int>(steps.size());
  int version = version_of(database);
  if (version < 0 || version > latest) {
    throw StoreError{fmt::format(
        "open {}: it is of version {}, and this viva knows versions up to {}; run the viva that "
        "wrote it, or a later one",
        database.getFilename(), version, latest)};
  }
  while (++version <= latest) {
    take_step(database, version, steps[static_cast<std::size_t>(version - 1)]);
  }
}

}  // namespace server
