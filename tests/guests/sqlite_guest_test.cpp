// The SQLite guest in this process, without a sandbox: its own rules and its own defences.
#include "runner/guests/sqlite/sqlite_guest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <initializer_list>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "runner/guests/sqlite/engine.hpp"
#include "runner/value.hpp"

namespace runner {
namespace {

using ::testing::HasSubstr;

constexpr const char* accounts =
    "CREATE TABLE accounts(id INTEGER PRIMARY KEY, balance INTEGER NOT NULL DEFAULT 0);\n"
    "CREATE TABLE audit_log(account_id, old_balance, new_balance);\n";
constexpr const char* honest_trigger =
    "CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts\n"
    "WHEN OLD.balance IS NOT NEW.balance BEGIN\n"
    "  INSERT INTO audit_log VALUES (NEW.id, OLD.balance, NEW.balance);\n"
    "END;";
// More rows than anybody waits for.
constexpr const char* thousands =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 200000) SELECT x FROM c";

Value text(std::string utf8) { return {Text{std::move(utf8)}}; }
Value number(std::int64_t n) { return {Integer{n}}; }

Value list(std::vector<Value> items) { return {List{std::move(items)}}; }
Value tuple(std::vector<Value> items) { return {Tuple{std::move(items)}}; }

// Two values are the same when their strict encodings are.
bool same(const Value& a, const Value& b) { return encode(a) == encode(b); }

std::string message(std::vector<std::pair<std::string, Value>> fields) {
  Dict dict;
  for (auto& [name, value] : fields) dict.items.emplace_back(text(name), std::move(value));
  return encode({std::move(dict)});
}

std::string load(const std::string& source) {
  return message(
      {{"op", text("load")}, {"files", list({tuple({text("solution.sql"), {Bytes{source}}})})}});
}

std::string testcase(const std::string& setup, const std::string& run,
                     const std::vector<std::string>& observe, int seed = 0,
                     bool count_steps = false) {
  std::vector<Value> queries;
  for (const auto& query : observe) queries.push_back(text(query));
  return message({{"op", text("case")},
                  {"setup", text(setup)},
                  {"run", text(run)},
                  {"observe", list(std::move(queries))},
                  {"seed", Value{Integer{seed}}},
                  {"steps", Value{count_steps}},
                  {"limit", Value{Integer{1 << 20}}}});
}

std::string snippet(const std::string& sql) {
  return message({{"op", text("snippet")}, {"name", text("s.sql")}, {"text", text(sql)}});
}

// A reply, taken apart.
class Seen {
 public:
  explicit Seen(const std::string& reply) : reply_{decode(reply)} {}

  [[nodiscard]] Value field(const std::string& name) const { return of(reply_, name); }
  [[nodiscard]] std::string string(const std::string& name) const {
    return std::get<Text>(field(name).is).utf8;
  }
  [[nodiscard]] std::string kind() const { return string("kind"); }
  [[nodiscard]] int line() const { return static_cast<int>(std::get<Integer>(field("line").is)); }

  [[nodiscard]] Value observation(const std::string& name) const {
    if (kind() != "observed") throw std::runtime_error{kind() + ": " + string("message")};
    const Value observations = field("observations");
    for (const Value& pair : std::get<List>(observations.is).items) {
      const auto& items = std::get<Tuple>(pair.is).items;
      if (std::get<Text>(items[0].is).utf8 == name) return items[1];
    }
    throw std::runtime_error{"no observation " + name};
  }

 private:
  static Value of(const Value& dict, const std::string& name) {
    for (const auto& [key, value] : std::get<Dict>(dict.is).items) {
      if (std::get<Text>(key.is).utf8 == name) return value;
    }
    throw std::runtime_error{"no field " + name};
  }
  Value reply_;
};

class SqliteGuestTest : public ::testing::Test {
 protected:
  void given(const std::string& schema, const std::string& mode = "script") {
    guest.load_layer(
        message({{"layer", text("problem")}, {"schema", text(schema)}, {"mode", text(mode)}}));
  }
  Seen submit(const std::string& source) { return Seen{guest.answer(load(source))}; }
  Seen run_case(const std::string& setup, const std::string& run,
                const std::vector<std::string>& observe = {}) {
    return Seen{guest.answer(testcase(setup, run, observe))};
  }
  // The first value of the first row of a query, asked in a case of its own.
  Value value_of(const std::string& query) {
    const Value rows = run_case("", "", {query}).observation("rows_1");
    return std::get<Tuple>(std::get<List>(rows.is).items.at(0).is).items.at(0);
  }
  // What a script that should be refused ends with.
  std::string type_of(const std::string& script) {
    const Seen seen = submit(script);
    return seen.kind() == "raised" ? seen.string("type") : seen.kind();
  }

