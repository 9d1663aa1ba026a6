#include "batch/inputs/student_names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "batch/inputs/tree.hpp"

namespace batch {
namespace {

bool is_number(std::string_view text, std::size_t least) {
  return text.size() >= least &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A second upload is called solution-1.py.
std::string without_upload_number(std::string_view original) {
  const auto stem = stem_of(original);
  const std::size_t dash = stem.rfind('-');
  const auto before = stem.substr(0, dash);
  const bool numbered = dash != std::string_view::npos && is_number(stem.substr(dash + 1), 1);
  if (!numbered || (before != "solution" && before != "answers")) return std::string{original};
  return std::string{before} + std::string{ending_of(original)};
}

std::optional<HandedIn> from_moodle(std::string_view name) {
  constexpr std::string_view mark = "_assignsubmission_";
  const std::size_t at = name.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const auto before = name.substr(0, at);
  auto after = name.substr(at + mark.size());
  const std::size_t number = before.rfind('_');
  if (number == std::string_view::npos || number == 0) return std::nullopt;
  if (!is_number(before.substr(number + 1), 1)) return std::nullopt;
  const std::size_t kind_end = std::min(after.find('_'), after.size());
  after.remove_prefix(std::min(kind_end + 1, after.size()));
  return HandedIn{std::string{before.substr(0, number)}, std::string{after}, std::string{before}};
}

// dddd-dd-dd-dd-dd-dd
bool is_stamp(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00-00-00-00";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

std::optional<HandedIn> from_blackboard(std::string_view name) {
  constexpr std::string_view mark = "_attempt_";
  constexpr std::size_t stamp_size = 19;
  const std::size_t at = name.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t end = at + mark.size() + stamp_size;
  if (end >= name.size() || !is_stamp(name.substr(at + mark.size(), stamp_size))) {
    return std::nullopt;
  }
  const auto before = name.substr(0, at);
  const std::size_t user = before.rfind('_');
  if (user == std::string_view::npos) return std::nullopt;
  HandedIn found{std::string{before.substr(user + 1)}, "", std::string{name.substr(0, end)}};
  if (name[end] == '_') {
    found.original = name.substr(end + 1);
  } else {
    found.note = name.substr(end) == ".txt";
    if (!found.note) return std::nullopt;
  }
  return found;
}

std::optional<HandedIn> from_canvas(std::string_view name) {
  std::vector<std::size_t> bars;
  for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
    bars.push_back(at);
  }
  const auto between = [&](std::size_t i) {
    return name.substr(bars[i] + 1, bars[i + 1] - bars[i] - 1);
  };
  for (std::size_t i = 0; i + 2 < bars.size(); ++i) {
    if (!is_number(between(i), 3) || !is_number(between(i + 1), 3) || bars[i] == 0) continue;
    auto person = name.substr(0, bars[i]);
    if (person.ends_with("_LATE")) person.remove_suffix(5);
    const auto original = name.substr(bars[i + 2] + 1);
    if (person.empty() || original.empty()) return std::nullopt;
    return HandedIn{std::string{person}, without_upload_number(original),
                    std::string{name.substr(0, bars[i + 1])}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<HandedIn> handed_in(std::string_view name) {
  if (auto found = from_moodle(name)) return found;
  if (auto found = from_blackboard(name)) return found;
  return from_canvas(name);
}

PersonAndProblem split_stem(std::string_view stem, ProblemNames& names) {
  if (auto id = names.find(stem)) return {"", *std::move(id)};
  constexpr std::string_view separators = "_-. ";
  PersonAndProblem best{std::string{stem}, ""};
  std::size_t longest = 0;
  for (std::size_t at = stem.find_first_of(separators); at != std::string_view::npos;
       at = stem.find_first_of(separators, at + 1)) {
    const auto front = stem.substr(0, at);
    const auto back = stem.substr(at + 1);
    if (front.empty() || back.empty()) continue;
    for (const auto& [problem, person] : {std::pair{front, back}, std::pair{back, front}}) {
      if (problem.size() <= longest) continue;
      if (auto id = names.find(problem)) {
        best = {std::string{person}, *std::move(id)};
        longest = problem.size();
      }
    }
  }
  return best;
}

std::string person_of_folder(std::string_view name) {
  if (const auto found = handed_in(name)) return found->person;
  return std::string{name.substr(0, name.size() - archive_ending(name))};
}

std::size_t archive_ending(std::string_view name) {
  static constexpr std::array<std::string_view, 12> endings{
      ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".zip",  ".tar",
      ".tgz",    ".tbz2",    ".tbz",    ".txz",     ".tzst", ".7z"};
  const std::string lower = to_lower(name);
  for (const auto ending : endings) {
    if (lower.size() > ending.size() && lower.ends_with(ending)) return ending.size();
  }
  return 0;
}

}  // namespace batch
