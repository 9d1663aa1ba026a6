// viva grade: files in, feedback out.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "cli/commands.hpp"
#include "cli/source_files.hpp"
#include "problems/bank.hpp"
#include "runner/feedback.hpp"
#include "runner/local_judge.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string problem;
  std::vector<std::string> files;
  std::string format = "text";
  std::string bank;
  std::vector<std::string> without;
  std::uint64_t seed = 1;
  bool reveal = false;
  bool no_remarks = false;
};

problems::ProblemPtr find_problem(const Options& options) {
  const fs::path folder = options.bank.empty() ? default_bank() : fs::path{options.bank};
  problems::Bank bank{folder};
  auto problem = bank.find(options.problem);
  if (problem) return problem;
  const auto meant = bank.suggest(options.problem);
  throw UsageError{fmt::format("no problem '{}' in {}; {}`viva list` shows them all",
                               options.problem, folder.string(),
                               meant ? "did you mean '" + *meant + "'? " : "")};
}

std::string show(const runner::Report& report, const std::string& file, const Options& options) {
  if (options.format == "json") return runner::to_json(report, file, options.reveal) + "\n";
  return runner::to_text(report, file, {use_colour(), options.reveal, terminal_width()});
}

int grade(const Options& options) {
  const auto problem = find_problem(options);
  std::vector<runner::Submission> submissions;
  for (const auto& file : options.files)
    submissions.push_back({problem, read_submission(file, problem->main_file), options.seed,
                           !options.no_remarks, !options.no_remarks});
  runner::LocalJudgeOptions judge_options;
  judge_options.without.insert(options.without.begin(), options.without.end());
  runner::LocalJudge judge{judge_options};
  int status = all_accepted;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    const runner::Report report = judge.judge(submissions[i], {});
    const std::string text =
        (i > 0 && options.format == "text" ? "\n" : "") + show(report, options.files[i], options);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    if (i + 1 < submissions.size()) judge.make_ready();
    const bool failed = report.verdict == runner::Verdict::judge_error;
    if (report.verdict != runner::Verdict::accepted)
      status = std::max<int>(status, failed ? judge_failed : not_accepted);
  }
  return status;
}

}  // namespace

void add_grade(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("grade", "Grade files against a problem and show the feedback");
  command->add_option("problem", options->problem, "The problem's id, as `viva list` shows it")
      ->required()
      ->type_name("PROBLEM");
  command->add_option("file", options->files, "Submissions: each a file, or a folder of files")
      ->required()
      ->type_name("FILE");
  command->add_option("--format", options->format, "text, or json: one object per file and line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  add_bank_option(*command, options->bank);
  command
      ->add_option("--seed", options->seed,
                   "Seed of generated inputs; the same seed gives the same report")
      ->check(refuse_negative)
      ->capture_default_str()
      ->type_name("N");
  command
      ->add_option("--without", options->without,
                   "Grade although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command->add_flag("--reveal", options->reveal, "For the author: show secret testcases whole");
  command->add_flag(
      "--no-remarks", options->no_remarks,
      "Only verdicts: nothing on how a right answer could be better, no input on which "
      "a wrong one fails");
  command->footer(
      "Exit status: 0 all accepted, 1 something not accepted, 2 wrong usage or no such problem or "
      "file,\n"
      "3 the judge failed.\n"
      "Examples:\n"
      "  viva grade fibonacci solution.py\n"
      "  viva grade audit-trigger *.sql --format json\n"
      "  viva grade fibonacci solution.py --reveal --seed 7");
  command->callback([options, &action] { action = [options] { return grade(*options); }; });
}

}  // namespace cli
