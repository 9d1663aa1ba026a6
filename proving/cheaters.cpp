#include "proving/cheaters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "proving/literals.hpp"
#include "proving/trial.hpp"
#include "proving/workshop.hpp"

namespace proving {
namespace {

using problems::Kind;
using problems::Visibility;
using runner::Verdict;

constexpr std::uint64_t seed = 1;
constexpr std::uint64_t other_seed = 2;
// What waits or loops is stopped in its first testcase; the others need not be tried.
constexpr std::chrono::milliseconds long_enough{100};
constexpr std::chrono::milliseconds all_of_them{60'000};
constexpr std::size_t longest_literal = 20'000;

std::vector<problems::File> with_main(const Trial& trial, const std::string& source) {
  auto files = trial.reference().files;
  files.at(0).text = source;
  return files;
}

void complain(Trial& trial, const Cheater& cheater, const runner::Report& report) {
  std::vector<std::string> won;
  const auto samples = samples_of(trial.problem());
  for (const auto& name : accepted_in(report)) {
    if (!samples.contains(name)) won.push_back(name);
  }
  if (!won.empty())
    trial.fault("cheater", fmt::format("a solution that {} passes '{}'", cheater.does,
                                       fmt::join(won, "', '")));
}

void prove_against(Trial& trial, const Cheater& cheater, std::uint64_t with_seed) {
  const bool stops = cheater.end == Cheater::End::any;
  const auto report = trial.run_tightly(with_main(trial, cheater.source), with_seed,
                                        stops ? all_of_them : long_enough);
  ++trial.proof().cheaters;
  complain(trial, cheater, report);
  const bool stopped =
      std::any_of(report.testcases.begin(), report.testcases.end(),
                  [](const auto& each) { return each.verdict == Verdict::time_limit_exceeded; });
  if (cheater.end == Cheater::End::loops && !stopped)
    trial.fault("too_slow", fmt::format("a solution that {} is not stopped by the time limit: {}",
                                        cheater.does, runner::to_string(report.verdict)));
}

std::size_t columns_of(Trial& trial) {
  if (trial.problem().sqlite.mode != problems::SqliteSettings::Mode::query) return 0;
  const auto facts = trial.judge().observe({trial.problem_ptr(), trial.reference().files, seed});
  for (const auto& each : facts) {
    const auto* reply = std::get_if<runner::GuestReply>(&each.ending);
    if (reply == nullptr || reply->observations.empty()) continue;
    if (const auto* count = std::get_if<runner::Integer>(&reply->observations[0].second.is))
      return count->convert_to<std::size_t>();
  }
  return 1;
}

std::vector<Cheater> cheaters_of(Trial& trial) {
  if (trial.problem().kind == Kind::sqlite) return sql_cheaters(trial.problem(), columns_of(trial));
  if (trial.problem().main_file.ends_with(".js"))
    return javascript_cheaters(trial.reference().files.at(0).text);
  return python_cheaters(trial.judge(), trial.reference().files.at(0).text);
}

// A solution that shows this whatever it is asked; nothing when there is no such solution.
std::optional<std::string> leak_of(Trial& trial, const runner::Observations& seen) {
  if (trial.problem().kind == Kind::sqlite) return sql_for_rows(seen);
  if (seen.size() != 1) return std::nullopt;
  if (trial.problem().kind == Kind::javascript) {
    const auto literal = javascript_literal(seen[0].second);
    if (!literal || literal->size() > longest_literal) return std::nullopt;
    return javascript_constant(trial.reference().files.at(0).text, "return " + *literal + ";");
  }
  if (!trial.problem().main_file.ends_with(".py")) return std::nullopt;
  const auto literal = python_literal(seen[0].second);
  if (!literal || literal->size() > longest_literal) return std::nullopt;
  return python_constant(trial.judge(), trial.reference().files.at(0).text, *literal);
}

// Who has seen one secret testcase knows its result, for that seed. Where another seed has the same
// there is nothing to learn by trying; that is a fault of its own, see reference.cpp.
void prove_against_leaks(Trial& trial) {
  const auto facts = trial.judge().observe({trial.problem_ptr(), trial.reference().files, seed});
  const auto others =
      trial.judge().observe({trial.problem_ptr(), trial.reference().files, other_seed});
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& testcase = trial.problem().testcases[i];
    const auto* reply = std::get_if<runner::GuestReply>(&facts[i].ending);
    const auto* other = std::get_if<runner::GuestReply>(&others.at(i).ending);
    if (testcase.visibility != Visibility::secret || reply == nullptr || other == nullptr) continue;
    if (runner::compare_all(reply->observations, other->observations, testcase.checkers).empty())
      continue;
    const auto source = leak_of(trial, reply->observations);
    if (!source || source->empty()) continue;
    prove_against(trial,
                  {fmt::format("knows the result of '{}' with another seed", testcase.name),
                   Cheater::End::any, *source},
                  other_seed);
  }
}

}  // namespace

// They may get what the samples give away, and no more.
void prove_against_cheaters(Trial& trial) {
  const auto cheaters = cheaters_of(trial);
  for (std::size_t i = 0; i < cheaters.size(); ++i) {
    trial.progress("cheaters", i, cheaters.size());
    prove_against(trial, cheaters[i], seed);
  }
  prove_against_leaks(trial);
}

}  // namespace proving
