#include "batch/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/limits.hpp"
#include "batch/results_file.hpp"
#include "batch/source_digest.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

namespace json = boost::json;

bool is_row(std::string_view line) { return line.find("\"source_digest\":") != line.npos; }

Said said_of(Row row) {
  if (!row.error.empty())
    throw ResultsError{
        fmt::format("entry {} was not graded: {}", row.entry, runner::printable(row.error))};
  Said said{std::move(row.report), row.source_digest};
  said.report["file"] = row.source;
  said.report["problem"] = row.problem;
  return said;
}

std::string refusal(const std::filesystem::path& file, std::size_t found, const Chosen& chosen) {
  if (found == 0 && chosen.entry)
    return fmt::format("{}: has no row {}", file.string(), *chosen.entry);
  if (found == 0 && !chosen.person.empty())
    return fmt::format("{}: has no row of '{}'", file.string(), chosen.person);
  if (found == 0) return file.string() + ": has no report";
  return fmt::format("{}: has {} reports; choose one by --row N, where N is its \"entry\"{}",
                     file.string(), found, chosen.person.empty() ? ", or by --person" : "");
}

}  // namespace

Said read_report(const std::filesystem::path& file, const Chosen& chosen) {
  ResultsFile results{file, ResultsFile::Mode::read};
  std::optional<ResultsFile::Place> place;
  std::size_t found = 0;
  results.each_line([&](std::string_view line, ResultsFile::Place at, std::uint64_t number) {
    try {
      if (is_row(line)) {
        const Row row = parse_row(line);
        if (chosen.entry && row.entry != *chosen.entry) return;
        if (!chosen.person.empty() && row.person != runner::printable(chosen.person)) return;
      } else if ((void)parse_report(line); chosen.entry || !chosen.person.empty()) {
        return;
      }
    } catch (const std::runtime_error& error) {
      throw ResultsError{
          fmt::format("{}:{}: {}; expected a line of `viva grade --format json` or "
                      "of `viva batch`",
                      file.string(), number, error.what())};
    }
    ++found;
    place = at;
  });
  if (found != 1) throw ResultsError{refusal(file, found, chosen)};
  const std::string line = results.read(*place);
  if (is_row(line)) return said_of(parse_row(line));
  return {parse_report(line), {}};
}

std::vector<problems::File> source_in(Input& input, const Said& said,
                                      const problems::Problem& problem) {
  if (said.source_digest.empty()) return {};
  while (auto entry = input.next()) {
    if (!entry->error.empty()) continue;
    name_main_file(entry->files, problem);
    if (source_digest(entry->files) == said.source_digest) return std::move(entry->files);
  }
  return {};
}

runner::Submission submission_of(const Said& said, const problems::ProblemPtr& problem,
                                 std::vector<problems::File> files) {
  const json::object& receipt = said.report.at("receipt").as_object();
  const std::string digest{said.report.at("problem_digest").as_string()};
  if (digest != problem->digest)
    throw ResultsError{
        fmt::format("it was graded with {} of version {}, and the bank has {}; name "
                    "a bank with that version by --bank",
                    problem->id, runner::printable(digest), problem->digest)};
  const auto* seed = receipt.if_contains("seed");
  json::error_code error;
  const auto number =
      seed != nullptr && seed->is_number() ? seed->to_number<std::uint64_t>(error) : 0;
  if (error || seed == nullptr || !seed->is_number())
    throw ResultsError{"receipt.seed: expected a number; without it nothing can be replayed"};
  auto as_it_was = std::make_shared<problems::Problem>(*problem);
  try {
    as_it_was->limits = limits_of(receipt);
  } catch (const std::runtime_error& wrong) {
    throw ResultsError{wrong.what()};
  }
  name_main_file(files, *problem);
  const std::string its_digest = source_digest(files);
  if (!said.source_digest.empty() && said.source_digest != its_digest)
    throw ResultsError{fmt::format("this is not the source that was graded: {}, and not {}",
                                   its_digest, runner::printable(said.source_digest))};
  return {as_it_was, std::move(files), number};
}

bool is_revealed(const json::object& report) {
  const auto& testcases = report.at("testcases").as_array();
  return std::any_of(testcases.begin(), testcases.end(), [](const json::value& testcase) {
    const auto& one = testcase.as_object();
    const auto* input = one.if_contains("input");
    return one.at("visibility") == "secret" && input != nullptr && input->is_string();
  });
}

}  // namespace batch
