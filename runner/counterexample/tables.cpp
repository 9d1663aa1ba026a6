#include "runner/counterexample/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace runner {
namespace {

constexpr std::size_t most_tables = 16;
constexpr std::size_t most_columns = 40;

// One tuple of an answer.
using Fields = std::vector<Value>;

std::vector<const Fields*> tuples_of(const Value& answer) {
  std::vector<const Fields*> tuples;
  const auto* list = std::get_if<List>(&answer.is);
  if (list == nullptr) return tuples;
  for (const auto& item : list->items) {
    if (const auto* tuple = std::get_if<Tuple>(&item.is)) tuples.push_back(&tuple->items);
  }
  return tuples;
}

std::string text_at(const Fields& fields, std::size_t at) {
  const auto* text = at < fields.size() ? std::get_if<Text>(&fields[at].is) : nullptr;
  return text == nullptr ? "" : text->utf8;
}

int number_at(const Fields& fields, std::size_t at) {
  const auto* number = at < fields.size() ? std::get_if<Integer>(&fields[at].is) : nullptr;
  return number == nullptr ? 0 : static_cast<int>(*number);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// SQLite's names have no case.
std::optional<std::size_t> table_named(const std::vector<Table>& tables, const std::string& name) {
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (lower(tables[i].name) == lower(name)) return i;
  return std::nullopt;
}

// A foreign key comes column by column, and one that names none leads to the primary key.
void add_declared(const Fields& fields, std::vector<std::pair<int, Link>>& links,
                  const std::vector<Table>& tables) {
  const auto child = table_named(tables, text_at(fields, 1));
  const auto parent = table_named(tables, text_at(fields, 3));
  if (!child || !parent) return;
  const auto from = tables[*child].column(text_at(fields, 2));
  const auto seq = static_cast<std::size_t>(number_at(fields, 6));
  auto to = tables[*parent].column(text_at(fields, 4));
  if (!to && seq < tables[*parent].key.size()) to = tables[*parent].key[seq];
  if (!from || !to) return;
  const int id = number_at(fields, 5);
  if (seq == 0 || links.empty() || links.back().first != id || links.back().second.child != *child)
    links.push_back({id, {*child, *parent, {}, {}}});
  links.back().second.from.push_back(*from);
  links.back().second.to.push_back(*to);
}

void add_column(const Fields& fields, std::vector<Table>& tables) {
  auto at = table_named(tables, text_at(fields, 1));
  if (!at) {
    at = tables.size();
    tables.push_back({text_at(fields, 1), {}, {}, {}});
  }
  Table& table = tables[*at];
  if (number_at(fields, 5) > 0) table.key.push_back(table.columns.size());
  table.columns.push_back(text_at(fields, 2));
}

void add_unique(const Fields& fields, std::vector<Table>& tables) {
  const auto at = table_named(tables, text_at(fields, 1));
  if (!at) return;
  const auto column = tables[*at].column(text_at(fields, 2));
  auto& unique = tables[*at].unique;
  if (column && std::find(unique.begin(), unique.end(), *column) == unique.end())
    unique.push_back(*column);
}

std::set<std::string> values_in(const Rows& rows, std::size_t table, std::size_t column) {
  std::set<std::string> values;
  for (const auto& row : rows)
    if (row.table == table && row.cells[column] != "NULL") values.insert(row.cells[column]);
  return values;
}

bool holds_in_all(const Link& link, const std::vector<Rows>& databases) {
  bool any = false;
  for (const auto& rows : databases) {
    const auto children = values_in(rows, link.child, link.from[0]);
    const auto parents = values_in(rows, link.parent, link.to[0]);
    if (!std::includes(parents.begin(), parents.end(), children.begin(), children.end()))
      return false;
    any = any || !children.empty();
  }
  return any;
}

bool has_link_from(const Tables& tables, std::size_t child, std::size_t column) {
  return std::any_of(tables.links.begin(), tables.links.end(), [&](const Link& link) {
    return link.child == child &&
           std::find(link.from.begin(), link.from.end(), column) != link.from.end();
  });
}

// Its own name among the table's, as "order_id" has that of orders.
bool names_the_table(const std::string& column, const Table& parent) {
  const std::string name = lower(parent.name);
  const std::string stem = lower(column.substr(0, column.rfind('_')));
  return name.starts_with(stem) || stem.starts_with(name);
}

std::string cells_at(const Row& row, const std::vector<std::size_t>& columns) {
  std::string key;
  for (const auto column : columns) key += row.cells[column] + ", ";
  return key;
}

bool has_null(const Row& row, const std::vector<std::size_t>& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](std::size_t column) { return row.cells[column] == "NULL"; });
}

// 0 for a table that leads nowhere, else one more than the highest it leads to.
std::size_t rank_of(const Tables& tables, std::size_t table, std::vector<bool>& seen) {
  std::size_t rank = 0;
  seen[table] = true;
  for (const auto& link : tables.links)
    if (link.child == table && !seen[link.parent])
      rank = std::max(rank, 1 + rank_of(tables, link.parent, seen));
  seen[table] = false;
  return rank;
}

