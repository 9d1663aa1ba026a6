// SQL questions as sources.
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

using ::testing::HasSubstr;

constexpr const char* tables =
    "CREATE TABLE pay (name TEXT, amount INTEGER);\nINSERT INTO pay VALUES ('Ann', 30), ('Bob', "
    "20), "
    "('Cid', 20);\n";
constexpr const char* right =
    "SELECT name, amount FROM pay WHERE amount < (SELECT max(amount) FROM pay)";

Outcome import_question(const Ground& ground, const std::string& toml) {
  ground.write("below-top/setup.sql", tables);
  ground.write("below-top/question.toml", toml);
  return import_from(ground, ground.folder() / "below-top").at(0);
}

const std::string start =
    "title = \"Below the top\"\ntext = \"Who earns less than the most?\"\nsetup = \"setup.sql\"\n";
const std::string two_sets =
    "[[dataset]]\nname = \"given\"\naccepted = [[\"Bob\", 20], [\"Cid\", 20]]\n\n"
    "[[dataset]]\nname = \"more\"\nsetup = \"INSERT INTO pay VALUES ('Dan', 40), ('Eve', NULL);\"\n"
    "accepted = [[\"Ann\", 30], [\"Bob\", 20], [\"Cid\", 20]]\n";

TEST(SqlQuestions, TakeResultsAloneInAnyOrder) {
  const Ground ground;
  const Outcome outcome = import_question(ground, start + "ordered = false\n" + two_sets);
  ASSERT_EQ(outcome.refused, "");
  EXPECT_EQ(verdict(outcome.folder, std::string{right} + " ORDER BY name DESC"), "accepted");
  EXPECT_EQ(verdict(outcome.folder, "SELECT 'Bob', 20 UNION ALL SELECT 'Cid', 20"), "wrong_answer");
}

TEST(SqlQuestions, TakeTheOrderIntoAccount) {
  const Ground ground;
  const Outcome outcome = import_question(ground, start + two_sets);
  ASSERT_EQ(outcome.refused, "");
  EXPECT_EQ(verdict(outcome.folder, std::string{right} + " ORDER BY name"), "accepted");
  EXPECT_EQ(verdict(outcome.folder, std::string{right} + " ORDER BY name DESC"), "wrong_answer");
}

TEST(SqlQuestions, HoldAReferenceAgainstTheResults) {
  const Ground ground;
  const auto with = [](const std::string& query) {
    return start + "ordered = false\nreference = \"" + query + "\"\n" + two_sets;
  };
  EXPECT_THAT(import_question(ground, with("SELECT name, amount FROM pay")).refused,
              HasSubstr("does not give what is accepted for given"));
  EXPECT_EQ(import_question(ground, with(right)).refused, "");
}

TEST(SqlQuestions, KnowNullAndMayHaveOneDataSet) {
  const Ground ground;
  const Outcome outcome = import_question(ground, start + "accepted = [[\"x\", {}, 1.5]]\n");
  ASSERT_EQ(outcome.refused, "");
  EXPECT_EQ(verdict(outcome.folder, "SELECT 'x', NULL, 1.5"), "accepted");
  EXPECT_EQ(verdict(outcome.folder, "SELECT 'x', 0, 1.5"), "wrong_answer");
}

TEST(SqlQuestions, NameWhatIsWrong) {
  const Ground ground;
  EXPECT_THAT(import_question(ground, start).refused,
              HasSubstr("accepted: missing, and so is reference"));
  EXPECT_THAT(import_question(ground, start + "accepted = [1]\n").refused,
              HasSubstr("expected an array of rows"));
  EXPECT_THAT(import_question(ground, start + "accepted = [[1], [1, 2]]\n").refused,
              HasSubstr("different length"));
  EXPECT_THAT(
      import_question(ground, "title = \"x\"\ntext = \"x\"\nsetup = \"no.sql\"\naccepted = [[1]]\n")
          .refused,
      HasSubstr("no file no.sql beside it"));
  EXPECT_THAT(import_question(ground, start + "order = true\naccepted = [[1]]\n").refused,
              HasSubstr("did you mean ordered?"));
}

}  // namespace
}  // namespace importing
