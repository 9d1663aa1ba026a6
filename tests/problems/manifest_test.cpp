// What is said about problem.toml; every bound on both sides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "problems/package.hpp"
#include "tests/problems/packages.hpp"

namespace problems {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string with_key(const std::string& line) {  // at line 7, among the problem's own keys
  return complaints_about(spoiled(python_package(), "questions = [3, 4]", line));
}

TEST(Manifest, UnknownKeysAreRefusedAtEveryLevelWithASuggestion) {
  EXPECT_EQ(with_key("question = [1]"),
            "memoize/problem.toml:7: question: unknown key; did you mean questions?");
  EXPECT_EQ(with_key("zzzzzzzzzzzz = 1"), "memoize/problem.toml:7: zzzzzzzzzzzz: unknown key");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "hint", "hints")),
            "memoize/problem.toml:25: testcase.hints: unknown key; did you mean hint?");
  EXPECT_EQ(complaints_about(spoiled(django_package(), "app = ", "application = \"a\"\napp = ")),
            "memoize/problem.toml:9: django.application: unknown key");
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "observe = ", "order = true\nobserve = ")),
            "memoize/problem.toml:11: sqlite.order: unknown key");
  EXPECT_EQ(
      complaints_about(spoiled(python_package(), "\"unordered\"", "{ at_most = 1, most = 2 }")),
      "memoize/problem.toml:13: checkers.rows.most: unknown key");
}

TEST(Manifest, ForeignKeysAreEscapedAndCutInMessages) {
  EXPECT_EQ(with_key("\"\\u001b[2J\" = 1"), "memoize/problem.toml:7: \\x1b[2J: unknown key");
  EXPECT_EQ(with_key(std::string(81, 'k') + " = 1"),
            "memoize/problem.toml:7: " + std::string(80, 'k') + "...: unknown key");
}

TEST(Manifest, MissingKeysAreNamedWithWhatIsExpected) {
  EXPECT_EQ(complaints_about(with_file(python_package(), "problem.toml", "")),
            "memoize/problem.toml:1: id: missing; expected one line of text of 1 to 64 characters\n"
            "memoize/problem.toml:1: topic: missing; expected one line of text of 1 to 64 "
            "characters\n"
            "memoize/problem.toml:1: title: missing; expected one line of text of 1 to 120 "
            "characters\n"
            "memoize/problem.toml:1: difficulty: missing; expected easy, medium or hard\n"
            "memoize/problem.toml:1: minutes: missing; expected an integer from 1 to 480\n"
            "memoize/problem.toml:1: kind: missing; expected python, django, sqlite, concept or "
            "javascript\n"
            "memoize/problem.toml:1: testcase: missing; expected tables, each under [[testcase]]");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "call = \"solve(1)\"\n", "")),
            "memoize/problem.toml:21: testcase.call: missing; expected text of 1 to 10000 "
            "characters");
  EXPECT_EQ(complaints_about(spoiled(django_package(), "[django]\napp = \"shop\"\n", "")),
            "memoize/problem.toml:1: django: missing; expected a table");
}

TEST(Manifest, WrongTypesAreNamed) {
  const auto change = [](const std::string& from, const std::string& to) {
    return complaints_about(spoiled(python_package(), from, to));
  };
  EXPECT_EQ(change("minutes = 10", "minutes = 10.0"),
            "memoize/problem.toml:6: minutes: expected an integer from 1 to 480, found a float");
  EXPECT_EQ(change("title = \"Memoize\"", "title = true"),
            "memoize/problem.toml:2: title: expected one line of text of 1 to 120 characters, "
            "found a boolean");
  EXPECT_EQ(change("[limits]\nmemory_mib = 64", "limits = 1979-05-27"),
            "memoize/problem.toml:9: limits: expected a table, found a date or time");
  EXPECT_EQ(change("[3, 4]", "[3, \"4\"]"),
            "memoize/problem.toml:7: questions: expected an array of 1 to 100 integers from 1 to "
            "10000, found a text");
  EXPECT_EQ(change("kind = \"python\"", "kind = 3"),
            "memoize/problem.toml:3: kind: expected python, django, sqlite, concept or javascript, "
            "found an "
            "integer");
  EXPECT_EQ(
      change("kind = \"python\"", "kind = \"pyton\""),
      "memoize/problem.toml:3: kind: expected python, django, sqlite, concept or javascript, found "
      "\"pyton\"; did you mean python?");
}

