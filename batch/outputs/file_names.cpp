#include "batch/outputs/file_names.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "runner/render.hpp"
#include "runner/utf8.hpp"

namespace batch {
namespace {

constexpr std::size_t most_bytes = 100;  // of a name, so that endings have room

bool is_harmless(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{" -_.,@+()"}.find(c) != std::string_view::npos;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool is_device(const std::string& name) {
  static constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const std::string stem = lower(name.substr(0, name.find('.')));
  const bool port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                    stem[3] >= '0' && stem[3] <= '9';
  return port || std::find(devices.begin(), devices.end(), stem) != devices.end();
}

}  // namespace

std::string safe_name(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const auto next = runner::first_character(text);
    const auto piece = text.substr(0, std::max<std::size_t>(next.size, 1));
    text.remove_prefix(piece.size());
    const bool foreign = piece.size() > 1 && runner::printable(piece) == piece;
    if (name.size() + piece.size() > most_bytes) break;
    if (foreign || (piece.size() == 1 && is_harmless(piece[0]))) {
      name += piece;
    } else if (!name.ends_with('_')) {
      name += '_';
    }
  }
  // A dot or a space at an end, and a dash in front, are trouble somewhere.
  const auto first = name.find_first_not_of(" .-");
  if (first == std::string::npos) return "_";
  name = name.substr(first, name.find_last_not_of(" .") - first + 1);
  return is_device(name) ? name + "_" : name;
}

std::string UniqueNames::unique(const std::string& name) {
  std::string candidate = name;
  for (std::uint64_t number = 2; !taken_.insert(std::hash<std::string>{}(lower(candidate))).second;
       ++number)
    candidate = name + "-" + std::to_string(number);
  return candidate;
}

}  // namespace batch