  SqliteGuest guest;
};

class SqliteScript : public SqliteGuestTest {
 protected:
  SqliteScript() { given(accounts); }
};
class SqliteDefences : public SqliteScript {};
class SqliteQuery : public SqliteGuestTest {
 protected:
  SqliteQuery() { given(accounts, "query"); }
};
class SqliteLayer : public SqliteGuestTest {};
class SqliteSnippet : public SqliteGuestTest {};
using SqliteProtocol = SqliteScript;

// ---- layers

TEST_F(SqliteLayer, RefusesASchemaAndNamesTheLine) {
  try {
    given("CREATE TABLE a(x);\n\n-- a comment\nCREATE TABEL b(x);");
    FAIL() << "it was accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("line 4"));
    EXPECT_THAT(error.what(), HasSubstr("TABEL"));
  }
}

TEST_F(SqliteLayer, RefusesASchemaThatLeavesATransactionOpen) {
  EXPECT_THROW(given("BEGIN; CREATE TABLE a(x);"), std::runtime_error);
}

TEST_F(SqliteLayer, RefusesAnUnknownMode) {
  EXPECT_THROW(given(accounts, "scripts"), std::runtime_error);
}

TEST_F(SqliteLayer, MayBeEmpty) {
  given("-- nothing yet");
  EXPECT_EQ(submit("CREATE TABLE a(x); INSERT INTO a VALUES (7)").kind(), "loaded");
  EXPECT_TRUE(same(value_of("SELECT x FROM a"), number(7)));
}

TEST_F(SqliteLayer, KeepsTheSchemasForeignKeysForEveryConnection) {
  const std::string tables =
      "CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a_id REFERENCES a(id));";
  const Value refused = list({text("SQLITE_CONSTRAINT_FOREIGNKEY")});
  given("PRAGMA foreign_keys = ON;" + tables);
  ASSERT_EQ(submit("PRAGMA foreign_keys = OFF").kind(), "loaded");
  EXPECT_TRUE(same(run_case("", "INSERT INTO b VALUES (1)").observation("run"), refused));
  given(tables);
  ASSERT_EQ(submit("PRAGMA foreign_keys = ON").kind(), "loaded");
  EXPECT_TRUE(
      same(run_case("", "INSERT INTO b VALUES (1)").observation("run"), list({text("ok")})));
}

TEST_F(SqliteLayer, NamesItsEngine) {
  EXPECT_EQ(guest.engines(), std::string{"sqlite "} + sqlite3_libversion());
}

// ---- script: loading

TEST_F(SqliteScript, LoadsAnHonestTriggerAndShowsWhatItDoes) {
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 100), (2, 200)",
                             "UPDATE accounts SET balance = balance + 50 WHERE id = 1",
                             {"SELECT * FROM audit_log", "SELECT count(*) FROM accounts"});
  EXPECT_TRUE(same(seen.observation("run"), list({text("ok")})));
  EXPECT_TRUE(
      same(seen.observation("rows_1"), list({tuple({number(1), number(100), number(150)})})));
  EXPECT_TRUE(same(seen.observation("rows_2"), list({tuple({number(2)})})));
}

TEST_F(SqliteScript, AcceptsOddLayout) {
  const std::string odd = std::string{"\xEF\xBB\xBF-- a; comment\r\n/* and; another */;;\r\n"} +
                          "DROP TRIGGER IF EXISTS \"log_balance\";\r\n" + honest_trigger + "\r\n--";
  EXPECT_EQ(submit(odd).kind(), "loaded");
}

TEST_F(SqliteScript, ASyntaxErrorIsACompileErrorWithItsLine) {
  const Seen seen = submit("SELECT 1;\n\nSELECT\n  1 FORM accounts;");
  EXPECT_EQ(seen.kind(), "compile_error");
  EXPECT_EQ(seen.line(), 4);
  EXPECT_EQ(seen.string("type"), "SQLITE_ERROR");
  EXPECT_THAT(seen.string("message"), HasSubstr("syntax error"));
}

TEST_F(SqliteScript, AnUnfinishedStatementIsACompileError) {
  EXPECT_EQ(submit("CREATE TRIGGER t AFTER UPDATE ON accounts BEGIN SELECT 1;").kind(),
            "compile_error");
  EXPECT_EQ(submit("SELECT 'abc").kind(), "compile_error");
}

TEST_F(SqliteScript, ShellCommandsAreRefusedWithAWordAboutWhatTheyAre) {
  const Seen seen = submit("SELECT 1;\n.shell touch /tmp/x\n");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_THAT(seen.string("message"), HasSubstr("commands of the sqlite3 shell"));
}

TEST_F(SqliteScript, NothingButCommentsIsACompileError) {
  for (const char* empty : {"", " \n", "-- only this", "/* or this */ ;;", "/* never closed"}) {
    const Seen seen = submit(empty);
    EXPECT_EQ(seen.kind(), "compile_error") << empty;
    EXPECT_EQ(seen.string("message"), "there is no statement") << empty;
  }
}

TEST_F(SqliteScript, AZeroByteIsACompileError) {
  const Seen seen = submit(std::string{"SELECT 1;\nSELECT \0 2;", 20});
  EXPECT_EQ(seen.kind(), "compile_error");
  EXPECT_EQ(seen.line(), 2);
}

