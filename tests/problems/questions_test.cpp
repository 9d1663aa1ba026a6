// docs/bank.md: which problems ask which question of the interview lists. Written anew by
// UPDATE_GOLDEN=1; a person reads the difference.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "problems/package.hpp"
#include "tests/support/places.hpp"

namespace problems {
namespace {

namespace fs = std::filesystem;

const fs::path source = support::source_folder();

struct Question {
  std::string asks, topic;
};

std::map<int, Question> questions() {
  std::map<int, Question> all;
  const auto toml = toml::parse_file((source / "problems/questions.toml").string());
  for (const auto& each : *toml["question"].as_array()) {
    const auto& table = *each.as_table();
    all[static_cast<int>(*table["number"].value<int>())] = {*table["asks"].value<std::string>(),
                                                            *table["topic"].value<std::string>()};
  }
  return all;
}

std::vector<ProblemPtr> all_problems() {
  std::vector<ProblemPtr> all;
  for (const auto& topic : fs::directory_iterator{source / "problems/bank"}) {
    for (const auto& folder : fs::directory_iterator{topic}) {
      if (fs::exists(folder.path() / "problem.toml")) all.push_back(load_package(folder.path()));
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a->difficulty, a->id) < std::tie(b->difficulty, b->id);
  });
  return all;
}

std::string line_of(const Problem& problem) {
  return fmt::format("`{}` ({}, {})", problem.id, to_string(problem.kind),
                     to_string(problem.difficulty));
}

std::string page() {
  const auto problems = all_problems();
  std::string page = fmt::format(
      "# The bank: {} problems\n\nWhich problems ask which question of the interview lists. "
      "`viva practice TOPIC` or `viva practice ID` starts one; [authoring.md](authoring.md) tells "
      "how to write one.\nThis page is written from the packages by their tests.\n\n"
      "| # | question | topic | problems |\n|---|---|---|---|\n",
      problems.size());
  for (const auto& [number, question] : questions()) {
    std::string asked_by;
    for (const auto& problem : problems) {
      const auto& asks = problem->questions;
      if (std::find(asks.begin(), asks.end(), number) == asks.end()) continue;
      asked_by += (asked_by.empty() ? "" : ", ") + line_of(*problem);
    }
    page += fmt::format("| {} | {} | {} | {} |\n", number, question.asks, question.topic, asked_by);
  }
  return page;
}

std::string text_of(const fs::path& path) {
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Questions, ThePageOfTheBankIsWhatThePackagesSay) {
  const fs::path file = source / "docs/bank.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{file} << page();
  EXPECT_EQ(text_of(file), page()) << "UPDATE_GOLDEN=1 writes docs/bank.md anew";
}

TEST(Questions, EachIsAskedByAProblemThatRunsCode) {
  std::set<int> asked;
  for (const auto& problem : all_problems()) {
    if (problem->kind != Kind::concept_)
      asked.insert(problem->questions.begin(), problem->questions.end());
  }
  for (const auto& [number, question] : questions())
    EXPECT_TRUE(asked.contains(number)) << number << ": " << question.asks;
}

TEST(Questions, NoProblemAsksOneThatIsNotThere) {
  const auto known = questions();
  for (const auto& problem : all_problems()) {
    for (const int number : problem->questions)
      EXPECT_TRUE(known.contains(number)) << problem->id << ": " << number;
  }
}

}  // namespace
}  // namespace problems
