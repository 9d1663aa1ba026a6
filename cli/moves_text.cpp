#include "cli/moves_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "cli/batch_progress.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_testcases = 4;  // named in a line of the table

std::string who(const batch::Move& move) {
  std::string text = runner::printable(move.person.empty() ? move.source : move.person);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string score_of(const batch::Move& move) {
  if (move.max_before == move.max_after)
    return fmt::format("{} -> {} of {}", move.score_before, move.score_after, move.max_after);
  return fmt::format("{} of {} -> {} of {}", move.score_before, move.max_before, move.score_after,
                     move.max_after);
}

std::string verdict_of(const batch::Move& move) {
  if (move.verdict_before == move.verdict_after) return words(move.verdict_after);
  return words(move.verdict_before) + " -> " + words(move.verdict_after);
}

std::string testcases_of(const batch::Move& move) {
  std::string text;
  for (std::size_t i = 0; i < move.testcases.size() && i < most_testcases; ++i)
    text += (i > 0 ? ", " : "") + runner::printable(move.testcases[i].name);
  if (move.testcases.size() > most_testcases)
    text += fmt::format(" and {} more", move.testcases.size() - most_testcases);
  return text;
}

std::string table(const std::vector<batch::Move>& moves) {
  std::vector<std::array<std::string, 5>> rows{{"who", "problem", "score", "verdict", "testcases"}};
  for (const auto& move : moves)
    rows.push_back({who(move), runner::printable(move.problem), score_of(move), verdict_of(move),
                    testcases_of(move)});
  std::array<std::size_t, 5> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      text += fmt::format("{:<{}}  ", row[i], widths[i]);
    text += row.back() + "\n";
  }
  return text;
}

}  // namespace

std::string moves_text(const batch::Regrading& regrading) {
  const auto counts = regrading.counts();
  std::string text = regrading.moves().empty() ? std::string{} : table(regrading.moves()) + "\n";
  const auto regraded = static_cast<double>(std::max<std::uint64_t>(counts.regraded, 1));
  text += fmt::format("{} of {} regraded rows move; mean score {:.1f} % -> {:.1f} %.\n",
                      regrading.moves().size(), counts.regraded,
                      100 * counts.share_before / regraded, 100 * counts.share_after / regraded);
  const auto note = [&](std::uint64_t count, const char* what) {
    if (count > 0) text += fmt::format("{} {}\n", count, what);
  };
  note(counts.missing, "rows stay as they are: their source is in none of the inputs");
  note(counts.ungraded, "rows stay as they are: they could not be graded in the first place");
  note(counts.failed, "rows stay as they are: they could not be graded now");
  note(counts.strangers, "submissions of the inputs are not in the results, and were left out");
  return text;
}

std::string moves_json(const batch::Regrading& regrading) {
  std::string lines;
  for (const auto& move : regrading.moves()) {
    json::array testcases;
    for (const auto& one : move.testcases)
      testcases.push_back(json::object{{"name", one.name},
                                       {"verdict_before", one.before},
                                       {"verdict_after", one.after},
                                       {"score_before", one.score_before},
                                       {"score_after", one.score_after}});
    lines += json::serialize(json::object{{"entry", move.entry},
                                          {"person", move.person},
                                          {"file", move.source},
                                          {"problem", move.problem},
                                          {"verdict_before", move.verdict_before},
                                          {"verdict_after", move.verdict_after},
                                          {"score_before", move.score_before},
                                          {"score_after", move.score_after},
                                          {"max_score_before", move.max_before},
                                          {"max_score_after", move.max_after},
                                          {"testcases", std::move(testcases)}}) +
             "\n";
  }
  return lines;
}

}  // namespace cli
