// The `checkers` of a problem or a testcase: how an observation is compared, by its name.
#include <fmt/format.h>

#include <algorithm>

#include "problems/manifest.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

constexpr std::size_t most_checkers = 64;
constexpr std::size_t longest_observation_name = 80;
constexpr Range at_most_range{0, 1'000'000'000};
constexpr std::int64_t most_observe_queries = 16;
constexpr TextShape sql_shape{100'000, true};

const std::vector<std::string> rule_words{"equal", "unordered", "text", "at_most_reference"};
constexpr CheckerSpec::Rule word_rules[] = {CheckerSpec::Rule::equal, CheckerSpec::Rule::unordered,
                                            CheckerSpec::Rule::text,
                                            CheckerSpec::Rule::at_most_reference};

std::vector<std::string> sqlite_observations(SqliteSettings::Mode mode) {
  if (mode == SqliteSettings::Mode::query) return {"columns", "rows", "steps"};
  std::vector<std::string> names{"run", "tables", "steps"};
  for (int i = 1; i <= most_observe_queries; ++i) names.push_back(fmt::format("rows_{}", i));
  return names;
}

// { tolerance = 1e-9 } or { at_most = 2 }
CheckerSpec read_measured(Table rule) {
  CheckerSpec spec;
  if (rule.has("at_most")) {
    spec.rule = CheckerSpec::Rule::at_most;
    spec.at_most = rule.integer("at_most", Need::required, at_most_range).value_or(0);
    rule.refuse("tolerance", "cannot be together with at_most");
  } else if (const auto tolerance = rule.number("tolerance")) {
    spec.rule = CheckerSpec::Rule::tolerance;
    spec.tolerance = *tolerance;
    if (!(*tolerance > 0 && *tolerance < 1)) {
      rule.complain("tolerance",
                    fmt::format("expected a number above 0 and below 1, found {}", *tolerance));
    }
  }
  rule.ignore("at_most");
  rule.refuse_unknown_keys();
  return spec;
}

// What is wrong with the name of an observation; empty when nothing is.
std::string fault_of_name(const std::string& name, const ProblemWide& wide) {
  if (name.empty() || find_fault(name) || name.find_first_of("\t\r\n") != std::string::npos ||
      count_characters(name) > longest_observation_name) {
    return "expected an observation's name, one line of 1 to 80 characters";
  }
  if (wide.kind != Kind::sqlite) return {};
  const auto names = sqlite_observations(wide.sqlite_mode);
  if (std::find(names.begin(), names.end(), name) != names.end()) return {};
  return fmt::format("no such observation{}", did_you_mean(name, names));
}

}  // namespace

CheckerSpecs read_checkers(Table& owner, const ProblemWide& wide) {
  CheckerSpecs specs;
  auto table = owner.table("checkers", Need::optional);
  if (!table) return specs;
  const auto names = table->keys();
  if (names.size() > most_checkers) {
    owner.complain("checkers", fmt::format("more than {}", most_checkers));
    return specs;
  }
  for (const std::string& name : names) {
    if (const auto fault = fault_of_name(name, wide); !fault.empty()) {
      table->complain(name, fault);
    } else if (table->is_table(name)) {
      specs[name] = read_measured(*table->table(name, Need::required));
    } else if (const auto word = table->one_of(name, Need::required, rule_words)) {
      specs[name].rule = word_rules[*word];
    }
  }
  return specs;
}

std::optional<std::vector<std::string>> read_observe(Table& table) {
  return table.texts("observe", Need::optional, sql_shape, {1, most_observe_queries});
}

}  // namespace problems
