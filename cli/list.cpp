// viva list: the problems of the bank.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdio>
#include <memory>
#include <set>

#include "cli/commands.hpp"
#include "problems/bank.hpp"

namespace cli {
namespace {

namespace json = boost::json;

struct Options {
  std::string format = "text";
  std::string bank;
  bool ids = false, topics = false;
};

std::string as_json(const problems::Problem& problem) {
  std::size_t samples = 0;
  for (const auto& testcase : problem.testcases)
    samples += testcase.visibility == problems::Visibility::sample ? 1U : 0U;
  return json::serialize(json::object{{"id", problem.id},
                                      {"title", problem.title},
                                      {"kind", to_string(problem.kind)},
                                      {"topic", problem.topic},
                                      {"difficulty", to_string(problem.difficulty)},
                                      {"minutes", problem.minutes},
                                      {"testcases", problem.testcases.size()},
                                      {"samples", samples},
                                      {"max_score", problem.max_score()},
                                      {"questions", json::value_from(problem.questions)},
                                      {"digest", problem.digest}});
}

void print_table(const std::vector<problems::ProblemPtr>& found) {
  std::size_t id = 2, topic = 5;
  for (const auto& problem : found) {
    id = std::max(id, problem->id.size());
    topic = std::max(topic, problem->topic.size());
  }
  const bool colour = use_colour();
  const auto line = [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e,
                        const auto& f) {
    fmt::print("{:<{}}  {:<{}}  {:<7}  {:<10}  {:>7}  {}\n", a, id, b, topic, c, d, e, f);
  };
  if (colour) fmt::print("\x1b[1m");
  line("id", "topic", "kind", "difficulty", "minutes", "title");
  if (colour) fmt::print("\x1b[0m");
  for (const auto& problem : found) {
    line(problem->id, problem->topic, to_string(problem->kind), to_string(problem->difficulty),
         std::to_string(problem->minutes), problem->title);
  }
}

void print_words(const std::vector<problems::ProblemPtr>& found, const Options& options) {
  std::set<std::string> words;
  for (const auto& problem : found) {
    if (options.ids) words.insert(problem->id);
    if (options.topics) words.insert(problem->topic);
  }
  for (const auto& word : words) fmt::print("{}\n", word);
}

int list(const Options& options) {
  problems::Bank bank{options.bank.empty() ? default_bank() : std::filesystem::path{options.bank}};
  const auto contents = bank.all();
  if (options.ids || options.topics) {
    print_words(contents.problems, options);
  } else if (options.format == "json") {
    for (const auto& problem : contents.problems) fmt::print("{}\n", as_json(*problem));
  } else {
    print_table(contents.problems);
  }
  for (const auto& error : contents.errors) fmt::print(stderr, "{}\n", error);
  return contents.errors.empty() ? all_accepted : wrong_usage;
}

}  // namespace

void add_list(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("list", "List the problems");
  command->add_option("--format", options->format, "text, or json: one object per line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  add_bank_option(*command, options->bank);
  command->add_flag("--ids", options->ids, "Only the ids, for shells to complete")->group("");
  command->add_flag("--topics", options->topics, "Only the topics, or these too")->group("");
  command->footer(
      "Examples:\n"
      "  viva list\n"
      "  viva list --format json | jq -r 'select(.topic == \"sql\").id'");
  command->callback([options, &action] { action = [options] { return list(*options); }; });
}

}  // namespace cli
