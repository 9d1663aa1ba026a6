// Kattis problem packages: programs that read their standard input and print.
#include <fmt/format.h>

#include <algorithm>

#include "importing/folder_tasks.hpp"
#include "importing/kattis_statement.hpp"
#include "importing/manifest.hpp"
#include "importing/markdown.hpp"
#include "importing/problem_yaml.hpp"
#include "importing/workshop.hpp"
#include "runner/checkers/checkers.hpp"

namespace importing {
namespace {

constexpr std::size_t most_inputs = 198;
constexpr std::size_t most_driver_bytes = 1000UL << 10;

struct Pair {
  std::string name;  // "secret-group-1-big"
  problems::Visibility visibility;
  std::string input, answer;
  problems::CheckerSpec rule;
};

problems::CheckerSpec checker_of(const ValidatorFlags& flags) {
  problems::CheckerSpec spec;
  spec.rule = problems::CheckerSpec::Rule::tokens;
  spec.tokens.case_counts = flags.case_sensitive;
  spec.tokens.space_counts = flags.space_change_sensitive;
  spec.tokens.within = flags.absolute;
  spec.tokens.relative = flags.relative;
  return spec;
}

std::string checker_toml(const problems::TokenRule& rule) {
  const char* word = rule.case_counts ? (rule.space_counts ? "exact" : "case")
                                      : (rule.space_counts ? "space" : "loose");
  std::string text = fmt::format("{{ tokens = \"{}\"", word);
  if (rule.within > 0) text += fmt::format(", within = {}", rule.within);
  if (rule.relative > 0) text += fmt::format(", relative = {}", rule.relative);
  return text + " }";
}

void add_pairs(const Texts& texts, const std::string& folder, problems::Visibility visibility,
               const ValidatorFlags& flags, std::vector<Pair>& pairs) {
  const std::string start = "data/" + folder + "/";
  for (auto each = texts.lower_bound(start); each != texts.end() && each->first.starts_with(start);
       ++each) {
    const std::string& name = each->first;
    if (!name.ends_with(".in")) continue;
    const std::string stem = name.substr(0, name.size() - 3);
    const auto answer = texts.find(stem + ".ans");
    if (answer == texts.end()) throw Refusal{stem + ".ans: missing"};
    pairs.push_back({folder + "-" + id_of(stem.substr(start.size()), "n"), visibility, each->second,
                     answer->second, checker_of(flags_for(texts, name, flags))});
  }
}

std::vector<Pair> pairs_of(const Texts& texts, const ValidatorFlags& flags) {
  std::vector<Pair> pairs;
  add_pairs(texts, "sample", problems::Visibility::sample, flags, pairs);
  const std::size_t samples = pairs.size();
  add_pairs(texts, "secret", problems::Visibility::secret, flags, pairs);
  if (pairs.empty()) throw Refusal{"data: no .in file in sample or secret"};
  if (pairs.size() > most_inputs)
    throw Refusal{
        fmt::format("data: {} inputs; at most {} are imported", pairs.size(), most_inputs)};
  if (samples == 0) pairs[0].visibility = problems::Visibility::sample;
  if (samples == pairs.size()) {  // a package has a sample and a secret testcase
    pairs.push_back(pairs.back());
    pairs.back().name += "-again";
    pairs.back().visibility = problems::Visibility::secret;
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].name += fmt::format("-{}", i + 1);
  return pairs;
}

// A literal of Python, as short and as readable as it can be.
std::string bytes_literal(const std::string& bytes) {
  const bool readable = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    return c == '\n' || (c >= ' ' && c < 0x7F && c != '\\' && c != '"');
  });
  if (readable) return "b\"\"\"" + bytes + "\"\"\"";
  std::string text = "b\"";
  for (const char c : bytes) {
    const bool plain = c >= ' ' && c < 0x7F && c != '\\' && c != '"';
    text += plain ? std::string(1, c) : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return text + "\"";
}

std::string driver_of(const std::vector<Pair>& pairs) {
  std::string text = "from viva import run_program\n\nINPUTS = [\n";
  for (const Pair& pair : pairs) text += "    " + bytes_literal(pair.input) + ",\n";
  text +=
      "]\n\n\ndef printed(number):\n    \"\"\"What the submission prints for that input.\"\"\"\n"
      "    return run_program(INPUTS[number - 1])\n";
  if (text.size() > most_driver_bytes)
    throw Refusal{fmt::format("data: {} KiB of input; a package has room for {}", text.size() >> 10,
                              most_driver_bytes >> 10)};
  return text;
}

Manifest manifest_of(const ProblemYaml& yaml, const std::vector<Pair>& pairs, const Task& task,
                     const std::string& topic) {
  Manifest manifest;
  manifest.id = task.id;
  manifest.title = yaml.title.empty() ? task.name : yaml.title;
  manifest.topic = topic;
  manifest.limits = generous_limits();
  // The original's limits are for compiled programs as well; a Python solution passed them.
  manifest.limits.cpu_time = std::max(manifest.limits.cpu_time, yaml.time_limit);
  manifest.limits.wall_time = 2 * manifest.limits.cpu_time + std::chrono::seconds{4};
  manifest.limits.total_wall_time =
      std::min<std::chrono::milliseconds>(manifest.limits.wall_time * 20, std::chrono::minutes{10});
  if (yaml.memory_mib > 0)
    manifest.limits.memory_bytes = std::clamp<std::uint64_t>(yaml.memory_mib, 64, 4096) << 20U;
  manifest.limits.output_bytes = 4096ULL << 10U;
  manifest.tables.push_back("[python]\nsubmission = \"program\"");
  const std::string rule = checker_toml(checker_of(yaml.flags).tokens);
  manifest.tables.push_back("[checkers]\nresult = " + rule);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    NewTestcase testcase;
    testcase.name = pairs[i].name;
    testcase.visibility = pairs[i].visibility;
    testcase.call = fmt::format("printed({})", i + 1);
    if (const std::string own = checker_toml(pairs[i].rule.tokens); own != rule)
      testcase.checkers.push_back("result = " + own);
    manifest.testcases.push_back(std::move(testcase));
  }
  return manifest;
}

