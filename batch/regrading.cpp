#include "batch/regrading.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/source_digest.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

namespace json = boost::json;

std::int64_t number_in(const json::object& report, const char* key) {
  return report.at(key).to_number<std::int64_t>();
}

double share_of(std::int64_t score, std::int64_t max) {
  return max > 0 ? static_cast<double>(score) / static_cast<double>(max) : 0;
}

Move move_of(const Row& old, const json::object& after) {
  const json::object& before = old.report;
  return {old.entry,
          old.person,
          old.source,
          old.problem,
          std::string{before.at("verdict").as_string()},
          std::string{after.at("verdict").as_string()},
          number_in(before, "score"),
          number_in(after, "score"),
          number_in(before, "max_score"),
          number_in(after, "max_score"),
          changed_testcases(before, after)};
}

bool is_move(const Move& move) {
  return move.verdict_before != move.verdict_after || move.score_before != move.score_after ||
         move.max_before != move.max_after || !move.testcases.empty();
}

}  // namespace

class Regrading::Chosen : public Input {
 public:
  Chosen(Regrading& regrading, Input& input, Find find)
      : regrading_{regrading}, input_{input}, find_{std::move(find)} {}

  std::optional<Entry> next() override {
    while (auto entry = input_.next()) {
      if (entry->error.empty() && is_wanted(*entry)) return entry;
    }
    return std::nullopt;
  }

 private:
  bool is_wanted(const Entry& entry) {
    const auto problem = find_(entry.problem);
    if (!problem) return false;
    auto files = entry.files;
    name_main_file(files, *problem);
    const Key key{source_digest(files), problem->id};
    if (!regrading_.entries_.contains(key)) {
      ++regrading_.counts_.strangers;
      return false;
    }
    return regrading_.matched_.insert(key).second;
  }

  Regrading& regrading_;
  Input& input_;
  Find find_;
};

Regrading::Regrading(const std::filesystem::path& results, std::set<std::string> only)
    : old_{results, ResultsFile::Mode::read}, only_{std::move(only)} {
  read();
}

// The last line of an entry counts: it is of a later run.
void Regrading::read() {
  std::string torn;
  old_.each_line([&](std::string_view line, ResultsFile::Place place, std::uint64_t number) {
    if (!torn.empty()) throw ResultsError{torn};
    try {
      old_lines_[parse_row(line).entry] = place;
    } catch (const std::runtime_error& error) {
      torn = fmt::format("{}:{}: {}; this is no file of `viva batch`", old_.path().string(), number,
                         error.what());
    }
  });
  if (!torn.empty() && old_lines_.empty()) throw ResultsError{torn};
  for (const auto& [entry, place] : old_lines_) index(parse_row(old_.read(place)));
}

void Regrading::index(const Row& row) {
  ++counts_.rows;
  if (!row.error.empty()) {
    ++counts_.ungraded;
    return;
  }
  if (!only_.empty() && !only_.contains(row.problem)) return;
  entries_[{row.source_digest, row.problem}].push_back(row.entry);
  const auto* seed = row.report.at("receipt").as_object().if_contains("seed");
  json::error_code error;
  if (seed == nullptr || !seed->is_number()) return;  // of a judge error
  const auto number = seed->to_number<std::uint64_t>(error);
  if (!error) seeds_.insert(number);
}

std::uint64_t Regrading::seed() const {
  if (seeds_.size() > 1)
    throw ResultsError{old_.path().string() +
                       ": its rows were graded with several seeds; name the one to use by --seed"};
  return seeds_.empty() ? 1 : *seeds_.begin();
}

std::set<std::string> Regrading::problems() const {
  std::set<std::string> ids;
  for (const auto& [key, entries] : entries_) ids.insert(key.second);
  return ids;
}

std::unique_ptr<Input> Regrading::chosen_of(Input& input, const Find& find) {
  return std::make_unique<Chosen>(*this, input, find);
}

void Regrading::add(const Row& fresh) {
  const auto found = entries_.find({fresh.source_digest, fresh.problem});
  if (found == entries_.end()) return;
  for (const auto entry : found->second) compare(parse_row(old_.read(old_lines_.at(entry))), fresh);
}

void Regrading::compare(const Row& old, const Row& fresh) {
  if (!fresh.error.empty() || fresh.report.at("verdict") == "judge_error") {
    ++counts_.failed;
    return;
  }
  ++counts_.regraded;
  Move move = move_of(old, fresh.report);
  counts_.share_before += share_of(move.score_before, move.max_before);
  counts_.share_after += share_of(move.score_after, move.max_after);
  Row now = old;
  now.report = fresh.report;
  fresh_lines_[old.entry] = fresh_.append(to_line(now));
  if (!is_move(move)) return;
  const auto place =
      std::upper_bound(moves_.begin(), moves_.end(), move,
                       [](const Move& a, const Move& b) { return a.entry < b.entry; });
  moves_.insert(place, std::move(move));
}

Regrading::Counts Regrading::counts() const {
  Counts counts = counts_;
  for (const auto& [key, entries] : entries_) {
    if (!matched_.contains(key)) counts.missing += entries.size();
  }
  return counts;
}

void Regrading::each(const std::function<void(const std::string&)>& take) {
  for (const auto& [entry, place] : old_lines_) {
    const auto fresh = fresh_lines_.find(entry);
    take(fresh == fresh_lines_.end() ? old_.read(place) : fresh_.read(fresh->second));
  }
}

}  // namespace batch
