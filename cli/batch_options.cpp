#include "cli/batch_options.hpp"

#include <fmt/format.h>

#include <charconv>

#include "cli/banks.hpp"
#include "cli/commands.hpp"

namespace cli {
namespace {

constexpr std::uint64_t most_shards = 10'000;

void add_input_options(CLI::App& command, BatchOptions& options) {
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

void add_running_options(CLI::App& command, BatchOptions& options) {
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
      ->check(refuse_negative)
      ->capture_default_str()
      ->type_name("N");
  command.add_option("--timeout", options.timeout, "Stop after this time, as by Ctrl-C")
      ->check(CLI::Range(0.001, 1e9).description(""))
      ->type_name("SECONDS");
  command
      .add_option("--without", options.without,
                  "Grade although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  command.add_flag("--reveal", options.reveal, "For the author: show secret testcases whole");
}

// VIVA_SERVER does not count here: where a whole batch is graded is to be said.
void add_lane_options(CLI::App& command, BatchOptions& options) {
  command
      .add_option("--server", options.server,
                  "Feed the batch lane of this server; the results are the same")
      ->type_name("URL");
  command.add_option("--token", options.token, "Who you are there; better kept in VIVA_TOKEN")
      ->envname("VIVA_TOKEN")
      ->type_name("TOKEN");
}

}  // namespace

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

void add_batch_options(CLI::App& command, BatchOptions& options) {
  add_input_options(command, options);
  add_result_options(command, options.results);
  command.add_flag("--similarity", options.similarity,
                   "Also report which solutions are nearly the same; needs --out");
  add_running_options(command, options);
  add_lane_options(command, options);
  command.add_flag("--quiet", options.quiet, "No progress and no summary");
  command
      .add_option("--progress", options.progress,
                  "On stderr: auto, bar, lines, json (an object a second) or none")
      ->check(CLI::IsMember({"auto", "bar", "lines", "json", "none"}).description(""))
      ->capture_default_str()
      ->type_name("FORM");
}

}  // namespace cli