// submissions/<verdict>/*.py of verdicts that packages know; the first accepted one is apart.
std::vector<std::string> accepted_programs(const Texts& texts) {
  std::vector<std::string> names;
  const std::string start = "submissions/accepted/";
  for (auto each = texts.lower_bound(start); each != texts.end() && each->first.starts_with(start);
       ++each) {
    const std::string rest = each->first.substr(start.size());
    if (rest.ends_with(".py") && rest.find('/') == std::string::npos) names.push_back(each->first);
  }
  if (names.empty())
    throw Refusal{"submissions/accepted: no Python program; expected values come from one"};
  return names;
}

void add_wrong_submissions(const Texts& texts, Draft& draft) {
  for (const char* verdict : {"wrong_answer", "run_time_error", "time_limit_exceeded"}) {
    const std::string start = fmt::format("submissions/{}/", verdict);
    for (auto each = texts.lower_bound(start);
         each != texts.end() && each->first.starts_with(start); ++each) {
      const std::string rest = each->first.substr(start.size());
      const std::string id = id_of(rest.substr(0, rest.rfind('.')), "n");
      if (rest.ends_with(".py") && rest.find('/') == std::string::npos && !id.empty())
        draft.files[start + id + ".py"] = each->second;
    }
  }
}

// Empty when the program prints each answer; else what is wrong with it.
std::string trouble_with(const Draft& draft, const std::vector<Pair>& pairs, Workshop& shop,
                         const Task& task, const std::string& topic) {
  std::vector<runner::Observations> seen;
  try {
    seen = shop.observe_reference(draft, task, topic);
  } catch (const Refusal& refusal) {
    return refusal.what();
  }
  // A package's samples come first, in their order.
  std::vector<Pair> ordered = pairs;
  std::stable_partition(ordered.begin(), ordered.end(), [](const Pair& pair) {
    return pair.visibility == problems::Visibility::sample;
  });
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const auto result = runner::compare({runner::Text{ordered[i].answer}}, seen.at(i).at(0).second,
                                        ordered[i].rule);
    if (!result.right)
      return fmt::format("{}: {}: {} where {} is the answer", ordered[i].name, result.path,
                         result.actual, result.expected);
  }
  return {};
}

}  // namespace

Draft draft_of_kattis(const std::filesystem::path& folder, Workshop& shop, const Task& task,
                      const std::string& topic) {
  const Texts texts = folder_texts(folder);
  const ProblemYaml yaml = read_problem_yaml(texts);
  const std::vector<Pair> pairs = pairs_of(texts, yaml.flags);
  Draft draft;
  draft.testcases = draft.observed = static_cast<int>(pairs.size());
  draft.files["problem.toml"] = to_toml(manifest_of(yaml, pairs, task, topic));
  draft.files["driver.py"] = driver_of(pairs);
  draft.files["starter.py"] = "import sys\n\nfor line in sys.stdin:\n    pass\n";
  draft.files["prompt.md"] = statement_of(texts, yaml.title.empty() ? task.name : yaml.title);
  add_wrong_submissions(texts, draft);
  std::string trouble;
  for (const std::string& name : accepted_programs(texts)) {
    draft.files["submissions/accepted/reference.py"] = texts.at(name);
    const std::string why = trouble_with(draft, pairs, shop, task, topic);
    if (why.empty()) return draft;
    if (trouble.empty()) trouble = name + ": " + why;
  }
  throw Refusal{"no accepted program prints the answers; " + trouble};
}

}  // namespace importing
