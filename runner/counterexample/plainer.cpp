#include "runner/counterexample/plainer.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace runner {
namespace {

using Exchange = std::map<std::string, std::string>;  // of literals
using Columns = std::set<std::pair<std::size_t, std::size_t>>;

std::string exchanged(const std::string& literal, const Exchange& exchange) {
  const auto found = exchange.find(literal);
  return found == exchange.end() ? literal : found->second;
}

void exchange_in(SqlStatement& statement, const Exchange& exchange) {
  for (auto& row : statement.rows)
    for (auto& cell : row) cell = exchanged(cell, exchange);
  if (!statement.rows.empty()) return;
  auto literals = literals_in(statement.head, statement.language);
  for (auto& literal : literals) literal = exchanged(literal, exchange);
  statement.head = with_literals(statement.head, literals, statement.language);
}

bool leads_somewhere(const Tables& tables, std::size_t table, std::size_t column) {
  const auto& key = tables.tables[table].key;
  if (std::find(key.begin(), key.end(), column) != key.end()) return true;
  return std::any_of(tables.links.begin(), tables.links.end(), [&](const Link& link) {
    return link.child == table &&
           std::find(link.from.begin(), link.from.end(), column) != link.from.end();
  });
}

// The columns that hold keys of this table.
Columns columns_like_key(const Tables& tables, std::size_t table, std::size_t key) {
  Columns columns{{table, key}};
  for (const auto& link : tables.links)
    for (std::size_t i = 0; i < link.from.size(); ++i)
      if (link.parent == table && link.to[i] == key) columns.insert({link.child, link.from[i]});
  for (std::size_t i = 0; i < tables.tables.size(); ++i) {
    const auto& names = tables.tables[i].columns;
    for (std::size_t column = 0; column < names.size(); ++column)
      if (!leads_somewhere(tables, i, column) &&
          named_after(names[column], tables.tables[table], tables.tables[table].columns[key]))
        columns.insert({i, column});
  }
  return columns;
}

// From one on, in their order; empty where the key is not such a number.
Exchange numbered(const SqlInput& input, std::size_t table, std::size_t key) {
  std::set<long long> numbers;
  for (const auto& row : input.rows) {
    if (row.table != table) continue;
    if (!is_integer_literal(row.cells[key])) return {};
    numbers.insert(std::stoll(row.cells[key]));
  }
  Exchange exchange;
  long long next = 0;
  for (const auto number : numbers) exchange[std::to_string(number)] = std::to_string(++next);
  return exchange;
}

enum class Reach { rows, run_too };

void renumber(SqlInput& input, const Tables& tables, const std::set<std::size_t>& which,
              Reach reach) {
  Exchange all;
  bool clear = true;  // no number stands for two
  Rows rows = input.rows;
  for (const auto table : which) {
    const auto& key = tables.tables[table].key;
    if (key.size() != 1) continue;
    const Exchange exchange = numbered(input, table, key[0]);
    for (const auto& [old, now] : exchange)
      clear = all.emplace(old, now).first->second == now && clear;
    const Columns columns = columns_like_key(tables, table, key[0]);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t column = 0; column < rows[i].cells.size(); ++column)
        if (columns.contains({rows[i].table, column}) &&
            exchange.contains(input.rows[i].cells[column]))
          rows[i].cells[column] = exchange.at(input.rows[i].cells[column]);
  }
  input.rows = std::move(rows);
  if (reach != Reach::run_too || !clear) return;
  for (auto& statement : input.run) exchange_in(statement, all);
}

// Each cell that is known to be of a column, those of `run` too.
void each_cell(const SqlInput& input, const Tables& tables,
               const std::function<void(const std::string& column, const std::string& cell)>& see) {
  for (const auto& row : input.rows) {
    const Table& table = tables.tables[row.table];
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      see(table.name + "." + table.columns[i], row.cells[i]);
  }
  for (const auto& statement : input.run) {
    auto columns = statement.columns;
    for (const auto& table : tables.tables)
      if (columns.empty() && table.name == statement.table) columns = table.columns;
    for (const auto& row : statement.rows)
      for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i)
        see(statement.table + "." + columns[i], row[i]);
  }
}

// For the texts of a column that are not known those that are, in the order of both.
Exchange known_instead(const std::set<std::string>& texts, const std::set<std::string>& known) {
  std::vector<std::string> strange;
  std::vector<std::string> free;
  std::set_difference(texts.begin(), texts.end(), known.begin(), known.end(),
                      std::back_inserter(strange));
  std::set_difference(known.begin(), known.end(), texts.begin(), texts.end(),
                      std::back_inserter(free));
  Exchange exchange;
  if (free.size() < strange.size()) return exchange;
  for (std::size_t i = 0; i < strange.size(); ++i) exchange[strange[i]] = free[i];
  return exchange;
}

