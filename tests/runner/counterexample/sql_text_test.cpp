#include "runner/counterexample/sql_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace runner {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SqlLiteral, IsWhatSqliteReadsBack) {
  EXPECT_EQ(sql_literal(Value{None{}}), "NULL");
  EXPECT_EQ(sql_literal(Value{Integer{"-9223372036854775808"}}), "-9223372036854775808");
  EXPECT_EQ(sql_literal(Value{2.0}), "2.0");
  EXPECT_EQ(sql_literal(Value{0.1}), "0.1");
  EXPECT_EQ(sql_literal(Value{-std::numeric_limits<double>::infinity()}), "-9e999");
  EXPECT_EQ(sql_literal(Value{Text{"it's"}}), "'it''s'");
  EXPECT_EQ(sql_literal(Value{Bytes{std::string{"\0\xff", 2}}}), "X'00FF'");
  EXPECT_EQ(sql_literal(Value{Opaque{"TEXT", "?"}}), std::nullopt);
}

// What a terminal would hide or act on, and what would be another line.
TEST(SqlLiteral, WritesTextsThatAreNotPlainByTheirBytes) {
  EXPECT_EQ(sql_literal(Value{Text{"a\nb"}}), "CAST(X'610A62' AS TEXT)");
  EXPECT_EQ(sql_literal(Value{Text{"\x1b[2J"}}), "CAST(X'1B5B324A' AS TEXT)");
  EXPECT_EQ(sql_literal(Value{Text{"\u202e"}}), "CAST(X'E280AE' AS TEXT)");
  EXPECT_EQ(sql_literal(Value{Text{"é"}}), "'é'");
}

TEST(SqlName, IsQuotedWhereItHasToBe) {
  EXPECT_EQ(sql_name("book"), "book");
  EXPECT_EQ(sql_name("order"), "\"order\"");
  EXPECT_EQ(sql_name("Group"), "\"Group\"");
  EXPECT_EQ(sql_name("orders"), "orders");
  EXPECT_EQ(sql_name("a b"), "\"a b\"");
  EXPECT_EQ(sql_name("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(sql_name("1st"), "\"1st\"");
}

TEST(SqlText, DrawsWhereItCallsRandomAndNotWhereItSaysSo) {
  EXPECT_TRUE(draws_at_random("SELECT abs(Random()) % 9"));
  EXPECT_FALSE(draws_at_random("SELECT 'random()', \"random\" FROM t -- random()"));
}

TEST(SqlText, IsAboutTheSchemaWhereItAsksTheCatalogOrForAPlan) {
  EXPECT_TRUE(is_about_the_schema("EXPLAIN QUERY PLAN SELECT 1"));
  EXPECT_TRUE(is_about_the_schema("SELECT name FROM pragma_table_info('t')"));
  EXPECT_TRUE(is_about_the_schema("SELECT name FROM \"sqlite_schema\""));
  EXPECT_FALSE(is_about_the_schema("SELECT 'pragma_table_info', sqlite FROM t"));
}

TEST(SqlStatements, EndAtSemicolonsButNotInsideOfTextsOrTriggers) {
  EXPECT_THAT(sql_statements("INSERT INTO t VALUES (';');\n -- a; b\nDELETE\n  FROM t ;; "),
              ElementsAre("INSERT INTO t VALUES (';')", "DELETE FROM t"));
  EXPECT_THAT(sql_statements("CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM u; SELECT "
                             "CASE WHEN 1 THEN 2 END; END; SELECT 1"),
              ElementsAre("CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM u; SELECT "
                          "CASE WHEN 1 THEN 2 END; END",
                          "SELECT 1"));
  EXPECT_THAT(sql_statements(" ; -- nothing"), IsEmpty());
}

TEST(InsertParts, KnowsWhereTheRowsComeFrom) {
  const auto parts = insert_parts(
      "INSERT OR IGNORE INTO \"my \"\"t\" (a, \"b c\") SELECT x, (SELECT 1) FROM u WHERE y IN (1) "
      "ON "
      "CONFLICT (a) DO NOTHING");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->statement.table, "my \"t");
  EXPECT_THAT(parts->statement.columns, ElementsAre("a", "b c"));
  EXPECT_EQ(parts->statement.head, "INSERT OR IGNORE INTO \"my \"\"t\" (a, \"b c\")");
  EXPECT_EQ(parts->source, "SELECT x, (SELECT 1) FROM u WHERE y IN (1)");
  EXPECT_EQ(parts->statement.tail, "ON CONFLICT (a) DO NOTHING");
  EXPECT_FALSE(insert_parts("INSERT INTO t DEFAULT VALUES"));
  EXPECT_FALSE(insert_parts("UPDATE t SET a = 1"));
  EXPECT_FALSE(insert_parts("INSERT"));
  EXPECT_FALSE(insert_parts("INSERT INTO t ("));
}

TEST(SqlStatement, IsWrittenInShortLines) {
  const SqlStatement insert{
      "INSERT INTO t (a)", "t", {"a"}, {{"1"}, {"2"}}, "ON CONFLICT DO NOTHING"};
  EXPECT_EQ(insert.text(80), "INSERT INTO t (a) VALUES (1), (2) ON CONFLICT DO NOTHING");
  EXPECT_EQ(insert.text(30), "INSERT INTO t (a) VALUES\n  (1),\n  (2)\n  ON CONFLICT DO NOTHING");
  const SqlStatement update{"UPDATE t SET a = 'one text' WHERE b = 2", {}, {}, {}, {}};
  EXPECT_EQ(update.text(20), "UPDATE t SET a =\n  'one text' WHERE b\n  = 2");
}

TEST(Literals, CanBeExchangedInAStatement) {
  const std::string sql = "UPDATE t SET a = 'x''y' WHERE b = 12 AND c1 = X'00'";
  EXPECT_THAT(literals_in(sql, Language::sql), ElementsAre("'x''y'", "12", "X'00'"));
  EXPECT_EQ(with_literals(sql, {"'z'", "7", "NULL"}, Language::sql),
            "UPDATE t SET a = 'z' WHERE b = 7 AND c1 = NULL");
}

TEST(Literals, OfPythonAreInListsToo) {
  const std::string call = "search('it', [1, 2], {'a': -3})";
  EXPECT_THAT(literals_in(call, Language::python), ElementsAre("'it'", "1", "2", "'a'", "3"));
  EXPECT_EQ(with_literals(call, {"'x'", "7"}, Language::python), "search('x', [7, 2], {'a': -3})");
}

TEST(Lists, InACallBecomeShorterEmptyOnesFirst) {
  EXPECT_THAT(with_shorter_lists("f('[1]', [(1, 2), g([3]), 'a, b'], 4)"),
              ElementsAre("f('[1]', [], 4)", "f('[1]', [(1, 2)], 4)", "f('[1]', [g([3])], 4)",
                          "f('[1]', ['a, b'], 4)", "f('[1]', [g([3]), 'a, b'], 4)",
                          "f('[1]', [(1, 2), 'a, b'], 4)", "f('[1]', [(1, 2), g([3])], 4)",
                          "f('[1]', [(1, 2), g([]), 'a, b'], 4)"));
  EXPECT_THAT(with_shorter_lists("f([], (1, 2))"), IsEmpty());
  EXPECT_THAT(with_shorter_lists("f([1, "), IsEmpty());
}

}  // namespace
}  // namespace runner
