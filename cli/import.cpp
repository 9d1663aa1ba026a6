// viva import: tasks that others wrote in, packages out.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"
#include "importing/importer.hpp"
#include "importing/report.hpp"
#include "importing/source.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string source;
  importing::SourceOptions reading;
  std::string out;
  std::string topic;
  std::vector<std::string> only;
  std::string format = "text";
  std::vector<std::string> without;
  int jobs = 0;
  bool force = false;
  bool no_proof = false;
};

// Those that were asked for; throws UsageError when one of them is not there.
std::vector<importing::Task> chosen(std::vector<importing::Task> tasks,
                                    const std::vector<std::string>& only) {
  if (only.empty()) return tasks;
  std::vector<importing::Task> some;
  for (const auto& word : only) {
    const auto named = [&](const auto& task) { return task.name == word || task.id == word; };
    const auto found = std::find_if(tasks.begin(), tasks.end(), named);
    if (found == tasks.end())
      throw UsageError{fmt::format("no task '{}' in the source; the first is '{}'", word,
                                   tasks.empty() ? "" : tasks.front().name)};
    some.push_back(*found);
  }
  return some;
}

importing::ImportOptions import_options(const Options& options, const std::string& topic) {
  importing::ImportOptions to;
  to.bank = options.out.empty() ? default_bank() : fs::path{options.out};
  to.topic = options.topic.empty() ? topic : options.topic;
  refuse_bad_word("topic", to.topic);
  to.overwrite = options.force;
  to.proof = !options.no_proof;
  to.jobs = options.jobs > 0 ? options.jobs
                             : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  to.judge.without.insert(options.without.begin(), options.without.end());
  return to;
}

// Before anything is run, so that nobody waits for it.
void refuse_unwritable(const fs::path& folder) {
  fs::path there = fs::absolute(folder);
  std::error_code error;
  while (!fs::exists(there, error) && there.has_parent_path() && there != there.parent_path())
    there = there.parent_path();
  const bool is_folder = fs::is_directory(there, error);
  if (is_folder && ::access(there.c_str(), W_OK | X_OK) == 0) return;
  const std::string why =
      is_folder ? std::generic_category().message(errno) : there.string() + " is no folder";
  throw UsageError{
      fmt::format("{}: packages cannot be written there: {}; --out names another "
                  "folder",
                  folder.string(), why)};
}

int import(const Options& options) {
  importing::Source source;
  try {
    source = importing::read_source(options.source, options.reading);
  } catch (const importing::SourceError& error) {
    throw UsageError{error.what()};
  }
  const auto tasks = chosen(std::move(source.tasks), options.only);
  const auto to = import_options(options, source.topic);
  refuse_unwritable(to.bank / to.topic);
  ProgressBar bar{tasks.size()};
  const bool json = options.format == "json";
  bar.show("starting", 0);
  const auto outcomes = importing::import_all(tasks, to, [&](const importing::Outcome& outcome) {
    if (!outcome.imported() && !json) {
      bar.clear();
      fmt::print(stderr, "{}\n", runner::printable(importing::line_about(outcome)));
    }
    bar.advance();
    bar.show(runner::printable(outcome.task), 0);
  });
  bar.clear();
  if (json) {
    for (const auto& outcome : outcomes) fmt::print("{}\n", importing::to_json(outcome));
  } else {
    fmt::print("{}", importing::summary(outcomes, to.bank / to.topic));
  }
  const bool all = std::all_of(outcomes.begin(), outcomes.end(),
                               [](const auto& outcome) { return outcome.imported(); });
  return all ? all_accepted : not_accepted;
}

void add_options(CLI::App& command, Options& options) {
  command.add_option("source", options.source, "A file or folder, see below")
      ->required()
      ->type_name("SOURCE");
  command.add_option("--from", options.reading.form, "What the source is, if not by itself clear")
      ->check(CLI::IsMember(importing::form_words()).description(""))
      ->capture_default_str()
      ->type_name("FORM");
  command
      .add_option("--out", options.out,
                  "The bank that packages are written to (default: that of viva new)")
      ->envname("VIVA_BANK")
      ->type_name("FOLDER");
  command.add_option("--topic", options.topic, "The folder above the packages (default: the form)")
      ->type_name("TOPIC");
  command.add_option("--only", options.only, "These tasks, by their own names or by ids")
      ->type_name("ID");
  command.add_flag("--force", options.force, "Write packages anew that are there already");
  command.add_flag("--challenges", options.reading.challenges,
                   "MBPP: the asserts of challenge_test_list too");
  command.add_flag("--no-proof", options.no_proof, "Do not grade each reference with its package");
  command
      .add_option("--jobs", options.jobs,
                  "Tasks that are imported at the same time (default: one for each processor)")
      ->check(CLI::Range(1, 64).description(""))
      ->type_name("N");
  command.add_option("--format", options.format, "text, or json: one object per task and line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command
      .add_option("--without", options.without,
                  "Import although this protection is missing (cgroup)")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
}

}  // namespace

void add_import(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("import", "Make packages of tasks that others wrote, with their tests");
  add_options(*command, *options);
  command->footer(
      "Sources: a file of JSON lines in the form of HumanEval or MBPP, also compressed; an "
      "Exercism\n"
      "exercise, a Kattis problem package, a folder of unittest, pytest or Django tests with what "
      "they\n"
      "import, an SQL question (question.toml), or a folder of these.\n"
      "Asserts become observations, so that what is expected stays out of the candidate's cell;\n"
      "where that cannot be, the package says asserts = \"inside\" and so does every report.\n"
      "docs/importing.md has the details.\n"
      "Exit status: 0 all imported, 1 some refused, 2 wrong usage, 3 the judge failed.\n"
      "Examples:\n"
      "  viva import HumanEval.jsonl.gz --out bank\n"
      "  viva import mbpp.jsonl --out bank --only 2 11\n"
      "  viva import HumanEval.jsonl --out bank --format json | jq -r 'select(.imported | "
      "not).reason'");
  command->callback([options, &action] { action = [options] { return import(*options); }; });
}

}  // namespace cli
