#include "runner/counterexample.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "runner/asking.hpp"
#include "runner/counterexample/django_trial.hpp"
#include "runner/counterexample/row_search.hpp"
#include "runner/counterexample/sql_trial.hpp"
#include "runner/shown_calls.hpp"
#include "runner/spelling.hpp"

namespace runner {
namespace {

using Clock = std::chrono::steady_clock;
using problems::CallCase;
using problems::Testcase;
using std::chrono::milliseconds;

constexpr int tries_of_a_kind = 32;
constexpr std::array several{24, 6, 2};  // the smallest of so many draws, small inputs first
constexpr int largest_size = 12;
constexpr int sizes_at_once = 4;
constexpr int tries_of_a_size = 8;
constexpr std::size_t most_confirmed = 4;

const Testcase* testcase_named(const problems::Problem& problem, const std::string& name) {
  const auto found = std::find_if(problem.testcases.begin(), problem.testcases.end(),
                                  [&](const Testcase& each) { return each.name == name; });
  return found == problem.testcases.end() ? nullptr : &*found;
}

bool draws(const Testcase& testcase) {
  const auto* call = std::get_if<CallCase>(&testcase.what);
  return call != nullptr && call->call.find("rng") != std::string::npos;
}

Notation language_of(const problems::Problem& problem) {
  return problem.kind == problems::Kind::javascript ? Notation::javascript : Notation::python;
}

struct Found {
  Testcase testcase;
  ShownCalls shown;
};

class Search {
 public:
  Search(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
         const Testcase& testcase)
      : warm_{warm},
        submission_{submission},
        failed_{failed},
        testcase_{testcase},
        limits_{limits_of_trials(*submission.problem, submission.counterexample_time)},
        language_{language_of(*submission.problem)} {}

  std::optional<Counterexample> find();

 private:
  [[nodiscard]] std::vector<std::vector<Testcase>> rounds() const;
  [[nodiscard]] Testcase question(int number, const std::string& call, problems::Probe probe) const;
  [[nodiscard]] std::vector<std::optional<Run>> runs(const std::vector<Testcase>& questions,
                                                     const std::vector<problems::File>& files,
                                                     std::uint64_t seed = seed_of_questions);
  [[nodiscard]] std::vector<Found> fails_among(const std::vector<Testcase>& questions);
  [[nodiscard]] bool fails_alike(const Run& reference, const Run& yours) const;
  [[nodiscard]] std::optional<ShownCalls> fails_when_typed(const std::vector<std::string>& lines,
                                                           std::size_t calls);
  [[nodiscard]] std::optional<ShownCalls> confirmed(const Found& found);
  [[nodiscard]] bool is_secret(const ShownCalls& found);
  [[nodiscard]] const std::vector<problems::File>& reference_files() const {
    return submission_.problem->submissions.at(submission_.problem->reference).files;
  }
  [[nodiscard]] bool time_is_up() const {
    return Clock::now() - begun_ >= submission_.counterexample_time;
  }

