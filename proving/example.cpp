// The prompt's example: what it shows is what the reference does.
#include "proving/example.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "proving/embedded.hpp"
#include "proving/literals.hpp"
#include "proving/trial.hpp"
#include "proving/workshop.hpp"
#include "runner/render.hpp"

namespace proving {
namespace {

using problems::Kind;
using runner::Value;

constexpr std::uint64_t seed = 1;

const std::vector<Value>* items_of(const Value& value) {
  if (const auto* list = std::get_if<runner::List>(&value.is)) return &list->items;
  if (const auto* tuple = std::get_if<runner::Tuple>(&value.is)) return &tuple->items;
  return nullptr;
}

std::string without_space_around(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string::npos
             ? ""
             : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream parts{line};
  for (std::string cell; std::getline(parts, cell, '|');)
    cells.push_back(without_space_around(cell));
  if (line.ends_with('|')) cells.emplace_back();
  return cells;
}

// As it stands in a table: without quotes.
std::string cell_of(const Value& value) {
  if (std::holds_alternative<runner::None>(value.is)) return "NULL";
  if (const auto* text = std::get_if<runner::Text>(&value.is)) return text->utf8;
  return runner::render(value);
}

// [(line, source, written, shown), ...]; throws JudgeFailed when the session does not end.
Value differences_in(Trial& trial, const ExampleBlock& block) {
  problems::Problem roomy = trial.problem();
  roomy.limits.cpu_time *= 3;  // doctest itself is loaded too
  roomy.limits.wall_time *= 3;
  const std::string expression =
      fmt::format("[names := {{}}, exec({}, names), names['run_example']({}, globals())][2]",
                  python_text(example_text), python_text(block.text));
  return call(trial.judge(), roomy, trial.reference().files, expression);
}

void prove_session(Trial& trial, const ExampleBlock& block) {
  Value seen;
  try {
    seen = differences_in(trial, block);
  } catch (const JudgeFailed& error) {
    return trial.fault("example", fmt::format("prompt.md:{}: {}", block.line, error.what()));
  }
  for (const Value& each : *items_of(seen)) {
    const auto& fields = *items_of(each);
    const int line = std::get<runner::Integer>(fields.at(0).is).convert_to<int>();
    trial.fault("example",
                fmt::format("prompt.md:{}: the reference shows {} where the example says {}",
                            block.line + line, runner::render(fields.at(3), 200),
                            runner::render(fields.at(2), 200)));
  }
}

const runner::Observations* observations_of(const runner::CaseFacts& facts) {
  const auto* reply = std::get_if<runner::GuestReply>(&facts.ending);
  return reply == nullptr ? nullptr : &reply->observations;
}

// Null, after a complaint, when the words after `table` name nothing.
const Value* rows_meant(Trial& trial, const ExampleBlock& block,
                        const std::vector<runner::CaseFacts>& facts) {
  std::istringstream words{block.words};
  std::string testcase, observation;
  words >> testcase >> observation;
  const auto samples = samples_of(trial.problem());
  if (!samples.contains(testcase)) {
    trial.fault("example", fmt::format("prompt.md:{}: no sample testcase is named '{}'", block.line,
                                       testcase));
    return nullptr;
  }
  if (observation.empty())
    observation =
        trial.problem().sqlite.mode == problems::SqliteSettings::Mode::query ? "rows" : "rows_1";
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto* seen = observations_of(facts[i]);
    if (trial.problem().testcases[i].name != testcase || seen == nullptr) continue;
    for (const auto& [name, value] : *seen) {
      if (name == observation) return &value;
    }
  }
  trial.fault("example", fmt::format("prompt.md:{}: testcase '{}' shows no '{}'", block.line,
                                     testcase, observation));
  return nullptr;
}

void prove_table(Trial& trial, const ExampleBlock& block,
                 const std::vector<runner::CaseFacts>& facts) {
  const Value* rows = rows_meant(trial, block, facts);
  if (rows == nullptr) return;
  std::vector<std::vector<std::string>> shown, done;
  std::istringstream lines{block.text};
  for (std::string line; std::getline(lines, line);) {
    if (!without_space_around(line).empty()) shown.push_back(cells_of(line));
  }
  const std::size_t columns = shown.empty() ? 0 : shown.front().size();
  if (!shown.empty()) shown.erase(shown.begin());
  if (const auto* all = items_of(*rows)) {
    for (const Value& row : *all) {
      auto& cells = done.emplace_back();
      if (const auto* values = items_of(row)) {
        for (const Value& value : *values) cells.push_back(cell_of(value));
      }
    }
  }
  const bool right_columns = done.empty() || done.front().size() == columns;
  if (shown == done && right_columns) return;
  trial.fault("example", fmt::format("prompt.md:{}: the table is not what the reference gives, {}",
                                     block.line, runner::render(*rows, 400)));
}

}  // namespace

std::vector<ExampleBlock> example_blocks(const std::string& prompt, const std::string& language) {
  std::vector<ExampleBlock> blocks;
  std::istringstream lines{prompt};
  bool in_example = false;
  ExampleBlock* open = nullptr;
  bool fenced = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (fenced) open = nullptr;
      fenced = !fenced;
      const std::string words = without_space_around(line.substr(3));
      if (fenced && in_example && (words == language || words.starts_with(language + " "))) {
        blocks.push_back({number, without_space_around(words.substr(language.size())), ""});
        open = &blocks.back();
      }
    } else if (open != nullptr) {
      open->text += line + "\n";
    } else if (!fenced && (line.starts_with("## ") || line.starts_with("# "))) {
      in_example = line.starts_with("## Example");
    }
  }
  return blocks;
}

void prove_example(Trial& trial) {
  const auto& problem = trial.problem();
  trial.progress("example", 0, 1);
  const bool sql = problem.kind == Kind::sqlite;
  if (!sql && !problem.main_file.ends_with(".py")) return;  // no form for it yet
  const auto blocks = example_blocks(problem.prompt, sql ? "table" : "pycon");
  if (blocks.empty()) {
    trial.fault("example", fmt::format("prompt.md: no ```{} block below \"## Example\"",
                                       sql ? "table" : "pycon"));
    return;
  }
  std::vector<runner::CaseFacts> facts;
  if (sql) facts = trial.judge().observe({trial.problem_ptr(), trial.reference().files, seed});
  for (const auto& block : blocks) {
    if (sql) {
      prove_table(trial, block, facts);
    } else {
      prove_session(trial, block);
    }
  }
}

}  // namespace proving
