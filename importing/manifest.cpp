#include "importing/manifest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace importing {
namespace {

std::string limits_toml(const problems::Limits& limits) {
  return fmt::format(
      "[limits]\ncpu_time_ms = {}\nwall_time_ms = {}\ntotal_wall_time_ms = {}\nmemory_mib = {}\n"
      "output_kib = {}\nobservation_kib = {}\n",
      limits.cpu_time.count(), limits.wall_time.count(), limits.total_wall_time.count(),
      limits.memory_bytes >> 20U, limits.output_bytes >> 10U, limits.observation_bytes >> 10U);
}

std::string testcase_toml(const NewTestcase& testcase) {
  std::string text = fmt::format("\n[[testcase]]\nname = {}\nvisibility = \"{}\"\npoints = {}\n",
                                 toml_text(testcase.name), problems::to_string(testcase.visibility),
                                 testcase.points);
  if (!testcase.hint.empty()) text += "hint = " + toml_text(testcase.hint) + "\n";
  if (!testcase.call.empty()) text += "call = " + toml_text(testcase.call) + "\n";
  for (const auto& line : testcase.more_keys) text += line + "\n";
  if (!testcase.checkers.empty())
    text += fmt::format("checkers = {{ {} }}\n", fmt::join(testcase.checkers, ", "));
  return text;
}

}  // namespace

std::string toml_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F
                   ? fmt::format("\\u{:04X}", static_cast<unsigned char>(c))
                   : std::string(1, c);
    }
  }
  return out + '"';
}

std::string to_toml(const Manifest& manifest) {
  std::string text = fmt::format(
      "id = {}\ntitle = {}\nkind = \"{}\"\ntopic = {}\ndifficulty = \"{}\"\nminutes = {}\n",
      toml_text(manifest.id), toml_text(manifest.title), manifest.kind, toml_text(manifest.topic),
      manifest.difficulty, manifest.minutes);
  if (manifest.inside) text += "asserts = \"inside\"\n";
  text += "\n" + limits_toml(manifest.limits);
  for (const auto& table : manifest.tables) text += "\n" + table + "\n";
  for (const auto& testcase : manifest.testcases) text += testcase_toml(testcase);
  return text;
}

problems::Limits generous_limits() {
  problems::Limits limits;
  limits.cpu_time = std::chrono::milliseconds{3000};
  limits.wall_time = limits.total_wall_time = std::chrono::milliseconds{10'000};
  limits.memory_bytes = 256ULL << 20U;
  limits.output_bytes = 1024ULL << 10U;
  limits.observation_bytes = 4096ULL << 10U;
  return limits;
}

}  // namespace importing
