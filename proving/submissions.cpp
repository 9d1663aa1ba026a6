// What a package brings along: every submission ends as its folder says, the wrong ones are caught
// where caught_by says, and every testcase catches one.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "proving/trial.hpp"

namespace proving {
namespace {

using runner::Verdict;

constexpr std::uint64_t seed = 1;

// Those about how an answer is right count where they are the first: else they were not looked at.
std::set<std::string> failed_in(const problems::Problem& problem, const runner::Report& report) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < report.testcases.size(); ++i) {
    if (report.testcases[i].verdict == Verdict::accepted) continue;
    if (names.empty() || !problem.testcases.at(i).is_about_how())
      names.insert(report.testcases[i].name);
  }
  return names;
}

std::string why(const runner::Report& report) {
  for (const auto& each : report.testcases) {
    if (each.verdict == Verdict::accepted) continue;
    return fmt::format(" (testcase '{}': {})", each.name, each.message.substr(0, 200));
  }
  return {};
}

std::string said(const std::set<std::string>& failed) {
  if (failed.empty()) return "no testcase fails it";
  return fmt::format("it fails [\"{}\"]", fmt::join(failed, "\", \""));
}

void prove_caught(Trial& trial, const std::string& name, const std::set<std::string>& failed) {
  const auto& caught_by = trial.problem().caught_by;
  const auto found = caught_by.find(name);
  if (found == caught_by.end()) {
    trial.fault("caught_by", fmt::format("{}: no entry in [caught_by]; {}", name, said(failed)));
    return;
  }
  for (const auto& testcase : found->second) {
    if (!failed.contains(testcase))
      trial.fault("caught_by",
                  fmt::format("{}: testcase '{}' accepts it; {}", name, testcase, said(failed)));
  }
}

void prove_starter(Trial& trial) {
  const auto& problem = trial.problem();
  const auto report = trial.run({{problem.main_file, problem.starter}}, seed);
  if (report.verdict == Verdict::accepted)
    trial.fault("starter", "the starter is accepted as it is");
  // A starter of comments alone is no SQL; of the other kinds it has to load.
  if (report.verdict == Verdict::compile_error && problem.kind != problems::Kind::sqlite)
    trial.fault("starter", "the starter does not load" + why(report));
}

}  // namespace

void prove_submissions(Trial& trial) {
  const auto& all = trial.problem().submissions;
  std::set<std::string> sharp;  // testcases that some wrong submission fails
  for (std::size_t i = 0; i < all.size(); ++i) {
    trial.progress("submissions", i, all.size());
    const std::string name = all[i].verdict + "/" + all[i].name;
    const auto report = trial.run(all[i].files, seed);
    ++trial.proof().submissions;
    if (runner::to_string(report.verdict) != all[i].verdict)
      trial.fault("verdict",
                  fmt::format("{}: {}{}", name, runner::to_string(report.verdict), why(report)));
    if (all[i].verdict == "accepted") continue;
    const auto failed = failed_in(trial.problem(), report);
    sharp.insert(failed.begin(), failed.end());
    prove_caught(trial, name, failed);
  }
  for (const auto& testcase : trial.problem().testcases) {
    if (!sharp.contains(testcase.name))
      trial.fault("blunt",
                  fmt::format("testcase '{}': no wrong submission fails it", testcase.name));
  }
  prove_starter(trial);
}

}  // namespace proving
