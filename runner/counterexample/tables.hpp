// The tables of a database, which of their columns lead where, and their rows as literals: read
// back by queries that any cell answers, so that no guest has to know of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runner/counterexample/sql_text.hpp"
#include "runner/value.hpp"

namespace runner {

struct Table {
  std::string name;
  std::vector<std::string> columns;  // those that can be inserted
  std::vector<std::size_t> key;      // the primary key's
  std::vector<std::size_t> unique;   // columns that alone name a row, the key's if it is one

  [[nodiscard]] std::optional<std::size_t> column(const std::string& name) const;
};

// Each row's values in these columns, unless one is NULL, are those of a row of the parent.
struct Link {
  std::size_t child = 0, parent = 0;  // tables
  std::vector<std::size_t> from, to;  // columns
};

struct Tables {
  std::vector<Table> tables;
  std::vector<Link> links;
};

struct Row {
  std::size_t table = 0;
  Cells cells;
  bool operator==(const Row&) const = default;
};
using Rows = std::vector<Row>;

// Tables and declared foreign keys.
[[nodiscard]] std::string tables_query();
[[nodiscard]] std::optional<Tables> tables_in(const Value& answer);

// All rows of all of them, in one query. Nothing where there are too many tables, or a value that
// cannot be typed.
[[nodiscard]] std::string rows_query(const std::vector<Table>& tables);
[[nodiscard]] std::optional<Rows> rows_in(const Value& answer, const std::vector<Table>& tables);

// Links that nobody declared: a column named after another one that is unique, "book_id" after
// book's "id", whose values were all there in every database of the problem.
void add_links_that_hold(Tables& tables, const std::vector<Rows>& databases);

// Whether a column's name says that it holds those of the other.
[[nodiscard]] bool named_after(const std::string& column, const Table& parent,
                               const std::string& parent_column);

// By table, parents first; those of a table stay in their order.
void put_parents_first(Rows& rows, const Tables& tables);

// For each row the rows that it leads to.
[[nodiscard]] std::vector<std::vector<std::size_t>> parents_of(const Rows& rows,
                                                               const Tables& tables);

}  // namespace runner
