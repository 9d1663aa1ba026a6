// One run of a batch: entries to the crew, lines to the results file as they are done, rows in the
// order of the entries to the outputs. What was graded before is kept, what is the same is graded
// once.
// Knows the order of things; nothing of layouts, formats, judges or terminals.
#pragma once

#include <array>
#include <exception>
#include <functional>
#include <memory>
#include <unordered_map>

#include "batch/crew.hpp"
#include "batch/entry.hpp"
#include "batch/output.hpp"
#include "batch/results_file.hpp"
#include "batch/standing.hpp"

namespace batch {

// Every `count`th entry from `first`, so that several machines share a batch.
struct Shard {
  std::uint64_t first = 0;
  std::uint64_t count = 1;
  [[nodiscard]] bool has(std::uint64_t entry) const { return entry % count == first; }
};

struct GradingOptions {
  std::function<problems::ProblemPtr(const std::string& id)> find;  // null: there is none
  std::uint64_t seed = 1;
  double limit_scale = 1;
  Shard shard{};
  std::vector<Output*> outputs{};
  std::function<void(std::string_view line)> on_line = [](std::string_view) {};  // in order
  // Everything that can be graded, in the order of the input, whether it was graded before or not.
  std::function<void(const Row& row, std::string_view main_file)> on_source =
      [](const Row&, std::string_view) {};
  std::function<bool()> stopping = [] { return false; };
  std::function<void(const Standing&)> progress = [](const Standing&) {};  // often
};

class Grading {
 public:
  // The results file may have lines of an earlier run of the same batch.
  Grading(Input& input, Crew& crew, ResultsFile& results, GradingOptions options);

  enum class End { complete, stopped, judge_fails };

  // Once. Throws InputError; ResultsError when the lines in the file are of another batch;
  // std::system_error. The outputs are not finished then, and the results file can be gone on with.
  End run();

  [[nodiscard]] const Standing& standing() const { return standing_; }

 private:
  using Place = ResultsFile::Place;
  using Key = std::array<std::uint64_t, 2>;  // of what must be the same to be graded once
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key[0]; }
  };
  void read_kept();
  void keep_line(std::string_view line, Place place);
  [[nodiscard]] bool may_pull() const;
  void pull_some();
  void pull();
  [[nodiscard]] problems::ProblemPtr problem_of(const Entry& entry, Row& row);
  [[nodiscard]] bool keep(const Row& row, const problems::Problem* problem);
  [[nodiscard]] bool copy(const Row& row, const problems::Problem& problem);
  void settle(const Row& row);  // as it is: with an error, or a report
  void finish(const Done& done);
  void complete(std::uint64_t entry, Place place);
  void emit(bool with_gaps);
  void put_in_order(bool whole);

  Input& input_;
  Crew& crew_;
  ResultsFile& results_;
  GradingOptions options_;
  Standing standing_;
  std::uint64_t pulled_ = 0;  // from the input, of all shards
  std::uint64_t next_out_;    // the entry that the outputs wait for
  bool input_ended_ = false;
  std::map<std::uint64_t, Place> kept_;   // from an earlier run, not come to yet
  std::map<std::uint64_t, Place> ready_;  // done, and not yet with the outputs
  std::vector<std::pair<std::uint64_t, Place>> lines_;
  std::map<const problems::Problem*, problems::ProblemPtr> scaled_;
  std::unordered_map<Key, Place, KeyHash> seen_;  // size 0: being graded, as the entry `offset`
  struct Running {
    Key key;
    std::string source;
    std::vector<Row> copies;
  };
  std::map<std::uint64_t, Running> running_;
  std::size_t copies_waiting_ = 0;
  std::exception_ptr trouble_;  // with the input
};

}  // namespace batch
