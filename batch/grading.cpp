#include "batch/grading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "batch/limits.hpp"
#include "batch/source_digest.hpp"
#include "problems/digest.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds breath{100};           // how often progress is told and a stop noticed
constexpr int at_once = 32;                   // entries between two looks at what is done
constexpr std::uint64_t most_ahead = 65'536;  // entries, of the one that the outputs wait for
constexpr std::size_t most_copies_waiting = 4096;
constexpr std::size_t most_seen = 1'000'000;
constexpr int hopeless = 50;  // judge errors in a row

std::uint64_t number_of(std::string_view hex) {
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return number;
}

std::array<std::uint64_t, 2> key_of(const Row& row, const problems::Problem& problem) {
  const std::string digest =
      problems::digest_of({{"source", row.source_digest}, {"problem", problem.digest}});
  const std::string_view hex = std::string_view{digest}.substr(sizeof "sha256:" - 1);
  return {number_of(hex.substr(0, 16)), number_of(hex.substr(16, 16))};
}

// That the row of an earlier run is of this entry, and was graded as it would be now, but for what
// may change meanwhile.
void refuse_other_batch(const ResultsFile& results, const Row& kept, const Row& row) {
  const auto same = [](const std::string& there, const std::string& here) {
    return there == runner::printable(here);
  };
  if (same(kept.source, row.source) && same(kept.person, row.person) &&
      kept.attempt == row.attempt &&
      (same(kept.problem, row.problem) || kept.problem.empty() || row.problem.empty()))
    return;
  throw ResultsError{fmt::format(
      "{}: entry {} is {} ({}) there, and {} ({}) in the inputs: these are other inputs, or they "
      "come in another order; name those that were graded, or another file for the results",
      results.path().string(), row.entry, kept.source, kept.problem, row.source, row.problem)};
}

void refuse_other_run(const ResultsFile& results, const boost::json::object& report,
                      std::uint64_t seed, const problems::Limits& limits) {
  const auto& receipt = report.at("receipt").as_object();
  const auto* its_seed = receipt.if_contains("seed");
  if (its_seed == nullptr || *its_seed != seed)
    throw ResultsError{
        fmt::format("{}: was graded with the seed {}, not {}; give that one, or name another file",
                    results.path().string(),
                    its_seed == nullptr ? "?" : boost::json::serialize(*its_seed), seed)};
  const problems::Limits then = limits_of(receipt);
  if (then.cpu_time != limits.cpu_time || then.wall_time != limits.wall_time ||
      then.total_wall_time != limits.total_wall_time)
    throw ResultsError{fmt::format(
        "{}: was graded with other limits; give the same --limit-scale, or name another file",
        results.path().string())};
}

}  // namespace

Grading::Grading(Input& input, Crew& crew, ResultsFile& results, GradingOptions options)
    : input_{input},
      crew_{crew},
      results_{results},
      options_{std::move(options)},
      next_out_{options_.shard.first} {
  if (const auto size = input_.size()) {
    const Shard& shard = options_.shard;
    standing_.total = *size > shard.first ? (*size - shard.first - 1) / shard.count + 1 : 0;
  }
}

Grading::End Grading::run() {
  read_kept();
  End end = End::complete;
  while (!input_ended_ || !crew_.idle()) {
    const bool failing = standing_.judge_errors_in_a_row >= hopeless;
    if (end == End::complete && (failing || options_.stopping())) {
      end = failing ? End::judge_fails : End::stopped;
      input_ended_ = true;
      crew_.drop_waiting();
    }
    pull_some();
    for (const Done& done : crew_.wait(may_pull() ? milliseconds{0} : breath)) finish(done);
    emit(false);
    options_.progress(standing_);
  }
  emit(true);
  if (end == End::stopped && standing_.done == standing_.total) end = End::complete;
  put_in_order(end == End::complete && !trouble_);
  if (trouble_) std::rethrow_exception(trouble_);
  for (Output* output : options_.outputs) output->finish();
  return end;
}

// A last line that is whole, yet not what was written, is what a machine that lost its power
// leaves.
void Grading::read_kept() {
  std::optional<std::pair<std::uint64_t, std::string>> torn;  // where it begins, what is wrong
  results_.each_line([&](std::string_view line, Place place, std::uint64_t number) {
    if (torn)
      throw ResultsError{fmt::format("{}:{}: {}; this is no file of results, or was edited",
                                     results_.path().string(), number - 1, torn->second)};
    try {
      keep_line(line, place);
    } catch (const ResultsError&) {
      throw;
    } catch (const std::runtime_error& error) {
      torn = {place.offset, error.what()};
    }
  });
  if (torn) results_.cut_off_after(torn->first);
}

void Grading::keep_line(std::string_view line, Place place) {
  const Row row = parse_row(line);
  if (!options_.shard.has(row.entry))
    throw ResultsError{fmt::format("{}: has entry {}, which is of another shard",
                                   results_.path().string(), row.entry)};
  kept_[row.entry] = place;  // a later line is of a later run
}

bool Grading::may_pull() const {
  return !input_ended_ && crew_.wants_more() && copies_waiting_ < most_copies_waiting &&
         pulled_ - std::min(next_out_, pulled_) < most_ahead * options_.shard.count;
}

// An input that cannot be read on ends the run, but not what has begun.
void Grading::pull_some() {
  try {
    for (int i = 0; i < at_once && may_pull(); ++i) pull();
  } catch (const std::exception&) {
    trouble_ = std::current_exception();
    input_ended_ = true;
  }
}

