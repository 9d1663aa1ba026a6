// Observed values as a program would write them.
#pragma once

#include <optional>
#include <string>

#include "runner/observations.hpp"

namespace proving {

// Nothing where there is no such literal: exceptions, objects that cannot be taken apart.
[[nodiscard]] std::optional<std::string> python_literal(const runner::Value& value);
// The text as a Python expression.
[[nodiscard]] std::string python_text(const std::string& text);

// The same of JavaScript's undefined, null, booleans, numbers, texts, arrays and plain objects.
[[nodiscard]] std::optional<std::string> javascript_literal(const runner::Value& value);

// A query that gives exactly these rows; nothing when `seen` has no rows to give.
[[nodiscard]] std::optional<std::string> sql_for_rows(const runner::Observations& seen);

}  // namespace proving
