#include "runner/guests/sqlite/script.hpp"

#include <algorithm>
#include <utility>

namespace runner {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Where the next token starts that is neither white space, comment nor a lone semicolon.
std::size_t skip_blank(std::string_view text, std::size_t position) {
  for (;;) {
    position = std::min(text.find_first_not_of(" \t\r\n\f;", position), text.size());
    const std::string_view rest = text.substr(position);
    if (rest.starts_with(byte_order_mark)) {
      position += byte_order_mark.size();
    } else if (rest.starts_with("--")) {
      position = std::min(text.find('\n', position), text.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", position + 2);
      position = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      return position;
    }
  }
}

// Where the statement ends that starts at `position`, for those that the parser gave up on.
std::size_t skip_statement(std::string_view text, std::size_t position) {
  for (std::size_t end = text.find(';', position); end != std::string_view::npos;
       end = text.find(';', end + 1)) {
    const std::string statement{text.substr(position, end + 1 - position)};
    if (sqlite3_complete(statement.c_str()) != 0) return end + 1;
  }
  return text.size();
}

bool is_parser_message(std::string_view message) {
  return message.ends_with(": syntax error") || message == "incomplete input" ||
         message.starts_with("unrecognized token") || message == "parser stack overflow";
}

Refusal not_one_query(std::string_view message, std::size_t line) {
  return {error_name(SQLITE_MISUSE), std::string{message}, "", line, true};
}

}  // namespace

Statement::Step Statement::step() {
  switch (sqlite3_step(get())) {
    case SQLITE_ROW:
      return Step::row;
    case SQLITE_DONE:
      return Step::done;
    default:
      return Step::refused;
  }
}

Refusal Statement::refusal() const {
  Refusal refusal = connection_->last_refusal();
  refusal.statement = excerpt(text_);
  refusal.line = line_;
  return refusal;
}

void Script::move_to(std::size_t position) {
  line_ = line_at(position);
  position_ = position;
}

std::size_t Script::line_at(std::size_t position) const {
  const std::string_view between = std::string_view{text_}.substr(position_, position - position_);
  return line_ + static_cast<std::size_t>(std::ranges::count(between, '\n'));
}

std::variant<Statement, Refusal, Script::End> Script::next(Connection& connection) {
  move_to(skip_blank(text_, position_));
  if (position_ == text_.size()) return End{};
  if (const std::size_t zero = text_.find('\0', position_); zero != std::string::npos) {
    const Refusal refusal{error_name(SQLITE_ERROR), "there is a zero byte in the text", "",
                          line_at(zero), true};
    move_to(text_.size());
    return refusal;
  }
  connection.forget_refusals();
  const char* start = text_.c_str() + position_;
  const auto size = static_cast<int>(text_.size() - position_ + 1);  // with its zero: no copy
  sqlite3_stmt* prepared = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v3(connection.get(), start, size, 0, &prepared, &tail) != SQLITE_OK) {
    return refuse(connection);
  }
  const std::string_view statement{start, static_cast<std::size_t>(tail - start)};
  const std::size_t line = line_;
  move_to(position_ + statement.size());
  if (prepared == nullptr) return next(connection);
  return Statement{connection, prepared, statement, line};
}

Refusal Script::refuse(Connection& connection) {
  Refusal refusal = connection.last_refusal();
  const int offset = sqlite3_error_offset(connection.get());
  const std::size_t end = skip_statement(text_, position_);
  refusal.syntax = refusal.name == "SQLITE_ERROR" && is_parser_message(refusal.message);
  if (text_[position_] == '.') {
    refusal.syntax = false;  // a request to a program that is not here, more than a slip in SQL
    refusal.message =
        "commands of the sqlite3 shell, which start with a dot, are not SQL and do not exist here";
  }
  if (offset >= 0 && text_[position_ + static_cast<std::size_t>(offset)] == '"' &&
      refusal.message.starts_with("no such column")) {
    refusal.message += " (what is in double quotes is a name; a text stands in single quotes)";
  }
  refusal.statement = excerpt(std::string_view{text_}.substr(position_, end - position_));
  refusal.line = offset < 0 ? line_ : line_at(position_ + static_cast<std::size_t>(offset));
  move_to(end);
  return refusal;
}

std::optional<Refusal> run_script(Connection& connection, const std::string& text,
                                  std::size_t* count) {
  Script script{text};
  for (;;) {
    auto next = script.next(connection);
    if (std::holds_alternative<Script::End>(next)) return std::nullopt;
    if (auto* refusal = std::get_if<Refusal>(&next)) return std::move(*refusal);
    auto& statement = std::get<Statement>(next);
    auto step = Statement::Step::row;
    while (step == Statement::Step::row) step = statement.step();
    if (step == Statement::Step::refused) return statement.refusal();
    if (count != nullptr) ++*count;
  }
}

std::variant<Statement, Refusal> prepare_query(Connection& connection, const std::string& text) {
  Script script{text};
  auto first = script.next(connection);
  if (std::holds_alternative<Script::End>(first)) return not_one_query("there is no statement", 0);
  if (auto* refusal = std::get_if<Refusal>(&first)) return std::move(*refusal);
  auto& statement = std::get<Statement>(first);
  if (sqlite3_stmt_readonly(statement.get()) == 0) {
    return not_one_query("only a statement that reads, such as a SELECT, is allowed",
                         statement.line());
  }
  if (sqlite3_column_count(statement.get()) == 0) {
    return not_one_query("the statement returns no columns; write a SELECT", statement.line());
  }
  if (!std::holds_alternative<Script::End>(script.next(connection))) {
    return not_one_query("only one statement is allowed", statement.line());
  }
  return std::move(statement);
}

}  // namespace runner
