#include "cli/proof_text.hpp"

#include <fmt/format.h>

#include <sstream>

#include "runner/render.hpp"

namespace cli {
namespace {

std::string painted(const std::string& text, const char* colour, bool use) {
  return use ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : text;
}

std::string count(int number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string summary(const proving::Proof& proof) {
  if (proof.reference_runs == 0) return "did not come far";
  std::string text =
      fmt::format("{} of the reference, {}", count(proof.reference_runs, "run", "runs"),
                  count(proof.submissions, "submission", "submissions"));
  if (proof.kind == "concept")
    return text + ", " + count(proof.cheaters, "wrong answer", "wrong answers");
  text += ", " + count(proof.cheaters, "cheater", "cheaters");
  text += fmt::format(", {} of {} killed ({}%)", proof.killed,
                      count(proof.mutants, "mutant", "mutants"), killed_per_cent(proof));
  if (proof.equivalent > 0) text += fmt::format(", {} equivalent", proof.equivalent);
  return text;
}

std::string survivors_of(const proving::Proof& proof) {
  std::string text;
  for (const auto& each : proof.survivors) {
    text += fmt::format("      {}:{}: {}\n          {}\n", each.file, each.line, each.mutation,
                        runner::visible(each.code, 160));
  }
  return text;
}

// By the rule of the first fault that is not about the package's form.
std::string next_step(const proving::Proof& proof) {
  for (const auto& fault : proof.faults) {
    if (fault.rule == "cheater")
      return "draw more of the input from rng, or observe more than one value, so that nothing can "
             "be guessed";
    if (fault.rule == "mutants")
      return "add a testcase that notices a survivor, or explain it: [[equivalent]] with code, "
             "mutation and why";
    if (fault.rule == "caught_by" || fault.rule == "verdict")
      return fmt::format("viva grade {} SUBMISSION --reveal shows what it does", proof.problem);
  }
  return "docs/authoring.md says what a package needs";
}

}  // namespace

std::string to_text(const proving::Proof& proof, const ProofTextOptions& options) {
  const std::string name = fmt::format("{:<{}}", proof.problem, options.width);
  const std::string cost =
      proof.kept ? "(kept)"
                 : fmt::format("{:.1f} s", static_cast<double>(proof.took.count()) / 1000);
  if (!proof.judge_error.empty())
    return fmt::format("{}  {}  the judge failed, not the package: {}\n",
                       painted("error", "1;33", options.colour), name,
                       runner::visible(proof.judge_error, 1000));
  std::string text = fmt::format("{}  {}  {}  {}\n",
                                 proof.passed() ? painted("ok   ", "32", options.colour)
                                                : painted("fails", "1;31", options.colour),
                                 name, summary(proof), cost);
  for (const auto& fault : proof.faults) {
    std::istringstream lines{runner::visible(fault.what, 4000)};
    std::string line;
    std::getline(lines, line);
    text += fmt::format("  {}  {}\n", painted(fault.rule, "1", options.colour), line);
    while (std::getline(lines, line)) text += "    " + line + "\n";
    if (fault.rule == "mutants") text += survivors_of(proof);
  }
  if (proof.passed() && options.survivors) text += survivors_of(proof);
  if (!proof.passed()) text += "  Next: " + next_step(proof) + ".\n";
  return text;
}

}  // namespace cli
