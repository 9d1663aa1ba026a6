#include "runner/counterexample.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "runner/asking.hpp"
#include "runner/counterexample/row_search.hpp"
#include "runner/noted_calls.hpp"

namespace runner {
namespace {

using Clock = std::chrono::steady_clock;
using problems::CallCase;
using problems::Testcase;
using std::chrono::milliseconds;

constexpr milliseconds time_for_all{1000};
constexpr milliseconds time_for_one{300};
constexpr int tries_of_a_kind = 32;
constexpr std::array several{24, 6, 2};  // the smallest of so many draws, small inputs first
constexpr int largest_size = 12;
constexpr int sizes_at_once = 4;
constexpr int tries_of_a_size = 8;
constexpr std::size_t most_confirmed = 4;
constexpr std::size_t most_lines = 12;
constexpr std::size_t most_lines_without_a_result = 4;
constexpr std::size_t most_text = 600;

const Testcase* testcase_named(const problems::Problem& problem, const std::string& name) {
  const auto found = std::find_if(problem.testcases.begin(), problem.testcases.end(),
                                  [&](const Testcase& each) { return each.name == name; });
  return found == problem.testcases.end() ? nullptr : &*found;
}

bool draws(const Testcase& testcase) {
  const auto* call = std::get_if<CallCase>(&testcase.what);
  return call != nullptr && call->call.find("rng") != std::string::npos;
}

// What one program did with one input.
struct Run {
  Observations observations;
  std::vector<NotedCall> calls;
  std::optional<Raised> raised;
};

std::optional<Run> run_of(const CaseFacts& facts) {
  const GuestReply* reply = observed_in(facts);
  if (reply == nullptr) return std::nullopt;
  Run run{reply->observations, {}, {}};
  const auto noted = take_last(run.observations, "calls");
  auto calls = noted ? noted_calls(*noted) : std::nullopt;
  if (!calls) return std::nullopt;
  run.calls = *std::move(calls);
  if (!run.observations.empty() && run.observations.back().first == "raised") {
    const auto* raised = std::get_if<Raised>(&run.observations.back().second.is);
    if (raised != nullptr) run.raised = *raised;
  }
  return run;
}

// An input that tells the programs apart, as it would be shown.
struct Found {
  Testcase testcase;
  std::vector<std::string> lines;
  std::string alone;  // the last line, if it needs no others to be typed
  std::string expected, actual;
  bool in_a_call = false;  // the last one ends in another way

  [[nodiscard]] std::size_t size() const {
    std::size_t sum = 0;
    for (const auto& line : lines) sum += line.size() + 1;
    return sum;
  }
};

class Search {
 public:
  Search(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
         const Testcase& testcase)
      : warm_{warm}, submission_{submission}, failed_{failed}, testcase_{testcase} {
    limits_ = submission.problem->limits;
    limits_.cpu_time = std::min(limits_.cpu_time, time_for_one);
    limits_.wall_time = std::min(limits_.wall_time, time_for_one);
    limits_.total_wall_time = std::min(limits_.total_wall_time, time_for_all);
  }

  std::optional<Counterexample> find();

 private:
  [[nodiscard]] std::vector<std::vector<Testcase>> rounds() const;
  [[nodiscard]] Testcase question(int number, const std::string& call, problems::Probe probe) const;
  [[nodiscard]] std::vector<std::optional<Run>> runs(const std::vector<Testcase>& questions,
                                                     const std::vector<problems::File>& files,
                                                     std::uint64_t seed = seed_of_questions);
  [[nodiscard]] std::vector<Found> fails_among(const std::vector<Testcase>& questions);
  [[nodiscard]] bool fails_alike(const Run& reference, const Run& yours) const;
  [[nodiscard]] std::optional<Found> fails_when_typed(const std::vector<std::string>& lines);
  [[nodiscard]] std::optional<Found> found(const Testcase& question, const Run& reference,
                                           const Run& yours) const;
  [[nodiscard]] std::optional<Found> confirmed(const Found& found);
  [[nodiscard]] bool is_secret(const Found& found);
  [[nodiscard]] const std::vector<problems::File>& reference_files() const {
    return submission_.problem->submissions.at(submission_.problem->reference).files;
  }
  [[nodiscard]] bool time_is_up() const { return Clock::now() - begun_ >= time_for_all; }

