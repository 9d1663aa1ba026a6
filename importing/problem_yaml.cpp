#include "importing/problem_yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <sstream>
#include <vector>

#include "importing/markdown.hpp"
#include "importing/task.hpp"

namespace importing {
namespace {

using Keys = std::map<std::string, std::string>;  // "limits.memory" -> "512"

std::string trimmed(std::string text) {
  const auto end = text.find_last_not_of(" \t\r");
  text.resize(end == std::string::npos ? 0 : end + 1);
  const auto start = text.find_first_not_of(" \t");
  return start == std::string::npos ? "" : text.substr(start);
}

std::string unquoted(std::string text) {
  text = trimmed(std::move(text));
  if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'')) {
    const auto end = text.find(text[0], 1);
    if (end != std::string::npos) return text.substr(1, end - 1);
  }
  const auto comment = text.find(" #");
  return trimmed(text.substr(0, comment));
}

// The scalars of a small YAML file, two levels deep: all that these files use for what matters
// here.
Keys scalars(const std::string& yaml) {
  Keys keys;
  std::istringstream lines{yaml};
  std::string line, parent;
  while (std::getline(lines, line)) {
    const auto start = line.find_first_not_of(' ');
    if (start == std::string::npos || line[start] == '#' || line[start] == '-') continue;
    const auto colon = line.find(':', start);
    if (colon == std::string::npos) continue;
    const std::string key = unquoted(line.substr(start, colon - start));
    const std::string value = unquoted(line.substr(colon + 1));
    if (start == 0) parent = key;
    const std::string path = start == 0 ? key : parent + "." + key;
    if (!value.empty()) keys.emplace(path, value);
  }
  return keys;
}

std::string at(const Keys& keys, const std::string& key) {
  const auto found = keys.find(key);
  return found == keys.end() ? "" : found->second;
}

double number(const std::string& text, const std::string& what) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
      value < 0)
    throw Refusal{fmt::format("{}: expected a number, found {}", what, text)};
  return value;
}

// `place` is what messages name. A list of words is written in brackets.
ValidatorFlags flags_of(std::string text, const std::string& place, ValidatorFlags flags = {}) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return std::strchr("[],\"'", c) != nullptr; }, ' ');
  std::istringstream words{text};
  for (std::string word; words >> word;) {
    if (word == "case_sensitive") {
      flags.case_sensitive = true;
    } else if (word == "space_change_sensitive") {
      flags.space_change_sensitive = true;
    } else if (word == "float_tolerance" || word == "float_absolute_tolerance" ||
               word == "float_relative_tolerance") {
      std::string value;
      words >> value;
      const double tolerance = number(value, place + ": " + word);
      if (word != "float_relative_tolerance") flags.absolute = tolerance;
      if (word != "float_absolute_tolerance") flags.relative = tolerance;
    } else {
      throw Refusal{place + ": " + cleaned(word) + " is none of the default validator"};
    }
  }
  return flags;
}

void refuse_others(const Keys& keys, const Texts& texts) {
  const std::string validation = at(keys, "validation");
  if (!validation.empty() && !validation.starts_with("default"))
    throw Refusal{"its output has a validator of its own (validation: " + cleaned(validation) +
                  ")"};
  if (at(keys, "type").find("interactive") != std::string::npos) throw Refusal{"it is interactive"};
  for (const char* folder : {"output_validators/", "output_validator/"}) {
    const auto first = texts.lower_bound(folder);
    if (first != texts.end() && first->first.starts_with(folder) && validation.empty())
      throw Refusal{"its output has a validator of its own (" + first->first + ")"};
  }
}

}  // namespace

ProblemYaml read_problem_yaml(const Texts& texts) {
  const auto file = texts.find("problem.yaml");
  if (file == texts.end()) throw Refusal{"problem.yaml: no such file in its folder"};
  const Keys keys = scalars(cleaned(file->second));
  refuse_others(keys, texts);
  ProblemYaml yaml;
  for (const char* key : {"name", "name.en"}) {
    if (yaml.title.empty()) yaml.title = at(keys, key).substr(0, 100);
  }
  yaml.flags = flags_of(at(keys, "validator_flags"), "problem.yaml: validator_flags");
  for (const char* key : {"limits.time_limit", "limits.time_limit_seconds"}) {
    if (const std::string text = at(keys, key); !text.empty())
      yaml.time_limit = std::chrono::milliseconds{static_cast<std::int64_t>(
          std::min(number(text, std::string{"problem.yaml: "} + key), 200.0) * 1000)};
  }
  if (const auto limit = texts.find(".timelimit"); limit != texts.end())
    yaml.time_limit = std::chrono::milliseconds{static_cast<std::int64_t>(
        std::min(number(trimmed(limit->second.substr(0, limit->second.find('\n'))), ".timelimit"),
                 200.0) *
        1000)};
  if (const std::string text = at(keys, "limits.memory"); !text.empty())
    yaml.memory_mib =
        static_cast<std::uint64_t>(std::min(number(text, "problem.yaml: limits.memory"), 1e6));
  return yaml;
}

ValidatorFlags flags_for(const Texts& texts, const std::string& input, ValidatorFlags flags) {
  for (auto end = input.find('/'); end != std::string::npos; end = input.find('/', end + 1)) {
    for (const char* name : {"testdata.yaml", "test_group.yaml"}) {
      const auto file = texts.find(input.substr(0, end + 1) + name);
      if (file == texts.end()) continue;
      const Keys keys = scalars(cleaned(file->second));
      for (const char* key : {"output_validator_flags", "output_validator_args"})
        flags = flags_of(at(keys, key), file->first + ": " + key, flags);
    }
  }
  return flags;
}

}  // namespace importing
