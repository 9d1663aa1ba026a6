#include "runner/guests/sqlite/problem.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "runner/guests/sqlite/engine.hpp"
#include "runner/guests/sqlite/rows.hpp"
#include "runner/guests/sqlite/script.hpp"
#include "runner/guests/sqlite/tables.hpp"

namespace runner {
namespace {

Failed failed(const Refusal& refusal) {
  return {refusal.syntax ? "compile_error" : "raised", refusal.name, refusal.message,
          refusal.statement, refusal.line};
}

// What a testcase's own SQL could not do is the doing of the candidate's triggers or tables.
Failed failed_in_setup(const Refusal& refusal) {
  return {"raised", refusal.name, "the testcase could not be set up: " + refusal.message,
          refusal.statement, 0};
}

Failed failed(const TooMuch& too_much) { return {"too_much", "", too_much.message, "", 0}; }

Value text(std::string utf8) { return {Text{std::move(utf8)}}; }

// Instructions of SQLite's virtual machine so far, those of triggers among them.
std::int64_t steps_of(const Statement& statement) {
  return sqlite3_stmt_status(statement.get(), SQLITE_STMTSTATUS_VM_STEP, 0);
}

void observe_steps(const CaseRequest& testcase, std::int64_t steps, Observed& observed) {
  if (testcase.count_steps) observed.observations.emplace_back("steps", Value{Integer{steps}});
}

// For each statement "ok", or the name of its error. Adds up the steps of them all.
List run_each(Connection& connection, const std::string& sql, std::int64_t& steps) {
  List outcomes;
  Script script{sql};
  for (;;) {
    auto next = script.next(connection);
    if (std::holds_alternative<Script::End>(next)) return outcomes;
    if (auto* refusal = std::get_if<Refusal>(&next)) {
      outcomes.items.push_back(text(refusal->name));
      continue;
    }
    auto& statement = std::get<Statement>(next);
    auto step = Statement::Step::row;
    while (step == Statement::Step::row) step = statement.step();
    steps += steps_of(statement);
    const bool done = step == Statement::Step::done;
    outcomes.items.push_back(text(done ? "ok" : statement.refusal().name));
  }
}

// What describe_tables() would say once more, as long as nobody touched a table.
std::variant<Value, TooMuch> described_before(const Schema& schema, Budget& budget) {
  if (schema.described_cost > budget.left) return Budget::too_large();
  budget.left -= schema.described_cost;
  return schema.described;
}

}  // namespace

Schema build_schema(const std::string& text) {
  Connection connection{Image{}, false};
  if (const auto refusal = run_script(connection, text)) {
    throw std::runtime_error{"schema, line " + std::to_string(refusal->line) + ": " +
                             refusal->message};
  }
  if (connection.in_transaction()) {
    throw std::runtime_error{"schema: a transaction was left open; end it with COMMIT"};
  }
  Schema schema{connection.image(), connection.foreign_keys(), table_names(connection), {}, 0};
  Budget budget;
  auto described = describe_tables(connection, schema.tables, budget);
  if (const auto* too_much = std::get_if<TooMuch>(&described))
    throw std::runtime_error{"schema: " + too_much->message};
  schema.described = std::move(std::get<Value>(described));
  schema.described_cost = Budget{}.left - budget.left;
  return schema;
}

std::variant<LoadedScript, Failed> load_script(Connection& connection, const std::string& script) {
  std::size_t statements = 0;
  if (const auto refusal = run_script(connection, script, &statements)) return failed(*refusal);
  if (statements == 0) return Failed{"compile_error", "", "there is no statement", "", 0};
  if (connection.in_transaction()) {
    return Failed{"raised", "SQLITE_ERROR", "a transaction was left open", "", 0};
  }
  const bool changed = connection.tables_changed();
  return LoadedScript{connection.image(), changed};
}

std::variant<Loaded, Failed> check_query(Connection& connection, const std::string& query) {
  const auto prepared = prepare_query(connection, query);
  if (const auto* refusal = std::get_if<Refusal>(&prepared)) return failed(*refusal);
  return Loaded{};
}

Reply run_script_case(const Schema& schema, const LoadedScript& loaded,
                      const CaseRequest& testcase) {
  Connection connection{loaded.image, schema.foreign_keys};
  seed_randomness(testcase.seed);
  if (const auto refusal = run_script(connection, testcase.setup)) {
    return failed_in_setup(*refusal);
  }
  Observed observed;
  Budget budget{testcase.limit};
  std::int64_t steps = 0;
  observed.observations.emplace_back("run", Value{run_each(connection, testcase.run, steps)});
  std::size_t queries = 0;
  for (const std::string& query : testcase.observe) {
    auto seen = observe(connection, query, budget);
    if (const auto* too_much = std::get_if<TooMuch>(&seen)) return failed(*too_much);
    observed.observations.emplace_back("rows_" + std::to_string(++queries),
                                       std::move(std::get<Value>(seen)));
  }
  const bool changed = loaded.tables_changed || connection.tables_changed();
  auto tables = changed ? describe_tables(connection, schema.tables, budget)
                        : described_before(schema, budget);
  if (const auto* too_much = std::get_if<TooMuch>(&tables)) return failed(*too_much);
  observed.observations.emplace_back("tables", std::move(std::get<Value>(tables)));
  observe_steps(testcase, steps, observed);
  return observed;
}

Reply run_query_case(const Schema& schema, const std::string& query, const CaseRequest& testcase) {
  Connection connection{schema.image, schema.foreign_keys};
  seed_randomness(testcase.seed);
  if (const auto refusal = run_script(connection, testcase.setup)) {
    return failed_in_setup(*refusal);
  }
  auto prepared = prepare_query(connection, query);
  if (const auto* refusal = std::get_if<Refusal>(&prepared)) return failed(*refusal);
  auto& statement = std::get<Statement>(prepared);
  Budget budget{testcase.limit};
  Rows rows = rows_of(statement, budget);
  if (const auto* refusal = std::get_if<Refusal>(&rows)) return failed(*refusal);
  if (const auto* too_much = std::get_if<TooMuch>(&rows)) return failed(*too_much);
  const int columns = sqlite3_column_count(statement.get());
  Observed observed;
  observed.observations.emplace_back("columns", Value{Integer{columns}});
  observed.observations.emplace_back("rows", Value{std::move(std::get<List>(rows))});
  observe_steps(testcase, steps_of(statement), observed);
  return observed;
}

}  // namespace runner