  WarmProblems& warm_;
  const Submission& submission_;
  const TestcaseReport& failed_;
  const Testcase& testcase_;
  problems::Limits limits_;
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
  for (const auto& facts : ask(warm_, asked, files, seed)) runs.push_back(run_of(facts));
  return runs;
}

bool Search::fails_alike(const Run& reference, const Run& yours) const {
  if (failed_.verdict == Verdict::run_time_error)
    return yours.raised && (failed_.message.starts_with(yours.raised->type + ":") ||
                            failed_.message == yours.raised->type);
  return !yours.raised &&
         !compare_all(reference.observations, yours.observations, testcase_.checkers).empty();
}

std::string error_text(const std::optional<Raised>& raised) {
  if (!raised) return "an error";
  return raised->message.empty() ? raised->type : raised->type + ": " + raised->message;
}

// The calls up to the one that ends in another way; false when they say too little or too much.
bool show_calls(const Run& reference, std::size_t count, Found& shown) {
  for (std::size_t i = 0; i < count; ++i) {
    if (!reference.calls[i].plain) return false;
    shown.lines.push_back(reference.calls[i].text);
  }
  if (count > 0) shown.alone = reference.calls[count - 1].alone;
  const bool says_something = std::any_of(shown.lines.begin(), shown.lines.end(),
                                          [](const auto& line) { return !line.ends_with("()"); });
  return says_something && shown.lines.size() <= most_lines && shown.size() <= most_text;
}

// Without a call that ends in another way the difference is seen in the end only: then there have
// to be few of them.
std::optional<Found> Search::found(const Testcase& question, const Run& reference,
                                   const Run& yours) const {
  Found shown{question, {}, {}, {}, {}, false};
  if (const auto at = first_that_differs(reference.calls, yours.calls, question.checkers)) {
    shown.in_a_call = true;
    const bool last = *at + 1 == yours.calls.size();
    const bool ended = yours.calls[*at].how == NotedCall::How::raised && last;
    const bool right_ended = reference.calls[*at].how == NotedCall::How::raised;
    shown.expected =
        right_ended ? error_text(reference.raised) : outcome_text(reference.calls[*at]);
    shown.actual = ended ? error_text(yours.raised) : outcome_text(yours.calls[*at]);
    return show_calls(reference, *at + 1, shown) ? std::optional{shown} : std::nullopt;
  }
  const auto& calls = reference.calls;
  const bool unknown = std::any_of(calls.begin(), calls.end(), [](const auto& call) {
    return call.how == NotedCall::How::unknown;
  });
  if (calls.size() > (unknown ? 1 : most_lines_without_a_result)) return std::nullopt;
  if (yours.raised) {
    shown.expected = "no error";
    shown.actual = error_text(yours.raised);
  } else {
    const auto all = compare_all(reference.observations, yours.observations, question.checkers);
    if (all.empty()) return std::nullopt;
    const bool result = all[0].observation == "result";
    const std::string where = result ? "" : all[0].observation + all[0].path + " = ";
    shown.expected = where + all[0].expected;
    shown.actual = where + all[0].actual;
  }
  return show_calls(reference, calls.size(), shown) ? std::optional{shown} : std::nullopt;
}

// The smallest first.
std::vector<Found> Search::fails_among(const std::vector<Testcase>& questions) {
  std::vector<Found> all;
  const auto reference = runs(questions, reference_files());
  const auto yours = runs(questions, submission_.files);
  for (std::size_t i = 0; i < std::min(reference.size(), yours.size()); ++i) {
    if (!reference[i] || reference[i]->raised || !yours[i]) continue;
    if (!fails_alike(*reference[i], *yours[i])) continue;
    if (auto shown = found(questions[i], *reference[i], *yours[i]))
      all.push_back(*std::move(shown));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Found& a, const Found& b) { return a.size() < b.size(); });
  return all;
}

// The lines as one expression, whose value is the last one's.
std::string typed(const std::vector<std::string>& lines) {
  if (lines.size() == 1) return lines[0];
  std::string all;
  for (const auto& line : lines) {
    const bool named = line.compare(1, 3, " = ") == 0;
    all += (all.empty() ? "[" : ", ") +
           (named ? fmt::format("({} := {})", line[0], line.substr(4)) : line);
  }
  return all + "][-1]";
}

// These calls and nothing else, in cells that have seen nothing else: what a driver does between
// them does not matter then, nor what it makes of their end.
std::optional<Found> Search::fails_when_typed(const std::vector<std::string>& lines) {
  const std::vector<Testcase> questions{question(0, typed(lines), {.calls = true})};
  const auto reference = runs(questions, reference_files());
  const auto yours = runs(questions, submission_.files);
  if (reference.empty() || yours.empty() || !reference[0] || !yours[0]) return std::nullopt;
  const auto at = first_that_differs(reference[0]->calls, yours[0]->calls, testcase_.checkers);
  if (!at || *at + 1 != lines.size()) return std::nullopt;
  auto shown = found(questions[0], *reference[0], *yours[0]);
  if (shown) shown->lines = lines;
  return shown;
}

// Again, and with as little as possible: the last call alone, those that are shown, or the whole
// testcase where the difference is not in a call.
std::optional<Found> Search::confirmed(const Found& all) {
  if (all.lines.size() > 1 && !all.alone.empty()) {
    if (auto alone = fails_when_typed({all.alone})) return alone;
  }
  if (all.in_a_call) return fails_when_typed(all.lines);
  auto again = fails_among({all.testcase});
  if (again.empty()) return std::nullopt;
  return std::move(again[0]);
}

// Whether a secret testcase makes the same calls, from its beginning; or that one call anywhere.
bool Search::is_secret(const Found& found) {
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
        secrets_->back().push_back(call.text);
        single_secrets_.insert({call.text, call.alone});
      }
    }
  }
  if (found.lines.size() == 1) return single_secrets_.contains(found.lines[0]);
  return std::any_of(secrets_->begin(), secrets_->end(), [&](const auto& calls) {
    return calls.size() >= found.lines.size() &&
           std::equal(found.lines.begin(), found.lines.end(), calls.begin());
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
  const bool in_sql = problem.kind == problems::Kind::sqlite;
  if (problem.kind != problems::Kind::python && !in_sql) return nullptr;
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
  if (submission.problem->kind == problems::Kind::sqlite)
    return find_small_database(warm, submission, failed, *testcase);
  return Search{warm, submission, failed, *testcase}.find();
}

}  // namespace runner