TEST_F(SqliteScript, AMissingTableIsRaised) {
  const Seen seen = submit("SELECT 1;\nINSERT INTO acounts VALUES (1, 2);");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.string("type"), "SQLITE_ERROR");
  EXPECT_EQ(seen.line(), 2);
  EXPECT_THAT(seen.string("message"), HasSubstr("acounts"));
  EXPECT_THAT(seen.string("detail"), HasSubstr("INSERT INTO acounts"));
}

TEST_F(SqliteScript, AConstraintIsRaisedByItsExtendedName) {
  const Seen seen = submit(
      "CREATE TABLE u(x UNIQUE);\nINSERT INTO u VALUES (1);\n"
      "-- again\nINSERT INTO u VALUES (1);");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.string("type"), "SQLITE_CONSTRAINT_UNIQUE");
  EXPECT_EQ(seen.line(), 4);
  EXPECT_EQ(type_of("INSERT INTO accounts VALUES (1, NULL)"), "SQLITE_CONSTRAINT_NOTNULL");
}

TEST_F(SqliteScript, ATransactionMustBeClosed) {
  const Seen seen = submit("BEGIN; UPDATE accounts SET balance = 1;");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.string("message"), "a transaction was left open");
  EXPECT_EQ(submit("SAVEPOINT a;").kind(), "raised");
  EXPECT_EQ(submit("BEGIN; UPDATE accounts SET balance = 1; COMMIT;").kind(), "loaded");
  EXPECT_EQ(type_of("ROLLBACK;"), "SQLITE_ERROR");
}

TEST_F(SqliteScript, AFailedLoadLeavesNothingOfTheOneBefore) {
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  ASSERT_EQ(submit("nonsense").kind(), "compile_error");
  EXPECT_DEATH((void)run_case("", ""), "no submission");
}

TEST_F(SqliteScript, MessagesAreUtf8WhateverTheScriptHolds) {
  EXPECT_EQ(submit("SELECT \xFF\xFE nonsense \x80;").kind(), "compile_error");
  EXPECT_EQ(submit("SELECT * FROM \"\xFF\";").kind(), "raised");
}

TEST_F(SqliteScript, DoubleQuotesAreNotTexts) {
  const Seen seen = submit("SELECT \"open\";");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_THAT(seen.string("message"),
              HasSubstr("no such column: open (what is in double quotes is"));
  EXPECT_THAT(submit("SELECT open;").string("message"), Not(HasSubstr("quotes")));
}

TEST_F(SqliteScript, AlterTableIndexesAndAnalyzeWork) {
  const Seen seen = submit(
      "ALTER TABLE accounts ADD COLUMN owner TEXT DEFAULT 'x';"
      "ALTER TABLE accounts RENAME COLUMN owner TO holder;"
      "ALTER TABLE accounts DROP COLUMN holder;"
      "ALTER TABLE audit_log RENAME TO log; ALTER TABLE log RENAME TO audit_log;"
      "CREATE INDEX i ON accounts(balance); INSERT INTO accounts VALUES (1, 2); ANALYZE; REINDEX;"
      "PRAGMA user_version = 3; PRAGMA table_info(accounts); DROP INDEX i;"
      "EXPLAIN QUERY PLAN SELECT * FROM accounts; SELECT sqlite_version();");
  EXPECT_EQ(seen.kind(), "loaded");
}

TEST_F(SqliteScript, JsonWorksInViewsAndTriggers) {
  ASSERT_EQ(submit("CREATE TRIGGER t AFTER INSERT ON accounts BEGIN INSERT INTO audit_log VALUES"
                   " (1, json_object('id', NEW.id) ->> '$.id', json_extract('[5]', '$[0]')); END;"
                   "CREATE VIEW v AS SELECT value FROM json_each('[7]');")
                .kind(),
            "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (3, 4)", "",
                             {"SELECT * FROM audit_log", "SELECT * FROM v"});
  EXPECT_TRUE(same(seen.observation("rows_1"), list({tuple({number(1), number(3), number(5)})})));
  EXPECT_TRUE(same(seen.observation("rows_2"), list({tuple({number(7)})})));
}

// ---- script: cases

TEST_F(SqliteScript, EveryCaseStartsFromTheLoadedScript) {
  ASSERT_EQ(submit("INSERT INTO accounts VALUES (1, 10)").kind(), "loaded");
  ASSERT_EQ(run_case("", "DELETE FROM accounts; DROP TABLE audit_log").kind(), "observed");
  EXPECT_TRUE(same(value_of("SELECT sum(balance) FROM accounts"), number(10)));
}

TEST_F(SqliteScript, TemporaryThingsVanishWithTheScriptsConnection) {
  ASSERT_EQ(submit("CREATE TEMP TABLE accounts(id, balance); CREATE TEMP TRIGGER t AFTER UPDATE ON"
                   " main.accounts BEGIN DELETE FROM audit_log; END;")
                .kind(),
            "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 10)", "",
                             {"SELECT count(*) FROM main.accounts", "SELECT * FROM temp.accounts"});
  EXPECT_TRUE(same(seen.observation("rows_1"), list({tuple({number(1)})})));
  EXPECT_TRUE(std::holds_alternative<Raised>(seen.observation("rows_2").is));
}

