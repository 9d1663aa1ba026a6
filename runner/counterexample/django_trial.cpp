#include "runner/counterexample/django_trial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runner/asking.hpp"
#include "runner/embedded.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using problems::CallCase;
using problems::Testcase;
using std::chrono::milliseconds;

constexpr int draws = 3;
constexpr std::size_t most_calls = 2;  // that are made smaller
constexpr std::size_t most_rows = 600;
constexpr std::ptrdiff_t most_lines = 18;
constexpr std::size_t most_text = 1200;

// Testcases have names of one line.
std::string fresh_name(int number) { return fmt::format("counterexample\n{}", number); }

std::string python_text(const std::string& text) {
  return render(Value{Text{text}}, 4 * text.size() + 100);
}

const Value* named(const Observations& observations, std::string_view name) {
  for (const auto& [each, value] : observations)
    if (each == name) return &value;
  return nullptr;
}

std::string text_named(const Observations& observations, std::string_view name) {
  const Value* value = named(observations, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<Text>(&value->is);
  return text == nullptr ? "" : text->utf8;
}

bool speaks_of_signals(const std::vector<problems::File>& files) {
  return std::any_of(files.begin(), files.end(), [](const problems::File& file) {
    return file.text.find("signal") != file.text.npos ||
           file.text.find("def save") != file.text.npos;
  });
}

std::string error_text(const Raised& raised) {
  return printable(raised.message.empty() ? raised.type : raised.type + ": " + raised.message);
}

// The fields of a table that tell its rows apart but for their key.
std::string listing(const DjangoModel& model) {
  std::vector<std::string> names;
  for (const auto& field : model.fields)
    if (field.name != model.key) names.push_back("'" + field.name + "'");
  return fmt::format("list({}.objects.order_by('{}').values_list({}))", model.name, model.key,
                     fmt::join(names, ", "));
}

// The first table that is another afterwards, by its place among the models.
std::optional<std::size_t> other_table(const Value& right, const Value& yours) {
  const auto* a = std::get_if<List>(&right.is);
  const auto* b = std::get_if<List>(&yours.is);
  if (a == nullptr || b == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < std::min(a->items.size(), b->items.size()); ++i)
    if (encode(a->items[i]) != encode(b->items[i])) return i;
  return std::nullopt;
}

bool is_fit_to_show(const Counterexample& example) {
  const auto fits = [](const std::string& text) {
    return text.size() <= most_text && std::count(text.begin(), text.end(), '\n') < most_lines;
  };
  return fits(example.input) && fits(example.expected) && fits(example.actual) &&
         printable(example.input) == example.input;  // else it is not what was typed
}

}  // namespace

DjangoTrial::DjangoTrial(WarmProblems& warm, const Submission& submission,
                         const TestcaseReport& failed, const Testcase& testcase)
    : warm_{warm},
      submission_{submission},
      testcase_{testcase},
      failed_{failed},
      asked_{asking(*submission.problem, {}, limits_of_trials(*submission.problem, time()))},
      checkers_{testcase.checkers},
      signals_{Signals::do_not_matter} {
  asked_.driver += "\n" + std::string{model_rows_text};
  asked_.digest += " with rows";
  for (const auto& difference : failed.differences)
    if (difference.observation != "queries") differing_.insert(difference.observation);
  const auto& reference = submission.problem->submissions.at(submission.problem->reference).files;
  if (speaks_of_signals(submission.files) || speaks_of_signals(reference))
    signals_ = Signals::matter;
}

std::vector<std::optional<GuestReply>> DjangoTrial::ask_about(const std::vector<Named>& questions,
                                                              Who who, std::uint64_t seed,
                                                              std::optional<milliseconds> time) {
  std::vector<Testcase> testcases;
  for (const auto& [name, call] : questions) {
    Testcase question;
    question.name = name;
    question.what = CallCase{call};
    testcases.push_back(std::move(question));
  }
  problems::Limits limits = asked_.limits;
  if (time) limits.total_wall_time = *time;
  const auto& right = asked_.submissions.at(asked_.reference).files;
  const auto& files = who == Who::reference ? right : submission_.files;
  std::vector<std::optional<GuestReply>> all;
  const auto asked = asking(asked_, std::move(testcases), limits);
  const bool rehearsal = who == Who::reference && !warm_.has_learned(asked);
  for (const auto& facts : ask(warm_, asked, files, seed, rehearsal)) {
    const auto* reply = std::get_if<GuestReply>(&facts.ending);
    all.push_back(reply == nullptr || facts.while_loading ? std::nullopt : std::optional{*reply});
  }
  all.resize(questions.size());
  return all;
}

