// SQL as text, as far as small inputs need it: values as literals, statements one by one, and what
// an INSERT puts where. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runner/value.hpp"

namespace runner {

// As it can be typed, with nothing in it that a terminal would hide: a text that is not plain is
// written by its bytes. Nothing for what no column holds.
[[nodiscard]] std::optional<std::string> sql_literal(const Value& value);
[[nodiscard]] bool is_integer_literal(std::string_view literal);
[[nodiscard]] bool is_text_literal(std::string_view literal);

// In double quotes where it has to be.
[[nodiscard]] std::string sql_name(const std::string& name);

[[nodiscard]] bool draws_at_random(const std::string& sql);
// Whether a query is about the schema or a plan, and not about rows.
[[nodiscard]] bool is_about_the_schema(const std::string& query);

// Each without its semicolon, and white space as one space.
[[nodiscard]] std::vector<std::string> sql_statements(const std::string& script);

using Cells = std::vector<std::string>;  // literals

enum class Language { sql, python };

// A statement; an INSERT whose rows are known is more than its text.
struct SqlStatement {
  std::string head;                  // "INSERT INTO t (a, b)"; all of it, where there are no rows
  std::string table;                 // the rest is of an INSERT with rows
  std::vector<std::string> columns;  // empty: not said
  std::vector<Cells> rows;
  std::string tail;  // "ON CONFLICT ..."
  Language language = Language::sql;

  [[nodiscard]] std::string text(std::size_t width) const;  // without the semicolon
};

// Of an INSERT also the query that its rows come from (VALUES is one too). Nothing for other
// statements.
struct InsertParts {
  SqlStatement statement;
  std::string source;
};
[[nodiscard]] std::optional<InsertParts> insert_parts(const std::string& statement);

// "(1, 'Ada', NULL)"
[[nodiscard]] std::string tuple_text(const Cells& cells);
// "HEAD VALUES (...), (...)": in one line if that is not wider, else a line for each row.
[[nodiscard]] std::string insert_text(const std::string& head, const std::vector<Cells>& rows,
                                      std::size_t width);

// Broken between two tokens where a line would be wider; later lines are indented.
[[nodiscard]] std::string in_lines(const std::string& sql, std::size_t width);

// The literals of a program's text in their order, and the text with others in their place.
[[nodiscard]] std::vector<std::string> literals_in(const std::string& text, Language language);
[[nodiscard]] std::string with_literals(const std::string& text,
                                        const std::vector<std::string>& literals,
                                        Language language);

// The same call with a list in it shorter, each time in another way, the shortest first.
[[nodiscard]] std::vector<std::string> with_shorter_lists(const std::string& python);

}  // namespace runner
