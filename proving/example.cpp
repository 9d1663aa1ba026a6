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

// Layout apart: the console breaks long values into lines, a prompt may not.
std::string in_one_line(const std::string& text) {
  std::istringstream words{text};
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

// What the console shows of the value, by itself and inside of an array, where texts have quotes.
std::vector<std::string> shown_by_console(Trial& trial, const std::string& expression) {
  std::vector<std::string> shown;
  for (const char* form : {"(async () => {{ const value = await ({}\n); return captured(() => "
                           "console.log(value)); }})()",
                           "(async () => {{ const value = await ({}\n); return captured(() => "
                           "console.log([value])); }})()"}) {
    const Value seen = call(trial.judge(), trial.problem(), trial.reference().files,
                            fmt::format(fmt::runtime(form), expression));
    if (const auto* text = std::get_if<runner::Text>(&seen.is))
      shown.push_back(in_one_line(text->utf8));
  }
  return shown;
}

// "expression // → value", line by line.
void prove_lines(Trial& trial, const ExampleBlock& block) {
  constexpr std::string_view arrow = "// \u2192";
  std::istringstream lines{block.text};
  int number = block.line, compared = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto at = line.find(arrow);
    if (at == std::string::npos) continue;
    ++compared;
    const std::string written = in_one_line(line.substr(at + arrow.size()));
    try {
      const auto shown = shown_by_console(trial, line.substr(0, at));
      if (std::find(shown.begin(), shown.end(), written) != shown.end() ||
          std::find(shown.begin(), shown.end(), "[ " + written + " ]") != shown.end())
        continue;
      trial.fault("example",
                  fmt::format("prompt.md:{}: the reference shows {} where the example "
                              "says {}",
                              number, shown.empty() ? "nothing" : shown.front(), written));
    } catch (const JudgeFailed& error) {
      trial.fault("example", fmt::format("prompt.md:{}: {}", number, error.what()));
    }
  }
  if (compared == 0)
    trial.fault("example", fmt::format("prompt.md:{}: no line reads \"expression {} value\"",
                                       block.line, arrow));
}

// How a prompt of this kind shows its example.
std::string_view form_of(const problems::Problem& problem) {
  if (problem.kind == Kind::sqlite) return "table";
  return problem.kind == Kind::javascript ? "js" : "pycon";
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
  const std::string form{form_of(problem)};
  const auto blocks = example_blocks(problem.prompt, form);
  if (blocks.empty()) {
    trial.fault("example", fmt::format("prompt.md: no ```{} block below \"## Example\"", form));
    return;
  }
  std::vector<runner::CaseFacts> facts;
  if (form == "table")
    facts = trial.judge().observe({trial.problem_ptr(), trial.reference().files, seed});
  for (const auto& block : blocks) {
    if (form == "table") {
      prove_table(trial, block, facts);
    } else if (form == "js") {
      prove_lines(trial, block);
    } else {
      prove_session(trial, block);
    }
  }
}

}  // namespace proving