// To the table that the column names, else to its own, else to the only one that it can be.
std::optional<Link> likely_link(const Tables& tables, std::size_t child, std::size_t from,
                                const std::vector<Rows>& databases) {
  const std::string& column = tables.tables[child].columns[from];
  std::vector<Link> fitting;
  for (std::size_t parent = 0; parent < tables.tables.size(); ++parent) {
    const Table& other = tables.tables[parent];
    for (const auto to : other.unique) {
      const Link link{child, parent, {from}, {to}};
      if (child == parent && from == to) continue;
      if (named_after(column, other, other.columns[to]) && holds_in_all(link, databases))
        fitting.push_back(link);
    }
  }
  for (const auto& link : fitting)
    if (names_the_table(column, tables.tables[link.parent])) return link;
  for (const auto& link : fitting)
    if (link.parent == child) return link;
  return fitting.size() == 1 ? std::optional{fitting[0]} : std::nullopt;
}

}  // namespace

std::optional<std::size_t> Table::column(const std::string& wanted) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (lower(columns[i]) == lower(wanted)) return i;
  return std::nullopt;
}

std::string tables_query() {
  const std::string tables =
      "(SELECT rowid AS at, name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
      "'sqlite|_%' ESCAPE '|' ORDER BY rowid) AS m";
  return fmt::format(
      "SELECT 'column', m.name, x.name, NULL, NULL, x.pk, 0 FROM {0}, pragma_table_xinfo(m.name) "
      "AS x WHERE x.hidden = 0 UNION ALL "
      "SELECT 'unique', m.name, min(i.name), NULL, NULL, 0, 0 FROM {0}, pragma_index_list(m.name) "
      "AS l, pragma_index_info(l.name) AS i WHERE l.\"unique\" = 1 AND l.partial = 0 GROUP BY "
      "m.name, l.name HAVING count(*) = 1 UNION ALL "
      "SELECT 'link', m.name, f.\"from\", f.\"table\", f.\"to\", f.id, f.seq FROM {0}, "
      "pragma_foreign_key_list(m.name) AS f",
      tables);
}

std::optional<Tables> tables_in(const Value& answer) {
  Tables found;
  std::vector<std::pair<int, Link>> declared;
  for (const auto* fields : tuples_of(answer)) {
    const std::string what = text_at(*fields, 0);
    if (what == "column") add_column(*fields, found.tables);
    if (what == "unique") add_unique(*fields, found.tables);
    if (what == "link") add_declared(*fields, declared, found.tables);
  }
  for (auto& table : found.tables) {
    if (table.columns.size() > most_columns) return std::nullopt;
    if (table.key.size() == 1) table.unique.push_back(table.key[0]);
  }
  for (auto& [id, link] : declared) found.links.push_back(std::move(link));
  if (found.tables.empty() || found.tables.size() > most_tables) return std::nullopt;
  return found;
}

std::string rows_query(const std::vector<Table>& tables) {
  std::size_t width = 0;
  for (const auto& table : tables) width = std::max(width, table.columns.size());
  std::string query;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    query += fmt::format("{}SELECT {}", i > 0 ? " UNION ALL " : "", i);
    for (std::size_t column = 0; column < width; ++column) {
      const auto& columns = tables[i].columns;
      query += column < columns.size() ? ", " + sql_name(columns[column]) : ", NULL";
    }
    query += " FROM main." + sql_name(tables[i].name);
  }
  return query;
}

std::optional<Rows> rows_in(const Value& answer, const std::vector<Table>& tables) {
  if (!std::holds_alternative<List>(answer.is)) return std::nullopt;
  Rows rows;
  for (const auto* fields : tuples_of(answer)) {
    const auto table = static_cast<std::size_t>(number_at(*fields, 0));
    if (table >= tables.size()) return std::nullopt;
    Row row{table, {}};
    for (std::size_t i = 1; i <= tables[table].columns.size() && i < fields->size(); ++i) {
      auto literal = sql_literal((*fields)[i]);
      if (!literal) return std::nullopt;
      row.cells.push_back(*std::move(literal));
    }
    if (row.cells.size() != tables[table].columns.size()) return std::nullopt;
    rows.push_back(std::move(row));
  }
  return rows;
}

bool named_after(const std::string& column, const Table& parent, const std::string& parent_column) {
  const std::string name = lower(column);
  const std::string key = lower(parent_column);
  if (name == key) return key != "id";
  return name.ends_with("_" + key) || (key == "id" && name == lower(parent.name));
}

void add_links_that_hold(Tables& tables, const std::vector<Rows>& databases) {
  for (std::size_t child = 0; child < tables.tables.size(); ++child) {
    const auto& columns = tables.tables[child].columns;
    for (std::size_t from = 0; from < columns.size(); ++from) {
      if (has_link_from(tables, child, from)) continue;
      if (const auto link = likely_link(tables, child, from, databases))
        tables.links.push_back(*link);
    }
  }
}

void put_parents_first(Rows& rows, const Tables& tables) {
  std::vector<std::size_t> ranks;
  std::vector<bool> seen(tables.tables.size());
  for (std::size_t i = 0; i < tables.tables.size(); ++i) ranks.push_back(rank_of(tables, i, seen));
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return std::pair{ranks[a.table], a.table} < std::pair{ranks[b.table], b.table};
  });
}

std::vector<std::vector<std::size_t>> parents_of(const Rows& rows, const Tables& tables) {
  std::vector<std::vector<std::size_t>> parents(rows.size());
  for (const auto& link : tables.links) {
    std::map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].table == link.parent) by_key.emplace(cells_at(rows[i], link.to), i);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].table != link.child || has_null(rows[i], link.from)) continue;
      const auto found = by_key.find(cells_at(rows[i], link.from));
      if (found != by_key.end() && found->second != i) parents[i].push_back(found->second);
    }
  }
  return parents;
}

}  // namespace runner
