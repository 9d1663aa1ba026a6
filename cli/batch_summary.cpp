#include "cli/batch_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/batch_progress.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

constexpr std::size_t most_problems = 40;  // a table that is longer is in the other formats

std::string counts(const batch::Standing& standing) {
  std::string text;
  const auto note = [&](std::uint64_t count, const char* what) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  };
  note(standing.kept, "kept from an earlier run");
  note(standing.again, "graded again");
  note(standing.copied, "the same as another one and graded once");
  return text.empty() ? text : text + "\n";
}

std::string table(const batch::Standing& standing) {
  std::size_t width = 7;
  for (const auto& [problem, about] : standing.problems) width = std::max(width, problem.size());
  std::string text = fmt::format("{:<{}}  {:>7}  {:>8}  {:>10}\n", "problem", width, "graded",
                                 "accepted", "mean score");
  std::size_t shown = 0;
  for (const auto& [problem, about] : standing.problems) {
    if (++shown > most_problems) {
      text += fmt::format("... and {} problems more\n", standing.problems.size() - most_problems);
      break;
    }
    const auto graded = static_cast<double>(about.graded);
    text += fmt::format("{:<{}}  {:>7}  {:>6.1f} %  {:>8.1f} %\n", problem, width, about.graded,
                        100.0 * static_cast<double>(about.accepted) / graded,
                        100.0 * about.share / graded);
  }
  return text;
}

std::string excuses(const batch::Standing::Excuses& excuses, const char* title) {
  if (excuses.count == 0) return {};
  std::string text = fmt::format("{}: {}\n", title, excuses.count);
  for (const auto& one : excuses.first) text += "  " + one + "\n";
  if (excuses.count > excuses.first.size()) text += "  ...\n";
  return text;
}

}  // namespace

std::string summary_text(const batch::Standing& standing, std::optional<double> seconds) {
  const auto graded = static_cast<double>(standing.done - standing.kept);
  const std::string verdicts = verdict_counts(standing);
  std::string text = fmt::format("{} submission{}", standing.done, standing.done == 1 ? "" : "s");
  if (seconds && *seconds > 0)
    text += fmt::format(" in {} ({:.1f}/s)", clock_text(*seconds), graded / *seconds);
  text += (verdicts.empty() ? "" : ": " + verdicts) + "\n";
  text += counts(standing);
  if (!standing.problems.empty()) text += table(standing);
  text += excuses(standing.skipped, "Not graded");
  text += excuses(standing.judge_errors, "Judge errors, which count nowhere");
  return runner::printable(text);
}

}  // namespace cli
