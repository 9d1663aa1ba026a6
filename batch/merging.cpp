#include "batch/merging.hpp"

#include <fmt/format.h>

#include <optional>

#include "batch/comparing.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

constexpr std::size_t most_told = 100;

bool is_graded(const Row& row) {
  return row.error.empty() && row.report.at("verdict") != "judge_error";
}

std::string words(const Row& row) {
  if (!row.error.empty()) return "not graded: " + row.error;
  return fmt::format("{}, {} points", std::string_view{row.report.at("verdict").as_string()},
                     row.report.at("score").to_number<std::int64_t>());
}

}  // namespace

Merging::Merging(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) files_.emplace_back(file, ResultsFile::Mode::read);
  for (std::size_t file = 0; file < files_.size(); ++file) read(file);
}

// Of one file the last line of an entry counts: it is of a later run. A last line that is not whole
// is what a run that died leaves.
void Merging::read(std::size_t file) {
  std::map<std::uint64_t, ResultsFile::Place> lines;
  std::optional<std::string> torn;
  files_[file].each_line(
      [&](std::string_view line, ResultsFile::Place place, std::uint64_t number) {
        if (torn) throw ResultsError{*torn};
        try {
          lines[parse_row(line).entry] = place;
        } catch (const std::runtime_error& error) {
          torn = fmt::format("{}:{}: {}; this is no file of `viva batch`",
                             files_[file].path().string(), number, error.what());
        }
      });
  if (torn && lines.empty()) throw ResultsError{*torn};
  for (const auto& [entry, place] : lines) add(file, place, parse_row(files_[file].read(place)));
}

void Merging::add(std::size_t file, ResultsFile::Place place, const Row& row) {
  const auto [known, is_new] = found_.emplace(row.entry, Found{file, place});
  if (is_new) return;
  const Row other = parse_row(line_of(known->second));
  if (same_apart_from_times(row, other)) {
    ++joined_;
    return;
  }
  const bool same_submission = row.source == other.source && row.person == other.person &&
                               row.source_digest == other.source_digest;
  if (same_submission && is_graded(row) != is_graded(other)) {
    if (is_graded(row)) known->second = {file, place};
    ++joined_;
    return;
  }
  if (contradictions_.size() == most_told) return;
  contradictions_.push_back(runner::printable(
      fmt::format("entry {}: {} has {} ({}), {} has {} ({})", row.entry,
                  files_[known->second.file].path().string(), other.source, words(other),
                  files_[file].path().string(), row.source, words(row))));
}

std::vector<std::string> Merging::gaps() const {
  std::vector<std::string> gaps;
  std::uint64_t next = 0;
  for (const auto& [entry, found] : found_) {
    if (entry == next + 1) gaps.push_back(fmt::format("{}", next));
    if (entry > next + 1) gaps.push_back(fmt::format("{} to {}", next, entry - 1));
    if (gaps.size() > most_told) break;
    next = entry + 1;
  }
  return gaps;
}

std::string Merging::line_of(const Found& found) const {
  return files_[found.file].read(found.place);
}

void Merging::each(const std::function<void(const std::string&)>& take) const {
  for (const auto& [entry, found] : found_) take(line_of(found));
}

}  // namespace batch
