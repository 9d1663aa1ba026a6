// viva batch: submissions by the thousand in any layout, rows of results out.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <memory>

#include "batch/grading.hpp"
#include "batch/local_crew.hpp"
#include "batch/open_inputs.hpp"
#include "cli/banks.hpp"
#include "cli/batch_progress.hpp"
#include "cli/batch_summary.hpp"
#include "cli/commands.hpp"
#include "cli/result_files.hpp"
#include "cli/shell_words.hpp"
#include "cli/stop_signals.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> inputs;
  std::string problem;
  std::string map;
  std::string column;
  std::vector<std::string> banks;
  ResultOptions results;
  int jobs = 0;
  bool resume = false;
  std::string shard;
  double limit_scale = 1;
  std::uint64_t seed = 1;
  double timeout = 0;  // seconds; 0: none
  bool quiet = false;
  std::string progress = "auto";
  std::vector<std::string> without;
  bool reveal = false;
};

constexpr std::uint64_t most_shards = 10'000;

// "2/5" is the second of five.
batch::Shard shard_of(const std::string& text) {
  if (text.empty()) return {};
  std::uint64_t which = 0, count = 0;
  const char* const end = text.data() + text.size();
  const auto [slash, first_error] = std::from_chars(text.data(), end, which);
  if (first_error == std::errc{} && slash != end && *slash == '/') {
    const auto [rest, error] = std::from_chars(slash + 1, end, count);
    if (error == std::errc{} && rest == end && which >= 1 && which <= count && count <= most_shards)
      return {which - 1, count};
  }
  throw UsageError{fmt::format("--shard {}: expected which of how many, such as 1/4; at most {}",
                               text, most_shards)};
}

batch::InputOptions input_options(const Options& options) {
  batch::InputOptions input;
  input.map = options.map;
  input.problem = options.problem;
  input.column = options.column;
  return input;
}

batch::LocalCrewOptions crew_options(const Options& options) {
  batch::LocalCrewOptions crew;
  crew.jobs = options.jobs > 0 ? options.jobs : batch::processors();
  crew.reveal = options.reveal;
  crew.judge.without.insert(options.without.begin(), options.without.end());
  return crew;
}

int status_of(batch::Grading::End end, const batch::Standing& standing) {
  if (end == batch::Grading::End::stopped) return stopped_by_signal;
  if (standing.judge_errors.count > 0) return judge_failed;
  const auto accepted = standing.verdicts.find("accepted");
  const auto good = accepted == standing.verdicts.end() ? 0 : accepted->second;
  return good == standing.done ? all_accepted : not_accepted;
}

// What to type next, if anything.
std::string next_step(batch::Grading::End end, const batch::Standing& standing, bool kept) {
  const bool failed = standing.judge_errors.count > 0;
  if (end == batch::Grading::End::complete && !failed) return {};
  if (!kept) return "Without --out nothing was kept that could be gone on with.\n";
  const char* why = end == batch::Grading::End::complete ? "To try the judge errors again"
                    : end == batch::Grading::End::stopped
                        ? "Stopped; to go on"
                        : "Stopped, since the judge failed at every submission; when it is "
                          "repaired (see `viva doctor`)";
  return fmt::format("{}:\n  {}\n", why, own_command_with("--resume"));
}

