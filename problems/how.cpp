// What is looked at beside right and wrong: growth, style, and where counterexamples come from. As
// points in a testcase, or as remarks of the whole problem.
#include <fmt/format.h>

#include <algorithm>

#include "problems/manifest.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

constexpr TextShape call_shape{10'000, true};
constexpr TextShape sql_shape{100'000, true};
constexpr TextShape rule_shape{80};
constexpr TextShape function_shape{80};
constexpr TextShape shows_shape{80};
constexpr Range sizes_count{4, 12};
constexpr Range size_range{1, 1'000'000};
constexpr Range rules_count{1, 16};
constexpr Range shows_count{1, 8};
constexpr int least_spread = 4;  // the last size is at least so many times the first
constexpr std::size_t most_tables = 8;

const std::vector<std::string> growth_words{"1", "log n", "n", "n log n", "n^2", "n^3", "2^n"};
const std::vector<std::string> counted_words{"operations", "statements", "taken", "memory"};
const std::vector<std::string> python_rules{
    "async function", "comprehension", "decorator",
    "for loop",       "generator",     "generator expression",
    "lambda",         "loop",          "one expression",
    "recursion",      "try",           "while loop",
    "with",           "yield from"};
const std::vector<std::string> sql_rules{
    "common table expression", "group by", "join", "subquery", "union", "window function"};

bool is_call_rule(const std::string& rule) {
  constexpr std::string_view start = "call of ";
  return rule.starts_with(start) && rule.size() > start.size() &&
         rule.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.",
                                start.size()) == std::string::npos;
}

std::vector<std::string> read_rules(Table& table, std::string_view key, const ProblemWide& wide) {
  auto rules = table.texts(key, Need::optional, rule_shape, rules_count);
  if (!rules) return {};
  const bool sql = wide.kind == Kind::sqlite;
  const auto& known = sql ? sql_rules : python_rules;
  for (const std::string& rule : *rules) {
    if (std::find(known.begin(), known.end(), rule) != known.end()) continue;
    if (!sql && is_call_rule(rule)) continue;
    table.complain(key, fmt::format("no rule is named \"{}\"{}; there {} {}{}", printable(rule),
                                    did_you_mean(rule, known), "are", either(known),
                                    sql ? "" : ", and \"call of NAME\""));
  }
  return *std::move(rules);
}

StyleCase read_style(Table table, const ProblemWide& wide) {
  StyleCase style;
  style.required = read_rules(table, "requires", wide);
  style.forbidden = read_rules(table, "forbids", wide);
  if (wide.kind == Kind::sqlite) {
    table.refuse("in", "belongs to kind = python or django: SQL is looked at whole");
  } else {
    style.function = table.text("in", Need::optional, function_shape).value_or("");
  }
  if (!table.has("requires") && !table.has("forbids"))
    table.complain("requires", "missing, and so is forbids; one of them must say something");
  table.refuse_unknown_keys();
  return style;
}

// What is counted where nothing is said.
Counted usual(std::optional<Kind> kind) {
  return kind == Kind::sqlite   ? Counted::steps
         : kind == Kind::django ? Counted::statements
                                : Counted::operations;
}

GrowthSpec read_growth_keys(Table& table, const ProblemWide& wide) {
  GrowthSpec spec;
  spec.counts = usual(wide.kind);
  if (wide.kind == Kind::sqlite) {
    table.refuse("counts", "belongs to kind = python or django; of SQL the steps are counted");
  } else if (const auto counts = table.one_of("counts", Need::optional, counted_words)) {
    spec.counts = static_cast<Counted>(*counts);
  }
  if (const auto most = table.one_of("at_most", Need::optional, growth_words))
    spec.at_most = static_cast<Growth>(*most);
  if (!table.has("sizes")) {
    table.complain("sizes", "missing; expected sizes such as [100, 200, 400, 800]");
  } else if (const auto sizes = table.integers("sizes", size_range, sizes_count)) {
    spec.sizes.assign(sizes->begin(), sizes->end());
    const bool ascending =
        std::adjacent_find(sizes->begin(), sizes->end(), std::greater_equal<>{}) == sizes->end();
    if (!ascending || sizes->back() < least_spread * sizes->front())
      table.complain("sizes", fmt::format("expected ascending sizes, the last at least {} times "
                                          "the first",
                                          least_spread));
  }
  table.ignore("sizes");
  return spec;
}

// What is called or run at each size; it has to depend on the size.
void read_sized(Table& table, const ProblemWide& wide, Testcase& remark) {
  if (wide.kind != Kind::sqlite) {
    remark.what = CallCase{table.text("call", Need::required, call_shape).value_or("n")};
    table.refuse("setup", "belongs to kind = sqlite");
    table.refuse("run", "belongs to kind = sqlite");
    return;
  }
  SqlCase sql;
  sql.setup = table.text("setup", Need::required, sql_shape).value_or("{n}");
  if (wide.sqlite_mode == SqliteSettings::Mode::query) {
    table.refuse("run", "belongs to submission = \"script\"");
  } else {
    sql.run = table.text("run", Need::required, sql_shape).value_or("");
    sql.observe = wide.observe;
  }
  table.refuse("call", "belongs to kind = python or django");
  remark.what = std::move(sql);
}

bool depends_on_size(const Testcase& testcase) {
  if (const auto* call = std::get_if<CallCase>(&testcase.what)) return uses_name(call->call, "n");
  const auto& sql = std::get<SqlCase>(testcase.what);
  return sql.setup.find("{n}") != std::string::npos || sql.run.find("{n}") != std::string::npos;
}

void refuse_without_size(Table& table, const Testcase& testcase) {
  if (depends_on_size(testcase)) return;
  const bool call = std::holds_alternative<CallCase>(testcase.what);
  table.complain(call ? "call" : "setup", call
                                              ? "it has to use n, the size"
                                              : "it has to have {n} in it, where the size belongs");
}

void read_growth_remarks(Table& root, const ProblemWide& wide, Problem& problem) {
  if (!root.has("growth")) return;
  auto tables = root.tables("growth");
  if (tables.size() > most_tables)
    root.complain("growth",
                  fmt::format("expected at most {}, found {}", most_tables, tables.size()));
  for (Table& table : tables) {
    Testcase remark;
    remark.name = fmt::format("growth {}", problem.remarks.size() + 1);
    read_sized(table, wide, remark);
    remark.growth = read_growth_keys(table, wide);
    table.refuse_unknown_keys();
    refuse_without_size(table, remark);
    problem.remarks.push_back(std::move(remark));
  }
}

void read_style_remarks(Table& root, const ProblemWide& wide, Problem& problem) {
  auto table = root.table("style", Need::optional);
  if (!table) return;
  Testcase remark;
  remark.name = "style";
  remark.what = read_style(*std::move(table), wide);
  problem.remarks.push_back(std::move(remark));
}

void read_counterexample(Table& root, const ProblemWide& wide, Problem& problem) {
  auto table = root.table("counterexample", Need::optional);
  if (!table) return;
  problem.counterexample = table->text("call", Need::required, call_shape).value_or("");
  if (!problem.counterexample.empty() && !uses_name(problem.counterexample, "rng"))
    table->complain("call", "it has to use rng, or it would always be the same");
  if (wide.kind == Kind::javascript) {
    auto shows = table->texts("shows", Need::optional, shows_shape, shows_count);
    if (shows) problem.shows = *std::move(shows);
  }
  table->refuse_unknown_keys();
}

}  // namespace

