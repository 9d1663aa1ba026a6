// What a package that loads becomes, and what is said about its files.
#include "problems/package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/problems/packages.hpp"

namespace problems {
namespace {

using testing::HasSubstr;
using testing::Pair;
using testing::StartsWith;
using testing::UnorderedElementsAre;

TEST(Package, APythonPackageBecomesAProblem) {
  const auto problem = load(with_file(python_package(), "driver.py", "import viva\n"));
  EXPECT_EQ(problem->id, "memoize");
  EXPECT_EQ(problem->title, "Memoize");
  EXPECT_EQ(problem->kind, Kind::python);
  EXPECT_EQ(problem->topic, "python");
  EXPECT_EQ(problem->difficulty, Difficulty::easy);
  EXPECT_EQ(problem->minutes, 10);
  EXPECT_EQ(problem->questions, (std::vector<int>{3, 4}));
  EXPECT_EQ(problem->prompt, "# Memoize\n");
  EXPECT_EQ(problem->starter, "def solve(n):\n    pass\n");
  EXPECT_EQ(problem->driver, "import viva\n");
  EXPECT_EQ(problem->main_file, "solution.py");
  EXPECT_EQ(problem->max_score(), 15);
}

TEST(Package, SamplesComeFirstAndTheOrderIsKeptOtherwise) {
  auto package = python_package();
  package["problem.toml"] +=
      "[[testcase]]\nname = \"sample two\"\nvisibility = \"sample\"\npoints = 0\ncall = \"1\"\n"
      "[[testcase]]\nname = \"secret two\"\nvisibility = \"secret\"\npoints = 0\ncall = \"1\"\n";
  const auto problem = load(package);
  std::vector<std::string> names;
  for (const auto& testcase : problem->testcases) names.push_back(testcase.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"sample one", "sample two", "secret one", "secret two"}));
}

TEST(Package, ATestcaseCarriesItsCallItsHintAndItsPoints) {
  const auto sample = load(python_package())->testcases.at(0);
  EXPECT_EQ(sample.visibility, Visibility::sample);
  EXPECT_EQ(sample.points, 5);
  EXPECT_EQ(sample.hint, "Read the prompt.");
  EXPECT_EQ(std::get<CallCase>(sample.what).call, "solve(1)");
}

TEST(Package, ADjangoPackageCarriesItsAppModelsAndFixture) {
  const auto problem = load(django_package());
  EXPECT_EQ(problem->kind, Kind::django);
  EXPECT_EQ(problem->django_app, "shop");
  EXPECT_EQ(problem->models, "from django.db import models\n");
  EXPECT_EQ(problem->fixture, "def load():\n    pass\n");
  EXPECT_EQ(problem->driver, "from viva import observe\n");
}

TEST(Package, ASqliteTestcaseHasItsOwnQueriesOrTheProblems) {
  const auto problem = load(sqlite_package());
  EXPECT_EQ(problem->main_file, "solution.sql");
  EXPECT_EQ(problem->sqlite.mode, SqliteSettings::Mode::script);
  EXPECT_EQ(problem->sqlite.schema, "CREATE TABLE accounts (id, balance);\n");
  const auto& first = std::get<SqlCase>(problem->testcases.at(0).what);
  EXPECT_EQ(first.setup, "DELETE FROM accounts");
  EXPECT_EQ(first.run, "INSERT INTO accounts VALUES (1, 2)");
  EXPECT_EQ(first.observe, (std::vector<std::string>{"SELECT 1", "SELECT 2"}));
  const auto& second = std::get<SqlCase>(problem->testcases.at(1).what);
  EXPECT_EQ(second.observe, (std::vector<std::string>{"SELECT 3"}));
}

TEST(Package, AConceptPackageCarriesSnippetsOptionsAndSortedAnswers) {
  const auto problem = load(concept_package());
  EXPECT_EQ(problem->main_file, "answers.toml");
  const auto& output = std::get<QuestionCase>(problem->testcases.at(0).what);
  EXPECT_EQ(output.snippet_name, "aliasing.py");
  EXPECT_EQ(output.snippet, "print(1)\n");
  const auto& choices = std::get<QuestionCase>(problem->testcases.at(1).what);
  EXPECT_EQ(choices.ask, QuestionCase::Ask::choices);
  EXPECT_EQ(choices.answer, (std::vector<std::string>{"b", "c"}));
  EXPECT_THAT(choices.options, UnorderedElementsAre(Pair("a", "threads"), Pair("b", "open files"),
                                                    Pair("c", "memory maps")));
  const auto& choice = std::get<QuestionCase>(problem->testcases.at(2).what);
  EXPECT_EQ(choice.ask, QuestionCase::Ask::choice);
  EXPECT_EQ(choice.answer, (std::vector<std::string>{"b"}));
}

