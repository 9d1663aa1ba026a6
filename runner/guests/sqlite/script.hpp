// Walks a text of SQL statement by statement. Knows nothing of who wrote it or why it runs.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "runner/guests/sqlite/database.hpp"

namespace runner {

// A prepared statement, and where it stands. Must not outlive its connection.
class Statement {
 public:
  Statement(Connection& connection, sqlite3_stmt* prepared, std::string_view text, std::size_t line)
      : connection_{&connection}, prepared_{prepared}, text_{text}, line_{line} {}

  enum class Step { row, done, refused };
  [[nodiscard]] Step step();
  // After a refused step.
  [[nodiscard]] Refusal refusal() const;

  [[nodiscard]] sqlite3_stmt* get() const noexcept { return prepared_.get(); }
  [[nodiscard]] std::size_t line() const noexcept { return line_; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* prepared) const noexcept { sqlite3_finalize(prepared); }
  };
  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> prepared_;
  std::string_view text_;
  std::size_t line_;
};

// Borrows the text, which must outlive it and its statements.
class Script {
 public:
  explicit Script(const std::string& text) : text_{text} {}

  struct End {};
  // The next statement, or why it could not be prepared; a later call goes on behind it.
  [[nodiscard]] std::variant<Statement, Refusal, End> next(Connection& connection);

 private:
  void move_to(std::size_t position);
  [[nodiscard]] std::size_t line_at(std::size_t position) const;
  [[nodiscard]] Refusal refuse(Connection& connection);

  const std::string& text_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;  // of position_
};

// Runs every statement up to the first that is refused; rows are thrown away.
// `count`, if given, is how many statements were run.
[[nodiscard]] std::optional<Refusal> run_script(Connection& connection, const std::string& text,
                                                std::size_t* count = nullptr);

// Prepares a text that must be one statement which reads and returns columns.
[[nodiscard]] std::variant<Statement, Refusal> prepare_query(Connection& connection,
                                                             const std::string& text);

}  // namespace runner