void read_growth_of_testcase(Table& table, const ProblemWide& wide, Testcase& testcase) {
  auto growth = table.table("growth", Need::optional);
  if (!growth) return;
  testcase.growth = read_growth_keys(*growth, wide);
  growth->refuse_unknown_keys();
  refuse_without_size(table, testcase);
}

bool read_style_of_testcase(Table& table, const ProblemWide& wide, Testcase& testcase) {
  auto style = table.table("style", Need::optional);
  if (!style) return false;
  testcase.what = read_style(*std::move(style), wide);
  for (const char* key : {"call", "setup", "run", "observe", "growth", "checkers"})
    table.refuse(key, "cannot be together with style: the program's text is looked at, not run");
  return true;
}

void read_remarks(Table& root, const ProblemWide& wide, Problem& problem) {
  refuse_foreign_keys(root,
                      {{"growth", {Kind::python, Kind::django, Kind::sqlite}},
                       {"style", {Kind::python, Kind::django, Kind::sqlite}},
                       {"counterexample", {Kind::python, Kind::javascript}}},
                      wide.kind);
  if (wide.kind == Kind::python || wide.kind == Kind::django || wide.kind == Kind::sqlite) {
    read_growth_remarks(root, wide, problem);
    read_style_remarks(root, wide, problem);
  }
  if (wide.kind == Kind::python || wide.kind == Kind::javascript)
    read_counterexample(root, wide, problem);
}

}  // namespace problems
