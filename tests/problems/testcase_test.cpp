// What is said about [[testcase]] and its checkers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "problems/package.hpp"
#include "tests/problems/packages.hpp"

namespace problems {
namespace {

using testing::HasSubstr;

TEST(Testcase, KeysOfOtherKindsAreRefusedWithTheKindTheyBelongTo) {
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "setup = ", "call = \"f()\"\nsetup = ")),
            "memoize/problem.toml:17: testcase.call: belongs to kind = python, django or "
            "javascript, not to "
            "sqlite");
  EXPECT_EQ(complaints_about(
                spoiled(python_package(), "[limits]", "[sqlite]\nschema = \"a.sql\"\n[limits]")),
            "memoize/problem.toml:9: sqlite: belongs to kind = sqlite, not to python");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "hint = ", "ask = \"output\"\nhint = ")),
            "memoize/problem.toml:25: testcase.ask: belongs to kind = concept, not to python");
  EXPECT_EQ(complaints_about(
                spoiled(concept_package(), "ask = ", "checkers = { a = \"equal\" }\nask = ")),
            "memoize/problem.toml:13: testcase.checkers: belongs to kind = python, django, "
            "sqlite or javascript, not to concept");
}

TEST(Testcase, ASampleMustNotUseRng) {
  const std::string message =
      "memoize/problem.toml:26: testcase.call: a sample must not use rng: what is shown has to "
      "stay the same";
  const auto about = [](const std::string& call) {
    return complaints_about(spoiled(python_package(), "\"solve(1)\"", "'" + call + "'"));
  };
  EXPECT_EQ(about("rng"), message);
  EXPECT_EQ(about("solve(rng.random())"), message);
  EXPECT_EQ(about("solve(strng, rng)"), message);
  EXPECT_EQ(about("solve(strng, rng_2, solution.rng)"), "");
}

TEST(Testcase, NamesAreUniqueBoundedPrintableLines) {
  const auto about = [](const std::string& name) {
    return complaints_about(spoiled(python_package(), "\"secret one\"", '"' + name + '"'));
  };
  const std::string expected =
      "memoize/problem.toml:16: testcase.name: expected one line of text of 1 to 80 characters, "
      "found ";
  EXPECT_EQ(about(std::string(80, 'n')), "");
  EXPECT_EQ(about(std::string(81, 'n')), expected + "81 characters");
  EXPECT_EQ(about(""), expected + "none");
  EXPECT_EQ(about("a\\tb"), expected + "a tab or a line end");
  EXPECT_EQ(about("\\u001b[2J"), expected + "the control character U+001B");
  EXPECT_EQ(about("sample one"),
            "memoize/problem.toml:22: testcase.name: \"sample one\" is there twice");
}

TEST(Testcase, AConceptTestcasesNameIsABareKey) {
  EXPECT_EQ(complaints_about(spoiled(concept_package(), "\"aliasing\"", "\"a-z_09\"")), "");
  EXPECT_EQ(complaints_about(spoiled(concept_package(), "\"aliasing\"", "\"Two words\"")),
            "memoize/problem.toml:9: testcase.name: expected a key for answers.toml, of a-z, 0-9, "
            "- and _, found \"Two words\"");
}

TEST(Testcase, SamplesSecretsAndPointsMustExist) {
  EXPECT_EQ(complaints_about(spoiled(python_package(), "\"sample\"", "\"secret\"")),
            "memoize/problem.toml:15: testcase: none is a sample");
  auto open = spoiled(python_package(), "\"secret\"", "\"sample\"");
  open = spoiled(open, "solve(rng.random())", "solve(2)");
  EXPECT_EQ(complaints_about(open), "memoize/problem.toml:15: testcase: none is secret");
  EXPECT_EQ(complaints_about(spoiled(spoiled(python_package(), "points = 10", "points = 0"),
                                     "points = 5", "points = 0")),
            "memoize/problem.toml:15: testcase: none gives points");
}

