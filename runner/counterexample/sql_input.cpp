#include "runner/counterexample/sql_input.hpp"

#include <algorithm>
#include <numeric>

namespace runner {
namespace {

constexpr std::size_t line_width = 76;

std::size_t units_of(const SqlStatement& statement) {
  return std::max<std::size_t>(1, statement.rows.size());
}

// Of the rows these, in their order, with what they lead to at its new places.
SqlInput chosen(const SqlInput& input, const std::vector<bool>& kept) {
  SqlInput out;
  out.drawn_as = input.drawn_as;
  std::vector<std::size_t> place(input.rows.size());
  for (std::size_t i = 0; i < input.rows.size(); ++i) {
    if (!kept[i]) continue;
    place[i] = out.rows.size();
    out.rows.push_back(input.rows[i]);
    out.parents.emplace_back();
  }
  for (std::size_t i = 0; i < input.rows.size(); ++i) {
    if (!kept[i]) continue;
    for (const auto parent : input.parents[i])
      if (kept[parent]) out.parents[place[i]].push_back(place[parent]);
  }
  return out;
}

}  // namespace

std::size_t SqlInput::units() const {
  return std::accumulate(run.begin(), run.end(), rows.size(),
                         [](std::size_t sum, const auto& each) { return sum + units_of(each); });
}

std::size_t SqlInput::bytes() const {
  std::size_t sum = 0;
  for (const auto& row : rows) sum += tuple_text(row.cells).size();
  for (const auto& statement : run) sum += statement.text(line_width).size();
  return sum;
}

SqlInput make_input(Rows rows, std::vector<SqlStatement> run, const Tables& tables) {
  put_parents_first(rows, tables);
  auto parents = parents_of(rows, tables);
  return {std::move(rows), std::move(parents), std::move(run)};
}

SqlInput without(const SqlInput& input, const std::set<std::size_t>& units) {
  std::vector<bool> kept(input.rows.size(), true);
  for (const auto unit : units)
    if (unit < kept.size()) kept[unit] = false;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const auto& parents = input.parents[i];
      const bool orphan = std::any_of(parents.begin(), parents.end(),
                                      [&](std::size_t parent) { return !kept[parent]; });
      if (!kept[i] || !orphan) continue;
      kept[i] = false;
      changed = true;
    }
  }
  SqlInput out = chosen(input, kept);
  std::size_t unit = input.rows.size();
  for (const auto& statement : input.run) {
    SqlStatement left = statement;
    left.rows.clear();
    for (std::size_t i = 0; i < statement.rows.size(); ++i)
      if (!units.contains(unit + i)) left.rows.push_back(statement.rows[i]);
    const bool gone = statement.rows.empty() ? units.contains(unit) : left.rows.empty();
    if (!gone) out.run.push_back(std::move(left));
    unit += units_of(statement);
  }
  return out;
}

SqlInput with_only(const SqlInput& input, const std::set<std::size_t>& rows) {
  std::vector<bool> kept(input.rows.size());
  std::vector<std::size_t> open{rows.begin(), rows.end()};
  while (!open.empty()) {
    const auto row = open.back();
    open.pop_back();
    if (kept[row]) continue;
    kept[row] = true;
    open.insert(open.end(), input.parents[row].begin(), input.parents[row].end());
  }
  SqlInput out = chosen(input, kept);
  out.run = input.run;
  return out;
}

std::vector<std::set<std::size_t>> families(const SqlInput& input) {
  std::vector<std::vector<std::size_t>> children(input.rows.size());
  for (std::size_t i = 0; i < input.rows.size(); ++i)
    for (const auto parent : input.parents[i]) children[parent].push_back(i);
  std::vector<std::set<std::size_t>> all;
  for (std::size_t root = 0; root < input.rows.size(); ++root) {
    if (!input.parents[root].empty() || children[root].empty()) continue;
    std::set<std::size_t> family;
    std::vector<std::size_t> open{root};
    while (!open.empty()) {
      const auto row = open.back();
      open.pop_back();
      if (!family.insert(row).second) continue;
      open.insert(open.end(), children[row].begin(), children[row].end());
    }
    all.push_back(std::move(family));
  }
  return all;
}

std::string setup_text(const SqlInput& input, const Tables& tables, bool names_columns) {
  std::string out;
  for (std::size_t i = 0; i < input.rows.size();) {
    const Table& table = tables.tables[input.rows[i].table];
    std::string head = "INSERT INTO " + sql_name(table.name);
    if (names_columns) {
      Cells names;
      for (const auto& column : table.columns) names.push_back(sql_name(column));
      head += " " + tuple_text(names);
    }
    std::vector<Cells> tuples;
    for (const auto of = input.rows[i].table; i < input.rows.size() && input.rows[i].table == of;
         ++i)
      tuples.push_back(input.rows[i].cells);
    out += insert_text(head, tuples, line_width) + ";\n";
  }
  return out;
}

std::string run_text(const std::vector<SqlStatement>& run) {
  std::string out;
  for (const auto& statement : run) out += statement.text(line_width) + ";\n";
  return out;
}

std::set<std::string> parts_of(const SqlInput& input, const Tables& tables) {
  std::set<std::string> parts;
  for (const auto& row : input.rows)
    parts.insert(tables.tables[row.table].name + " " + tuple_text(row.cells));
  for (const auto& statement : input.run) {
    if (statement.rows.empty()) parts.insert(statement.head);
    for (const auto& row : statement.rows) parts.insert(statement.head + " " + tuple_text(row));
  }
  return parts;
}

}  // namespace runner