TEST_F(SqliteScript, RunGoesOnBehindARefusedStatement) {
  ASSERT_EQ(submit("CREATE TABLE c(x CHECK (x > 0))").kind(), "loaded");
  const Seen seen = run_case(
      "",
      "INSERT INTO c VALUES (0); INSERT INTO nowhere VALUES (';'); INSERT INTO c VALUES (1);"
      "CREATE TRIGGER t AFTER UPDATE ON nowhere BEGIN SELECT 1; SELECT 2; END;"
      "SELECT * FROM c; ATTACH 'x' AS y;",
      {"SELECT x FROM c"});
  EXPECT_TRUE(same(seen.observation("run"),
                   list({text("SQLITE_CONSTRAINT_CHECK"), text("SQLITE_ERROR"), text("ok"),
                         text("SQLITE_ERROR"), text("ok"), text("SQLITE_AUTH")})));
  EXPECT_TRUE(same(seen.observation("rows_1"), list({tuple({number(1)})})));
}

TEST_F(SqliteScript, ASetupThatTheCandidateBrokeIsRaised) {
  ASSERT_EQ(submit("CREATE TRIGGER t BEFORE INSERT ON accounts BEGIN"
                   " SELECT RAISE(ABORT, 'AC 100/100'); END;")
                .kind(),
            "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 1)", "");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.string("type"), "SQLITE_CONSTRAINT_TRIGGER");
  EXPECT_EQ(seen.line(), 0);
}

TEST_F(SqliteScript, AFailedObservationIsAnException) {
  ASSERT_EQ(submit("DROP TABLE audit_log").kind(), "loaded");
  const Seen seen = run_case("", "", {"SELECT * FROM audit_log", "", "SELECT 1; SELECT 2"});
  EXPECT_TRUE(
      same(seen.observation("rows_1"), {Raised{"SQLITE_ERROR", "no such table: audit_log"}}));
  EXPECT_TRUE(std::holds_alternative<Raised>(seen.observation("rows_2").is));
  EXPECT_TRUE(std::holds_alternative<Raised>(seen.observation("rows_3").is));
}

TEST_F(SqliteScript, ValuesKeepTheirTypes) {
  ASSERT_EQ(submit("SELECT 1").kind(), "loaded");
  const Seen seen = run_case("", "",
                             {"SELECT NULL, 9223372036854775807, -5, 1.0, 9e999, -0.0, 'h\u00e9',"
                              " char(27) || char(0) || 'x', x'00ff', x''"});
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(same(seen.observation("rows_1"),
                   list({tuple({{None{}},
                                number(std::numeric_limits<std::int64_t>::max()),
                                number(-5),
                                {1.0},
                                {infinity},
                                {-0.0},
                                text("h\u00e9"),
                                text(std::string{"\x1b\0x", 3}),
                                {Bytes{std::string{"\0\xff", 2}}},
                                {Bytes{""}}})})));
}

TEST_F(SqliteScript, ATextThatIsNotUtf8EqualsNothing) {
  ASSERT_EQ(submit("SELECT 1").kind(), "loaded");
  for (const char* bad : {"x'fffe80'", "x'c0af'", "x'eda080'", "x'f5808080'", "x'e282'"}) {
    const Value value = value_of(std::string{"SELECT CAST("} + bad + " AS TEXT)");
    EXPECT_TRUE(std::holds_alternative<Opaque>(value.is)) << bad;
  }
}

TEST_F(SqliteScript, TablesShowsTheSchemasOwnTablesAsTheyAre) {
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  const auto column = [&](const char* name, const char* type, int not_null, Value fallback,
                          int key) {
    return tuple({text(name), text(type), number(not_null), std::move(fallback), number(key)});
  };
  EXPECT_TRUE(
      same(run_case("", "").observation("tables"),
           list({tuple({text("accounts"), list({column("id", "INTEGER", 0, {None{}}, 1),
                                                column("balance", "INTEGER", 1, text("0"), 0)})}),
                 tuple({text("audit_log"), list({column("account_id", "", 0, {None{}}, 0),
                                                 column("old_balance", "", 0, {None{}}, 0),
                                                 column("new_balance", "", 0, {None{}}, 0)})})})));
}

TEST_F(SqliteScript, ReplacedTablesAreNoticed) {
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  const Value honest = run_case("", "").observation("tables");
  for (const char* forged : {
           "DROP TABLE accounts; CREATE TABLE accounts(id INTEGER PRIMARY KEY, balance)",
           "DROP TABLE audit_log",
           "ALTER TABLE audit_log RENAME TO l; CREATE VIEW audit_log AS SELECT * FROM l",
           "DROP TABLE accounts; CREATE TABLE accounts(id INTEGER PRIMARY KEY,"
           " balance INTEGER GENERATED ALWAYS AS (100))",
       }) {
    ASSERT_EQ(submit(forged).kind(), "loaded") << forged;
    EXPECT_FALSE(same(run_case("", "").observation("tables"), honest)) << forged;
  }
}