std::vector<Exchange> of_each_column(const SqlInput& input, const Tables& tables,
                                     const KnownTexts& known) {
  KnownTexts seen;
  learn_texts(input, tables, seen);
  std::vector<Exchange> exchanges;
  for (const auto& [column, texts] : seen) {
    const auto at = known.find(column);
    if (at == known.end()) continue;
    auto exchange = known_instead(texts, at->second);
    if (!exchange.empty()) exchanges.push_back(std::move(exchange));
  }
  return exchanges;
}

void rename(SqlInput& input, const Exchange& exchange) {
  for (auto& row : input.rows)
    for (auto& cell : row.cells) cell = exchanged(cell, exchange);
  for (auto& statement : input.run) exchange_in(statement, exchange);
}

std::vector<std::string> near_to(const std::string& literal) {
  if (!is_integer_literal(literal)) return {};
  const long long number = std::stoll(literal);
  std::vector<std::string> near;
  for (const long long other : {number + 1, number - 1, number + 10, number * 2})
    if (other != number && (other < 0) == (number < 0)) near.push_back(std::to_string(other));
  return near;
}

}  // namespace

void learn_texts(const SqlInput& input, const Tables& tables, KnownTexts& known) {
  each_cell(input, tables, [&](const std::string& column, const std::string& cell) {
    if (is_text_literal(cell) && cell.size() > 2) known[column].insert(cell);
  });
}

std::vector<SqlInput> plainer(const SqlInput& input, const Tables& tables,
                              const std::set<std::size_t>& fixed, const KnownTexts& known) {
  std::set<std::size_t> free;
  for (const auto& row : input.rows)
    if (!fixed.contains(row.table)) free.insert(row.table);
  std::vector<std::pair<std::set<std::size_t>, Reach>> renumberings{{free, Reach::run_too},
                                                                    {free, Reach::rows}};
  for (const auto table : free)
    for (const auto reach : {Reach::run_too, Reach::rows})
      if (free.size() > 1) renumberings.push_back({{table}, reach});
  renumberings.push_back({{}, Reach::rows});
  std::vector<std::vector<Exchange>> renamings{of_each_column(input, tables, known)};
  for (std::size_t i = 0; i < renamings[0].size(); ++i)
    if (renamings[0].size() > 1) renamings.push_back({renamings[0][i]});
  renamings.emplace_back();
  std::vector<SqlInput> all;
  for (const auto& [which, reach] : renumberings) {
    for (const auto& renaming : renamings) {
      SqlInput next = input;
      for (const auto& exchange : renaming) rename(next, exchange);
      renumber(next, tables, which, reach);
      all.push_back(std::move(next));
    }
  }
  return all;
}

std::vector<SqlInput> with_less_in_calls(const SqlInput& input) {
  std::vector<SqlInput> all;
  for (std::size_t i = 0; i < input.run.size(); ++i) {
    if (input.run[i].language != Language::python) continue;
    for (auto& text : with_shorter_lists(input.run[i].head)) {
      all.push_back(input);
      all.back().run[i].head = std::move(text);
    }
  }
  return all;
}

std::vector<SqlInput> varied(const SqlInput& input, const Tables& tables) {
  std::vector<SqlInput> all;
  const auto vary = [&](const std::string& literal, const auto& put) {
    for (const auto& other : near_to(literal)) {
      all.push_back(input);
      put(all.back(), other);
    }
  };
  const auto vary_cells = [&](const Cells& cells, const auto& may_be, const auto& cells_in) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (may_be(i) && cells[i] != "0" && cells[i] != "1")  // which mostly say no and yes
        vary(cells[i],
             [&](SqlInput& next, const std::string& other) { cells_in(next)[i] = other; });
  };
  for (std::size_t i = 0; i < input.rows.size(); ++i)
    vary_cells(
        input.rows[i].cells,
        [&](std::size_t column) { return !leads_somewhere(tables, input.rows[i].table, column); },
        [&](SqlInput& next) -> Cells& { return next.rows[i].cells; });
  for (std::size_t i = 0; i < input.run.size(); ++i) {
    const auto& statement = input.run[i];
    for (std::size_t row = 0; row < statement.rows.size(); ++row)
      vary_cells(
          statement.rows[row], [](std::size_t) { return true; },
          [&](SqlInput& next) -> Cells& { return next.run[i].rows[row]; });
    if (!statement.rows.empty()) continue;
    const auto literals = literals_in(statement.head, statement.language);
    for (std::size_t at = 0; at < literals.size(); ++at)
      vary(literals[at], [&](SqlInput& next, const std::string& other) {
        auto changed = literals;
        changed[at] = other;
        next.run[i].head = with_literals(statement.head, changed, statement.language);
      });
  }
  return all;
}

}  // namespace runner
