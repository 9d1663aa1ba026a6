#include "runner/counterexample/row_search.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

namespace runner {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds time_to_end_in{50};
constexpr std::size_t small_anyway = 24;  // units; no need to look for parts of it
constexpr std::size_t soon_small = 120;   // by leaving out parts
constexpr std::size_t most_units = 800;   // of one input that is asked
constexpr std::size_t chunks_at_once = 16;
constexpr std::size_t few = 6;
constexpr std::size_t most_tried = 3;  // of those that fail in a round

// So many rows, so often in each draw.
struct Subsets {
  std::size_t rows;
  int tries;
};
const std::vector<Subsets> small_sizes{{1, 6}, {2, 6}, {3, 6}};
const std::vector<std::vector<Subsets>> larger_sizes{
    {{4, 6}, {6, 6}}, {{9, 6}, {14, 4}}, {{24, 3}, {48, 3}, {100, 2}}};

using Parts = std::set<std::string>;

class RowSearch {
 public:
  explicit RowSearch(RowTrial& trial) : trial_{trial} {}

  std::optional<Counterexample> find();

 private:
  [[nodiscard]] std::vector<bool> fails(const std::vector<SqlInput>& inputs) {
    return trial_.fails(inputs, std::max(time_to_end_in, time_left()));
  }
  [[nodiscard]] std::vector<SqlInput> failing(const std::vector<SqlInput>& inputs);
  [[nodiscard]] std::vector<SqlInput> whole(std::size_t least, std::size_t most) const;
  [[nodiscard]] std::vector<SqlInput> some_rows(const std::vector<Subsets>& sizes);
  [[nodiscard]] std::vector<SqlInput> some_families();
  [[nodiscard]] std::optional<Counterexample> first_of(const std::vector<SqlInput>& inputs);
  [[nodiscard]] SqlInput shrunk(SqlInput input);
  [[nodiscard]] std::optional<SqlInput> first_not_secret(const std::vector<SqlInput>& inputs);
  [[nodiscard]] std::optional<Counterexample> made_of(const SqlInput& found);
  [[nodiscard]] std::optional<Counterexample> confirmed(SqlInput input);
  [[nodiscard]] bool is_secret(const SqlInput& input);
  void read_parts();
  [[nodiscard]] milliseconds time_left() const {
    return trial_.time() - std::chrono::duration_cast<milliseconds>(Clock::now() - begun_);
  }
  [[nodiscard]] bool time_is_up() const { return time_left() <= milliseconds{0}; }

  RowTrial& trial_;
  std::mt19937_64 random_{1};
  Clock::time_point begun_ = Clock::now();
  bool parts_read_ = false, secrets_known_ = false;
  std::vector<Parts> secrets_;
  Parts public_;  // what samples have
  KnownTexts known_;
};

// In the order that they are given.
std::vector<SqlInput> RowSearch::failing(const std::vector<SqlInput>& inputs) {
  std::vector<SqlInput> fail;
  if (inputs.empty() || time_is_up()) return fail;
  const auto all = fails(inputs);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]) fail.push_back(inputs[i]);
  return fail;
}

std::vector<SqlInput> RowSearch::whole(std::size_t least, std::size_t most) const {
  std::vector<SqlInput> all;
  for (const auto& input : trial_.fresh())
    if (input.units() >= least && input.units() <= most) all.push_back(input);
  return all;
}