void Grading::pull() {
  auto entry = input_.next();
  if (!entry) {
    input_ended_ = true;
    standing_.total = standing_.done + running_.size() + copies_waiting_;
    return;
  }
  const std::uint64_t number = pulled_++;
  if (!options_.shard.has(number)) return;
  Row row{number, entry->source, entry->person, entry->problem, entry->attempt, {}, entry->error,
          {}};
  const auto problem = problem_of(*entry, row);
  if (problem) name_main_file(entry->files, *problem);
  row.source_digest = source_digest(entry->files);
  if (problem) options_.on_source(row, entry->files[0].text);
  if (keep(row, problem.get())) return;
  if (!problem) return settle(row);
  if (copy(row, *problem)) return;
  crew_.take({std::move(row), {problem, std::move(entry->files), options_.seed}});
}

// Null, and the row says why, when the entry cannot be graded.
problems::ProblemPtr Grading::problem_of(const Entry& entry, Row& row) {
  if (!row.error.empty()) return nullptr;
  const auto found = entry.problem.empty() ? nullptr : options_.find(entry.problem);
  if (!found) {
    row.error = entry.problem.empty()
                    ? "nothing says which problem it is for; name one by --problem or --map"
                    : fmt::format(
                          "there is no problem '{}'; name it by --problem or --map, or its "
                          "bank by --bank",
                          entry.problem);
    return nullptr;
  }
  if (entry.files.empty()) {
    row.error = "it has no file";
    return nullptr;
  }
  row.problem = found->id;
  auto& scaled = scaled_[found.get()];
  if (!scaled) scaled = with_times_scaled(found, options_.limit_scale);
  return scaled;
}

// Whether an earlier run's row is as good as a new one.
bool Grading::keep(const Row& row, const problems::Problem* problem) {
  const auto found = kept_.find(row.entry);
  if (found == kept_.end()) return false;
  const Row kept = parse_row(results_.read(found->second));
  refuse_other_batch(results_, kept, row);
  const bool graded = kept.error.empty() && kept.report.at("verdict") != "judge_error";
  if (graded && problem != nullptr && kept.source_digest == row.source_digest &&
      kept.report.at("problem_digest").as_string() == problem->digest) {
    refuse_other_run(results_, kept.report, options_.seed, problem->limits);
    ++standing_.kept;
    const Key key = key_of(row, *problem);
    if (seen_.size() < most_seen) seen_.emplace(key, found->second);
    standing_.add(outcome_of(kept), row.source);
    complete(row.entry, found->second);
    return true;
  }
  if (kept.error.empty()) ++standing_.again;
  return false;
}

// Whether it was, or is being, graded already as another entry.
bool Grading::copy(const Row& row, const problems::Problem& problem) {
  const Key key = key_of(row, problem);
  const auto found = seen_.find(key);
  if (found == seen_.end()) {
    if (seen_.size() < most_seen) seen_.emplace(key, Place{row.entry, 0});
    running_.emplace(row.entry, Running{key, row.source, {}});
    return false;
  }
  ++standing_.copied;
  if (found->second.size == 0) {
    running_.at(found->second.offset).copies.push_back(row);
    ++copies_waiting_;
    return true;
  }
  Row made = row;
  made.report = parse_row(results_.read(found->second)).report;
  settle(made);
  return true;
}

void Grading::settle(const Row& row) {
  const Place place = results_.append(to_line(row));
  standing_.add(outcome_of(row), row.source);
  complete(row.entry, place);
}

void Grading::finish(const Done& done) {
  const Place place = results_.append(done.line);
  const auto found = running_.find(done.entry);
  const Running running = std::move(found->second);
  running_.erase(found);
  const bool good = !done.outcome.verdict.empty() && done.outcome.verdict != "judge_error";
  const auto seen = seen_.find(running.key);
  if (seen != seen_.end() && good) seen->second = place;
  if (seen != seen_.end() && !good) seen_.erase(seen);
  standing_.add(done.outcome, running.source);
  complete(done.entry, place);
  if (running.copies.empty()) return;
  const Row made = parse_row(done.line);
  for (const Row& copy : running.copies) {
    Row same = copy;
    same.report = made.report;
    same.error = made.error;
    settle(same);
  }
  copies_waiting_ -= running.copies.size();
}

void Grading::complete(std::uint64_t entry, Place place) {
  lines_.emplace_back(entry, place);
  ready_.emplace(entry, place);
  kept_.erase(entry);
}

void Grading::emit(bool with_gaps) {
  while (!ready_.empty() && (with_gaps || ready_.begin()->first == next_out_)) {
    const auto [entry, place] = *ready_.begin();
    const std::string line = results_.read(place);
    options_.on_line(line);
    if (!options_.outputs.empty()) {
      const Row row = parse_row(line);
      for (Output* output : options_.outputs) output->add(row);
    }
    ready_.erase(ready_.begin());
    next_out_ = entry + options_.shard.count;
  }
}

// Of a run that was stopped also what an earlier one had, and this one did not come to.
void Grading::put_in_order(bool whole) {
  if (whole && !kept_.empty())
    throw ResultsError{fmt::format(
        "{}: has entry {}, and the inputs end before it; name those that were graded, or another "
        "file for the results",
        results_.path().string(), kept_.begin()->first)};
  lines_.insert(lines_.end(), kept_.begin(), kept_.end());
  std::sort(lines_.begin(), lines_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Place> places;
  for (const auto& [entry, place] : lines_) places.push_back(place);
  results_.put_in_order(places);
}

}  // namespace batch
