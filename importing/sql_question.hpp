// question.toml: an SQL question as set-up script, data sets and accepted results.
// Knows the format in docs/importing.md; runs nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importing/folder.hpp"
#include "runner/value.hpp"

namespace importing {

struct DataSet {
  std::string name;
  std::string setup;                               // SQL after the question's own; may be empty
  std::optional<std::vector<runner::Value>> rows;  // accepted: tuples; nothing where only the
                                                   // reference knows
};

struct SqlQuestion {
  std::string title, text, difficulty = "medium";
  std::string setup;      // SQL: tables, and rows if all data sets have them
  std::string reference;  // SQL; empty when only results are given
  std::string starter;
  bool ordered = true;
  std::vector<DataSet> sets;
};

// Throws Refusal with everything that is wrong with it; `folder` is what messages call its folder.
[[nodiscard]] SqlQuestion read_question(const Texts& texts, const std::string& folder);

}  // namespace importing