std::vector<SqlInput> RowSearch::some_rows(const std::vector<Subsets>& sizes) {
  std::vector<SqlInput> some;
  for (const auto& [count, tries] : sizes) {
    for (const auto& input : trial_.fresh()) {
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

// One alone, or two of them.
std::vector<SqlInput> RowSearch::some_families() {
  std::vector<SqlInput> some;
  for (const auto& input : trial_.fresh()) {
    auto all = families(input);
    std::shuffle(all.begin(), all.end(), random_);
    if (all.size() > few) all.resize(few);
    for (std::size_t i = 0; i < all.size(); ++i) {
      some.push_back(with_only(input, all[i]));
      if (i == 0) continue;
      auto both = all[i - 1];
      both.merge(std::set{all[i]});
      some.push_back(with_only(input, both));
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
    const auto alone = fails(each);
    std::vector<std::set<std::size_t>> gone;  // more and more
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if (!alone[i]) continue;
      gone.push_back(gone.empty() ? chunks[i] : gone.back());
      gone.back().insert(chunks[i].begin(), chunks[i].end());
    }
    std::vector<SqlInput> together;
    for (std::size_t part = 0; part < few && !gone.empty(); ++part)  // the first and the last, too
      together.push_back(without(input, gone[(gone.size() - 1) * part / (few - 1)]));
    const auto left = failing(together);
    if (gone.empty() && size == 1) return input;
    if (!left.empty()) input = left.back();
    size = std::max<std::size_t>(1, size / 2);
  }
  return input;
}

void RowSearch::read_parts() {
  if (std::exchange(parts_read_, true)) return;
  const auto secrets = trial_.secrets();
  secrets_known_ = secrets.has_value();
  if (!secrets) return;
  for (const auto& secret : *secrets) secrets_.push_back(parts_of(secret, trial_.tables()));
}

// Whether a secret testcase has all of it, and no sample has. Where that is not known, everything
// is secret.
bool RowSearch::is_secret(const SqlInput& input) {
  read_parts();
  const auto parts = parts_of(input, trial_.tables());
  const auto is_in = [&](const Parts& all) {
    return std::includes(all.begin(), all.end(), parts.begin(), parts.end());
  };
  return !secrets_known_ ||
         (!is_in(public_) && std::any_of(secrets_.begin(), secrets_.end(), is_in));
}

// They come the best first, so a few are asked at once.
std::optional<SqlInput> RowSearch::first_not_secret(const std::vector<SqlInput>& inputs) {
  for (std::size_t from = 0; from < inputs.size(); from += few) {
    const auto begin = inputs.begin() + static_cast<std::ptrdiff_t>(from);
    const auto count = std::min(few, inputs.size() - from);
    for (const auto& input : failing({begin, begin + static_cast<std::ptrdiff_t>(count)}))
      if (!is_secret(input)) return input;
  }
  return std::nullopt;
}

std::optional<Counterexample> RowSearch::made_of(const SqlInput& found) {
  SqlInput small = shrunk(found);
  if (small.units() == 0) return std::nullopt;  // nothing of it depends on rows
  if (!trial_.is_meant(small)) return std::nullopt;
  for (auto less = failing(with_less_in_calls(small)); !less.empty();
       less = failing(with_less_in_calls(small)))
    small = less[0];
  if (const auto input = first_not_secret(plainer(small, trial_.tables(), trial_.filled(), known_)))
    return confirmed(*input);
  if (const auto input = first_not_secret(varied(small, trial_.tables()))) return confirmed(*input);
  return std::nullopt;
}

std::optional<Counterexample> RowSearch::confirmed(SqlInput input) {
  auto example = trial_.confirmed(input);
  return example && !is_secret(input) ? example : std::nullopt;
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
  if (!trial_.read()) return std::nullopt;
  for (const auto& sample : trial_.samples()) {
    learn_texts(sample, trial_.tables(), known_);
    public_.merge(parts_of(sample, trial_.tables()));
  }
  if (auto example = first_of(whole(0, small_anyway))) return example;
  auto few_rows = some_rows(small_sizes);
  for (auto& input : some_families()) few_rows.push_back(std::move(input));
  if (auto example = first_of(few_rows)) return example;
  if (auto example = first_of(whole(small_anyway + 1, soon_small))) return example;
  for (const auto& sizes : larger_sizes)
    if (auto example = first_of(some_rows(sizes))) return example;
  return first_of(whole(soon_small + 1, most_units));
}

}  // namespace

problems::Limits limits_of_trials(const problems::Problem& problem, milliseconds time) {
  problems::Limits limits = problem.limits;
  const milliseconds time_for_one = time * 3 / 10;
  limits.cpu_time = std::min(limits.cpu_time, time_for_one);
  limits.wall_time = std::min(limits.wall_time, time_for_one);
  limits.total_wall_time = std::min(limits.total_wall_time, time);
  return limits;
}

std::optional<Counterexample> find_small_database(RowTrial& trial) {
  return RowSearch{trial}.find();
}

}  // namespace runner
