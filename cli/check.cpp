// viva check: packages in, proofs out.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

#include "cli/commands.hpp"
#include "cli/kept_proofs.hpp"
#include "cli/progress_bar.hpp"
#include "cli/proof_text.hpp"
#include "problems/bank.hpp"
#include "problems/package.hpp"
#include "proving/side_by_side.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> problems;
  std::string bank;
  std::string format = "text";
  std::vector<std::string> without;
  int jobs = 0;
  bool fresh = false;
  bool survivors = false;
};

struct Chosen {
  std::vector<problems::ProblemPtr> problems;
  std::vector<proving::Proof> broken;  // packages that do not load
};

std::string id_in(const std::string& complaint) {
  return complaint.substr(0, complaint.find_first_of("/:"));
}

Chosen choose(const Options& options) {
  const fs::path folder = options.bank.empty() ? default_bank() : fs::path{options.bank};
  problems::Bank bank{folder};
  Chosen chosen;
  if (options.problems.empty()) {
    auto contents = bank.all();
    chosen.problems = std::move(contents.problems);
    for (const auto& error : contents.errors)
      chosen.broken.push_back(proving::proof_of_broken(id_in(error), error));
    if (chosen.problems.empty() && chosen.broken.empty())
      throw UsageError{folder.string() +
                       ": no package in it; they are at TOPIC/ID/problem.toml below a bank"};
    return chosen;
  }
  for (const auto& id : options.problems) {
    try {
      if (auto problem = bank.find(id)) {
        chosen.problems.push_back(std::move(problem));
        continue;
      }
    } catch (const problems::PackageError& error) {
      chosen.broken.push_back(proving::proof_of_broken(id, error.what()));
      continue;
    }
    const auto meant = bank.suggest(id);
    throw UsageError{fmt::format("no problem '{}' in {}; {}`viva list` shows them all", id,
                                 folder.string(), meant ? "did you mean '" + *meant + "'? " : "")};
  }
  return chosen;
}

// Shows each proof as soon as it is there.
class Output {
 public:
  Output(const Options& options, const Chosen& chosen)
      : json_{options.format == "json"}, bar_{chosen.problems.size() + chosen.broken.size()} {
    text_.colour = use_colour();
    text_.survivors = options.survivors;
    for (const auto& problem : chosen.problems)
      text_.width = std::max(text_.width, problem->id.size());
  }

  void show(const proving::Proof& proof) {
    bar_.clear();
    fmt::print("{}", json_ ? to_json(proof) + "\n" : to_text(proof, text_));
    std::fflush(stdout);
    bar_.advance();
    ++count_;
    if (!proof.passed()) ++failed_;
    if (!proof.judge_error.empty()) status_ = judge_failed;
    if (!proof.faults.empty()) status_ = std::max<int>(status_, not_accepted);
  }
  void show_progress(const std::string& problem, std::string_view doing, std::size_t done,
                     std::size_t all) {
    bar_.show(fmt::format("{}: {} {}/{}", problem, doing, done, all),
              static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1)));
  }
  int finish() {
    bar_.clear();
    if (!json_ && count_ > 1) fmt::print("{} of {} packages pass.\n", count_ - failed_, count_);
    return status_;
  }

 private:
  bool json_;
  ProgressBar bar_;
  ProofTextOptions text_;
  int count_ = 0, failed_ = 0;
  int status_ = all_accepted;
};

int jobs_of(const Options& options) {
  if (options.jobs > 0) return options.jobs;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int check(const Options& options) {
  const Chosen chosen = choose(options);
  Output output{options, chosen};
  for (const auto& broken : chosen.broken) output.show(broken);
  runner::LocalJudgeOptions judge;
  judge.without.insert(options.without.begin(), options.without.end());
  const KeptProofs kept{judge.guests};
  std::vector<problems::ProblemPtr> open;
  for (const auto& problem : chosen.problems) {
    const auto proof = options.fresh ? std::nullopt : kept.find(problem->digest);
    if (proof) {
      output.show(*proof);
    } else {
      open.push_back(problem);
    }
  }
  proving::Watcher watcher;
  watcher.progress = [&](const auto& problem, auto doing, auto done, auto all) {
    output.show_progress(problem, doing, done, all);
  };
  watcher.done = [&](const proving::Proof& proof) {
    kept.keep(proof);
    output.show(proof);
  };
  if (!open.empty()) prove_side_by_side(open, jobs_of(options), judge, watcher);
  return output.finish();
}

void add_options(CLI::App& command, Options& options) {
  command
      .add_option("problem", options.problems,
                  "Ids, as `viva list` shows them; all when none is given")
      ->type_name("PROBLEM");
  add_bank_option(command, options.bank);
  command.add_option("--format", options.format, "text, or json: one object per problem and line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command
      .add_option("--jobs", options.jobs,
                  "Problems that are proved at the same time (default: one for each processor)")
      ->check(CLI::Range(1, 64).description(""))
      ->type_name("N");
  command.add_flag("--fresh", options.fresh, "Prove again what has not changed since it passed");
  command.add_flag("--survivors", options.survivors, "Name surviving mutants of what passes too");
  command
      .add_option("--without", options.without,
                  "Prove although this protection is missing (cgroup)")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("check", "Put packages to the proof: verdicts, cheaters, mutants, limits");
  add_options(*command, *options);
  command->footer(
      "What is proved, and what to do about a fault, is in docs/authoring.md. What passed is kept "
      "below\n"
      "~/.cache/viva/check until the package or this program changes.\n"
      "Exit status: 0 all pass, 1 a package has faults, 2 wrong usage or no such problem, 3 the "
      "judge\n"
      "failed.\n"
      "Examples:\n"
      "  viva check                           the whole bank\n"
      "  viva check fibonacci --survivors     one problem, with the mutants that no testcase "
      "notices\n"
      "  viva check --format json | jq -r 'select(.passed | not).problem'");
  command->callback([options, &action] { action = [options] { return check(*options); }; });
}

}  // namespace cli