TEST(Package, TheMessageOfEveryFaultIsThereAtOnceInTheOrderOfTheFile) {
  auto package = spoiled(python_package(), "memory_mib = 64", "memory_mb = 64");
  package = spoiled(package, "points = 10", "points = 1001");
  package = without_file(without_file(package, "prompt.md"), "submissions/accepted/reference.py");
  EXPECT_EQ(complaints_about(package),
            "memoize/problem.toml:10: limits.memory_mb: unknown key; did you mean memory_mib?\n"
            "memoize/problem.toml:18: testcase.points: expected an integer from 0 to 1000, "
            "found 1001\n"
            "memoize/prompt.md: missing\n"
            "memoize/submissions/accepted/reference.py: missing; expected values come from it");
}

TEST(Package, NoMoreThanAHundredMessagesAreShown) {
  std::string unknown;
  for (int i = 0; i < 101; ++i) unknown += "zzzzzzzzz" + std::to_string(i) + " = 1\n";
  auto package = python_package();
  package["problem.toml"] = unknown + package["problem.toml"];
  const std::string text = complaints_about(package);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 100);
  EXPECT_TRUE(text.ends_with("\nmemoize: and 1 more")) << text;
}

TEST(Package, EachKindNeedsItsOwnFiles) {
  EXPECT_EQ(complaints_about({}), "memoize/problem.toml: missing");
  EXPECT_EQ(complaints_about(without_file(python_package(), "starter.py")),
            "memoize/starter.py: missing");
  EXPECT_EQ(complaints_about(without_file(django_package(), "models.py")),
            "memoize/models.py: missing");
  EXPECT_EQ(complaints_about(without_file(sqlite_package(), "starter.sql")),
            "memoize/starter.sql: missing");
  EXPECT_EQ(complaints_about(without_file(sqlite_package(), "schema.sql")),
            "memoize/problem.toml:9: sqlite.schema: no file schema.sql in the package");
  EXPECT_EQ(complaints_about(without_file(concept_package(), "starter.toml")),
            "memoize/starter.toml: missing");
  EXPECT_EQ(complaints_about(without_file(concept_package(), "aliasing.py")),
            "memoize/problem.toml:14: testcase.snippet: no file aliasing.py in the package");
}

TEST(Package, DriverAndFixtureMayBeMissing) {
  EXPECT_EQ(complaints_about(without_file(django_package(), "driver.py")), "");
  EXPECT_EQ(complaints_about(without_file(django_package(), "fixture.py")), "");
}

TEST(Package, AnEmptyPromptIsRefused) {
  EXPECT_EQ(complaints_about(with_file(python_package(), "prompt.md", " \n")),
            "memoize/prompt.md: empty");
}

TEST(Package, AFileThatNothingUsesIsRefused) {
  EXPECT_EQ(complaints_about(with_file(python_package(), "drivers.py", "")),
            "memoize/drivers.py: nothing in a python problem uses this file; did you mean "
            "driver.py?");
  EXPECT_EQ(complaints_about(with_file(sqlite_package(), "driver.py", "")),
            "memoize/driver.py: nothing in a sqlite problem uses this file");
  EXPECT_EQ(complaints_about(with_file(python_package(), "README.md", "Notes.\n")), "");
}

TEST(Package, TheConceptStarterMustBeToml) {
  EXPECT_THAT(complaints_about(with_file(concept_package(), "starter.toml", "a = 1\nb = \n")),
              StartsWith("memoize/starter.toml:2: "));
}

TEST(Package, ASubmissionOfOneFileCarriesItUnderTheMainFilesName) {
  const auto problem =
      load(with_file(python_package(), "submissions/wrong_answer/off_by_one.py", "x = 1\n"));
  ASSERT_EQ(problem->submissions.size(), 2U);
  EXPECT_EQ(problem->submissions[1].verdict, "wrong_answer");
  EXPECT_EQ(problem->submissions[1].name, "off_by_one.py");
  ASSERT_EQ(problem->submissions[1].files.size(), 1U);
  EXPECT_EQ(problem->submissions[1].files[0].name, "solution.py");
  EXPECT_EQ(problem->submissions[1].files[0].text, "x = 1\n");
}

TEST(Package, ASubmissionOfSeveralFilesHasItsMainFileFirst) {
  auto package = without_file(python_package(), "submissions/accepted/reference.py");
  package["submissions/accepted/another.py"] = "";
  package["submissions/accepted/reference/a.py"] = "a";
  package["submissions/accepted/reference/solution.py"] = "main";
  package["submissions/accepted/reference/tools/b.py"] = "b";
  const auto problem = load(package);
  ASSERT_EQ(problem->reference, 1U);
  std::vector<std::string> names;
  for (const auto& file : problem->submissions[1].files) names.push_back(file.name);
  EXPECT_EQ(names, (std::vector<std::string>{"solution.py", "a.py", "tools/b.py"}));
}

