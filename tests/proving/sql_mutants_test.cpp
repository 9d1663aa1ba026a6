#include "proving/sql_mutants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "languages/tokens.hpp"

namespace proving {
namespace {

using languages::sql_tokens;
using languages::TokenError;

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::vector<std::string> words(const std::string& sql) {
  std::vector<std::string> each;
  for (const auto& token : sql_tokens(sql)) each.emplace_back(token.text);
  return each;
}

std::vector<std::string> texts(const std::string& sql) {
  std::vector<std::string> each;
  for (const auto& mutant : sql_mutants(sql)) each.push_back(mutant.text);
  return each;
}

TEST(SqlTokens, AreWhatSqliteSees) {
  EXPECT_THAT(
      words("SELECT a.\"b c\",[d] FROM t -- not this\n WHERE x>=1.5e3/* nor this */AND y<>'it''s'"),
      ElementsAre("SELECT", "a", ".", "\"b c\"", ",", "[d]", "FROM", "t", "WHERE", "x",
                  ">=", "1.5e3", "AND", "y", "<>", "'it''s'"));
  EXPECT_THAT(words("x'00ff' || 0x1F"), ElementsAre("x'00ff'", "||", "0x1F"));
}

TEST(SqlTokens, RefuseWhatIsNoSql) {
  for (const char* sql : {"'open", "\"open", "[open", "/* open", "1x", "SELECT \x01", "x'12"})
    EXPECT_THROW((void)sql_tokens(sql), TokenError) << sql;
}

TEST(SqlMutants, ChangeOneOperatorAtATime) {
  EXPECT_THAT(
      texts("SELECT a FROM t WHERE a < 3 AND b = 'x'"),
      testing::UnorderedElementsAre(
          "SELECT a FROM t WHERE 1 OR a < 3 AND b = 'x'",
          "SELECT a FROM t WHERE 0 AND a < 3 AND b = 'x'",
          "SELECT a FROM t WHERE a <= 3 AND b = 'x'", "SELECT a FROM t WHERE a < 4 AND b = 'x'",
          "SELECT a FROM t WHERE a < 2 AND b = 'x'", "SELECT a FROM t WHERE a < 3 OR b = 'x'",
          "SELECT a FROM t WHERE a < 3 AND b <> 'x'", "SELECT a FROM t WHERE a < 3 AND b = ''"));
}

TEST(SqlMutants, LeaveAloneWhatOnlyLooksLikeAnOperator) {
  EXPECT_THAT(texts("SELECT * FROM t"), testing::IsEmpty());
  EXPECT_THAT(texts("SELECT count(*) FROM t"), ElementsAre("SELECT MAX(*) FROM t"));
  EXPECT_THAT(texts("SELECT a FROM t WHERE a BETWEEN b AND c"),
              Not(Contains("SELECT a FROM t WHERE a BETWEEN b OR c")));
}

TEST(SqlMutants, ChangeJoinsOrderAndWindows) {
  EXPECT_THAT(
      texts("SELECT a FROM t LEFT JOIN u USING (a) ORDER BY a, b DESC"),
      testing::IsSupersetOf({"SELECT a FROM t INNER JOIN u USING (a) ORDER BY a, b DESC",
                             "SELECT a FROM t LEFT JOIN u USING (a) ORDER BY a DESC, b DESC",
                             "SELECT a FROM t LEFT JOIN u USING (a) ORDER BY a, b ASC",
                             "SELECT a FROM t LEFT JOIN u USING (a) "}));
  EXPECT_THAT(texts("SELECT a FROM t JOIN u USING (a)"),
              Contains("SELECT a FROM t LEFT JOIN u USING (a)"));
  EXPECT_THAT(texts("SELECT rank() OVER (PARTITION BY a ORDER BY b) FROM t"),
              testing::IsSupersetOf({"SELECT DENSE_RANK() OVER (PARTITION BY a ORDER BY b) FROM t",
                                     "SELECT rank() OVER ( ORDER BY b) FROM t"}));
}

TEST(SqlMutants, ChangeTriggersAndDeleteTheirStatements) {
  const std::string trigger =
      "CREATE TRIGGER x AFTER UPDATE ON t WHEN NEW.a IS NOT OLD.a BEGIN\n"
      "  INSERT INTO log VALUES (NEW.a);\n  UPDATE u SET n = CASE WHEN n > 1 THEN 1 END;\nEND;";
  const auto mutants = texts(trigger);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = trigger;
    return changed.replace(changed.find(from), from.size(), to);
  };
  EXPECT_THAT(mutants, Contains(with("AFTER", "BEFORE")));
  EXPECT_THAT(mutants, Contains(with("NEW.a IS", "OLD.a IS")));
  EXPECT_THAT(mutants, Contains(with("IS NOT", "<>")));
  EXPECT_THAT(mutants, Contains(with("INSERT INTO log VALUES (NEW.a);", "")));
  EXPECT_THAT(mutants, Contains(with("UPDATE u SET n = CASE WHEN n > 1 THEN 1 END;", "")));
}

TEST(SqlMutants, WeakenConstraints) {
  const auto mutants =
      texts("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL UNIQUE CHECK (b > ''))");
  EXPECT_THAT(mutants,
              Contains("CREATE TABLE t (a INTEGER , b TEXT NOT NULL UNIQUE CHECK (b > ''))"));
  EXPECT_THAT(mutants,
              Contains("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT  UNIQUE CHECK (b > ''))"));
  EXPECT_THAT(mutants,
              Contains("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL  CHECK (b > ''))"));
  EXPECT_THAT(
      mutants,
      Contains(
          "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL UNIQUE CHECK (1 OR b > ''))"));
}

TEST(Mutants, KnowTheirLineAndItsText) {
  const auto mutants = sql_mutants("SELECT a\nFROM t\n  WHERE a = b\n");
  ASSERT_FALSE(mutants.empty());
  for (const auto& mutant : mutants) {
    EXPECT_EQ(mutant.line, 3);
    EXPECT_EQ(mutant.code, "WHERE a = b");
  }
}

TEST(Mutants, AreBounded) {
  std::string sql = "SELECT 1";
  for (int i = 0; i < 500; ++i) sql += " + 1";
  EXPECT_EQ(sql_mutants(sql).size(), most_mutants);
}

}  // namespace
}  // namespace proving
