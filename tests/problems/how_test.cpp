// What is said about growth, style and counterexamples.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/problems/packages.hpp"

namespace problems {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string about(const std::string& more, Package package = python_package()) {
  package["problem.toml"] += more;
  return complaints_about(package);
}

const std::string growth = "[[growth]]\ncall = \"solve(n)\"\nsizes = [10, 20, 40, 80]\n";

TEST(How, RemarksAreRead) {
  auto package = python_package();
  package["problem.toml"] += growth + "counts = \"memory\"\nat_most = \"n log n\"\n" +
                             "[style]\nrequires = [\"generator\", \"call of zip\"]\n"
                             "forbids = [\"loop\"]\nin = \"solve\"\n"
                             "[counterexample]\ncall = \"solve(rng.randrange(n))\"\n";
  const auto problem = load_package_from_memory("memoize", "python", package);
  ASSERT_EQ(problem->remarks.size(), 2U);
  const auto& spec = problem->remarks[0].growth;
  ASSERT_TRUE(spec);
  EXPECT_EQ(spec->counts, Counted::memory);
  EXPECT_EQ(spec->at_most, Growth::linearithmic);
  EXPECT_THAT(spec->sizes, ElementsAre(10, 20, 40, 80));
  const auto& style = std::get<StyleCase>(problem->remarks[1].what);
  EXPECT_THAT(style.required, ElementsAre("generator", "call of zip"));
  EXPECT_THAT(style.forbidden, ElementsAre("loop"));
  EXPECT_EQ(style.function, "solve");
  EXPECT_EQ(problem->counterexample, "solve(rng.randrange(n))");
}

TEST(How, CounterexamplesInJavascriptMayShowFunctionsOfTheDriver) {
  auto package = python_package();
  package["starter.js"] = package["submissions/accepted/reference.js"] = "const solve = 1;\n";
  package.erase("starter.py");
  package.erase("submissions/accepted/reference.py");
  auto& toml = package["problem.toml"];
  toml.replace(toml.find("\"python\""), 8, "\"javascript\"");
  toml += "[counterexample]\ncall = \"typing(rng, n)\"\nshows = [\"typing\", \"schedule\"]\n";
  const auto problem = load_package_from_memory("memoize", "python", package);
  EXPECT_EQ(problem->counterexample, "typing(rng, n)");
  EXPECT_THAT(problem->shows, ElementsAre("typing", "schedule"));
  EXPECT_THAT(about("[counterexample]\ncall = \"solve(rng)\"\nshows = [\"solve\"]\n"),
              HasSubstr("counterexample.shows: unknown key"));
}

TEST(How, TestcasesAboutItComeLast) {
  auto package = python_package();
  package["problem.toml"] +=
      "[[testcase]]\nname = \"form\"\nvisibility = \"sample\"\npoints = 1\n"
      "style = { forbids = [\"lambda\"] }\n";
  const auto problem = load_package_from_memory("memoize", "python", package);
  EXPECT_EQ(problem->testcases.at(0).name, "sample one");
  EXPECT_EQ(problem->testcases.at(2).name, "form");
  EXPECT_TRUE(problem->testcases.at(2).is_about_how());
  EXPECT_EQ(problem->max_score(), 16);
}

TEST(How, SizesAreAscendingAndFarEnoughApart) {
  const auto with = [](const std::string& sizes) {
    return about("[[growth]]\ncall = \"solve(n)\"\nsizes = " + sizes + "\n");
  };
  EXPECT_EQ(with("[1, 2, 3, 4]"), "");
  EXPECT_THAT(with("[1, 2, 4]"), HasSubstr("growth.sizes: "));
  EXPECT_THAT(with("[10, 20, 20, 80]"), HasSubstr("expected ascending sizes"));
  EXPECT_THAT(with("[10, 20, 30, 39]"), HasSubstr("the last at least 4 times the first"));
  EXPECT_THAT(with("[0, 1, 2, 3]"), HasSubstr("growth.sizes: "));
  EXPECT_THAT(about("[[growth]]\ncall = \"solve(n)\"\n"), HasSubstr("growth.sizes: missing"));
}

TEST(How, WhatIsMeasuredDependsOnTheSize) {
  EXPECT_THAT(about("[[growth]]\ncall = \"solve(nn)\"\nsizes = [1, 2, 3, 4]\n"),
              HasSubstr("growth.call: it has to use n, the size"));
  EXPECT_THAT(about("[[growth]]\nsetup = \"DELETE FROM accounts\"\nrun = \"SELECT 1\"\n"
                    "sizes = [1, 2, 3, 4]\n",
                    sqlite_package()),
              HasSubstr("growth.setup: it has to have {n} in it"));
}

TEST(How, WordsThatAreUnknownGetASuggestion) {
  EXPECT_THAT(about(growth + "at_most = \"n*log n\"\n"), HasSubstr("did you mean n log n?"));
  EXPECT_THAT(about("[style]\nrequires = [\"generators\"]\n"),
              HasSubstr("style.requires: no rule is named \"generators\"; did you mean"));
  EXPECT_THAT(about("[style]\nrequire = [\"generator\"]\n"),
              HasSubstr("style.require: unknown key; did you mean requires?"));
  EXPECT_THAT(about("[style]\nin = \"solve\"\n"), HasSubstr("one of them must say something"));
  EXPECT_THAT(about("[counterexample]\ncall = \"solve(n)\"\n"),
              HasSubstr("counterexample.call: it has to use rng"));
}

TEST(How, StyleAndACallAreTwoTestcases) {
  EXPECT_THAT(about("[[testcase]]\nname = \"x\"\nvisibility = \"secret\"\npoints = 1\n"
                    "call = \"f()\"\nstyle = { forbids = [\"loop\"] }\n"),
              HasSubstr("testcase.call: cannot be together with style"));
}

TEST(How, BelongsToKindsThatHaveIt) {
  EXPECT_THAT(about("[style]\nforbids = [\"loop\"]\n", concept_package()),
              HasSubstr("style: belongs to kind = python, django or sqlite, not to concept"));
  EXPECT_THAT(about("[counterexample]\ncall = \"rng\"\n", sqlite_package()),
              HasSubstr("counterexample: belongs to kind = python or javascript, not to sqlite"));
  EXPECT_THAT(about("[style]\nforbids = [\"loop\"]\n", sqlite_package()),
              HasSubstr("no rule is named \"loop\""));
}

}  // namespace
}  // namespace problems