Package with_testcases(std::size_t count) {
  auto package = python_package();
  for (std::size_t i = 2; i < count; ++i) {
    package["problem.toml"] += "[[testcase]]\nname = \"" + std::to_string(i) +
                               "\"\nvisibility = \"secret\"\npoints = 1\ncall = \"1\"\n";
  }
  return package;
}

TEST(Testcase, ThereAreAtMostTwoHundred) {
  EXPECT_EQ(load(with_testcases(max_testcases))->testcases.size(), max_testcases);
  EXPECT_EQ(complaints_about(with_testcases(max_testcases + 1)),
            "memoize/problem.toml:15: testcase: expected at most 200, found 201");
}

TEST(Testcase, AScriptsTestcaseMustShowSomething) {
  auto package = spoiled(sqlite_package(), "observe = [\"SELECT 1\", \"SELECT 2\"]\n", "");
  EXPECT_EQ(complaints_about(package), "");
  package = spoiled(package, "run = \"INSERT INTO accounts VALUES (1, 2)\"\n", "");
  EXPECT_EQ(complaints_about(package),
            "memoize/problem.toml:12: testcase.run: missing, and so is observe; one of them must "
            "show what was done");
}

TEST(Testcase, ObserveHasOneToSixteenQueries) {
  const auto about = [](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += "\"SELECT 3\",";
    return complaints_about(spoiled(sqlite_package(), "\"SELECT 3\"", list));
  };
  const std::string expected =
      "memoize/problem.toml:24: testcase.observe: expected an array of 1 to 16 texts, each text of "
      "1 to 100000 characters, found ";
  EXPECT_EQ(about(1), "");
  EXPECT_EQ(about(16), "");
  EXPECT_EQ(about(0), expected + "0 of them");
  EXPECT_EQ(about(17), expected + "17 of them");
}

TEST(Checkers, ATestcasesCheckerComesBeforeTheProblems) {
  const auto problem = load(spoiled(
      python_package(), "hint = ", "checkers = { rows = \"text\", n = { at_most = 2 } }\nhint = "));
  const auto& own = problem->testcases.at(0).checkers;
  EXPECT_EQ(own.at("rows").rule, CheckerSpec::Rule::text);
  EXPECT_EQ(own.at("n").rule, CheckerSpec::Rule::at_most);
  EXPECT_EQ(own.at("n").at_most, 2);
  const auto& inherited = problem->testcases.at(1).checkers;
  EXPECT_EQ(inherited.at("rows").rule, CheckerSpec::Rule::unordered);
  EXPECT_FALSE(inherited.contains("n"));
}

CheckerSpec checker(const std::string& written) {
  return load(spoiled(python_package(), "\"unordered\"", written))
      ->testcases.at(0)
      .checkers.at("rows");
}

std::string about_checker(const std::string& written) {
  return complaints_about(spoiled(python_package(), "\"unordered\"", written));
}

TEST(Checkers, EveryRuleCanBeWritten) {
  EXPECT_EQ(checker("\"equal\"").rule, CheckerSpec::Rule::equal);
  EXPECT_EQ(checker("\"unordered\"").rule, CheckerSpec::Rule::unordered);
  EXPECT_EQ(checker("\"text\"").rule, CheckerSpec::Rule::text);
  EXPECT_EQ(checker("\"at_most_reference\"").rule, CheckerSpec::Rule::at_most_reference);
  EXPECT_EQ(checker("{ tolerance = 1e-9 }").rule, CheckerSpec::Rule::tolerance);
  EXPECT_DOUBLE_EQ(checker("{ tolerance = 1e-9 }").tolerance, 1e-9);
  EXPECT_EQ(checker("{ at_most = 0 }").at_most, 0);
  EXPECT_EQ(checker("\"python_equal\"").rule, CheckerSpec::Rule::python_equal);
}

