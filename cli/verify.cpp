// viva verify: a report and the source it is of in, the same graded again from its receipt, and
// whether the two agree.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>

#include "batch/comparing.hpp"
#include "batch/open_inputs.hpp"
#include "batch/replay.hpp"
#include "batch/results_file.hpp"
#include "cli/banks.hpp"
#include "cli/commands.hpp"
#include "cli/source_files.hpp"
#include "runner/feedback.hpp"
#include "runner/local_judge.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace json = boost::json;

struct Options {
  std::string report;
  std::string source;
  std::optional<std::uint64_t> row;
  std::string person;
  std::vector<std::string> banks;
  std::string format = "text";
  std::vector<std::string> without;
};

std::string text_of(const json::object& report, const char* key) {
  return runner::printable(report.at(key).as_string());
}

void print_json(const json::object& said, const std::vector<std::string>& wrong) {
  json::array list;
  for (const auto& one : wrong) list.emplace_back(runner::printable(one));
  fmt::print("{}\n", json::serialize(json::object{{"problem", said.at("problem")},
                                                  {"problem_digest", said.at("problem_digest")},
                                                  {"agrees", wrong.empty()},
                                                  {"verdict", said.at("verdict")},
                                                  {"disagreements", std::move(list)}}));
}

void print_text(const json::object& said, const std::vector<std::string>& wrong,
                std::uint64_t seed) {
  const auto& testcases = said.at("testcases").as_array();
  if (wrong.empty()) {
    fmt::print(
        "{}: agrees: {}, {} of {} points, {} testcases alike; replayed with seed {} and the "
        "limits of the receipt\n",
        text_of(said, "problem"), text_of(said, "verdict"),
        said.at("score").to_number<std::int64_t>(), said.at("max_score").to_number<std::int64_t>(),
        testcases.size(), seed);
    return;
  }
  fmt::print("{}: does not agree:\n", text_of(said, "problem"));
  for (const auto& one : wrong) fmt::print("  {}\n", runner::printable(one));
}

// Of a row what `viva batch` reads in the source, with or without --problem: a line of JSON lines,
// a folder or a notebook of an archive. Else the file or the folder as `viva grade` reads it.
std::vector<problems::File> files_of(const std::string& source, const batch::Said& said,
                                     const problems::Problem& problem, const Banks& banks) {
  batch::InputOptions options;
  for (const auto& given : {std::string{}, problem.id}) {
    options.problem = given;
    try {
      const auto input = batch::open_inputs({source}, options, banks);
      if (auto files = batch::source_in(*input, said, problem); !files.empty()) return files;
    } catch (const batch::InputError&) {
      // It is no input, and reading it as a submission says what is wrong.
    }
  }
  return read_submission(source, problem.main_file);
}

int verify(const Options& options) {
  const batch::Said said = batch::read_report(options.report, {options.row, options.person});
  const Banks banks{options.banks};
  const auto problem = banks.need(std::string{said.report.at("problem").as_string()});
  const auto submission =
      batch::submission_of(said, problem, files_of(options.source, said, *problem, banks));
  runner::LocalJudgeOptions judge_options;
  judge_options.without.insert(options.without.begin(), options.without.end());
  runner::LocalJudge judge{judge_options};
  const runner::Report report = judge.judge(submission, {});
  if (report.verdict == runner::Verdict::judge_error)
    throw std::runtime_error{"the judge failed: " + report.message};
  const json::value found =
      json::parse(runner::to_json(report, options.source, batch::is_revealed(said.report)));
  const auto wrong = batch::disagreements(said.report, found.as_object());
  if (options.format == "json")
    print_json(said.report, wrong);
  else
    print_text(said.report, wrong, submission.seed);
  return wrong.empty() ? all_accepted : not_accepted;
}

}  // namespace

void add_verify(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "verify", "Grade a source again from a report's receipt; say whether they agree");
  command
      ->add_option("report", options->report,
                   "A line of `viva grade --format json`, or the results of `viva batch`")
      ->required()
      ->check(CLI::ExistingFile.description(""))
      ->type_name("REPORT");
  command
      ->add_option(
          "source", options->source,
          "What was graded: a file, a folder of files, or an input of `viva batch` that it is in")
      ->required()
      ->type_name("SOURCE");
  command->add_option("--row", options->row, "Of results: the row with this \"entry\"")
      ->type_name("N");
  command->add_option("--person", options->person, "Of results: the row of this person")
      ->type_name("NAME");
  add_banks_option(*command, options->banks);
  command->add_option("--format", options->format, "text, or json: one object")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command
      ->add_option("--without", options->without,
                   "Grade although this protection is missing (cgroup)")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  command->footer(
      "Seed and limits are the receipt's; the bank must have the problem in the very version. "
      "Verdicts, scores,\ntestcases and texts are compared; times and memory are not.\n"
      "Exit status: 0 they agree, 1 they do not, 2 wrong usage, another source or another version "
      "of the problem,\n3 the judge failed.\n"
      "Examples:\n"
      "  viva grade fibonacci solution.py --format json > report.json\n"
      "  viva verify report.json solution.py\n"
      "  viva verify week1.jsonl submissions/ann/fibonacci.py --row 17\n"
      "  viva verify week1.jsonl week1.zip --person ann");
  command->callback([options, &action] {
    action = [options] {
      try {
        return verify(*options);
      } catch (const batch::ResultsError& error) {
        throw UsageError{error.what()};
      }
    };
  });
}

}  // namespace cli
