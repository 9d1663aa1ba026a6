#include "batch/outputs/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace batch {
namespace {

namespace json = boost::json;

constexpr std::size_t most_testcases = 1000;  // of one problem: no package has more
constexpr std::size_t most_kinds = 20;        // of engines, seeds and the like

TestcaseStatistics* find_or_add(ProblemStatistics& problem, const GradedTestcase& testcase,
                                std::size_t place) {
  auto& all = problem.testcases;
  // Reports of one problem have the same testcases in the same order.
  if (place < all.size() && all[place].name == testcase.name) return &all[place];
  const auto found = std::find_if(all.begin(), all.end(), [&](const TestcaseStatistics& one) {
    return one.name == testcase.name;
  });
  if (found != all.end()) return &*found;
  if (all.size() == most_testcases) return nullptr;
  all.emplace_back();
  all.back().name = testcase.name;
  all.back().secret = testcase.secret;
  all.back().points = testcase.max_score;
  return &all.back();
}

void add_testcases(ProblemStatistics& problem, const Graded& graded) {
  for (std::size_t i = 0; i < graded.testcases.size(); ++i) {
    const auto& testcase = graded.testcases[i];
    if (testcase.verdict == "judge_error") continue;
    auto* known = find_or_add(problem, testcase, i);
    if (!known) continue;
    ++known->tried;
    if (testcase.accepted()) continue;
    ++known->failed;
    ++known->verdicts[std::string{testcase.verdict}];
  }
}

void remember(std::map<std::string, std::set<std::string>>& seen, std::string_view what,
              const json::value& value) {
  const bool known = seen.contains(std::string{what});
  if (!known && seen.size() == most_kinds) return;
  auto& all = seen[std::string{what}];
  if (all.size() == most_kinds) return;
  if (value.is_string()) {
    all.emplace(value.get_string());
  } else if (value.is_number()) {
    all.insert(json::serialize(value));
  }
}

}  // namespace

void Scores::add(double score, double max_score) {
  if (max_score <= 0) return;
  const double percent = std::clamp(100 * score / max_score, 0.0, 100.0);
  ++count_;
  ++by_hundredth_[static_cast<int>(std::lround(percent * 100))];
  ++by_tenth_[static_cast<std::size_t>(percent / 10)];
}

double Scores::mean() const {
  if (count_ == 0) return 0;
  double sum = 0;
  for (const auto& [hundredth, count] : by_hundredth_)
    sum += hundredth / 100.0 * static_cast<double>(count);
  return sum / static_cast<double>(count_);
}

double Scores::median() const {
  const auto at = [this](std::uint64_t place) {
    for (const auto& [hundredth, count] : by_hundredth_) {
      if (place < count) return hundredth / 100.0;
      place -= count;
    }
    return 0.0;
  };
  return count_ == 0 ? 0 : (at((count_ - 1) / 2) + at(count_ / 2)) / 2;
}

void Statistics::add(const Row& row, const Graded& graded) {
  ++rows_;
  if (!row.person.empty()) people_.insert(std::hash<std::string>{}(row.person));
  ++verdicts_[std::string{graded.verdict}];
  tally_.add(row, graded.verdict);
  add_receipt(row);
  if (row.problem.empty()) return;
  auto& problem = problems_[row.problem];
  if (!graded.counts()) {
    ++problem.left_out;
    return;
  }
  ++problem.tried;
  if (graded.accepted()) ++problem.accepted;
  ++problem.verdicts[std::string{graded.verdict}];
  problem.scores.add(graded.score, graded.max_score);
  scores_.add(graded.score, graded.max_score);
  add_testcases(problem, graded);
}

std::uint64_t Statistics::of(std::string_view verdict) const {
  const auto found = verdicts_.find(verdict);
  return found == verdicts_.end() ? 0 : found->second;
}

std::uint64_t Statistics::counting() const { return rows_ - of("judge_error") - of("not_graded"); }

void Statistics::add_receipt(const Row& row) {
  const auto* receipt = row.report.if_contains("receipt");
  if (!receipt || !receipt->is_object()) return;
  const auto& members = receipt->get_object();
  if (const auto* version = members.if_contains("viva_version"))
    remember(graded_with_, "viva", *version);
  if (const auto* seed = members.if_contains("seed")) remember(graded_with_, "seed", *seed);
  if (const auto* engines = members.if_contains("engines"); engines && engines->is_object())
    for (const auto& engine : engines->get_object())
      remember(graded_with_, engine.key(), engine.value());
  const auto* protections = members.if_contains("protections");
  if (!protections || !protections->is_object()) return;
  for (const auto& protection : protections->get_object()) {
    // Also "in force (version 2)".
    const auto* state = protection.value().if_string();
    const bool off = state == nullptr || !std::string_view{*state}.starts_with("in force");
    if (off && protections_off_.size() < most_kinds) protections_off_.emplace(protection.key());
  }
}

}  // namespace batch
