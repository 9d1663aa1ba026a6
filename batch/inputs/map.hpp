// --map: which file is whose, and for what; what the input calls problems and people.
// Knows TOML and CSV; nothing of what there is in the input.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace batch {

inline constexpr std::size_t max_map_bytes = 16UL << 20;
inline constexpr std::size_t max_map_rules = 100'000;

struct MapRule {
  std::string path;     // a file or folder of the input; may have *, ? and **
  std::string person;   // empty: as the path says
  std::string problem;  // empty: as the path, or --problem, says
  std::string where;    // "map.toml:4"
};

struct InputMap {
  std::vector<MapRule> rules;
  std::map<std::string, std::string> problems;  // what the input calls them -> ids
  std::map<std::string, std::string> people;
};

// Throws InputError, which names every fault by file and line.
[[nodiscard]] InputMap read_map(const std::filesystem::path& file);

// The same of bytes. `file` is for messages; one that ends in .csv or .tsv is CSV, else it is TOML.
[[nodiscard]] InputMap parse_map(const std::string& file, const std::string& bytes);

// '*' and '?' stay within one part of the path, '**' does not.
[[nodiscard]] bool glob_matches(std::string_view glob, std::string_view path);

// Finds the rule of a path: the first one in the map; remembers which were of use.
class MapRules {
 public:
  explicit MapRules(std::vector<MapRule> rules);

  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] const MapRule* find(std::string_view path);
  [[nodiscard]] std::vector<const MapRule*> unused() const;

 private:
  std::vector<MapRule> rules_;
  std::vector<bool> used_;
  std::unordered_map<std::string, std::size_t> exact_;  // rules without a wildcard
  std::vector<std::size_t> globs_;
};

}  // namespace batch