TEST(Manifest, TestcasesAreAnArrayOfTables) {
  const std::string head =
      "id = \"memoize\"\ntitle = \"a\"\nkind = \"python\"\ntopic = \"python\"\n"
      "difficulty = \"easy\"\nminutes = 1\n";
  const auto about = [&](const std::string& rest) {
    return complaints_about(with_file(python_package(), "problem.toml", head + rest));
  };
  EXPECT_EQ(about("[testcase]\n"),
            "memoize/problem.toml:7: testcase: expected tables, each under [[testcase]], found a "
            "table");
  EXPECT_EQ(about("testcase = [1]\n"),
            "memoize/problem.toml:7: testcase: expected tables, each under [[testcase]], found an "
            "integer");
  EXPECT_EQ(about("testcase = []\n"), "memoize/problem.toml:7: testcase: there is none");
}

TEST(Manifest, SyntaxErrorsAreNamedWithTheirLine) {
  EXPECT_THAT(with_key("questions = [3, 4"), StartsWith("memoize/problem.toml:"));
  EXPECT_THAT(with_key("id = \"again\""), StartsWith("memoize/problem.toml:7: "));
}

TEST(Manifest, IdAndTopicAreTheNamesOfTheFolders) {
  EXPECT_EQ(complaints_about(spoiled(python_package(), "\"memoize\"", "\"memoise\"")),
            "memoize/problem.toml:1: id: expected the name of the folder, \"memoize\", found "
            "\"memoise\"");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "topic = \"python\"", "topic = \"sql\"")),
            "memoize/problem.toml:4: topic: expected the name of the folder above, \"python\", "
            "found \"sql\"");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "\"memoize\"", "\"Memo_ize\"")),
            "memoize/problem.toml:1: id: expected a-z, 0-9 and -, found \"Memo_ize\"");
}

struct Bound {
  std::string line;  // with {} where the number goes
  std::string key;
  std::int64_t least;
  std::int64_t most;
};

std::string filled(const Bound& bound, std::int64_t value) {
  std::string line = bound.line;
  return line.replace(line.find("{}"), 2, std::to_string(value));
}

