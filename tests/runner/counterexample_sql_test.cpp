// Small databases of their own for secret testcases that fail, judged for real.
#include "runner/counterexample.hpp"
#include "tests/runner/judging.hpp"

namespace runner {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// What the second testcase, the secret one, adds to a problem in SQL.
struct SqlProblem {
  std::string schema;
  std::string setup;
  std::string reference;
  std::string more = {};  // of the secret testcase
  std::string mode = "query";
  std::string problem = {};
};

problems::ProblemPtr made(const SqlProblem& of) {
  const std::string setup = of.setup.empty() ? "" : "setup = '''" + of.setup + "'''\n";
  const std::string toml =
      "id = \"small\"\ntitle = \"Small\"\nkind = \"sqlite\"\ntopic = \"tests\"\n"
      "difficulty = \"easy\"\nminutes = 1\n\n[sqlite]\nschema = \"schema.sql\"\nsubmission = \"" +
      of.mode + "\"\n" + of.problem +
      "\n[[testcase]]\nname = \"empty\"\npoints = 10\nvisibility = \"sample\"\n" +
      "\n[[testcase]]\nname = \"drawn\"\npoints = 10\nvisibility = \"secret\"\n" + setup + of.more;
  return problems::load_package_from_memory("small", "tests",
                                            {{"problem.toml", toml},
                                             {"prompt.md", "# Small\n"},
                                             {"schema.sql", of.schema},
                                             {"starter.sql", "SELECT 1;\n"},
                                             {"submissions/accepted/reference.sql", of.reference}});
}

constexpr std::chrono::seconds a_while{1}, as_long_as_it_takes{20};  // on a busy machine

std::optional<Counterexample> example_for(const problems::ProblemPtr& problem,
                                          const std::string& source,
                                          std::chrono::seconds time = as_long_as_it_takes) {
  LocalJudge judge{judge_options()};
  Submission sent = submission(problem, source);
  sent.counterexample = true;
  sent.counterexample_time = time;
  Report report = judge.judge(sent, {});
  EXPECT_NE(verdict(report), "judge_error") << report.message;
  EXPECT_EQ(verdicts(report).at(0), "accepted");
  return report.testcases.at(1).counterexample;
}

const std::string schema =
    "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);\n"
    "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner (id), age "
    "INTEGER);";
const std::string many =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90)\n"
    "INSERT INTO owner SELECT i, 'owner ' || (abs(random()) % 1000) FROM n;\n"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)\n"
    "INSERT INTO pet SELECT i, 1 + abs(random()) % 90, nullif(abs(random()) % 20, 0) FROM n;";
const std::string youngest =
    "SELECT o.name, min(p.age) FROM owner AS o JOIN pet AS p ON p.owner_id = o.id GROUP BY o.id "
    "HAVING count(p.age) > 1 ORDER BY o.id";

TEST(CounterexampleInSql, IsAsSmallAsTheMistakeAllows) {
  std::string wrong = youngest;
  wrong.replace(wrong.find("count(p.age)"), 12, "count(*)");
  const auto example = example_for(made({schema, many, youngest}), wrong);
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, StartsWith("INSERT INTO owner VALUES (1, 'owner "));
  EXPECT_THAT(example->input, HasSubstr("INSERT INTO pet VALUES (1, 1, "));
  EXPECT_THAT(example->input, HasSubstr("(2, 1, "));
  EXPECT_THAT(example->input, Not(HasSubstr("(3, ")));
  EXPECT_THAT(example->input, EndsWith(";\n-- and then your query"));
  EXPECT_EQ(example->expected, "no rows");
  EXPECT_THAT(example->actual, StartsWith("owner "));
}

TEST(CounterexampleInSql, IsTheSameInEveryRunWhateverTheSeed) {
  const auto problem = made({schema, many, youngest});
  const std::string wrong = youngest + " DESC";
  const auto example = example_for(problem, wrong);
  ASSERT_TRUE(example);
  LocalJudge judge{judge_options()};
  Submission sent = submission(problem, wrong);
  sent.seed = 77;
  sent.counterexample = true;
  sent.counterexample_time = as_long_as_it_takes;
  EXPECT_EQ(judge.judge(sent, {}).testcases.at(1).counterexample->input, example->input);
}

TEST(CounterexampleInSql, IsNeverASecretDatabaseNorAPartOfOne) {
  // Whatever the seed, the one row is the same: only with another age is it an example.
  const std::string one = "INSERT INTO pet SELECT 1, NULL, 7 FROM (SELECT random());";
  const auto problem = made({schema, one, "SELECT age FROM pet"});
  const auto example = example_for(problem, "SELECT age + 1 FROM pet");
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, Not(HasSubstr("(1, NULL, 7)")));
  EXPECT_EQ(example->input,
            "INSERT INTO pet VALUES (1, NULL, " + example->expected + ");\n-- and then your query");
  // And here it is none.
  EXPECT_FALSE(example_for(problem, "SELECT CASE age WHEN 7 THEN 8 ELSE age END FROM pet"));
  const std::string text = "INSERT INTO owner SELECT 1, 'Ada' FROM (SELECT random());";
  EXPECT_FALSE(
      example_for(made({schema, text, "SELECT name FROM owner"}), "SELECT upper(name) FROM owner"));
}

