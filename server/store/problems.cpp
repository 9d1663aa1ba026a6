// Versions of problems, and problem sets.
#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<ProblemVersion> read_versions{
    "read problem versions",
    "SELECT digest, problem, title, kind, topic, difficulty, minutes, max_score, seen "
    "FROM problem_versions",
    [](Query& row, ProblemVersion& version) {
      row.take(version.digest, version.problem, version.title, version.kind, version.topic,
               version.difficulty, version.minutes, version.max_score, version.seen);
    }};

constexpr Reading<ProblemSet> read_sets{
    "read problem sets", "SELECT id, owner, title, problems, created FROM problem_sets",
    [](Query& row, ProblemSet& set) {
      row.take(set.id, set.owner, set.title, set.problems, set.created);
    }};

}  // namespace

void SqliteStore::add_problem_version(const ProblemVersion& version) {
  connection_.change("keep problem version " + version.digest,
                     "INSERT INTO problem_versions (digest, problem, title, kind, topic, "
                     "difficulty, minutes, max_score, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                     "ON CONFLICT (digest) DO NOTHING",
                     version.digest, version.problem, version.title, version.kind, version.topic,
                     version.difficulty, version.minutes, version.max_score, version.seen);
}

std::optional<ProblemVersion> SqliteStore::problem_version(const std::string& digest) {
  return connection_.first(read_versions, "WHERE digest = ?", digest);
}

std::vector<ProblemVersion> SqliteStore::versions_of(const std::string& problem) {
  return connection_.all(read_versions, "WHERE problem = ? ORDER BY seen, digest", problem);
}

void SqliteStore::add_problem_set(const ProblemSet& set) {
  connection_.change(
      "keep problem set " + set.id,
      "INSERT INTO problem_sets (id, owner, title, problems, created) VALUES (?, ?, ?, ?, ?)",
      set.id, set.owner, set.title, set.problems, set.created);
}

void SqliteStore::change_problem_set(const ProblemSet& set) {
  connection_.change("change problem set " + set.id,
                     "UPDATE problem_sets SET title = ?, problems = ? WHERE id = ?", set.title,
                     set.problems, set.id);
}

void SqliteStore::remove_problem_set(const std::string& id) {
  connection_.change("remove problem set " + id, "DELETE FROM problem_sets WHERE id = ?", id);
}

std::optional<ProblemSet> SqliteStore::problem_set(const std::string& id) {
  return connection_.first(read_sets, "WHERE id = ?", id);
}

std::vector<ProblemSet> SqliteStore::problem_sets_of(const std::string& owner) {
  return connection_.all(read_sets, "WHERE owner = ? ORDER BY id", owner);
}

}  // namespace server
