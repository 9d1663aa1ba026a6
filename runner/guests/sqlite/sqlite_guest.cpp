#include "runner/guests/sqlite/sqlite_guest.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "runner/guests/sqlite/engine.hpp"
#include "runner/guests/sqlite/protocol.hpp"
#include "runner/guests/sqlite/snippet.hpp"

namespace runner {
namespace {

// Touches what most submissions will: parser, planner, triggers, sorter, dates, JSON, encoder.
constexpr const char* warm_schema = R"sql(
  PRAGMA foreign_keys = ON;
  CREATE TABLE a(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, price REAL CHECK (price > 0));
  CREATE TABLE b(id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a(id) ON DELETE CASCADE, n);
  PRAGMA foreign_keys = OFF;
)sql";
constexpr const char* warm_script = R"sql(
  CREATE INDEX b_a ON b(a_id);
  CREATE VIEW v AS SELECT a.name, sum(b.n) AS total FROM a LEFT JOIN b ON b.a_id = a.id GROUP BY 1;
  CREATE TRIGGER t AFTER UPDATE OF price ON a WHEN OLD.price IS NOT NEW.price
  BEGIN INSERT INTO b(a_id, n) VALUES (NEW.id, OLD.price); END;
  ALTER TABLE b ADD COLUMN note TEXT DEFAULT 'none';
)sql";

void warm_up() {
  const Schema schema = build_schema(warm_schema);
  Connection connection{schema.image, schema.foreign_keys};
  const auto loaded = load_script(connection, warm_script);
  const CaseRequest testcase{
      "INSERT INTO a VALUES (1, 'x', 1.5), (2, 'y', 2); INSERT INTO b VALUES (1, 1, 3, NULL);",
      "UPDATE a SET price = price + 1; INSERT INTO a VALUES (3, 'x', 1); DELETE FROM b WHERE n > 9",
      {"SELECT * FROM v ORDER BY total DESC",
       "WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c WHERE x < 20)"
       " SELECT x, row_number() OVER (ORDER BY x DESC), datetime('now', 'localtime'),"
       " json_object('x', x), upper(hex(x)) FROM c WHERE x IN (SELECT id FROM a) ORDER BY 2"}};
  const Reply reply = run_script_case(schema, std::get<LoadedScript>(loaded), testcase);
  if (!std::holds_alternative<Observed>(reply)) throw std::runtime_error{"warm up SQLite: failed"};
  [[maybe_unused]] const std::string bytes = write_reply(reply);
}

}  // namespace

SqliteGuest::SqliteGuest() {
  prepare_engine();
  warm_up();
}

std::string SqliteGuest::engines() const { return std::string{"sqlite "} + sqlite3_libversion(); }

void SqliteGuest::load_layer(std::string_view bytes) {
  const ProblemLayer layer = read_layer(bytes);
  problem_ = Problem{build_schema(layer.schema), layer.kind};
  rehearse();
}

void SqliteGuest::enter_cell() {
  if (!problem_) return;
  ready_ = connection_to_schema();
}

// Goes once through what a submission will do: writing to memory that is shared with the snapshot
// costs a page fault the first time, and here nobody waits for it.
void SqliteGuest::rehearse() const {
  const auto connection = connection_to_schema();
  const auto loaded = load_script(*connection, "SELECT 1");
  const Reply reply =
      run_script_case(problem_->schema, std::get<LoadedScript>(loaded), {"", "", {"SELECT 1"}});
  [[maybe_unused]] const std::string bytes = write_reply(reply);
}

std::unique_ptr<Connection> SqliteGuest::connection_to_schema() const {
  return std::make_unique<Connection>(problem_->schema.image, problem_->schema.foreign_keys);
}

std::string SqliteGuest::answer(std::string_view request) {
  try {
    return write_reply(
        std::visit([this](const auto& asked) { return reply_to(asked); }, read_request(request)));
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "viva-guest-sqlite: %s\n", failure.what());
    std::abort();
  }
}

Reply SqliteGuest::reply_to(const LoadRequest& request) {
  if (!problem_) throw std::runtime_error{"load: there is no problem yet"};
  script_.reset();
  query_.reset();
  const auto connection = ready_ ? std::move(ready_) : connection_to_schema();
  if (problem_->kind == SubmissionKind::query) {
    const auto checked = check_query(*connection, request.main);
    if (const auto* failed = std::get_if<Failed>(&checked)) return *failed;
    query_ = request.main;
    return Loaded{};
  }
  auto loaded = load_script(*connection, request.main);
  if (const auto* failed = std::get_if<Failed>(&loaded)) return *failed;
  script_ = std::move(std::get<LoadedScript>(loaded));
  return Loaded{};
}

Reply SqliteGuest::reply_to(const CaseRequest& request) {
  if (script_) return run_script_case(problem_->schema, *script_, request);
  if (query_) return run_query_case(problem_->schema, *query_, request);
  throw std::runtime_error{"case: there is no submission yet"};
}

Reply SqliteGuest::reply_to(const SnippetRequest& request) { return run_snippet(request); }

}  // namespace runner