TEST(CounterexampleInSql, IsNotLookedForWhereNothingIsDrawnOrASampleFails) {
  const auto fixed = made({schema, "INSERT INTO pet VALUES (1, NULL, 7);", "SELECT age FROM pet"});
  EXPECT_FALSE(example_for(fixed, "SELECT 8 FROM pet"));
  LocalJudge judge{judge_options()};
  Submission sent = submission(made({schema, many, youngest}), "SELECT 1, 2");
  sent.counterexample = true;
  const Report report = judge.judge(sent, {});
  for (const auto& each : report.testcases) EXPECT_FALSE(each.counterexample);
  sent = submission(made({schema, many, youngest}), youngest + " DESC");
  EXPECT_FALSE(judge.judge(sent, {}).testcases.at(1).counterexample);  // nobody asked
}

TEST(CounterexampleInSql, IsNotAboutSteps) {
  const auto problem = made({schema, many, "SELECT count(*) FROM pet WHERE id = 5",
                             "checkers = { steps = { at_most = 60 } }\n"});
  EXPECT_FALSE(example_for(problem, "SELECT count(*) FROM pet WHERE +id = 5"));
}

TEST(CounterexampleInSql, KeepsLinksThatEveryTestcaseHolds) {
  const std::string undeclared =
      "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);\n"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER, age INTEGER);";
  // Pets without an owner would tell the two apart at once, but there are none; many pets do.
  const auto problem =
      made({undeclared, many,
            "SELECT p.id, o.id FROM pet p JOIN owner o ON o.id = p.owner_id ORDER BY 1"});
  EXPECT_FALSE(example_for(
      problem,
      "SELECT p.id, o.id FROM pet p LEFT JOIN owner o ON o.id = p.owner_id ORDER BY 1 LIMIT 150"));
  EXPECT_TRUE(example_for(
      problem,
      "SELECT p.id, o.id FROM pet p LEFT JOIN owner o ON o.id = p.owner_id ORDER BY 1 LIMIT 1"));
}

TEST(CounterexampleInSql, ShowsTheErrorThatASecretTestcaseEndedIn) {
  const std::string setup = "INSERT INTO pet SELECT 1 + abs(random()) % 50, NULL, 5;";
  const auto example =
      example_for(made({schema, setup, "SELECT sum(age) FROM pet"}),
                  "SELECT sum(age + abs(age - 9223372036854775807 - 6) * 0) FROM pet");
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, StartsWith("INSERT INTO pet VALUES (1, NULL, 5);"));
  EXPECT_EQ(example->expected, "no error");
  EXPECT_EQ(example->actual, "SQLITE_ERROR: integer overflow");
}

const std::string accounts =
    "CREATE TABLE account (id INTEGER PRIMARY KEY, n INTEGER);\n"
    "CREATE TABLE log (account_id INTEGER, was INTEGER, now INTEGER);";
const std::string logging =
    "CREATE TRIGGER t AFTER UPDATE ON account WHEN OLD.n IS NOT NEW.n\n"
    "BEGIN INSERT INTO log VALUES (NEW.id, OLD.n, NEW.n); END;";

TEST(CounterexampleInSql, OfAScriptIsRowsStatementsAndWhereToLook) {
  const auto problem = made(
      {accounts,
       "INSERT INTO account SELECT value + abs(random()) % 3, NULL FROM json_each('[10, 20, 30]');",
       logging,
       "run = '''\nUPDATE account SET n = 5;\n"
       "INSERT INTO account SELECT 4 + abs(random()) % 90, 8 FROM (SELECT 1 UNION SELECT 2);\n"
       "DELETE FROM account WHERE n = 1;\n'''\n",
       "script", "observe = [\"SELECT account_id, was, now FROM log ORDER BY 1\"]\n"});
  std::string wrong = logging;
  wrong.replace(wrong.find("IS NOT"), 6, "<>");
  const auto example = example_for(problem, wrong);
  ASSERT_TRUE(example);
  EXPECT_EQ(example->input,
            "INSERT INTO account VALUES (1, NULL);\n"
            "UPDATE account SET n = 5;\n"
            "SELECT account_id, was, now FROM log ORDER BY 1;");
  EXPECT_EQ(example->expected, "1 | NULL | 5");
  EXPECT_EQ(example->actual, "no rows");
}

