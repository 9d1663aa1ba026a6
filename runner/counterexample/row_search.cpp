#include "runner/counterexample/row_search.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

#include "runner/asking.hpp"
#include "runner/counterexample/drawn_inputs.hpp"
#include "runner/counterexample/plainer.hpp"
#include "runner/counterexample/sql_failure.hpp"

namespace runner {
namespace {

using Clock = std::chrono::steady_clock;
using problems::Testcase;
using std::chrono::milliseconds;

constexpr milliseconds time_for_all{1000};
constexpr milliseconds time_for_one{300};
constexpr milliseconds time_to_end_in{50};
constexpr std::size_t small_anyway = 24;  // units; no need to look for parts of it
constexpr std::size_t most_units = 800;   // of one input that is asked
constexpr std::size_t chunks_at_once = 16;
constexpr std::size_t most_tried = 3;  // of those that fail in a round

// So many rows, so often in each draw.
struct Subsets {
  std::size_t rows;
  int tries;
};
const std::vector<std::vector<Subsets>> sizes_in_turn{
    {{1, 8}},         {{2, 8}},          {{3, 8}},
    {{4, 6}, {6, 6}}, {{9, 6}, {14, 4}}, {{24, 3}, {48, 3}, {100, 2}}};

problems::Limits limits_of(const problems::Problem& problem) {
  problems::Limits limits = problem.limits;
  limits.cpu_time = std::min(limits.cpu_time, time_for_one);
  limits.wall_time = std::min(limits.wall_time, time_for_one);
  limits.total_wall_time = std::min(limits.total_wall_time, time_for_all);
  return limits;
}

class RowSearch {
 public:
  RowSearch(WarmProblems& warm, const Submission& submission, const TestcaseReport& failed,
            const Testcase& testcase)
      : warm_{warm},
        submission_{submission},
        testcase_{testcase},
        failure_{failed, testcase},
        limits_{limits_of(*submission.problem)},
        drawn_{warm, *submission.problem, limits_} {}

  std::optional<Counterexample> find();

 private:
  [[nodiscard]] std::vector<Outcome> outcomes(const std::vector<SqlInput>& inputs);
  [[nodiscard]] std::vector<SqlInput> failing(const std::vector<SqlInput>& inputs);
  [[nodiscard]] std::vector<SqlInput> whole(std::size_t least, std::size_t most) const;
  [[nodiscard]] std::vector<SqlInput> some_rows(const std::vector<Subsets>& sizes);
  [[nodiscard]] std::optional<Counterexample> first_of(const std::vector<SqlInput>& inputs);
  [[nodiscard]] SqlInput shrunk(SqlInput input);
  [[nodiscard]] std::optional<Counterexample> made_of(const SqlInput& found);
  [[nodiscard]] std::optional<Counterexample> confirmed(SqlInput input);
  [[nodiscard]] std::string setup_of(const SqlInput& input) const {
    return setup_text(input, drawn_.tables(), drawn_.names_columns());
  }
  [[nodiscard]] bool is_secret(const SqlInput& input);
  [[nodiscard]] milliseconds time_left() const {
    return time_for_all - std::chrono::duration_cast<milliseconds>(Clock::now() - begun_);
  }
  [[nodiscard]] bool time_is_up() const { return time_left() <= milliseconds{0}; }

  WarmProblems& warm_;
  const Submission& submission_;
  const Testcase& testcase_;
  SqlFailure failure_;
  problems::Limits limits_;
  DrawnInputs drawn_;
  std::mt19937_64 random_{seed_of_questions};
  Clock::time_point begun_ = Clock::now();
  std::optional<std::vector<std::set<std::string>>> secrets_;  // their parts
  bool secrets_known_ = false;
};

std::vector<Outcome> RowSearch::outcomes(const std::vector<SqlInput>& inputs) {
  const auto& problem = *submission_.problem;
  std::vector<Testcase> questions;
  for (const auto& input : inputs)
    questions.push_back(failure_.question(setup_of(input), run_text(input.run)));
  problems::Limits limits = limits_;
  limits.total_wall_time = std::max(time_to_end_in, time_left());
  const auto asked = asking(problem, std::move(questions), limits);
  const auto& right = problem.submissions.at(problem.reference).files;
  const auto reference = ask(warm_, asked, right, seed_of_questions);
  const auto yours = ask(warm_, asked, submission_.files, seed_of_questions);
  std::vector<Outcome> all(inputs.size());
  for (std::size_t i = 0; i < std::min({all.size(), reference.size(), yours.size()}); ++i)
    all[i] = failure_.outcome(reference[i], yours[i]);
  return all;
}

// In the order that they are given.
std::vector<SqlInput> RowSearch::failing(const std::vector<SqlInput>& inputs) {
  std::vector<SqlInput> fail;
  if (inputs.empty() || time_is_up()) return fail;
  const auto all = outcomes(inputs);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].alike) fail.push_back(inputs[i]);
  return fail;
}

std::vector<SqlInput> RowSearch::whole(std::size_t least, std::size_t most) const {
  std::vector<SqlInput> all;
  for (const auto& input : drawn_.fresh())
    if (input.units() >= least && input.units() <= most) all.push_back(input);
  return all;
}

