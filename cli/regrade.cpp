// viva regrade: results and their sources in, who moves and by how much out; then, if it is asked
// for, the results as they are now.
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "batch/grading.hpp"
#include "batch/local_crew.hpp"
#include "batch/open_inputs.hpp"
#include "batch/regrading.hpp"
#include "cli/banks.hpp"
#include "cli/batch_options.hpp"
#include "cli/batch_progress.hpp"
#include "cli/commands.hpp"
#include "cli/moves_text.hpp"
#include "cli/stop_signals.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string results;
  std::vector<std::string> inputs;
  std::string problem;
  std::string map;
  std::string column;
  std::vector<std::string> banks;
  std::string version = "current";
  std::string out;
  bool write = false;
  std::optional<std::uint64_t> seed;
  double limit_scale = 1;
  std::string format = "text";
  int jobs = 0;
  std::vector<std::string> without;
  bool reveal = false;
};

class Regrade {
 public:
  explicit Regrade(const Options& options) : options_{options}, banks_{options.banks} {}

  int run() {
    check_out();
    const bool current = options_.version == "current";
    version_ = current ? nullptr : banks_.need_version(options_.version);
    batch::Regrading regrading{options_.results,
                               current ? std::set<std::string>{} : std::set{version_->id}};
    for (const auto& id : regrading.problems()) {
      if (current) (void)banks_.need(id);  // what is broken is known before anything is graded
    }
    const StopSignals signals;
    if (grade(regrading) == batch::Grading::End::stopped) {
      fmt::print(stderr, "Stopped; nothing was written.\n");
      return stopped_by_signal;
    }
    fmt::print("{}", options_.format == "json" ? moves_json(regrading) : moves_text(regrading));
    std::fflush(stdout);
    write(regrading);
    if (regrading.counts().failed > 0) return judge_failed;
    return regrading.moves().empty() ? all_accepted : not_accepted;
  }

 private:
  void check_out() const {
    std::error_code missing;
    if (!options_.out.empty() && fs::equivalent(options_.out, options_.results, missing))
      throw UsageError{"--out is the file of the results itself; --write does that"};
  }

  problems::ProblemPtr find(const std::string& id) const {
    if (version_) return version_->id == id ? version_ : nullptr;
    return banks_.find(id);
  }

  batch::Grading::End grade(batch::Regrading& regrading) {
    batch::InputOptions input_options;
    input_options.map = options_.map;
    input_options.problem = options_.problem;
    input_options.column = options_.column;
    const std::vector<fs::path> paths{options_.inputs.begin(), options_.inputs.end()};
    const auto all = batch::open_inputs(paths, input_options, banks_);
    const auto chosen = regrading.chosen_of(*all, [this](const auto& id) { return find(id); });
    batch::LocalCrewOptions crew_options;
    crew_options.jobs = options_.jobs > 0 ? options_.jobs : batch::processors();
    crew_options.reveal = options_.reveal;
    crew_options.judge.without.insert(options_.without.begin(), options_.without.end());
    batch::LocalCrew crew{crew_options};
    batch::ResultsFile results;
    BatchProgress progress{BatchProgress::form_of("auto")};
    batch::GradingOptions grading_options;
    grading_options.find = [this](const auto& id) { return find(id); };
    grading_options.seed = options_.seed.value_or(regrading.seed());
    grading_options.limit_scale = options_.limit_scale;
    grading_options.outputs = {&regrading};
    grading_options.stopping = [] { return StopSignals::asked(); };
    grading_options.progress = [&](const auto& standing) { progress.show(standing); };
    batch::Grading grading{*chosen, crew, results, std::move(grading_options)};
    return grading.run();
  }

  void write(batch::Regrading& regrading) const {
    if (!options_.write && options_.out.empty()) {
      if (options_.format == "text")
        fmt::print("Nothing was written. --write puts it into {}, --out FILE elsewhere.\n",
                   options_.results);
      return;
    }
    const auto put = [&](batch::ResultsFile& file) {
      std::vector<batch::ResultsFile::Place> places;
      regrading.each([&](const std::string& line) { places.push_back(file.append(line)); });
      file.put_in_order(places);
      fmt::print(stderr, "Results: {}\n", file.path().string());
    };
    if (options_.write) {
      batch::ResultsFile file{options_.results, batch::ResultsFile::Mode::go_on};
      put(file);
    }
    if (!options_.out.empty()) {
      batch::ResultsFile file{options_.out, batch::ResultsFile::Mode::begin};
      put(file);
    }
  }

  const Options& options_;
  Banks banks_;
  problems::ProblemPtr version_;  // null: whatever the banks have
};

void add_options(CLI::App& command, Options& options) {
  command.add_option("results", options.results, "What `viva batch` wrote")
      ->required()
      ->check(CLI::ExistingFile.description(""))
      ->type_name("RESULTS");
  command.add_option("input", options.inputs, "The sources, as they were given to `viva batch`")
      ->required()
      ->type_name("INPUT");
  command.add_option("--problem", options.problem, "The problem of everything that names none")
      ->type_name("ID");
  command.add_option("--map", options.map, "As for `viva batch`")
      ->check(CLI::ExistingFile.description(""))
      ->type_name("FILE");
  command.add_option("--column", options.column, "As for `viva batch`")->type_name("NAME");
  add_banks_option(command, options.banks);
  command
      .add_option("--problem-version", options.version,
                  "current: what the bank has now; or the digest of one package, whose submissions "
                  "alone are graded again")
      ->capture_default_str()
      ->type_name("DIGEST");
  command.add_flag("--write", options.write, "Write it into RESULTS");
  command.add_option("--out", options.out, "Write it into another file")->type_name("FILE");
  command.add_option("--seed", options.seed, "Another seed than that of the results")
      ->check(refuse_negative)
      ->type_name("N");
  command.add_option("--limit-scale", options.limit_scale, "Multiply the time limits")
      ->check(CLI::Range(0.01, 1000.0).description(""))
      ->type_name("X");
  command.add_option("--format", options.format, "text, or json: one object for each who moves")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command.add_option("--jobs", options.jobs, "As for `viva batch`")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  command
      .add_option("--without", options.without,
                  "Grade although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  command.add_flag("--reveal", options.reveal, "For the author: show secret testcases whole");
}

}  // namespace

void add_regrade(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "regrade", "Grade results again, and show who moves before anything is written");
  add_options(*command, *options);
  command->footer(
      "Sources are found by their digests, whatever they are called now. Other formats are made by "
      "`viva merge`.\n"
      "Exit status: 0 nobody moves, 1 somebody does, 2 wrong usage, 3 some could not be graded, "
      "130 "
      "stopped.\n"
      "Examples:\n"
      "  viva regrade week1.jsonl week1.zip --problem fibonacci\n"
      "  viva regrade week1.jsonl week1.zip --problem fibonacci --write\n"
      "  viva regrade all.jsonl submissions/ --bank fixed/ --problem-version sha256:3f9a...");
  command->callback([options, &action] {
    action = [options] {
      try {
        return Regrade{*options}.run();
      } catch (const batch::InputError& error) {
        throw UsageError{error.what()};
      } catch (const batch::ResultsError& error) {
        throw UsageError{error.what()};
      }
    };
  });
}

}  // namespace cli