// The statement that one program refuses and the other does not is the last one.
TEST(CounterexampleInSql, OfConstraintsEndsWithTheStatementThatEndsInAnotherWay) {
  const auto problem =
      made({accounts, "", "CREATE UNIQUE INDEX i ON account (n) WHERE n > 50;",
            "run = '''\nINSERT INTO account SELECT value, 51 + abs(random()) % 900 FROM "
            "json_each('[1, 2]');\n"
            "INSERT INTO account SELECT id + 10, n FROM account;\nDELETE FROM account;\n'''\n",
            "script", "observe = [\"SELECT id, n FROM account ORDER BY id\"]\n"});
  const auto example = example_for(problem, "CREATE INDEX i ON account (n);");
  ASSERT_TRUE(example);
  EXPECT_EQ(example->expected, "SQLITE_CONSTRAINT_UNIQUE");
  EXPECT_EQ(example->actual, "no error");
  EXPECT_THAT(example->input, StartsWith("INSERT INTO account VALUES (1, "));
  EXPECT_THAT(example->input, Not(HasSubstr("DELETE")));
}

TEST(CounterexampleInSql, OfARowThatATriggerRefusesIsThatRow) {
  const auto problem = made({accounts,
                             "INSERT INTO account SELECT abs(random()) % 90, NULL;",
                             logging,
                             {},
                             "script",
                             "observe = [\"SELECT * FROM log\"]\n"});
  const auto example = example_for(problem,
                                   "CREATE TRIGGER t AFTER INSERT ON account WHEN NEW.n IS NULL\n"
                                   "BEGIN SELECT RAISE(ABORT, 'n is missing'); END;");
  ASSERT_TRUE(example);
  EXPECT_EQ(example->input, "INSERT INTO account VALUES (1, NULL);");
  EXPECT_EQ(example->expected, "no error");
  EXPECT_EQ(example->actual, "SQLITE_CONSTRAINT_TRIGGER: n is missing");
}

TEST(CounterexampleInSql, SurvivesOddNamesAndValues) {
  const std::string odd =
      "CREATE TABLE \"select\" (\"a \"\"b\" TEXT, \"from\" BLOB, [x] REAL, UNIQUE (\"a \"\"b\"));";
  const std::string setup =
      "INSERT INTO \"select\" SELECT 'it''s ' || (abs(random()) % 900), X'00ff', 0.1;\n"
      "INSERT INTO \"select\" SELECT 'two' || char(10) || 'lines' || (abs(random()) % 900), NULL, "
      "9e999;";
  const auto problem = made({odd, setup, "SELECT \"from\", x FROM \"select\" ORDER BY x"});
  auto example = example_for(problem,
                             "SELECT hex(\"from\"), x FROM \"select\" WHERE x < 1 "
                             "UNION ALL SELECT \"from\", x FROM \"select\" WHERE x >= 1");
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, StartsWith("INSERT INTO \"select\" VALUES ('it''s "));
  EXPECT_THAT(example->input, HasSubstr(", X'00FF', 0.1);"));
  EXPECT_EQ(example->expected, "X'00FF' | 0.1");
  EXPECT_EQ(example->actual, "00FF    | 0.1");
  example = example_for(problem, "SELECT \"from\", x FROM \"select\" WHERE x < 1");
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, HasSubstr("(CAST(X'74776F0A6C696E6573"));
  EXPECT_THAT(example->input, HasSubstr(", NULL, 9e999);"));
}

TEST(CounterexampleInSql, IsNothingWhereValuesAreHugeOrNoText) {
  const std::string table = "CREATE TABLE t (x);";
  for (const char* value : {"hex(randomblob(40000))", "CAST(X'ff' AS TEXT) || random()"}) {
    const auto problem = made(
        {table, std::string{"INSERT INTO t SELECT "} + value + ";", "SELECT length(x) FROM t"});
    EXPECT_FALSE(example_for(problem, "SELECT length(x) + 1 FROM t")) << value;
  }
}

TEST(CounterexampleInSql, IsNotKeptUpByASlowQuery) {
  const std::string slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
      "(SELECT CASE WHEN count(*) > 0 THEN 400000 ELSE 1 END FROM pet)) SELECT count(*) - 1 FROM n "
      "WHERE i > 1 AND i < 3";
  const auto begun = std::chrono::steady_clock::now();
  (void)example_for(
      made({schema, many, "SELECT CASE WHEN count(*) > 0 THEN 1 ELSE -1 END FROM pet"}), slow,
      a_while);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{6});
}

TEST(CounterexampleInSql, LeavesTheVerdictAsItIs) {
  const auto problem = made({schema, many, youngest});
  LocalJudge judge{judge_options()};
  Submission sent = submission(problem, youngest + " DESC");
  const Report quiet = judge.judge(sent, {});
  sent.counterexample = true;
  const Report report = judge.judge(sent, {});
  EXPECT_EQ(verdicts(report), verdicts(quiet));
  EXPECT_EQ(report.score, quiet.score);
}

}  // namespace
}  // namespace runner
