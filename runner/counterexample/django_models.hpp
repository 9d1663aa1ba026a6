// A Django problem's models, and rows of their tables as lines of Python. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runner/counterexample/sql_input.hpp"

namespace runner {

struct DjangoField {
  std::string column, name;  // "author_id" for a foreign key
  std::string kind;          // as Django calls it, "DateField"
};

struct DjangoModel {
  std::string name, table;
  std::string key;  // its field's name
  std::vector<DjangoField> fields;
};

// Nothing where the answer is not what was asked for.
[[nodiscard]] std::optional<std::vector<DjangoModel>> models_in(const Value& answer);

// "'it''s'" as Python writes it; nothing for what has no short form there.
[[nodiscard]] std::optional<std::string> python_literal(const std::string& sql_literal,
                                                        const std::string& kind);

// Where signals matter, rows come by bulk_create(), which sends none; else each by create().
enum class Signals { do_not_matter, matter };

// The rows, each statement a line or more. Nothing where one of them cannot be written.
[[nodiscard]] std::optional<std::vector<std::string>> python_lines(
    const Rows& rows, const Tables& tables, const std::vector<DjangoModel>& models,
    Signals signals);

}  // namespace runner
