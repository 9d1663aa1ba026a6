#include "runner/guests/sqlite/snippet.hpp"

#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "runner/guests/sqlite/script.hpp"

namespace runner {
namespace {

void print_row(sqlite3_stmt* row) {
  std::string line;
  for (int column = 0; column < sqlite3_column_count(row); ++column) {
    if (column > 0) line += '|';
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    if (text != nullptr)
      line.append(text, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stdout);
}

std::optional<Refusal> print_script(Connection& connection, const std::string& text) {
  Script script{text};
  for (;;) {
    auto next = script.next(connection);
    if (std::holds_alternative<Script::End>(next)) return std::nullopt;
    if (auto* refusal = std::get_if<Refusal>(&next)) return std::move(*refusal);
    auto& statement = std::get<Statement>(next);
    auto step = statement.step();
    for (; step == Statement::Step::row; step = statement.step()) print_row(statement.get());
    if (step == Statement::Step::refused) return statement.refusal();
  }
}

}  // namespace

Reply run_snippet(const SnippetRequest& snippet) {
  Connection connection{Image{}, false};
  const auto refusal = print_script(connection, snippet.text);
  std::fflush(stdout);
  if (!refusal) return Observed{};
  return Failed{refusal->syntax ? "compile_error" : "raised", refusal->name,
                snippet.name + ": " + refusal->message, refusal->statement, refusal->line};
}

}  // namespace runner