void print_line(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

class Run {
 public:
  explicit Run(const Options& options)
      : options_{options}, banks_{options.banks}, files_{options.results} {}

  int run() {
    const batch::Shard shard = shard_of(options_.shard);
    if (options_.resume && files_.lines().empty())
      throw UsageError{"--resume needs --out: the file to go on with"};
    batch::OutputOptions output_options;
    output_options.problems = check_packages();
    const auto input = open_inputs();
    batch::ResultsFile results =
        files_.lines().empty()
            ? batch::ResultsFile{}
            : batch::ResultsFile{files_.lines(), options_.resume ? batch::ResultsFile::Mode::go_on
                                                                 : batch::ResultsFile::Mode::begin};
    const StopSignals signals;
    const auto outputs = files_.make_others(output_options);
    batch::LocalCrew crew{crew_options(options_)};
    BatchProgress progress{BatchProgress::form_of(options_.quiet ? "none" : options_.progress)};
    batch::GradingOptions grading;
    grading.find = [this](const std::string& id) { return banks_.find(id); };
    grading.seed = options_.seed;
    grading.limit_scale = options_.limit_scale;
    grading.shard = shard;
    for (const auto& output : outputs) grading.outputs.push_back(output.get());
    if (files_.lines().empty()) grading.on_line = print_line;
    grading.stopping = [&] { return stopping(progress); };
    grading.progress = [&](const batch::Standing& standing) { progress.show(standing); };
    return grade(*input, crew, results, std::move(grading), progress);
  }

 private:
  // What is broken is known before anything is graded.
  std::vector<problems::ProblemPtr> check_packages() {
    if (options_.problem.empty()) return banks_.all();
    return {banks_.need(options_.problem)};
  }

  std::unique_ptr<batch::Input> open_inputs() {
    const std::vector<fs::path> paths{options_.inputs.begin(), options_.inputs.end()};
    try {
      return batch::open_inputs(paths, input_options(options_), banks_);
    } catch (const batch::InputError& error) {
      throw UsageError{error.what()};
    }
  }

  bool stopping(BatchProgress& progress) {
    const bool late = options_.timeout > 0 && progress.took().count() >= options_.timeout;
    if (!late && !StopSignals::asked()) return false;
    if (!std::exchange(told_, true))
      progress.say(late ? "The time is over; finishing what runs..."
                        : "Finishing what runs; once more to stop at once...");
    return true;
  }

  int grade(batch::Input& input, batch::Crew& crew, batch::ResultsFile& results,
            batch::GradingOptions grading_options, BatchProgress& progress) {
    batch::Grading grading{input, crew, results, std::move(grading_options)};
    try {
      const auto end = grading.run();
      progress.finish(grading.standing());
      if (!options_.quiet) {
        fmt::print(stderr, "{}Results: {}\n{}",
                   summary_text(grading.standing(), progress.took().count()), files_.names(),
                   next_step(end, grading.standing(), !files_.lines().empty()));
      }
      return status_of(end, grading.standing());
    } catch (const batch::InputError& error) {
      throw UsageError{error.what()};
    } catch (const batch::ResultsError& error) {
      throw UsageError{error.what()};
    }
  }

  const Options& options_;
  Banks banks_;
  ResultFiles files_;
  bool told_ = false;
};

void add_input_options(CLI::App& command, Options& options) {
  command.add_option("input", options.inputs, "What is to be graded; see below")
      ->required()
      ->type_name("INPUT");
  command.add_option("--problem", options.problem, "The problem of everything that names none")
      ->type_name("ID");
  command
      .add_option("--map", options.map,
                  "TOML or CSV that ties files to problems and people; see docs/batch.md")
      ->check(CLI::ExistingFile.description(""))
      ->type_name("FILE");
  command.add_option("--column", options.column, "Of CSV: the column that holds the source")
      ->type_name("NAME");
  add_banks_option(command, options.banks);
}

void add_running_options(CLI::App& command, Options& options) {
  command
      .add_option("--jobs", options.jobs,
                  "Submissions that are graded at the same time (default: one for each processor)")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  command.add_flag("--resume", options.resume,
                   "Go on with the results in --out: grade what is missing there");
  command
      .add_option("--shard", options.shard,
                  "Grade every n-th submission only, from the i-th; `viva merge` joins the results")
      ->type_name("I/N");
  command
      .add_option("--limit-scale", options.limit_scale,
                  "Multiply the time limits of every problem, for a slower machine")
      ->check(CLI::Range(0.01, 1000.0).description(""))
      ->type_name("X");
  command
      .add_option("--seed", options.seed,
                  "Seed of generated inputs; the same seed gives the same results")
      ->capture_default_str()
      ->type_name("N");
  command.add_option("--timeout", options.timeout, "Stop after this time, as by Ctrl-C")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("SECONDS");
  command
      .add_option("--without", options.without,
                  "Grade although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command.add_flag("--reveal", options.reveal, "For the author: show secret testcases whole");
}

}  // namespace

void add_batch(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "batch", "Grade thousands of submissions: a class's folder, an archive, JSON lines");
  add_input_options(*command, *options);
  add_result_options(*command, options->results);
  add_running_options(*command, *options);
  command->add_flag("--quiet", options->quiet, "No progress and no summary");
  command
      ->add_option("--progress", options->progress,
                   "On stderr: auto, bar, lines, json (an object a second) or none")
      ->check(CLI::IsMember({"auto", "bar", "lines", "json", "none"}).description(""))
      ->capture_default_str()
      ->type_name("FORM");
  command->footer(
      batch::inputs_help() +
      "\nA row is appended to --out as soon as it is there, so whatever ends the run loses only "
      "what was\nrunning; --resume goes on. Ctrl-C finishes what runs first.\n"
      "Exit status: 0 all accepted, 1 something not accepted or not graded, 2 wrong usage, an "
      "input that\ncannot be read or a faulty package, 3 judge errors remain, 130 stopped.\n"
      "Examples:\n"
      "  viva batch week1.zip --problem fibonacci --out week1.jsonl --format csv,html\n"
      "  viva batch week1.zip --problem fibonacci --out week1.jsonl --format csv,html --resume\n"
      "  viva batch submissions/ --bank ~/course/problems --out grades.csv\n"
      "  viva batch completions.jsonl --bank humaneval --out run.jsonl --shard 1/4");
  command->callback([options, &action] { action = [options] { return Run{*options}.run(); }; });
}

}  // namespace cli
