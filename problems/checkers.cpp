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

constexpr std::int64_t most_near = 2000;

const std::vector<std::string> rule_words{"equal", "unordered", "text", "at_most_reference",
                                          "python_equal"};
constexpr CheckerSpec::Rule word_rules[] = {
    CheckerSpec::Rule::equal, CheckerSpec::Rule::unordered, CheckerSpec::Rule::text,
    CheckerSpec::Rule::at_most_reference, CheckerSpec::Rule::python_equal};

std::vector<std::string> sqlite_observations(SqliteSettings::Mode mode) {
  if (mode == SqliteSettings::Mode::query) return {"columns", "rows", "steps"};
  std::vector<std::string> names{"run", "tables", "steps"};
  for (int i = 1; i <= most_observe_queries; ++i) names.push_back(fmt::format("rows_{}", i));
  return names;
}

// { near = 0.5, within = 1e-6 }, { near = [1, 2], closer_than = 1e-6 } or { near = 3, relative =
// 1e-9 }
CheckerSpec read_near(Table& rule) {
  CheckerSpec spec;
  spec.rule = CheckerSpec::Rule::near;
  spec.near.to = rule.numbers("near", {1, most_near}).value_or(std::vector<double>{0});
  const auto optional = [&](const char* key) {
    rule.know(key);
    return rule.has(key) ? rule.number(key) : std::nullopt;
  };
  const auto within = optional("within"), closer_than = optional("closer_than");
  const auto relative = optional("relative");
  spec.near.strictly = closer_than.has_value();
  spec.near.within = within.value_or(closer_than.value_or(0));
  spec.near.relative = relative.value_or(0);
  if (within && closer_than) rule.complain("within", "cannot be together with closer_than");
  if (!within && !closer_than && !relative)
    rule.complain("near", "expected within, closer_than or relative beside it");
  for (const double distance : {spec.near.within, spec.near.relative}) {
    if (!(distance >= 0)) rule.complain("near", "a distance cannot be negative");
  }
  for (const char* other : {"at_most", "tolerance"})
    rule.refuse(other, "cannot be together with near");
  rule.refuse_unknown_keys();
  return spec;
}

const std::vector<std::string> token_words{"loose", "case", "space", "exact"};

// { tokens = "loose" } or { tokens = "case", within = 1e-6, relative = 1e-6 }
CheckerSpec read_tokens(Table& rule) {
  CheckerSpec spec;
  spec.rule = CheckerSpec::Rule::tokens;
  const std::size_t word = rule.one_of("tokens", Need::required, token_words).value_or(0);
  spec.tokens.case_counts = word == 1 || word == 3;
  spec.tokens.space_counts = word == 2 || word == 3;
  rule.ignore("within");
  rule.ignore("relative");
  if (rule.has("within")) spec.tokens.within = rule.number("within").value_or(0);
  if (rule.has("relative")) spec.tokens.relative = rule.number("relative").value_or(0);
  if (!(spec.tokens.within >= 0) || !(spec.tokens.relative >= 0))
    rule.complain("tokens", "a distance cannot be negative");
  for (const char* other : {"at_most", "tolerance"})
    rule.refuse(other, "cannot be together with tokens");
  rule.refuse_unknown_keys();
  return spec;
}

// { tolerance = 1e-9 }, { at_most = 2 }, what is near to a number, or words
CheckerSpec read_measured(Table rule) {
  if (rule.has("near")) return read_near(rule);
  if (rule.has("tokens")) return read_tokens(rule);
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
  for (const char* known : {"at_most", "near", "tokens"}) rule.ignore(known);
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
