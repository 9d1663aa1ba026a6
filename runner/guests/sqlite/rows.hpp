// Turns what a statement returns into values, within bounds. Knows nothing of why it was asked.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "runner/guests/sqlite/script.hpp"
#include "runner/value.hpp"

namespace runner {

struct TooMuch {
  std::string message;
};

// What one case may show to the judge.
struct Budget {
  static constexpr std::size_t rows_per_query = 100'000;

  std::size_t left = std::size_t{1} << 20;  // bytes as encoded, a NULL like a text

  [[nodiscard]] static TooMuch too_large() { return {"the rows are larger than may be compared"}; }
};

using Rows = std::variant<List, Refusal, TooMuch>;

// All rows of the statement, as a list of tuples. Stops as soon as they are too many.
[[nodiscard]] Rows rows_of(Statement& statement, Budget& budget);
// The same for a text that is one query.
[[nodiscard]] Rows rows_of(Connection& connection, const std::string& query, Budget& budget);
// The same, but an error is a value too: the exception of that name.
[[nodiscard]] std::variant<Value, TooMuch> observe(Connection& connection, const std::string& query,
                                                   Budget& budget);

}  // namespace runner