// Together with a sample, so that later cells have ahead what models need.
bool DjangoTrial::read_tables() {
  const auto& sample = std::get<CallCase>(submission_.problem->testcases.at(0).what).call;
  const auto answer =
      ask_about({{fresh_name(0), "_rows.tables(" + python_text(tables_query()) + ")"},
                 {fresh_name(0), sample},
                 {fresh_name(0), "_rows.typed(solution, [], 'None')"}},
                Who::reference, seed_of_questions)[0];
  if (!answer) return false;
  const Value* tables = named(answer->observations, "tables");
  const Value* models = named(answer->observations, "models");
  auto found = tables == nullptr ? std::nullopt : tables_in(*tables);
  auto known = models == nullptr ? std::nullopt : models_in(*models);
  if (!found || !known) return false;
  tables_ = *std::move(found);
  models_ = *std::move(known);
  return true;
}

// For each testcase an input for each call that could be typed.
std::vector<std::vector<SqlInput>> DjangoTrial::drawn(
    const std::vector<std::pair<const Testcase*, std::string>>& named_as, std::uint64_t seed) {
  std::vector<Named> questions;
  for (const auto& [testcase, name] : named_as) {
    const auto& call = std::get<CallCase>(testcase->what).call;
    questions.emplace_back(
        name, fmt::format("[solution := _rows.watched(solution, {}), {}, _rows.told(solution)]",
                          python_text(rows_query(tables_.tables)), call));
  }
  std::vector<std::vector<SqlInput>> all;
  for (const auto& answer : ask_about(questions, Who::reference, seed)) {
    all.emplace_back();
    const Value* table = answer ? named(answer->observations, "rows of tables") : nullptr;
    const Value* calls = answer ? named(answer->observations, "calls") : nullptr;
    auto rows = table == nullptr ? std::nullopt : rows_in(*table, tables_.tables);
    const auto* list = calls == nullptr ? nullptr : std::get_if<List>(&calls->is);
    if (!rows || list == nullptr || rows->size() > most_rows) continue;
    for (const auto& call : list->items) {
      const auto* text = std::get_if<Text>(&call.is);
      if (text == nullptr) continue;
      all.back().push_back(
          make_input(*rows, {{text->utf8, {}, {}, {}, {}, Language::python}}, tables_));
      all.back().back().drawn_as = named_as[all.size() - 1].second;
    }
  }
  return all;
}

bool DjangoTrial::read() {
  const bool is_error = failed_.verdict == Verdict::run_time_error;
  if ((differing_.empty() && !is_error) || !read_tables()) return false;
  std::vector<std::pair<const Testcase*, std::string>> samples;
  for (const auto& each : submission_.problem->testcases)
    if (each.visibility == problems::Visibility::sample && !each.is_about_how())
      samples.emplace_back(&each, each.name);
  for (auto& inputs : drawn(samples, seed_of_questions))
    for (auto& input : inputs) samples_.push_back(std::move(input));
  for (int i = 1; i <= draws && fresh_.empty(); ++i) {
    auto inputs = drawn({{&testcase_, fresh_name(i)}}, seed_of_questions)[0];
    const auto fail = fails(inputs, asked_.limits.total_wall_time);
    for (std::size_t at = 0; at < inputs.size() && fresh_.size() < most_calls; ++at)
      if (fail[at]) fresh_.push_back(std::move(inputs[at]));
  }
  return !fresh_.empty();
}

std::optional<std::vector<SqlInput>> DjangoTrial::secrets() {
  std::vector<std::pair<const Testcase*, std::string>> named_as;
  for (const auto& each : submission_.problem->testcases)
    if (each.visibility == problems::Visibility::secret && !each.is_about_how())
      named_as.emplace_back(&each, each.name);
  std::vector<SqlInput> secrets;
  for (auto& inputs : drawn(named_as, submission_.seed)) {
    if (inputs.empty()) continue;  // it calls nothing that could be typed
    secrets.push_back(inputs[0]);
    for (std::size_t i = 1; i < inputs.size(); ++i) secrets.back().run.push_back(inputs[i].run[0]);
  }
  return secrets;
}

std::string DjangoTrial::statements_of(const SqlInput& input) const {
  std::string list;
  for (const auto& statement : sql_statements(setup_text(input, tables_, true)))
    list += python_text(statement) + ", ";
  return "[" + list + "]";
}