TEST(Checkers, WhatIsNearIsANumberOrOneForEach) {
  const CheckerSpec one = checker("{ near = 3, closer_than = 1e-6 }");
  EXPECT_EQ(one.rule, CheckerSpec::Rule::near);
  EXPECT_EQ(one.near.to, std::vector<double>{3});
  EXPECT_TRUE(one.near.strictly);
  EXPECT_EQ(one.near.within, 1e-6);
  const CheckerSpec two = checker("{ near = [0.5, -1], within = 0.1, relative = 1e-9 }");
  EXPECT_EQ(two.near.to, (std::vector<double>{0.5, -1}));
  EXPECT_FALSE(two.near.strictly);
  EXPECT_EQ(two.near.relative, 1e-9);
}

TEST(Checkers, FaultyDistancesAreRefused) {
  EXPECT_THAT(about_checker("{ near = 1 }"), HasSubstr("expected within, closer_than or relative"));
  EXPECT_THAT(about_checker("{ near = [], within = 1 }"), HasSubstr("found 0 of them"));
  EXPECT_THAT(about_checker("{ near = inf, within = 1 }"), HasSubstr("expected a finite number"));
  EXPECT_THAT(about_checker("{ near = 1, within = -1 }"), HasSubstr("cannot be negative"));
  EXPECT_THAT(about_checker("{ near = 1, within = nan }"), HasSubstr("cannot be negative"));
  EXPECT_THAT(about_checker("{ near = 1, within = 1, closer_than = 1 }"),
              HasSubstr("cannot be together with closer_than"));
  EXPECT_THAT(about_checker("{ near = 1, within = 1, at_most = 1 }"),
              HasSubstr("cannot be together with near"));
  EXPECT_THAT(about_checker("{ near = 1, withn = 1 }"), HasSubstr("did you mean within?"));
}

TEST(Checkers, FaultyOnesAreRefused) {
  const std::string at = "memoize/problem.toml:13: checkers.rows";
  EXPECT_EQ(about_checker("\"unorderd\""),
            at + ": expected equal, unordered, text, at_most_reference or python_equal, found "
                 "\"unorderd\"; did you mean unordered?");
  EXPECT_EQ(about_checker("3"),
            at + ": expected equal, unordered, text, at_most_reference or python_equal, found an "
                 "integer");
  EXPECT_EQ(about_checker("{}"), at + ".tolerance: missing; expected a number");
  EXPECT_EQ(about_checker("{ tolerance = \"x\" }"),
            at + ".tolerance: expected a number, found a text");
  EXPECT_EQ(about_checker("{ tolerance = 0.1, at_most = 1 }"),
            at + ".tolerance: cannot be together with at_most");
}

TEST(Checkers, TolerancesAndBoundsAreBoundedOnBothSides) {
  const std::string tolerance =
      "memoize/problem.toml:13: checkers.rows.tolerance: expected a number above 0 and below 1, "
      "found ";
  EXPECT_EQ(about_checker("{ tolerance = 5e-324 }"), "");
  EXPECT_EQ(about_checker("{ tolerance = 0.999 }"), "");
  EXPECT_EQ(about_checker("{ tolerance = 0 }"), tolerance + "0");
  EXPECT_EQ(about_checker("{ tolerance = 1.0 }"), tolerance + "1");
  EXPECT_EQ(about_checker("{ tolerance = nan }"), tolerance + "nan");
  EXPECT_EQ(about_checker("{ at_most = 1000000000 }"), "");
  EXPECT_THAT(about_checker("{ at_most = 1000000001 }"), HasSubstr("from 0 to 1000000000, found "));
  EXPECT_THAT(about_checker("{ at_most = -1 }"), HasSubstr("from 0 to 1000000000, found -1"));
}

TEST(Checkers, ThereAreAtMostSixtyFour) {
  const auto about = [](int count) {
    std::string table = "{ rows = \"equal\"";
    for (int i = 1; i < count; ++i) table += ", n" + std::to_string(i) + " = \"equal\"";
    return complaints_about(
        spoiled(python_package(), "hint = ", "checkers = " + table + " }\nhint = "));
  };
  EXPECT_EQ(about(64), "");
  EXPECT_EQ(about(65), "memoize/problem.toml:25: testcase.checkers: more than 64");
}

