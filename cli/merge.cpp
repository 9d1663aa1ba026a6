// viva merge: results of several runs of one batch in, one file of results and its other formats
// out.
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "batch/merging.hpp"
#include "batch/standing.hpp"
#include "cli/banks.hpp"
#include "cli/batch_summary.hpp"
#include "cli/commands.hpp"
#include "cli/result_files.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> banks;
  ResultOptions results;
  bool quiet = false;
};

// The one file that is only to be had in other formats is not written again.
bool is_only_input(const fs::path& out, const Options& options) {
  std::error_code missing;
  return options.files.size() == 1 && fs::equivalent(out, options.files[0], missing);
}

void say_gaps(const std::vector<std::string>& gaps) {
  if (gaps.empty()) return;
  std::string text = "viva: warning: no file has these entries:";
  for (std::size_t i = 0; i < gaps.size() && i < 10; ++i) text += (i > 0 ? ", " : " ") + gaps[i];
  fmt::print(stderr, "{}{}; a shard is missing, or was stopped\n", text,
             gaps.size() > 10 ? ", ..." : "");
}

int status_of(const batch::Standing& standing, bool whole) {
  if (standing.judge_errors.count > 0) return judge_failed;
  const auto accepted = standing.verdicts.find("accepted");
  const auto good = accepted == standing.verdicts.end() ? 0 : accepted->second;
  return whole && good == standing.done ? all_accepted : not_accepted;
}

int merge(const Options& options) {
  const ResultFiles files{options.results};
  const batch::Merging merging{{options.files.begin(), options.files.end()}};
  if (!merging.contradictions().empty()) {
    for (const auto& one : merging.contradictions()) fmt::print(stderr, "{}\n", one);
    throw UsageError{"these are no results of one batch; nothing was written"};
  }
  std::unique_ptr<batch::ResultsFile> lines;
  if (!files.lines().empty() && !is_only_input(files.lines(), options))
    lines = std::make_unique<batch::ResultsFile>(files.lines(), batch::ResultsFile::Mode::begin);
  batch::OutputOptions output_options;
  output_options.problems = Banks{options.banks}.all();
  const auto outputs = files.make_others(output_options);
  batch::Standing standing;
  std::vector<batch::ResultsFile::Place> places;
  merging.each([&](const std::string& line) {
    const batch::Row row = batch::parse_row(line);
    standing.add(batch::outcome_of(row), row.source);
    if (lines) places.push_back(lines->append(line));
    if (files.lines().empty()) fmt::print("{}\n", line);
    for (const auto& output : outputs) output->add(row);
  });
  if (lines) lines->put_in_order(places);
  for (const auto& output : outputs) output->finish();
  const auto gaps = merging.gaps();
  if (!options.quiet)
    fmt::print(stderr, "{}Results: {}\n", summary_text(standing, std::nullopt), files.names());
  say_gaps(gaps);
  return status_of(standing, gaps.empty());
}

}  // namespace

void add_merge(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "merge", "Join results of `viva batch`, such as shards; write them in other formats");
  command->add_option("results", options->files, "Files of JSON lines that `viva batch` wrote")
      ->required()
      ->check(CLI::ExistingFile.description(""))
      ->type_name("RESULTS");
  add_result_options(*command, options->results);
  add_banks_option(*command, options->banks);
  command->add_flag("--quiet", options->quiet, "No summary");
  command->footer(
      "Rows come in the order of the input. A row that two files have, apart from times, is taken "
      "once; where they\ncontradict each other nothing is written. What no file has is said.\n"
      "Exit status: 0 all accepted, 1 something not accepted or missing, 2 wrong usage or a "
      "contradiction,\n3 judge errors remain.\n"
      "Examples:\n"
      "  viva merge shard1.jsonl shard2.jsonl --out all.jsonl --format csv,html\n"
      "  viva merge week1.jsonl --out week1.html");
  command->callback([options, &action] {
    action = [options] {
      try {
        return merge(*options);
      } catch (const batch::ResultsError& error) {
        throw UsageError{error.what()};
      }
    };
  });
}

}  // namespace cli
