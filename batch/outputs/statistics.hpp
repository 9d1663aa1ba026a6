// What a batch's rows add up to: numbers only, of a size that does not depend on how many rows
// there are. Knows verdicts and scores; nothing of pages.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "batch/outputs/graded.hpp"
#include "batch/outputs/tally.hpp"

namespace batch {

using VerdictCounts = std::map<std::string, std::uint64_t, std::less<>>;

// Scores as a share of what could be had, to a hundredth of a percent.
class Scores {
 public:
  static constexpr std::size_t buckets = 11;  // 0 to 9%, 10 to 19%, ..., 100%

  void add(double score, double max_score);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double mean() const;  // in percent; 0 of none
  [[nodiscard]] double median() const;
  [[nodiscard]] const std::array<std::uint64_t, buckets>& by_tenth() const { return by_tenth_; }

 private:
  std::map<int, std::uint64_t> by_hundredth_;
  std::array<std::uint64_t, buckets> by_tenth_{};
  std::uint64_t count_ = 0;
};

struct TestcaseStatistics {
  std::string name;
  bool secret = true;
  double points = 0;
  std::uint64_t tried = 0;
  std::uint64_t failed = 0;
  VerdictCounts verdicts;  // of those that failed
};

struct ProblemStatistics {
  std::uint64_t tried = 0;  // that count
  std::uint64_t accepted = 0;
  std::uint64_t left_out = 0;
  Scores scores;
  VerdictCounts verdicts;
  std::vector<TestcaseStatistics> testcases;  // in the order of the first report
};

class Statistics {
 public:
  void add(const Row& row, const Graded& graded);

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t people() const { return people_.size(); }
  [[nodiscard]] const VerdictCounts& verdicts() const { return verdicts_; }
  [[nodiscard]] std::uint64_t of(std::string_view verdict) const;
  [[nodiscard]] std::uint64_t counting() const;  // neither unreadable nor the judge's fault
  [[nodiscard]] const Scores& scores() const { return scores_; }
  [[nodiscard]] const std::map<std::string, ProblemStatistics>& problems() const {
    return problems_;
  }
  [[nodiscard]] const Tally& tally() const { return tally_; }
  // Of the receipts: "viva", "seed", "python", ... -> what was seen; the protections that were off.
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& graded_with() const {
    return graded_with_;
  }
  [[nodiscard]] const std::set<std::string>& protections_off() const { return protections_off_; }

 private:
  void add_receipt(const Row& row);

  std::uint64_t rows_ = 0;
  std::unordered_set<std::size_t> people_;  // their names' hashes
  VerdictCounts verdicts_;
  Scores scores_;
  std::map<std::string, ProblemStatistics> problems_;
  Tally tally_;
  std::map<std::string, std::set<std::string>> graded_with_;
  std::set<std::string> protections_off_;
};

}  // namespace batch
