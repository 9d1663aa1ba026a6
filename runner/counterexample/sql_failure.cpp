#include "runner/counterexample/sql_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "runner/asking.hpp"
#include "runner/counterexample/shown_rows.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

constexpr std::ptrdiff_t most_lines = 18;
constexpr std::size_t most_text = 1200;
constexpr std::size_t most_error = 300;
constexpr std::string_view of_setup = "the testcase could not be set up: ";

const Value* named(const Observations& observations, const std::string& name) {
  for (const auto& [each, value] : observations)
    if (each == name) return &value;
  return nullptr;
}

const List* statements_in(const Observations& observations) {
  const auto* run = named(observations, "run");
  return run == nullptr ? nullptr : std::get_if<List>(&run->is);
}

std::string end_text(const Value& value) {
  const auto* text = std::get_if<Text>(&value.is);
  if (text == nullptr) return "?";
  return text->utf8 == "ok" ? "no error" : printable(text->utf8.substr(0, 60));
}

// The first statement of `run` that ends in another way, with how it ends.
struct OtherEnd {
  std::size_t statement;
  std::string expected, actual;
};

std::optional<OtherEnd> other_end(const Outcome& outcome) {
  const auto* right = statements_in(outcome.reference);
  const auto* seen = statements_in(outcome.yours);
  if (right == nullptr || seen == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < std::min(right->items.size(), seen->items.size()); ++i) {
    OtherEnd end{i, end_text(right->items[i]), end_text(seen->items[i])};
    if (end.expected != end.actual) return end;
  }
  return std::nullopt;
}

bool is_short(const Counterexample& example) {
  const auto fits = [](const std::string& text) {
    return text.size() <= most_text && std::count(text.begin(), text.end(), '\n') < most_lines;
  };
  return fits(example.input) && fits(example.expected) && fits(example.actual);
}

}  // namespace

SqlFailure::SqlFailure(const TestcaseReport& failed, const problems::Testcase& testcase)
    : sql_{std::get<problems::SqlCase>(testcase.what)},
      checkers_{testcase.checkers},
      message_{failed.message},
      is_error_{failed.verdict == Verdict::run_time_error} {
  checkers_.erase("steps");
  for (const auto& difference : failed.differences)
    if (is_about_rows(difference.observation)) differing_.insert(difference.observation);
}

// What `observe` asked for under the name "rows_1" and so on.
const std::string* SqlFailure::query_of(const std::string& observation) const {
  for (std::size_t i = 0; i < sql_.observe.size(); ++i)
    if (observation == fmt::format("rows_{}", i + 1)) return &sql_.observe[i];
  return nullptr;
}

bool SqlFailure::is_about_rows(const std::string& observation) const {
  const std::string* query = query_of(observation);
  if (query != nullptr) return !is_about_the_schema(*query);
  return observation == "run" || observation == "rows";
}

problems::Testcase SqlFailure::question(const std::string& setup, const std::string& run) const {
  problems::Testcase question;
  question.name = "counterexample\n0";
  question.checkers = checkers_;
  problems::SqlCase what{setup, run, sql_.observe};
  for (auto& query : what.observe)
    if (is_about_the_schema(query)) query = "SELECT NULL";
  question.what = std::move(what);
  return question;
}

Outcome SqlFailure::outcome(const CaseFacts& reference, const CaseFacts& yours) const {
  Outcome both;
  const GuestReply* right = observed_in(reference);
  const auto* seen = std::get_if<GuestReply>(&yours.ending);
  if (right == nullptr || seen == nullptr || yours.while_loading) return both;
  both.reference = right->observations;
  both.yours = seen->observations;
  if (is_error_) {
    both.alike = seen->kind == GuestReply::Kind::raised && message_.starts_with(seen->type + ":");
    const bool setup = seen->message.starts_with(of_setup);
    const std::string words = setup ? seen->message.substr(of_setup.size()) : seen->message;
    both.error = printable((seen->type + ": " + words).substr(0, most_error));
  } else if (seen->kind == GuestReply::Kind::observed) {
    const auto differences = compare_all(both.reference, both.yours, checkers_);
    both.alike = std::any_of(differences.begin(), differences.end(), [&](const Difference& each) {
      return differing_.contains(each.observation);
    });
  }
  return both;
}

std::optional<Counterexample> SqlFailure::shown(const std::string& setup,
                                                std::vector<SqlStatement>& run,
                                                const Outcome& outcome) const {
  std::optional<Counterexample> example;
  const auto end = differing_.contains("run") ? other_end(outcome) : std::nullopt;
  if (end && end->statement < run.size()) {
    run.resize(end->statement + 1);
    example = {setup + run_text(run), end->expected, end->actual};
  } else if (is_error_) {
    example = {setup + run_text(run), "no error", outcome.error};
  } else {
    example = shown_result(setup + run_text(run), outcome);
  }
  if (!example) return std::nullopt;
  if (example->input.ends_with('\n')) example->input.pop_back();
  // What draws again is another input when somebody types it.
  const bool fits = is_short(*example) && !draws_at_random(example->input);
  return fits && example->expected != example->actual ? example : std::nullopt;
}

std::optional<Counterexample> SqlFailure::shown_result(const std::string& statements,
                                                       const Outcome& outcome) const {
  const auto all = compare_all(outcome.reference, outcome.yours, checkers_);
  const auto first = std::find_if(all.begin(), all.end(), [&](const Difference& each) {
    return each.observation != "run" && differing_.contains(each.observation);
  });
  if (first == all.end()) return std::nullopt;
  const auto* right = named(outcome.reference, first->observation);
  const auto* seen = named(outcome.yours, first->observation);
  if (right == nullptr || seen == nullptr) return std::nullopt;
  Counterexample example{statements + "-- and then your query", {}, {}};
  if (const auto* query = query_of(first->observation)) {
    std::vector<SqlStatement> last;
    for (const auto& text : sql_statements(*query)) last.push_back({text, {}, {}, {}, {}});
    example.input = statements + run_text(last);
  }
  std::tie(example.expected, example.actual) = shown_rows(*right, *seen);
  return example;
}

}  // namespace runner