std::optional<DjangoTrial::Told> DjangoTrial::told_in(
    const std::optional<GuestReply>& reply) const {
  if (!reply) return std::nullopt;
  const Observations& observed = reply->observations;
  const Value* after = named(observed, "after");
  if (after == nullptr) return std::nullopt;
  Told told{text_named(observed, "shown"), text_named(observed, "same"), {}, *after};
  if (const Value* value = named(observed, "raised"))
    if (const auto* raised = std::get_if<Raised>(&value->is)) told.raised = *raised;
  return told;
}

bool DjangoTrial::fails_alike(const std::optional<Told>& right,
                              const std::optional<Told>& yours) const {
  if (!right || !yours) return false;
  if (failed_.verdict == Verdict::run_time_error)
    return !right->raised && yours->raised &&
           (failed_.message.starts_with(yours->raised->type + ":") ||
            failed_.message == yours->raised->type);
  if (right->raised || yours->raised)
    return !right->raised || !yours->raised || right->raised->type != yours->raised->type;
  return right->same != yours->same || other_table(right->after, yours->after);
}

std::vector<bool> DjangoTrial::fails(const std::vector<SqlInput>& inputs, milliseconds time) {
  std::vector<Named> questions;
  for (const auto& input : inputs) {
    const std::string call = input.run.empty() ? "None" : input.run[0].head;
    questions.emplace_back(fresh_name(0), fmt::format("_rows.typed(solution, {}, {})",
                                                      statements_of(input), python_text(call)));
  }
  const auto right = ask_about(questions, Who::reference, seed_of_questions, time);
  const auto yours = ask_about(questions, Who::candidate, seed_of_questions, time);
  std::vector<bool> all;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    all.push_back(fails_alike(told_in(right[i]), told_in(yours[i])));
  return all;
}

bool DjangoTrial::is_meant(const SqlInput& input) {
  const auto& call = std::get<CallCase>(testcase_.what).call;
  const std::vector<Named> question{
      {input.drawn_as,
       fmt::format("[solution := _rows.placed(solution, {}), {}, _rows.told(solution)]",
                   statements_of(input), call)}};
  const auto right = ask_about(question, Who::reference, seed_of_questions)[0];
  const auto yours = ask_about(question, Who::candidate, seed_of_questions)[0];
  if (!right || !yours || right->kind != GuestReply::Kind::observed) return false;
  Observations expected = right->observations;
  const auto changed = take_last(expected, "changed");
  if (!changed || encode(*changed) != encode(Value{false})) return false;
  if (failed_.verdict == Verdict::run_time_error)
    return yours->kind == GuestReply::Kind::raised &&
           failed_.message.starts_with(yours->type + ":");
  if (yours->kind != GuestReply::Kind::observed) return false;
  const auto all = compare_all(expected, yours->observations, checkers_);
  return std::any_of(all.begin(), all.end(),
                     [&](const Difference& each) { return differing_.contains(each.observation); });
}

std::optional<Counterexample> DjangoTrial::confirmed(SqlInput& input) {
  auto lines = python_lines(input.rows, tables_, models_, signals_);
  if (lines && lines->empty()) lines->push_back("# nothing in the tables");
  if (!lines || input.run.size() != 1) return std::nullopt;
  std::string last = input.run[0].head;
  for (int i = 0; i < 2; ++i) {
    const std::string before = fmt::format("{}", fmt::join(*lines, "\n"));
    const std::vector<Named> question{
        {fresh_name(0),
         fmt::format("_rows.shown(solution, {}, {})", python_text(before), python_text(last))}};
    const auto right = told_in(ask_about(question, Who::reference, seed_of_questions)[0]);
    const auto yours = told_in(ask_about(question, Who::candidate, seed_of_questions)[0]);
    if (!fails_alike(right, yours)) return std::nullopt;
    Counterexample example{before + "\n" + last, printable(right->shown), printable(yours->shown)};
    if (right->raised) example.expected = error_text(*right->raised);
    if (yours->raised) example.actual = error_text(*yours->raised);
    if (failed_.verdict == Verdict::run_time_error) example.expected = "no error";
    if (example.expected != example.actual)
      return is_fit_to_show(example) ? std::optional{example} : std::nullopt;
    // The result is the same: then it is what the tables hold.
    const auto table = other_table(right->after, yours->after);
    if (!table || *table >= models_.size()) return std::nullopt;
    lines->push_back(last);
    last = listing(models_[*table]);
  }
  return std::nullopt;
}

}  // namespace runner