TEST(Manifest, NumbersAreBoundedOnBothSides) {
  const Bound bounds[] = {
      {"minutes = {}", "minutes", 1, 480},
      {"questions = [{}]", "questions", 1, 10000},
      {"limits.cpu_time_ms = {}", "limits.cpu_time_ms", 1, 600'000},
      {"limits = { wall_time_ms = {}, total_wall_time_ms = 600000 }", "limits.wall_time_ms", 1,
       600'000},
      {"limits = { wall_time_ms = 1, total_wall_time_ms = {} }", "limits.total_wall_time_ms", 1,
       600'000},
      {"limits.memory_mib = {}", "limits.memory_mib", 16, 4096},
      {"limits.output_kib = {}", "limits.output_kib", 1, 16384},
      {"limits.observation_kib = {}", "limits.observation_kib", 1, 16384},
      {"limits.work_dir_mib = {}", "limits.work_dir_mib", 1, 1024},
      {"limits.files = {}", "limits.files", 16, 65536},
      {"limits.threads = {}", "limits.threads", 1, 1024},
      {"limits = { processes = {}, threads = 1024 }", "limits.processes", 1, 256},
      {"limits.source_kib = {}", "limits.source_kib", 1, 1024}};
  auto plain = spoiled(python_package(), "minutes = 10\nquestions = [3, 4]\n\n", "");
  plain = spoiled(plain, "[limits]\nmemory_mib = 64\n", "");
  for (const Bound& bound : bounds) {
    const std::string minutes = bound.key == "minutes" ? "" : "minutes = 1\n";
    const auto about = [&](std::int64_t value) {
      return complaints_about(
          spoiled(plain, "[checkers]", minutes + filled(bound, value) + "\n[checkers]"));
    };
    EXPECT_EQ(about(bound.least), "") << bound.key;
    EXPECT_EQ(about(bound.most), "") << bound.key;
    EXPECT_THAT(about(bound.least - 1), HasSubstr(": " + bound.key + ": expected ")) << bound.key;
    EXPECT_THAT(about(bound.most + 1), HasSubstr(": " + bound.key + ": expected ")) << bound.key;
  }
}

TEST(Manifest, PointsAreBoundedOnBothSides) {
  const auto about = [](const std::string& points) {
    return complaints_about(spoiled(python_package(), "points = 10", "points = " + points));
  };
  EXPECT_EQ(about("0"), "");
  EXPECT_EQ(about("1000"), "");
  EXPECT_EQ(about("-1"),
            "memoize/problem.toml:18: testcase.points: expected an integer from 0 to 1000, found "
            "-1");
  EXPECT_EQ(about("1001"),
            "memoize/problem.toml:18: testcase.points: expected an integer from 0 to 1000, found "
            "1001");
}

TEST(Manifest, LimitsThatAreLeftOutKeepTheirDefaults) {
  const auto limits = load(spoiled(python_package(), "memory_mib = 64",
                                   "memory_mib = 64\ncpu_time_ms = 2500\nsource_kib = 2"))
                          ->limits;
  EXPECT_EQ(limits.memory_bytes, 64ULL << 20);
  EXPECT_EQ(limits.cpu_time, milliseconds{2500});
  EXPECT_EQ(limits.source_bytes, 2048U);
  EXPECT_EQ(limits.wall_time, milliseconds{3000});
  EXPECT_EQ(limits.files, 1024);
}

TEST(Manifest, LimitsThatCannotBeReachedAreRefused) {
  EXPECT_EQ(complaints_about(spoiled(python_package(), "memory_mib = 64", "wall_time_ms = 10001")),
            "memoize/problem.toml:10: limits.wall_time_ms: 10001 is more than total_wall_time_ms, "
            "10000");
  EXPECT_EQ(complaints_about(spoiled(python_package(), "memory_mib = 64", "processes = 65")),
            "memoize/problem.toml:10: limits.processes: 65 is more than threads, 64, which counts "
            "both");
}

TEST(Manifest, AQuestionIsCoveredOnce) {
  EXPECT_EQ(with_key("questions = [3, 3]"), "memoize/problem.toml:7: questions: 3 is there twice");
}

TEST(Manifest, TitlesAreOneBoundedLineOfPrintableText) {
  const auto about = [](const std::string& title) {
    return complaints_about(spoiled(python_package(), "\"Memoize\"", '"' + title + '"'));
  };
  const std::string expected =
      "memoize/problem.toml:2: title: expected one line of text of 1 to 120 characters, found ";
  EXPECT_EQ(about(std::string(120, 't')), "");
  std::string umlauts;
  for (int i = 0; i < 120; ++i) umlauts += "\xC3\xBC";
  EXPECT_EQ(about(umlauts), "");
  EXPECT_EQ(about(umlauts + "t"), expected + "121 characters");
  EXPECT_EQ(about(" "), expected + "none");
  EXPECT_EQ(about("a\\nb"), expected + "a tab or a line end");
  EXPECT_EQ(about("a\\u0000b"), expected + "the control character U+0000");
  EXPECT_EQ(about("a\\u009bb"), expected + "the control character U+009B");
  EXPECT_EQ(about("a\\u202eb"), expected + "the control character U+202E");
}

TEST(Manifest, DjangoAppsAreNamesThatNothingElseHas) {
  const auto about = [](const std::string& app) {
    return complaints_about(spoiled(django_package(), "\"shop\"", '"' + app + '"'));
  };
  EXPECT_EQ(about("shop_2"), "");
  EXPECT_EQ(about("2shop"),
            "memoize/problem.toml:9: django.app: expected a name of a-z, 0-9 and _ that starts "
            "with a letter, found \"2shop\"");
  EXPECT_EQ(about("solution"),
            "memoize/problem.toml:9: django.app: \"solution\" is the name of another module");
}

TEST(Manifest, AQueryHasNoQueriesOfItsOwnAndAScriptNoOrder) {
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "submission = \"script\"",
                                     "submission = \"script\"\nordered = false")),
            "memoize/problem.toml:11: sqlite.ordered: belongs to submission = \"query\"; here "
            "checkers can say it");
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "script", "query")),
            "memoize/problem.toml:11: sqlite.observe: belongs to submission = \"script\"; a query "
            "shows its own rows\n"
            "memoize/problem.toml:18: testcase.run: belongs to submission = \"script\"\n"
            "memoize/problem.toml:24: testcase.observe: belongs to submission = \"script\"; a "
            "query shows its own rows");
}

