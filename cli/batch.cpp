// viva batch: submissions by the thousand in any layout, rows of results out.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "batch/grading.hpp"
#include "batch/local_crew.hpp"
#include "batch/open_inputs.hpp"
#include "batch/similarity_output.hpp"
#include "cli/banks.hpp"
#include "cli/batch_options.hpp"
#include "cli/batch_progress.hpp"
#include "cli/batch_summary.hpp"
#include "cli/commands.hpp"
#include "cli/remote_crew.hpp"
#include "cli/result_files.hpp"
#include "cli/shell_words.hpp"
#include "cli/stop_signals.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_seed_of_servers = 1'000'000'000;

batch::InputOptions input_options(const BatchOptions& options) {
  batch::InputOptions input;
  input.map = options.map;
  input.problem = options.problem;
  input.column = options.column;
  return input;
}

batch::LocalCrewOptions crew_options(const BatchOptions& options) {
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
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw std::system_error{errno, std::generic_category(), "write the results to stdout"};
}

class Run {
 public:
  explicit Run(const BatchOptions& options)
      : options_{options}, banks_{options.banks}, files_{options.results} {}

  int run() {
    const batch::Shard shard = shard_of(options_.shard);
    check_lane();
    for (const auto& [given, name] :
         {std::pair{options_.resume, "--resume"}, std::pair{options_.similarity, "--similarity"}}) {
      if (given && files_.lines().empty())
        throw UsageError{fmt::format("{} needs --out, a file of results", name)};
    }
    if (options_.similarity && shard.count > 1)
      throw UsageError{
          "--similarity: a shard has not all submissions to compare; leave it out, and when the "
          "shards are merged use `viva batch INPUT... --out MERGED --resume --similarity`"};
    batch::OutputOptions output_options;
    output_options.problems = check_packages();
    const auto input = open_inputs();
    batch::ResultsFile results = open_results();
    const StopSignals signals;
    const auto outputs = files_.make_others(output_options);
    BatchProgress progress{BatchProgress::form_of(options_.quiet ? "none" : options_.progress)};
    const auto crew = make_crew(progress);
    batch::GradingOptions grading;
    grading.find = [this](const std::string& id) { return banks_.find(id); };
    grading.seed = options_.seed;
    grading.limit_scale = options_.limit_scale;
    grading.shard = shard;
    for (const auto& output : outputs) grading.outputs.push_back(output.get());
    if (files_.lines().empty()) grading.on_line = print_line;
    if (options_.similarity) compare_sources(output_options.problems, grading);
    grading.stopping = [&] { return stopping(progress); };
    grading.progress = [&](const batch::Standing& standing) { progress.show(standing); };
    return grade(*input, *crew, results, std::move(grading), progress);
  }

 private:
  // What only judges of this machine can be told.
  void check_lane() const {
    if (options_.server.empty()) return;
    for (const auto& [given, name] : {std::pair{options_.jobs != 0, "--jobs"},
                                      std::pair{options_.limit_scale != 1, "--limit-scale"},
                                      std::pair{!options_.without.empty(), "--without"}}) {
      if (given)
        throw UsageError{
            fmt::format("{} is for grading on this machine; the server at --server "
                        "has its own judges and limits",
                        name)};
    }
    if (options_.seed < 1 || options_.seed > largest_seed_of_servers)
      throw UsageError{"--seed: a server takes 1 to 1000000000"};
  }

  std::unique_ptr<batch::Crew> make_crew(BatchProgress& progress) const {
    if (options_.server.empty()) return std::make_unique<batch::LocalCrew>(crew_options(options_));
    RemoteCrewOptions crew;
    crew.remote.url = options_.server;
    crew.remote.token = options_.token;
    crew.remote.tell = [&progress](const std::string& text) { progress.say(text); };
    crew.reveal = options_.reveal;
    return std::make_unique<RemoteCrew>(std::move(crew));
  }

  // What is broken is known before anything is graded.
  std::vector<problems::ProblemPtr> check_packages() {
    if (options_.problem.empty()) return banks_.all();
    return {banks_.need(options_.problem)};
  }

  batch::ResultsFile open_results() const {
    using Mode = batch::ResultsFile::Mode;
    if (files_.lines().empty()) return {};
    return {files_.lines(), options_.resume ? Mode::go_on : Mode::begin};
  }

  void compare_sources(const std::vector<problems::ProblemPtr>& problems,
                       batch::GradingOptions& grading) {
    const auto folder = fs::absolute(files_.lines()).parent_path();
    similarity_ = std::make_unique<batch::Similarity>(problems, folder);
    grading.on_source = [this](const batch::Row& row, std::string_view text) {
      similarity_->add(row.entry, row.person, row.problem, text);
    };
  }

  std::unique_ptr<batch::Input> open_inputs() {
    auto input = batch::open_inputs({options_.inputs.begin(), options_.inputs.end()},
                                    input_options(options_), banks_);
    if (input->size() == 0)
      throw UsageError{
          fmt::format("nothing to grade was found in {}",
                      runner::printable(fmt::format("{}", fmt::join(options_.inputs, ", "))))};
    return input;
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
    const auto end = run(grading);
    progress.finish(grading.standing());
    if (similarity_ && end == batch::Grading::End::complete)
      batch::write_similarity(*similarity_, files_.lines(), "Similar solutions");
    if (!options_.quiet) {
      fmt::print(stderr, "{}Results: {}\n{}",
                 summary_text(grading.standing(), progress.took().count()), files_.names(),
                 next_step(end, grading.standing(), !files_.lines().empty()));
    }
    return status_of(end, grading.standing());
  }

  [[nodiscard]] batch::Grading::End run(batch::Grading& grading) const {
    try {
      return grading.run();
    } catch (const Unreachable& error) {
      if (files_.lines().empty()) throw;
      throw Unreachable{fmt::format("{}\nWhat was judged is kept; to go on:\n  {}", error.what(),
                                    own_command_with("--resume"))};
    }
  }

  const BatchOptions& options_;
  Banks banks_;
  ResultFiles files_;
  std::unique_ptr<batch::Similarity> similarity_;  // null: nobody asked
  bool told_ = false;
};

}  // namespace

void add_batch(CLI::App& app, Action& action) {
  auto options = std::make_shared<BatchOptions>();
  CLI::App* command = app.add_subcommand(
      "batch", "Grade thousands of submissions: a class's folder, an archive, JSON lines");
  add_batch_options(*command, *options);
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
      "  viva batch completions.jsonl --bank humaneval --out run.jsonl --shard 1/4\n"
      "  VIVA_TOKEN=viva_... viva batch week1.zip --out week1.jsonl --server "
      "https://viva.example.org");
  command->callback([options, &action] {
    action = [options] {
      try {
        return Run{*options}.run();
      } catch (const batch::InputError& error) {
        throw UsageError{error.what()};
      } catch (const batch::ResultsError& error) {
        throw UsageError{error.what()};
      }
    };
  });
}

}  // namespace cli