TEST(Checkers, InSqliteTheObservationsAreKnown) {
  EXPECT_EQ(complaints_about(spoiled(
                sqlite_package(), "setup = ", "checkers = { rows_16 = \"unordered\" }\nsetup = ")),
            "");
  EXPECT_EQ(complaints_about(spoiled(
                sqlite_package(), "setup = ", "checkers = { rows_17 = \"unordered\" }\nsetup = ")),
            "memoize/problem.toml:17: testcase.checkers.rows_17: no such observation; did you mean "
            "rows_1?");
}

TEST(Question, EachAskHasItsOwnKeys) {
  EXPECT_EQ(complaints_about(spoiled(concept_package(), "snippet = \"aliasing.py\"",
                                     "snippet = \"aliasing.py\"\nanswer = \"b\"\noptions = {}")),
            "memoize/problem.toml:15: testcase.answer: belongs to ask = choice or choices; here "
            "the snippet's output is it\n"
            "memoize/problem.toml:16: testcase.options: belongs to ask = choice or choices");
  EXPECT_EQ(complaints_about(spoiled(concept_package(), "answer = \"b\"",
                                     "answer = \"b\"\nsnippet = \"aliasing.py\"")),
            "memoize/problem.toml:33: testcase.snippet: belongs to ask = output");
  EXPECT_EQ(complaints_about(spoiled(concept_package(), "\"aliasing.py\"", "\"prompt.md\"")),
            "memoize/problem.toml:14: testcase.snippet: expected a .py, .sql or .js file, found "
            "\"prompt.md\"\n"
            "memoize/aliasing.py: nothing in a concept problem uses this file");
}

TEST(Question, AnswersAreAmongTheOptionsEachOnce) {
  const std::string at = "memoize/problem.toml:23: testcase.answer: ";
  const auto about = [](const std::string& answer) {
    return complaints_about(spoiled(concept_package(), "[\"c\", \"b\"]", answer));
  };
  EXPECT_EQ(about("[\"a\", \"b\", \"c\"]"), "");
  EXPECT_EQ(about("[\"d\"]"), at + "expected a, b or c, found \"d\"");
  EXPECT_EQ(about("[\"c\", \"a\", \"c\"]"), at + "\"c\" is there twice");
  EXPECT_THAT(about("[]"), HasSubstr(at + "expected an array of 1 to 26 texts"));
  EXPECT_THAT(about("\"b\""), HasSubstr(at + "expected an array of 1 to 26 texts"));
  EXPECT_THAT(complaints_about(spoiled(concept_package(), "answer = \"b\"", "answer = [\"b\"]")),
              HasSubstr(":32: testcase.answer: expected one line of text of 1 to 16 characters, "
                        "found an array"));
}

TEST(Question, ThereAreTwoToTwentySixOptions) {
  const auto about = [](int count) {
    std::string options = "a = \"this\"";
    for (int i = 1; i < count; ++i) {
      options +=
          std::string{", "} + static_cast<char>('a' + i % 26) + (i < 26 ? "" : "2") + " = \"x\"";
    }
    return complaints_about(
        spoiled(spoiled(concept_package(), "a = \"this\", b = \"that\"", options), "answer = \"b\"",
                "answer = \"a\""));
  };
  const std::string at =
      "memoize/problem.toml:31: testcase.options: expected 2 to 26 of them, found ";
  EXPECT_EQ(about(2), "");
  EXPECT_EQ(about(26), "");
  EXPECT_EQ(about(1), at + "1");
  EXPECT_EQ(about(27), at + "27");
}

TEST(Question, OfAnOutputIsComparedAsText) {
  const auto problem = load(concept_package());
  EXPECT_EQ(problem->testcases.at(0).checkers.at("answer").rule, CheckerSpec::Rule::text);
  EXPECT_TRUE(problem->testcases.at(1).checkers.empty());
}

}  // namespace
}  // namespace problems
