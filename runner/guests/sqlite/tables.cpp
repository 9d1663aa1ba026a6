#include "runner/guests/sqlite/tables.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace runner {
namespace {

// Nobody can make a table that stands in for sqlite_schema: the prefix is reserved.
constexpr const char* list_tables =
    "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    " AND name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY name";

// Quoted as a text of SQL.
std::string quoted(const std::string& name) {
  const std::unique_ptr<char, decltype(&sqlite3_free)> sql{sqlite3_mprintf("%Q", name.c_str()),
                                                           &sqlite3_free};
  if (!sql) throw std::bad_alloc{};
  return sql.get();
}

std::vector<std::string> names_in(const List& rows) {
  std::vector<std::string> names;
  for (const Value& row : rows.items) {
    const auto* name = std::get_if<Text>(&std::get<Tuple>(row.is).items.at(0).is);
    if (name != nullptr) names.push_back(name->utf8);
  }
  return names;
}

// Asked with PRAGMA, since a table of the candidate's could stand in for pragma_table_xinfo.
std::variant<Value, TooMuch> describe(Connection& connection, const std::string& table,
                                      Budget& budget) {
  auto seen = observe(connection, "PRAGMA main.table_xinfo(" + quoted(table) + ")", budget);
  auto* columns = std::get_if<Value>(&seen);
  auto* rows = columns == nullptr ? nullptr : std::get_if<List>(&columns->is);
  if (rows == nullptr) return seen;
  for (Value& row : rows->items) {
    auto& fields = std::get<Tuple>(row.is).items;
    fields.pop_back();             // whether it is hidden
    fields.erase(fields.begin());  // its number
  }
  return seen;
}

}  // namespace

std::vector<std::string> table_names(Connection& connection) {
  Budget budget;
  const Rows rows = rows_of(connection, list_tables, budget);
  if (const auto* list = std::get_if<List>(&rows)) return names_in(*list);
  throw std::runtime_error{"list the schema's tables: they are too many, or cannot be read"};
}

std::variant<Value, TooMuch> describe_tables(Connection& connection,
                                             const std::vector<std::string>& names,
                                             Budget& budget) {
  Rows rows = rows_of(connection, list_tables, budget);
  if (auto* too_much = std::get_if<TooMuch>(&rows)) return std::move(*too_much);
  if (auto* refusal = std::get_if<Refusal>(&rows)) {
    return Value{Raised{refusal->name, refusal->message}};
  }
  const auto present = names_in(std::get<List>(rows));
  List tables;
  for (const std::string& name : names) {
    const bool found = std::ranges::any_of(present, [&](const std::string& other) {
      return sqlite3_stricmp(name.c_str(), other.c_str()) == 0;
    });
    std::variant<Value, TooMuch> columns{Value{List{}}};
    if (found) columns = describe(connection, name, budget);
    if (auto* too_much = std::get_if<TooMuch>(&columns)) return std::move(*too_much);
    Tuple described;
    described.items.push_back({Text{name}});
    described.items.push_back(std::move(std::get<Value>(columns)));
    tables.items.push_back({std::move(described)});
  }
  return Value{std::move(tables)};
}

}  // namespace runner
