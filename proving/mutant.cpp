#include "proving/mutant.hpp"

#include <algorithm>
#include <set>

namespace proving {
namespace {

std::string_view without_space_around(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

std::string code_at(std::string_view text, int line) {
  for (int i = 1; i < line; ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return std::string{without_space_around(text.substr(0, text.find('\n')))};
}

std::vector<Mutant> mutants_of(const std::string& text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::set<std::string> seen{text};
  std::vector<Mutant> mutants;
  for (const Edit& edit : edits) {
    std::string changed = text;
    changed.replace(edit.begin, edit.size, edit.replacement);
    if (!seen.insert(changed).second) continue;
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(edit.begin);
    const int line = 1 + static_cast<int>(std::count(text.begin(), before, '\n'));
    mutants.push_back({line, code_at(text, line), edit.mutation, std::move(changed)});
  }
  if (mutants.size() <= most_mutants) return mutants;
  std::vector<Mutant> drawn;
  for (std::size_t i = 0; i < most_mutants; ++i)
    drawn.push_back(std::move(mutants[i * mutants.size() / most_mutants]));
  return drawn;
}

}  // namespace proving