TEST_F(SqliteScript, ATableNamedLikeAPragmaDoesNotHideAReplacedOne) {
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  const Value honest = run_case("", "").observation("tables");
  ASSERT_EQ(submit("CREATE TABLE pragma_table_xinfo(a, b); DROP TABLE audit_log;"
                   "CREATE TABLE audit_log(x)")
                .kind(),
            "loaded");
  EXPECT_FALSE(same(run_case("", "").observation("tables"), honest));
}

TEST_F(SqliteScript, RunsCanBeRepeated) {
  ASSERT_EQ(submit("SELECT random()").kind(), "loaded");
  const std::string query = "SELECT random() || hex(randomblob(8)) || CURRENT_TIMESTAMP";
  EXPECT_TRUE(same(value_of(query), value_of(query)));
  EXPECT_FALSE(same(value_of("SELECT random() = random()"), number(1)));
  EXPECT_TRUE(same(value_of("SELECT datetime('now', 'localtime')"), text("2026-01-01 00:00:00")));
}

// ---- bounds

TEST_F(SqliteScript, ShowsAHundredThousandRowsAndNotOneMore) {
  ASSERT_EQ(submit("SELECT 1").kind(), "loaded");
  const auto rows = [](int count) {
    return "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT " +
           std::to_string(count) + ") SELECT NULL FROM c";
  };
  EXPECT_EQ(run_case("", "", {rows(100'000)}).kind(), "observed");
  const Seen seen = run_case("", "", {rows(100'001)});
  EXPECT_EQ(seen.kind(), "too_much");
  EXPECT_THAT(seen.string("message"), HasSubstr("100000 rows"));
}

TEST_F(SqliteScript, ShowsAMebibyteInAllAndNotMore) {
  ASSERT_EQ(submit("SELECT 1").kind(), "loaded");
  const auto blob = [](int size) { return "SELECT zeroblob(" + std::to_string(size) + ")"; };
  EXPECT_EQ(run_case("", "", {blob(500'000), blob(500'000)}).kind(), "observed");
  const Seen seen = run_case("", "", {blob(500'000), blob(600'000)});
  EXPECT_EQ(seen.kind(), "too_much");
  EXPECT_THAT(seen.string("message"), HasSubstr("larger than may be compared"));
}

TEST_F(SqliteScript, StopsAnEndlessObservation) {
  ASSERT_EQ(submit("CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM"
                   " c) SELECT x FROM c")
                .kind(),
            "loaded");
  EXPECT_EQ(run_case("", "", {"SELECT * FROM v"}).kind(), "too_much");
}

// ---- query

TEST_F(SqliteQuery, ShowsColumnsAndRows) {
  ASSERT_EQ(submit("SELECT id, balance\nFROM accounts ORDER BY id;\n-- the end").kind(), "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (2, 5), (1, 7)", "");
  EXPECT_TRUE(same(seen.observation("columns"), number(2)));
  EXPECT_TRUE(same(seen.observation("rows"),
                   list({tuple({number(1), number(7)}), tuple({number(2), number(5)})})));
}

TEST_F(SqliteQuery, MustBeOneStatementThatReadsAndReturnsColumns) {
  for (const char* wrong :
       {"", "-- nothing", "SELECT 1; SELECT 2", "SELECT 1; nonsense", "DELETE FROM accounts",
        "DELETE FROM accounts RETURNING id", "CREATE TABLE x(y)", "BEGIN",
        "INSERT INTO accounts VALUES (1, 2) RETURNING id"}) {
    const Seen seen = submit(wrong);
    EXPECT_EQ(seen.kind(), "compile_error") << wrong;
    EXPECT_THAT(seen.string("message"), HasSubstr("statement")) << wrong;
  }
  EXPECT_EQ(submit("SELEC 1").kind(), "compile_error");
  EXPECT_EQ(submit("WITH c AS (SELECT 1) SELECT * FROM c").kind(), "loaded");
  EXPECT_EQ(submit("VALUES (1)").kind(), "loaded");
}

TEST_F(SqliteQuery, AMissingColumnIsRaisedWithItsLine) {
  const Seen seen = submit("SELECT\n  owner FROM accounts");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.line(), 2);
}

TEST_F(SqliteQuery, AnErrorWhileItRunsIsRaised) {
  ASSERT_EQ(submit("SELECT json_extract(balance, '$.x') FROM accounts").kind(), "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 'not json')", "");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_THAT(seen.string("message"), HasSubstr("malformed JSON"));
}

TEST_F(SqliteQuery, StopsAnEndlessOne) {
  ASSERT_EQ(submit(thousands).kind(), "loaded");
  EXPECT_EQ(run_case("", "").kind(), "too_much");
}

TEST_F(SqliteQuery, SeesNothingOfTheProcess) {
  for (const char* table : {"sqlite_stmt", "dbstat", "fts3tokenize", "sqlite_dbpage"}) {
    const Seen seen = submit(std::string{"SELECT count(*) FROM "} + table);
    EXPECT_EQ(seen.kind(), "raised") << table;
    EXPECT_THAT(seen.string("message"), HasSubstr("no such table")) << table;
  }
  ASSERT_EQ(submit("SELECT * FROM pragma_function_list").kind(), "loaded");
  EXPECT_EQ(run_case("", "").string("type"), "SQLITE_AUTH");
}

// ---- defences

TEST_F(SqliteDefences, NoOtherDatabases) {
  const auto path = std::filesystem::temp_directory_path() / "viva-sqlite-guest-test.db";
  std::filesystem::remove(path);
  for (const std::string& attack :
       {"ATTACH DATABASE '" + path.string() + "' AS jc", "VACUUM INTO '" + path.string() + "'",
        "ATTACH 'file:" + path.string() + "?vfs=unix' AS jc", std::string{"ATTACH ':memory:' AS m"},
        std::string{"VACUUM"}, std::string{"DETACH main"}}) {
    EXPECT_EQ(type_of(attack), "SQLITE_AUTH") << attack;
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(SqliteDefences, EvenWithoutTheAuthorizerThereAreNoFiles) {
  const auto path = std::filesystem::temp_directory_path() / "viva-sqlite-guest-test.db";
  std::filesystem::remove(path);
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_CANTOPEN);
  sqlite3_close(handle);
  ASSERT_EQ(sqlite3_open(":memory:", &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, ("ATTACH '" + path.string() + "' AS jc").c_str(), nullptr, nullptr,
                         nullptr),
            SQLITE_CANTOPEN);
  EXPECT_NE(sqlite3_exec(handle, ("VACUUM INTO '" + path.string() + "'").c_str(), nullptr, nullptr,
                         nullptr),
            SQLITE_OK);
  const std::string uri = "ATTACH 'file:" + path.string() + "?vfs=unix' AS jc";
  EXPECT_NE(sqlite3_exec(handle, uri.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  restrict_connection(handle);
  EXPECT_EQ(sqlite3_exec(handle, "ATTACH ':memory:' AS jc", nullptr, nullptr, nullptr),
            SQLITE_ERROR);
  sqlite3_close(handle);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(SqliteDefences, NoCodeAndNoTokenizers) {
  EXPECT_EQ(type_of("SELECT load_extension('/tmp/x')"), "SQLITE_AUTH");
  EXPECT_EQ(type_of("SELECT fts3_tokenizer('simple')"), "SQLITE_AUTH");
  EXPECT_EQ(type_of("SELECT sqlite_compileoption_get(1)"), "SQLITE_AUTH");
  EXPECT_EQ(type_of("CREATE VIRTUAL TABLE f USING fts5(x)"), "SQLITE_AUTH");
  EXPECT_NE(type_of("SELECT readfile('/etc/passwd')"), "loaded");
  EXPECT_NE(type_of("SELECT sqlite_rename_table(1,2,3,4,5,6,7)"), "loaded");
}

TEST_F(SqliteDefences, AForbiddenFunctionInATriggerIsRefusedWhenItFires) {
  ASSERT_EQ(submit("CREATE TRIGGER t AFTER INSERT ON accounts BEGIN"
                   " SELECT load_extension('/tmp/x'); END;")
                .kind(),
            "loaded");
  const Seen seen = run_case("", "INSERT INTO accounts VALUES (1, 1)");
  EXPECT_TRUE(same(seen.observation("run"), list({text("SQLITE_AUTH")})));
}

TEST_F(SqliteDefences, NoPragmasBesidesTheListedOnes) {
  for (const char* name :
       {"writable_schema = ON", "encoding = 'UTF-16'", "journal_mode = WAL", "temp_store = FILE",
        "schema_version = 1", "max_page_count = 99999999", "hard_heap_limit = 999999999",
        "case_sensitive_like = ON", "ignore_check_constraints = ON", "query_only = ON",
        "trusted_schema = ON", "mmap_size = 1000000", "page_size = 65536", "count_changes = ON",
        "temp_store_directory = '/tmp'", "reverse_unordered_selects = ON", "function_list"}) {
    const Seen seen = submit(std::string{"PRAGMA "} + name);
    EXPECT_EQ(seen.kind(), "raised") << name;
    EXPECT_EQ(seen.string("type"), "SQLITE_AUTH") << name;
    EXPECT_THAT(seen.string("message"), HasSubstr("PRAGMA ")) << name;
  }
  EXPECT_EQ(type_of("pRaGmA Writable_Schema(1)"), "SQLITE_AUTH");
}

TEST_F(SqliteDefences, TheCatalogCannotBeWritten) {
  EXPECT_EQ(type_of("UPDATE sqlite_master SET sql = 'x'"), "SQLITE_ERROR");
  EXPECT_EQ(type_of("INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, 'x')"),
            "SQLITE_ERROR");
  EXPECT_EQ(type_of("CREATE TABLE sqlite_x(y)"), "SQLITE_ERROR");
}

TEST_F(SqliteDefences, BigValuesAreRefusedBeforeTheyAreMade) {
  EXPECT_EQ(type_of("SELECT length(randomblob(900000000))"), "SQLITE_TOOBIG");
  EXPECT_EQ(type_of("SELECT length(hex(zeroblob(400000000)))"), "SQLITE_TOOBIG");
  EXPECT_EQ(type_of("SELECT length(randomblob(3000000))"), "loaded");
  EXPECT_EQ(type_of("SELECT replace(hex(zeroblob(3000)), '0', hex(zeroblob(3000)))"),
            "SQLITE_TOOBIG");
}

TEST_F(SqliteDefences, TheDatabaseCannotGrowPastItsLimit) {
  const std::string fill =
      "CREATE TABLE fill(b); WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT ";
  const std::string blobs = ") INSERT INTO fill SELECT zeroblob(1000000) FROM c;";
  EXPECT_EQ(type_of(fill + "40" + blobs), "SQLITE_FULL");
  ASSERT_EQ(type_of(fill + "15" + blobs), "loaded");
  EXPECT_TRUE(same(value_of("SELECT count(*) FROM fill"), number(15)));
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 1)",
                             "INSERT INTO fill SELECT zeroblob(1000000) FROM fill");
  EXPECT_TRUE(same(seen.observation("run"), list({text("SQLITE_FULL")})));
}

TEST_F(SqliteDefences, TheLimitHoldsForAnEmptySchemaToo) {
  given("");
  EXPECT_EQ(type_of("CREATE TABLE fill(b); WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1"
                    " FROM c LIMIT 40) INSERT INTO fill SELECT zeroblob(1000000) FROM c;"),
            "SQLITE_FULL");
}

TEST_F(SqliteDefences, MemoryIsLimitedAndTheGuestGoesOn) {
  const Seen seen = submit(
      "CREATE TEMP TABLE t AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
      " LIMIT 200) SELECT x, randomblob(1000000) FROM c");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.string("type"), "SQLITE_NOMEM");
  EXPECT_THAT(seen.string("message"), HasSubstr("64 MiB"));
  EXPECT_EQ(submit(honest_trigger).kind(), "loaded");
}

TEST_F(SqliteDefences, TriggersRecurseOnlySoDeep) {
  const std::string recursive =
      "PRAGMA recursive_triggers = ON;"
      "CREATE TRIGGER t AFTER UPDATE ON accounts BEGIN"
      " UPDATE accounts SET balance = balance + 1 WHERE id = NEW.id; END;"
      "INSERT INTO accounts VALUES (1, 1); UPDATE accounts SET balance = 2;";
  const Seen seen = submit(recursive);
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_THAT(seen.string("message"), HasSubstr("trigger recursion"));
}

TEST_F(SqliteDefences, DeepAndWideStatementsAreRefused) {
  const auto repeated = [](const std::string& part, int times) {
    std::string whole;
    for (int i = 0; i < times; ++i) whole += part;
    return whole;
  };
  EXPECT_EQ(type_of("SELECT " + repeated("(", 20'000) + "1" + repeated(")", 20'000)),
            "compile_error");
  EXPECT_EQ(type_of("SELECT 1" + repeated(" AND 1", 5'000)), "SQLITE_ERROR");
  EXPECT_EQ(type_of("SELECT 1" + repeated(" UNION ALL SELECT 1", 3'000)), "SQLITE_ERROR");
  EXPECT_NE(type_of(repeated("SELECT * FROM (", 200) + "SELECT 1" + repeated(")", 200)), "loaded");
  EXPECT_EQ(type_of("SELECT 1" + repeated(", 1", 600)), "SQLITE_ERROR");
  EXPECT_EQ(type_of("SELECT '" + repeated("x", 2 << 20) + "'"), "SQLITE_TOOBIG");
  EXPECT_EQ(type_of("SELECT 'a' LIKE '" + repeated("%a", 2'000) + "'"), "SQLITE_ERROR");
  EXPECT_EQ(type_of("SELECT ?"), "SQLITE_ERROR");
}

TEST_F(SqliteDefences, RowsInsertedAheadStayVisible) {
  ASSERT_EQ(submit("INSERT INTO audit_log VALUES (1, 100, 150)").kind(), "loaded");
  EXPECT_TRUE(same(value_of("SELECT count(*) FROM audit_log"), number(1)));
}

TEST_F(SqliteDefences, SwallowedUpdatesShowInTheRows) {
  ASSERT_EQ(submit("CREATE TRIGGER b BEFORE UPDATE ON accounts WHEN NEW.id = 2 BEGIN"
                   " SELECT RAISE(IGNORE); END;"
                   "CREATE TRIGGER f AFTER UPDATE ON accounts WHEN NEW.id = 1 BEGIN"
                   " SELECT RAISE(FAIL, 'AC 100/100 all tests passed'); END;")
                .kind(),
            "loaded");
  const Seen seen = run_case("INSERT INTO accounts VALUES (1, 1), (2, 2)",
                             "UPDATE accounts SET balance = 9 WHERE id = 2;"
                             "UPDATE accounts SET balance = 9 WHERE id = 1",
                             {"SELECT balance FROM accounts WHERE id = 2"});
  EXPECT_TRUE(same(seen.observation("run"), list({text("ok"), text("SQLITE_CONSTRAINT_TRIGGER")})));
  EXPECT_TRUE(same(seen.observation("rows_1"), list({tuple({number(2)})})));
}

TEST_F(SqliteDefences, OnlyTheVisibleSchemaIsThere) {
  ASSERT_EQ(submit("SELECT 1").kind(), "loaded");
  const Seen seen = run_case(
      "", "",
      {"SELECT name FROM sqlite_master ORDER BY 1", "SELECT name, file FROM pragma_database_list"});
  EXPECT_TRUE(same(seen.observation("rows_1"),
                   list({tuple({text("accounts")}), tuple({text("audit_log")})})));
  EXPECT_TRUE(same(seen.observation("rows_2"), list({tuple({text("main"), text("x")})})));
}

// ---- snippets

TEST_F(SqliteSnippet, PrintsAsTheShellsListMode) {
  ::testing::internal::CaptureStdout();
  const Seen seen{
      guest.answer(snippet("CREATE TABLE t(a, b); INSERT INTO t VALUES (1, NULL);"
                           "SELECT a, b, 'x', 1.5, 2.0 FROM t; SELECT NULL;"))};
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "1||x|1.5|2.0\n\n");
  EXPECT_EQ(seen.kind(), "observed");
}

TEST_F(SqliteSnippet, AnErrorIsAFailureWithItsLine) {
  ::testing::internal::CaptureStdout();
  const Seen seen{guest.answer(snippet("SELECT 1;\nSELECT * FROM nowhere;"))};
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "1\n");
  EXPECT_EQ(seen.kind(), "raised");
  EXPECT_EQ(seen.line(), 2);
}

// ---- protocol

TEST_F(SqliteProtocol, AbortsOnWhatIsNoRequest) {
  EXPECT_DEATH((void)guest.answer("garbage"), "viva-guest-sqlite: ");
  EXPECT_DEATH((void)guest.answer(encode(text("load"))), "wrong type");
  EXPECT_DEATH((void)guest.answer(message({{"op", text("dance")}})), "dance");
  EXPECT_DEATH((void)guest.answer(message({{"op", text("load")}})), "files: missing");
  EXPECT_DEATH((void)guest.answer(message({{"op", text("load")}, {"files", list({})}})), "empty");
  EXPECT_DEATH(
      (void)guest.answer(message(
          {{"op", text("snippet")}, {"name", text("")}, {"text", text("")}, {"extra", text("")}})),
      "extra: unknown");
}

TEST_F(SqliteProtocol, AbortsOnACaseBeforeASubmission) {
  EXPECT_DEATH((void)run_case("", ""), "no submission");
}

TEST_F(SqliteProtocol, ACellThatWasPreparedAnswersTheSame) {
  guest.enter_cell();
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");
  ASSERT_EQ(submit(honest_trigger).kind(), "loaded");  // again, as after a cell was replaced
  EXPECT_EQ(run_case("INSERT INTO accounts VALUES (1, 1)", "").kind(), "observed");
}

TEST_F(SqliteGuestTest, RandomRowsOfATestcaseFollowItsSeed) {
  given("CREATE TABLE t(x)", "query");
  ASSERT_EQ(submit("SELECT x FROM t").kind(), "loaded");
  const auto rows = [this](int seed) {
    return Seen{guest.answer(testcase("INSERT INTO t VALUES (random())", "", {}, seed))}
        .observation("rows");
  };
  EXPECT_TRUE(same(rows(1), rows(1)));
  EXPECT_FALSE(same(rows(1), rows(2)));
}

TEST_F(SqliteGuestTest, CountsTheStepsOfAQueryWhenAsked) {
  given("CREATE TABLE t(x); CREATE TABLE u(x INTEGER PRIMARY KEY)", "query");
  const std::string setup =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
      "INSERT INTO t SELECT i FROM n; INSERT INTO u SELECT x FROM t;";
  const auto steps = [&](const std::string& query) {
    EXPECT_EQ(submit(query).kind(), "loaded");
    const Seen seen{guest.answer(testcase(setup, "", {}, 0, true))};
    return std::get<Integer>(seen.observation("steps").is).convert_to<int>();
  };
  EXPECT_GT(steps("SELECT x FROM t WHERE x = 500"), 1000);
  EXPECT_LT(steps("SELECT x FROM u WHERE x = 500"), 50);
  EXPECT_THROW((void)run_case(setup, "").observation("steps"), std::runtime_error);
}

TEST_F(SqliteGuestTest, CountsTheStepsOfTriggersAmongThoseOfTheStatementsThatRun) {
  given("CREATE TABLE t(x); CREATE TABLE log(x)");
  const auto steps = [&](const std::string& script) {
    EXPECT_EQ(submit(script).kind(), "loaded");
    const Seen seen{guest.answer(testcase("", "INSERT INTO t VALUES (1); SELECT 1;", {}, 0, true))};
    return std::get<Integer>(seen.observation("steps").is).convert_to<int>();
  };
  const int without = steps("CREATE TABLE other(x)");
  EXPECT_GT(without, 0);
  EXPECT_GT(steps("CREATE TRIGGER w AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.x); END"),
            without);
}

}  // namespace
}  // namespace runner