TEST(Package, SubmissionsAtAWrongPlaceAreRefused) {
  EXPECT_EQ(complaints_about(with_file(python_package(), "submissions/wrong-answer/a.py", "")),
            "memoize/submissions/wrong-answer/a.py: no verdict is named wrong-answer; did you mean "
            "wrong_answer?");
  EXPECT_EQ(complaints_about(with_file(python_package(), "submissions/judge_error/a.py", "")),
            "memoize/submissions/judge_error/a.py: no verdict is named judge_error");
  EXPECT_EQ(complaints_about(with_file(python_package(), "submissions/a.py", "")),
            "memoize/submissions/a.py: belongs into a folder named like its verdict, such as "
            "accepted/");
  EXPECT_EQ(complaints_about(with_file(python_package(), "submissions/accepted/a.sql", "")),
            "memoize/submissions/accepted/a.sql: expected a .py file or a folder");
  EXPECT_EQ(complaints_about(with_file(python_package(), "submissions/accepted/b/main.py", "")),
            "memoize/submissions/accepted/b: no solution.py in it");
}

TEST(Package, EveryVerdictOfACandidateMayHaveSubmissions) {
  auto package = python_package();
  for (const char* verdict : {"accepted", "wrong_answer", "run_time_error", "time_limit_exceeded",
                              "memory_limit_exceeded", "output_limit_exceeded", "compile_error"}) {
    package["submissions/" + std::string{verdict} + "/a.py"] = "";
  }
  EXPECT_EQ(load(package)->submissions.size(), 8U);
}

TEST(Package, ThereIsOneReference) {
  EXPECT_EQ(complaints_about(
                with_file(python_package(), "submissions/accepted/reference/solution.py", "")),
            "memoize/submissions/accepted/reference.py: not the only reference");
  auto elsewhere = without_file(python_package(), "submissions/accepted/reference.py");
  elsewhere["submissions/wrong_answer/reference.py"] = "";
  EXPECT_EQ(complaints_about(elsewhere),
            "memoize/submissions/accepted/reference.py: missing; expected values come from it");
}

TEST(Package, SubmissionsMayBeAnyBytes) {
  const auto problem =
      load(with_file(python_package(), "submissions/compile_error/bytes.py", "\xFF\x01"));
  EXPECT_EQ(problem->submissions[1].files[0].text, "\xFF\x01");
}

TEST(Package, TheDigestIsOverNamesAndBytes) {
  const std::string digest = load(python_package())->digest;
  EXPECT_THAT(digest, testing::MatchesRegex("sha256:[0-9a-f]+"));
  EXPECT_EQ(digest.size(), 71U);
  EXPECT_EQ(load(python_package())->digest, digest);
  EXPECT_NE(load(with_file(python_package(), "prompt.md", "# Memoise\n"))->digest, digest);
  EXPECT_NE(load(with_file(python_package(), "README.md", ""))->digest, digest);
}

TEST(Package, IgnoredFilesDoNotChangeTheDigest) {
  auto package = python_package();
  package["__pycache__/solution.pyc"] = std::string(max_file_bytes + 1, 'x');
  package[".git/HEAD"] = "x";
  package["prompt.md~"] = "x";
  package["submissions/accepted/.reference.py.swp"] = "x";
  EXPECT_EQ(load(package)->digest, load(python_package())->digest);
}

// The Python package, in the other language.
Package javascript_package() {
  Package package = spoiled(python_package(), "kind = \"python\"", "kind = \"javascript\"");
  package = without_file(without_file(package, "starter.py"), "submissions/accepted/reference.py");
  package["starter.js"] = "function solve(n) {}\n";
  package["submissions/accepted/reference.js"] = "const solve = (n) => n;\n";
  return package;
}

TEST(Package, OfJavascriptHasFilesOfItsOwn) {
  const auto problem = load(with_file(javascript_package(), "driver.js", "const a = 1;\n"));
  EXPECT_EQ(problem->kind, Kind::javascript);
  EXPECT_EQ(problem->main_file, "solution.js");
  EXPECT_EQ(problem->driver, "const a = 1;\n");
  EXPECT_EQ(complaints_about(with_file(javascript_package(), "driver.py", "")),
            "memoize/driver.py: nothing in a javascript problem uses this file; did you mean "
            "driver.js?");
}

}  // namespace
}  // namespace problems
