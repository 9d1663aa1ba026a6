// SQL questions as packages.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "importing/folder_tasks.hpp"
#include "importing/manifest.hpp"
#include "importing/markdown.hpp"
#include "importing/sql_question.hpp"
#include "importing/workshop.hpp"
#include "runner/checkers/checkers.hpp"
#include "runner/render.hpp"

namespace importing {
namespace {

using runner::Value;

// A query is prepared before a testcase's own set-up, so the table is there from the beginning.
constexpr const char* table_of_number = "CREATE TABLE viva_dataset (number INTEGER);\n";
constexpr const char* number_of_set = "INSERT INTO viva_dataset VALUES ({});\n";

std::string hex(const std::string& bytes) {
  std::string digits;
  for (const char c : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return digits;
}

std::string sql_literal(const Value& cell) {
  if (const auto* number = std::get_if<runner::Integer>(&cell.is)) return number->str();
  if (const auto* text = std::get_if<runner::Text>(&cell.is))
    return "CAST(x'" + hex(text->utf8) + "' AS TEXT)";
  const auto* number = std::get_if<double>(&cell.is);
  if (number == nullptr) return "NULL";
  if (!std::isfinite(*number)) throw Refusal{"question.toml: accepted: a number is not finite"};
  return runner::render_float(*number);
}

const std::vector<Value>& cells_of(const Value& row) {
  return std::get<runner::Tuple>(row.is).items;
}

std::size_t columns_of(const SqlQuestion& question) {
  std::size_t columns = 0;
  for (const DataSet& set : question.sets) {
    for (const Value& row : *set.rows) {
      if (columns == 0) columns = cells_of(row).size();
      if (cells_of(row).size() != columns)
        throw Refusal{"question.toml: accepted: rows of different length"};
    }
  }
  if (columns == 0) throw Refusal{"question.toml: accepted: no row in it; name a reference"};
  return columns;
}

// A query that knows the results by heart: for where nobody wrote a real one. Which data set it
// stands on, a table says that candidates may see as well.
std::string query_by_heart(const SqlQuestion& question) {
  const std::size_t columns = columns_of(question);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < question.sets.size(); ++i) {
    std::vector<std::string> rows;
    for (const Value& row : *question.sets[i].rows) {
      std::vector<std::string> cells;
      for (const Value& cell : cells_of(row)) cells.push_back(sql_literal(cell));
      rows.push_back(fmt::format("({})", fmt::join(cells, ", ")));
    }
    if (rows.empty()) continue;
    parts.push_back(
        fmt::format("SELECT * FROM (VALUES {}) WHERE (SELECT number FROM viva_dataset) = {}",
                    fmt::join(rows, ",\n"), i + 1));
  }
  if (parts.empty()) {
    const std::vector<std::string> nothing(columns, "NULL");
    parts.push_back(fmt::format("SELECT {} WHERE 0", fmt::join(nothing, ", ")));
  }
  return fmt::format("{};\n", fmt::join(parts, "\nUNION ALL\n"));
}

Manifest manifest_of(const SqlQuestion& question, const Task& task, const std::string& topic,
                     bool by_heart) {
  Manifest manifest;
  manifest.id = task.id;
  manifest.title = question.title;
  manifest.topic = topic;
  manifest.kind = "sqlite";
  manifest.difficulty = question.difficulty;
  manifest.limits = generous_limits();
  manifest.tables.push_back(fmt::format(
      "[sqlite]\nschema = \"schema.sql\"\nsubmission = \"query\"\nordered = {}", question.ordered));
  for (std::size_t i = 0; i < question.sets.size(); ++i) {
    NewTestcase testcase;
    testcase.name = question.sets[i].name;
    testcase.visibility = i == 0 ? problems::Visibility::sample : problems::Visibility::secret;
    std::string setup = question.sets[i].setup;
    if (by_heart) setup = fmt::format(fmt::runtime(number_of_set), i + 1) + setup;
    if (!setup.empty()) testcase.more_keys.push_back("setup = " + toml_text(setup));
    manifest.testcases.push_back(std::move(testcase));
  }
  if (manifest.testcases.size() == 1) {  // a package has a sample and a secret testcase
    manifest.testcases.push_back(manifest.testcases[0]);
    manifest.testcases[0].points = 0;
    manifest.testcases[1].name += "-again";
    manifest.testcases[1].visibility = problems::Visibility::secret;
  }
  return manifest;
}

// That the reference gives what is accepted. Throws Refusal.
void compare_with_accepted(const SqlQuestion& question, const Draft& draft, Workshop& shop,
                           const Task& task, const std::string& topic) {
  const auto seen = shop.observe_reference(draft, task, topic);
  problems::CheckerSpec rule;
  rule.rule = question.ordered ? problems::CheckerSpec::Rule::equal
                               : problems::CheckerSpec::Rule::unordered;
  for (std::size_t i = 0; i < question.sets.size(); ++i) {
    const auto& rows = question.sets[i].rows;
    if (!rows) continue;
    for (const auto& [name, value] : seen.at(i)) {
      if (name != "rows") continue;
      const auto result = runner::compare({runner::List{*rows}}, value, rule);
      if (!result.right)
        throw Refusal{
            fmt::format("its reference does not give what is accepted for {}: {} where "
                        "{} is accepted",
                        question.sets[i].name, result.actual, result.expected)};
    }
  }
}

}  // namespace

Draft draft_of_sql(const std::filesystem::path& folder, Workshop& shop, const Task& task,
                   const std::string& topic) {
  const SqlQuestion question = read_question(folder_texts(folder), task.name);
  const bool by_heart = question.reference.empty();
  const Manifest manifest = manifest_of(question, task, topic, by_heart);
  Draft draft;
  draft.testcases = static_cast<int>(manifest.testcases.size());
  draft.observed = static_cast<int>(question.sets.size());
  draft.files["problem.toml"] = to_toml(manifest);
  draft.files["schema.sql"] = (by_heart ? table_of_number : "") + question.setup;
  draft.files["starter.sql"] = question.starter.empty() ? "SELECT NULL;\n" : question.starter;
  draft.files["prompt.md"] = "# " + escaped_markdown(question.title) + "\n\n" + question.text +
                             "\n\n## Tables\n\n" + fenced("sql", question.setup);
  draft.files["submissions/accepted/reference.sql"] =
      by_heart ? query_by_heart(question) : question.reference;
  if (!by_heart) compare_with_accepted(question, draft, shop, task, topic);
  if (question.sets.size() == 1)
    draft.remarks.push_back("one data set: whoever writes its rows down is accepted");
  return draft;
}

}  // namespace importing
