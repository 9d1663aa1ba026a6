// Results graded again, and who moves by that. Sources come from inputs, in any order, and are
// matched by their digests; so nothing depends on names or places that changed since.
// Knows rows; nothing of judges, and writes only where it is told to.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "batch/comparing.hpp"
#include "batch/entry.hpp"
#include "batch/output.hpp"
#include "batch/results_file.hpp"

namespace batch {

struct Move {
  std::uint64_t entry = 0;
  std::string person, source, problem;
  std::string verdict_before, verdict_after;
  std::int64_t score_before = 0, score_after = 0;
  std::int64_t max_before = 0, max_after = 0;
  std::vector<TestcaseChange> testcases;
};

class Regrading : public Output {
 public:
  using Find = std::function<problems::ProblemPtr(const std::string& id)>;

  // `only`: the ids of the problems that are graded again; empty: all. Throws ResultsError.
  Regrading(const std::filesystem::path& results, std::set<std::string> only);

  // The seed that all rows were graded with. Throws ResultsError when there are several.
  [[nodiscard]] std::uint64_t seed() const;
  [[nodiscard]] std::set<std::string> problems() const;

  // Of these entries those that the results have, each submission once. Borrows both.
  [[nodiscard]] std::unique_ptr<Input> chosen_of(Input& input, const Find& find);

  void add(const Row& fresh) override;  // a row of what chosen_of() gave
  void finish() override {}

  struct Counts {
    std::uint64_t rows = 0;                    // in the results
    std::uint64_t regraded = 0;                // of them
    std::uint64_t missing = 0;                 // their source is in no input
    std::uint64_t ungraded = 0;                // never were graded, and stay so
    std::uint64_t failed = 0;                  // could not be graded now: they stay as they were
    std::uint64_t strangers = 0;               // entries of the inputs that the results do not have
    double share_before = 0, share_after = 0;  // sums of score / max_score of the regraded
  };
  [[nodiscard]] const std::vector<Move>& moves() const { return moves_; }  // by entry, at the end
  [[nodiscard]] Counts counts() const;

  // Each row, the regraded ones as they are now, in the order of their entries.
  void each(const std::function<void(const std::string& line)>& take);

 private:
  class Chosen;
  using Key = std::pair<std::string, std::string>;  // source digest, problem
  void read();
  void index(const Row& row);
  void compare(const Row& old, const Row& fresh);

  ResultsFile old_;
  ResultsFile fresh_;
  std::set<std::string> only_;
  std::map<std::uint64_t, ResultsFile::Place> old_lines_, fresh_lines_;  // by entry
  std::map<Key, std::vector<std::uint64_t>> entries_;
  std::set<Key> matched_;
  std::set<std::uint64_t> seeds_;
  std::vector<Move> moves_;
  Counts counts_;
};

}  // namespace batch
