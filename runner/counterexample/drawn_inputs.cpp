#include "runner/counterexample/drawn_inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runner/asking.hpp"

namespace runner {
namespace {

using problems::SqlCase;
using problems::Testcase;

constexpr int draws = 3;
constexpr std::size_t most_rows = 5000;

// Testcases have names of one line.
std::string fresh_name(int number) { return fmt::format("counterexample\n{}", number); }

const SqlCase& sql_of(const Testcase& testcase) { return std::get<SqlCase>(testcase.what); }

// What a query shows, wherever it was asked.
std::optional<Value> shown_by(const CaseFacts& facts) {
  const GuestReply* reply = observed_in(facts);
  if (reply == nullptr) return std::nullopt;
  for (const auto& [name, value] : reply->observations)
    if (name == "rows" || name == "rows_1") return value;
  return std::nullopt;
}

std::vector<Cells> cells_in(const Value& answer) {
  std::vector<Cells> rows;
  const auto* list = std::get_if<List>(&answer.is);
  if (list == nullptr) return rows;
  for (const auto& item : list->items) {
    const auto* tuple = std::get_if<Tuple>(&item.is);
    if (tuple == nullptr) return {};
    Cells cells;
    for (const auto& value : tuple->items) {
      auto literal = sql_literal(value);
      if (!literal) return {};
      cells.push_back(*std::move(literal));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace

std::vector<std::optional<Value>> DrawnInputs::answers(const std::vector<Question>& questions,
                                                       std::uint64_t seed, bool by_reference) {
  std::vector<Testcase> testcases;
  for (const auto& question : questions) {
    Testcase testcase;
    testcase.name = question.name;
    testcase.what = SqlCase{question.setup, question.run, {question.query}};
    testcases.push_back(std::move(testcase));
  }
  std::vector<problems::File> files = problem_.submissions.at(problem_.reference).files;
  if (!by_reference) files = {{problem_.main_file, is_query() ? questions[0].query : "SELECT 1"}};
  std::vector<std::optional<Value>> seen;
  for (const auto& facts : ask(warm_, asking(problem_, testcases, limits_), files, seed))
    seen.push_back(shown_by(facts));
  seen.resize(questions.size());
  return seen;
}

bool DrawnInputs::read_tables() {
  const auto answer =
      answers({{fresh_name(0), "", "", tables_query()}}, seed_of_questions, by_reference_)[0];
  auto tables = answer ? tables_in(*answer) : std::nullopt;
  if (!tables) return false;
  tables_ = *std::move(tables);
  return true;
}

std::vector<std::optional<Rows>> DrawnInputs::databases(const std::vector<Question>& questions,
                                                        std::uint64_t seed) {
  std::vector<std::optional<Rows>> all;
  for (const auto& answer : answers(questions, seed, by_reference_)) {
    auto rows = answer ? rows_in(*answer, tables_.tables) : std::nullopt;
    if (rows && rows->size() > most_rows) rows.reset();
    all.push_back(std::move(rows));
  }
  return all;
}

// Nothing where a testcase changes what the schema put there.
std::optional<Rows> DrawnInputs::beyond_schema(const Rows& rows) const {
  Rows left = rows;
  for (const auto& row : schema_rows_) {
    const auto found = std::find(left.begin(), left.end(), row);
    if (found == left.end()) return std::nullopt;
    left.erase(found);
  }
  return left;
}

bool DrawnInputs::read(const Testcase& testcase) {
  if (!read_tables()) return false;
  std::vector<Question> questions{{fresh_name(0), "", "", rows_query(tables_.tables)}};
  for (const auto& each : problem_.testcases)
    if (!each.is_about_how()) questions.push_back({each.name, sql_of(each).setup, "", ""});
  for (auto& question : questions) question.query = questions[0].query;
  auto all = databases(questions, seed_of_questions);
  const bool works = std::all_of(all.begin(), all.end(), [](const auto& rows) { return !!rows; });
  if (!works && !is_query() && !by_reference_) {
    by_reference_ = true;
    return read(testcase);
  }
  if (!all[0]) return false;
  schema_rows_ = *all[0];
  for (const auto& row : schema_rows_) filled_.insert(row.table);
  std::vector<Rows> databases;
  for (auto& rows : all)
    if (rows) databases.push_back(*std::move(rows));
  add_links_that_hold(tables_, databases);
  std::vector<Named> named;
  for (int i = 1; i <= draws; ++i) named.emplace_back(&testcase, fresh_name(i));
  for (auto& input : inputs(named, seed_of_questions, Schema::left_out))
    if (input) fresh_.push_back(*std::move(input));
  named.clear();
  for (const auto& each : problem_.testcases)
    if (each.visibility == problems::Visibility::sample && !each.is_about_how())
      named.emplace_back(&each, each.name);
  for (auto& input : inputs(named, seed_of_questions, Schema::left_in))
    if (input) samples_.push_back(*std::move(input));
  return true;
}

// The rows of an INSERT are what its query gives in a database where the statements before it were
// run.
std::vector<std::vector<SqlStatement>> DrawnInputs::runs(const std::vector<Named>& named,
                                                         std::uint64_t seed) {
  std::vector<std::vector<SqlStatement>> runs;
  std::vector<Question> sources;
  std::vector<SqlStatement*> inserts;
  std::vector<SqlStatement> with_rows;
  for (const auto& [testcase, name] : named) {
    runs.emplace_back();
    for (const auto& text : sql_statements(sql_of(*testcase).run))
      runs.back().push_back({text, {}, {}, {}, {}});
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    std::string before;
    for (auto& statement : runs[i]) {
      if (auto parts = insert_parts(statement.head)) {
        const auto& setup = sql_of(*named[i].first).setup;
        sources.push_back({named[i].second, setup, before, parts->source});
        inserts.push_back(&statement);
        with_rows.push_back(std::move(parts->statement));
      }
      before += statement.head + ";\n";
    }
  }
  if (sources.empty()) return runs;
  const auto answered = answers(sources, seed, true);
  for (std::size_t i = 0; i < inserts.size(); ++i) {
    with_rows[i].rows = answered[i] ? cells_in(*answered[i]) : std::vector<Cells>{};
    if (!with_rows[i].rows.empty()) *inserts[i] = std::move(with_rows[i]);
  }
  return runs;
}

std::vector<std::optional<SqlInput>> DrawnInputs::inputs(const std::vector<Named>& named,
                                                         std::uint64_t seed, Schema schema) {
  std::vector<std::optional<SqlInput>> inputs(named.size());
  if (named.empty()) return inputs;
  const std::string query = rows_query(tables_.tables);
  std::vector<Question> questions;
  for (const auto& [testcase, name] : named)
    questions.push_back({name, sql_of(*testcase).setup, "", query});
  const auto all = databases(questions, seed);
  auto run = is_query() ? std::vector<std::vector<SqlStatement>>(named.size()) : runs(named, seed);
  for (std::size_t i = 0; i < named.size(); ++i) {
    auto rows = all[i];
    if (rows && schema == Schema::left_out) rows = beyond_schema(*rows);
    if (rows) inputs[i] = make_input(*std::move(rows), std::move(run[i]), tables_);
  }
  return inputs;
}

std::optional<std::vector<SqlInput>> DrawnInputs::secrets(std::uint64_t run_seed) {
  std::vector<Named> named;
  for (const auto& each : problem_.testcases)
    if (each.visibility == problems::Visibility::secret && !each.is_about_how())
      named.emplace_back(&each, each.name);
  std::vector<SqlInput> secrets;
  for (auto& input : inputs(named, run_seed, Schema::left_in)) {
    if (!input) return std::nullopt;
    secrets.push_back(*std::move(input));
  }
  return secrets;
}

}  // namespace runner