std::vector<SqlInput> RowSearch::some_rows(const std::vector<Subsets>& sizes) {
  std::vector<SqlInput> some;
  for (const auto& [count, tries] : sizes) {
    for (const auto& input : drawn_.fresh()) {
      const bool can_be_asked = input.units() - input.rows.size() <= most_units;
      for (int i = 0; i < tries && count < input.rows.size() && can_be_asked; ++i) {
        std::set<std::size_t> rows;
        while (rows.size() < count) rows.insert(random_() % input.rows.size());
        some.push_back(with_only(input, rows));
      }
    }
  }
  return some;
}

// Leaves out as much as the difference does not need: large parts first, then unit by unit; and of
// what can be left out by itself as much as can be left out together.
SqlInput RowSearch::shrunk(SqlInput input) {
  std::size_t size = std::max<std::size_t>(1, input.units() / chunks_at_once);
  while (!time_is_up()) {
    std::vector<std::set<std::size_t>> chunks;
    std::vector<SqlInput> each;
    for (std::size_t from = 0; from < input.units(); from += size) {
      chunks.emplace_back();
      for (std::size_t i = from; i < std::min(from + size, input.units()); ++i)
        chunks.back().insert(i);
      each.push_back(without(input, chunks.back()));
    }
    const auto alone = outcomes(each);
    std::vector<SqlInput> together;
    std::set<std::size_t> gone;
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if (!alone[i].alike) continue;
      gone.insert(chunks[i].begin(), chunks[i].end());
      together.push_back(without(input, gone));
    }
    const auto left = failing(together);
    if (left.empty() && size == 1) return input;
    if (!left.empty()) input = left.back();
    size = std::max<std::size_t>(1, size / 2);
  }
  return input;
}

// Whether a secret testcase has all of it. Where that is not known, everything is.
bool RowSearch::is_secret(const SqlInput& input) {
  if (!secrets_) {
    secrets_.emplace();
    const auto secrets = drawn_.secrets(submission_.seed);
    secrets_known_ = secrets.has_value();
    if (secrets)
      for (const auto& secret : *secrets) secrets_->push_back(parts_of(secret, drawn_.tables()));
  }
  const auto parts = parts_of(input, drawn_.tables());
  const auto has_all = [&](const std::set<std::string>& secret) {
    return std::includes(secret.begin(), secret.end(), parts.begin(), parts.end());
  };
  return !secrets_known_ || std::any_of(secrets_->begin(), secrets_->end(), has_all);
}

std::optional<Counterexample> RowSearch::made_of(const SqlInput& found) {
  const SqlInput small = shrunk(found);
  if (small.units() == 0) return std::nullopt;  // nothing of it depends on rows
  const auto plain = failing(plainer(small, drawn_.tables(), drawn_.filled(), drawn_.known()));
  for (const auto& input : plain)
    if (!is_secret(input)) return confirmed(input);
  for (const auto& input : failing(varied(plain.empty() ? small : plain[0], drawn_.tables())))
    if (!is_secret(input)) return confirmed(input);
  return std::nullopt;
}

// As it will be shown, in cells that have seen nothing else.
std::optional<Counterexample> RowSearch::confirmed(SqlInput input) {
  for (const bool last : {false, true}) {
    const auto outcome = outcomes({input})[0];
    if (!outcome.alike) return std::nullopt;
    auto example = failure_.shown(setup_of(input), input.run, outcome);
    if (!example || is_secret(input)) return std::nullopt;
    if (last) return example;
  }
  return std::nullopt;
}

// The smallest comes first.
std::optional<Counterexample> RowSearch::first_of(const std::vector<SqlInput>& inputs) {
  auto fail = failing(inputs);
  std::stable_sort(fail.begin(), fail.end(), [](const SqlInput& a, const SqlInput& b) {
    return std::pair{a.units(), a.bytes()} < std::pair{b.units(), b.bytes()};
  });
  for (std::size_t i = 0; i < std::min(fail.size(), most_tried) && !time_is_up(); ++i)
    if (auto example = made_of(fail[i])) return example;
  return std::nullopt;
}

std::optional<Counterexample> RowSearch::find() {
  if (!failure_.is_about_rows() || !drawn_.read(testcase_)) return std::nullopt;
  if (auto example = first_of(whole(0, small_anyway))) return example;
  for (const auto& sizes : sizes_in_turn)
    if (auto example = first_of(some_rows(sizes))) return example;
  return first_of(whole(small_anyway + 1, most_units));
}

}  // namespace

bool draws_rows(const Testcase& testcase) {
  const auto* sql = std::get_if<problems::SqlCase>(&testcase.what);
  return sql != nullptr && (draws_at_random(sql->setup) || draws_at_random(sql->run));
}

std::optional<Counterexample> find_small_database(WarmProblems& warm, const Submission& submission,
                                                  const TestcaseReport& failed,
                                                  const Testcase& testcase) {
  return RowSearch{warm, submission, failed, testcase}.find();
}

}  // namespace runner
