// Whatever a map's bytes are, its rules are sound or it is refused with file and line.
#include <cstdint>

#include "batch/inputs/map.hpp"
#include "tests/fuzz/fuzzed_inputs.hpp"

namespace {

void parse(const std::string& file, const std::string& bytes) {
  try {
    batch::InputMap map = batch::parse_map(file, bytes);
    for (const auto& rule : map.rules) {
      batch::require(!rule.path.empty() && rule.where.starts_with(file + ':'));
      (void)batch::glob_matches(rule.path, "ann/week1/solution.py");
    }
    batch::MapRules rules{std::move(map.rules)};
    (void)rules.find("ann.py");
  } catch (const batch::InputError& error) {
    batch::require(std::string_view{error.what()}.starts_with(file));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string input{reinterpret_cast<const char*>(bytes), size};
  parse("map.toml", input);
  parse("map.csv", input);
  return 0;
}