  WarmProblems& warm_;
  const Submission& submission_;
  const TestcaseReport& failed_;
  const Testcase& testcase_;
  problems::Limits limits_;
  Notation language_;
  Clock::time_point begun_ = Clock::now();
  std::optional<std::vector<std::vector<std::string>>> secrets_;  // the calls of secret testcases
  std::set<std::string> single_secrets_;                          // each of them
};

// The name decides the seed; no testcase can have one with a line end.
Testcase Search::question(int number, const std::string& call, problems::Probe probe) const {
  Testcase question;
  question.name = fmt::format("counterexample\n{}", number);
  question.checkers = testcase_.checkers;
  question.what = CallCase{call, probe};
  return question;
}

std::vector<std::vector<Testcase>> Search::rounds() const {
  std::vector<std::vector<Testcase>> rounds;
  int number = 0;
  const std::string& sized = submission_.problem->counterexample;
  if (!sized.empty()) {
    for (int size = 1; size <= largest_size; ++size) {
      if (size % sizes_at_once == 1) rounds.emplace_back();
      for (int i = 0; i < tries_of_a_size; ++i)
        rounds.back().push_back(question(++number, sized, {.size = size, .calls = true}));
    }
    return rounds;
  }
  const auto& call = std::get<CallCase>(testcase_.what).call;
  for (const int smallest_of : several) {
    rounds.emplace_back();
    for (int i = 0; i < tries_of_a_kind; ++i)
      rounds.back().push_back(
          question(++number, call, {.smallest_of = smallest_of, .calls = true}));
  }
  return rounds;
}

std::vector<std::optional<Run>> Search::runs(const std::vector<Testcase>& questions,
                                             const std::vector<problems::File>& files,
                                             std::uint64_t seed) {
  std::vector<std::optional<Run>> runs;
  const auto asked = asking(*submission_.problem, questions, limits_);
  for (const auto& facts : ask(warm_, asked, files, seed)) runs.push_back(run_of(facts, language_));
  return runs;
}

// An error without a type is the guest's, and always the same.
bool is_alike(const Raised& raised, const std::string& message) {
  if (raised.type.empty()) return message.starts_with(raised.message);
  return message.starts_with(raised.type + ":") || message == raised.type;
}

bool Search::fails_alike(const Run& reference, const Run& yours) const {
  if (failed_.verdict == Verdict::run_time_error)
    return yours.raised && is_alike(*yours.raised, failed_.message);
  return !yours.raised &&
         !compare_all(reference.observations, yours.observations, testcase_.checkers).empty();
}

// The smallest first.
std::vector<Found> Search::fails_among(const std::vector<Testcase>& questions) {
  std::vector<Found> all;
  const auto reference = runs(questions, reference_files());
  const auto yours = runs(questions, submission_.files);
  for (std::size_t i = 0; i < std::min(reference.size(), yours.size()); ++i) {
    if (!reference[i] || reference[i]->raised || !yours[i]) continue;
    if (!fails_alike(*reference[i], *yours[i])) continue;
    auto shown = shown_calls(*reference[i], *yours[i], testcase_.checkers, language_);
    if (shown) all.push_back({questions[i], *std::move(shown)});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Found& a, const Found& b) { return a.shown.size() < b.shown.size(); });
  return all;
}

// These calls and nothing else, in cells that have seen nothing else: what a driver does between
// them does not matter then, nor what it makes of their end.
std::optional<ShownCalls> Search::fails_when_typed(const std::vector<std::string>& lines,
                                                   std::size_t calls) {
  const std::vector<Testcase> questions{
      question(0, one_expression(lines, language_), {.calls = true})};
  const auto reference = runs(questions, reference_files());
  const auto yours = runs(questions, submission_.files);
  if (reference.empty() || yours.empty() || !reference[0] || !yours[0]) return std::nullopt;
  const auto differs = first_that_differs(reference[0]->calls, yours[0]->calls, testcase_.checkers);
  if (!differs || calls_to_show(*reference[0], *differs) != calls) return std::nullopt;
  return shown_calls(*reference[0], *yours[0], testcase_.checkers, language_);
}

// Again, and with as little as possible: the last call alone, those that are shown, or the whole
// testcase where the difference is not in a call.
std::optional<ShownCalls> Search::confirmed(const Found& found) {
  const ShownCalls& all = found.shown;
  if (all.calls.size() > 1 && !all.alone.empty()) {
    if (auto alone = fails_when_typed(all.alone, 1)) return alone;
  }
  if (all.in_a_call) return fails_when_typed(all.typed, all.calls.size());
  auto again = fails_among({found.testcase});
  if (again.empty()) return std::nullopt;
  return std::move(again[0].shown);
}

// Whether a secret testcase makes the same calls, from its beginning; or that one call anywhere.
bool Search::is_secret(const ShownCalls& found) {
  if (!secrets_) {
    secrets_.emplace();
    std::vector<Testcase> secret;
    for (Testcase each : submission_.problem->testcases) {
      if (each.visibility != problems::Visibility::secret || each.is_about_how()) continue;
      std::get<CallCase>(each.what).probe.calls = true;
      secret.push_back(std::move(each));
    }
    for (const auto& run : runs(secret, reference_files(), submission_.seed)) {
      secrets_->emplace_back();
      if (!run) continue;
      for (const auto& call : run->calls) {
        secrets_->back().push_back(call.whole());
        single_secrets_.insert(call.whole());
      }
    }
  }
  if (found.calls.size() == 1) return single_secrets_.contains(found.calls[0]);
  return std::any_of(secrets_->begin(), secrets_->end(), [&](const auto& calls) {
    return calls.size() >= found.calls.size() &&
           std::equal(found.calls.begin(), found.calls.end(), calls.begin());
  });
}

std::optional<Counterexample> Search::find() {
  for (const auto& round : rounds()) {
    const auto all = fails_among(round);
    for (std::size_t i = 0; i < std::min(all.size(), most_confirmed); ++i) {
      if (time_is_up()) return std::nullopt;
      const auto shown = confirmed(all[i]);
      if (!shown || is_secret(*shown)) continue;
      return Counterexample{fmt::format("{}", fmt::join(shown->lines, "\n")), shown->expected,
                            shown->actual};
    }
    if (time_is_up()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

TestcaseReport* worth_an_example(const problems::Problem& problem, Report& report) {
  using problems::Kind;
  const bool in_sql = problem.kind == Kind::sqlite;
  if (problem.kind == Kind::concept_) return nullptr;
  const auto first =
      std::find_if(report.testcases.begin(), report.testcases.end(),
                   [](const auto& each) { return each.verdict != Verdict::accepted; });
  if (first == report.testcases.end() || first->visibility == problems::Visibility::sample)
    return nullptr;
  if (first->verdict != Verdict::wrong_answer && first->verdict != Verdict::run_time_error)
    return nullptr;
  const Testcase* testcase = testcase_named(problem, first->name);
  if (testcase == nullptr || testcase->is_about_how()) return nullptr;
  if (in_sql) return draws_rows(*testcase) ? &*first : nullptr;
  return problem.counterexample.empty() && !draws(*testcase) ? nullptr : &*first;
}

std::optional<Counterexample> find_counterexample(WarmProblems& warm, const Submission& submission,
                                                  const TestcaseReport& failed) {
  const Testcase* testcase = testcase_named(*submission.problem, failed.name);
  if (testcase == nullptr) return std::nullopt;
  if (submission.problem->kind == problems::Kind::sqlite) {
    SqlTrial trial{warm, submission, failed, *testcase};
    return find_small_database(trial);
  }
  if (submission.problem->kind == problems::Kind::django) {
    DjangoTrial trial{warm, submission, failed, *testcase};
    return find_small_database(trial);
  }
  return Search{warm, submission, failed, *testcase}.find();
}

}  // namespace runner