Package query_package() {
  auto package = spoiled(sqlite_package(), "script", "query");
  package = spoiled(package, "observe = [\"SELECT 1\", \"SELECT 2\"]\n", "");
  package = spoiled(package, "run = \"INSERT INTO accounts VALUES (1, 2)\"\n", "");
  return spoiled(package, "observe = [\"SELECT 3\"]\n", "");
}

TEST(Manifest, AQueryOfUnorderedRowsComparesThemUnordered) {
  EXPECT_TRUE(load(query_package())->testcases.at(0).checkers.empty());
  const auto unordered = load(spoiled(query_package(), "\"query\"", "\"query\"\nordered = false"));
  EXPECT_FALSE(unordered->sqlite.ordered);
  EXPECT_EQ(unordered->testcases.at(0).checkers.at("rows").rule, CheckerSpec::Rule::unordered);
}

TEST(Manifest, ASchemaIsASqlFile) {
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "\"schema.sql\"", "\"prompt.md\"")),
            "memoize/problem.toml:9: sqlite.schema: expected a .sql file, found \"prompt.md\"\n"
            "memoize/schema.sql: nothing in a sqlite problem uses this file");
  EXPECT_EQ(complaints_about(spoiled(sqlite_package(), "\"schema.sql\"", "\"shema.sql\"")),
            "memoize/problem.toml:9: sqlite.schema: no file shema.sql in the package; did you mean "
            "schema.sql?\n"
            "memoize/schema.sql: nothing in a sqlite problem uses this file");
}

TEST(Equivalent, SaysWhichChangeNobodyCouldNotice) {
  auto package = python_package();
  package["problem.toml"] +=
      "\n[[equivalent]]\ncode = \"if n < 2:\"\nmutation = \"< becomes <=\"\nwhy = \"2 is even\"\n";
  const auto problem = load(package);
  ASSERT_EQ(problem->equivalent.size(), 1U);
  EXPECT_EQ(problem->equivalent[0].code, "if n < 2:");
  EXPECT_EQ(problem->equivalent[0].mutation, "< becomes <=");
  EXPECT_EQ(problem->equivalent[0].why, "2 is even");
}

TEST(Equivalent, WantsAReason) {
  auto package = python_package();
  package["problem.toml"] += "\n[[equivalent]]\ncode = \"x\"\nmutation = \"y\"\nline = 3\n";
  const std::string complaints = complaints_about(package);
  EXPECT_THAT(complaints, testing::HasSubstr("equivalent.why: missing"));
  EXPECT_THAT(complaints, testing::HasSubstr("equivalent.line: unknown key"));
}

}  // namespace
}  // namespace problems
