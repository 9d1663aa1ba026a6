#include "runner/guests/sqlite/rows.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "runner/utf8.hpp"

namespace runner {
namespace {

constexpr std::size_t header_bytes = 5;  // a tag and a length

bool is_text(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto [code, size] = first_character(bytes);
    if (size == 0 || is_surrogate(code)) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

// At least what it takes encoded. A NULL would be one byte, but takes much more here until then.
std::size_t cost_of(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return header_bytes + 1 + sizeof(std::int64_t);
    case SQLITE_NULL:
      return header_bytes;
    default:
      return header_bytes + static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  }
}

std::string bytes_of(sqlite3_stmt* row, int column, const void* start) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return start == nullptr ? std::string{} : std::string{static_cast<const char*>(start), size};
}

Value value_of(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      return {Integer{static_cast<std::int64_t>(sqlite3_column_int64(row, column))}};
    case SQLITE_FLOAT:
      return {sqlite3_column_double(row, column)};
    case SQLITE_TEXT: {
      std::string text = bytes_of(row, column, sqlite3_column_text(row, column));
      if (is_text(text)) return {Text{std::move(text)}};
      return {Opaque{"TEXT", "bytes that are not UTF-8"}};  // so it equals no text and no blob
    }
    case SQLITE_BLOB:
      return {Bytes{bytes_of(row, column, sqlite3_column_blob(row, column))}};
    default:
      return {None{}};
  }
}

bool spend(Budget& budget, sqlite3_stmt* row, int columns) {
  std::size_t cost = header_bytes;
  for (int column = 0; column < columns; ++column) cost += cost_of(row, column);
  if (cost > budget.left) return false;
  budget.left -= cost;
  return true;
}

}  // namespace

Rows rows_of(Statement& statement, Budget& budget) {
  List rows;
  const int columns = sqlite3_column_count(statement.get());
  for (;;) {
    const auto step = statement.step();
    if (step == Statement::Step::refused) return statement.refusal();
    if (step == Statement::Step::done) return rows;
    if (rows.items.size() == Budget::rows_per_query) {
      return TooMuch{"a query returned more than " + std::to_string(Budget::rows_per_query) +
                     " rows"};
    }
    if (!spend(budget, statement.get(), columns)) {
      return Budget::too_large();
    }
    Tuple row;
    row.items.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
      row.items.push_back(value_of(statement.get(), column));
    }
    rows.items.push_back({std::move(row)});
  }
}

Rows rows_of(Connection& connection, const std::string& query, Budget& budget) {
  auto prepared = prepare_query(connection, query);
  if (auto* refusal = std::get_if<Refusal>(&prepared)) return std::move(*refusal);
  return rows_of(std::get<Statement>(prepared), budget);
}

std::variant<Value, TooMuch> observe(Connection& connection, const std::string& query,
                                     Budget& budget) {
  Rows rows = rows_of(connection, query, budget);
  if (auto* refusal = std::get_if<Refusal>(&rows)) {
    return Value{Raised{refusal->name, refusal->message}};
  }
  if (auto* too_much = std::get_if<TooMuch>(&rows)) return std::move(*too_much);
  return Value{std::move(std::get<List>(rows))};
}

}  // namespace runner
