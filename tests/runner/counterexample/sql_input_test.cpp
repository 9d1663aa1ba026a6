// Small databases, and how they become smaller and plainer.
#include "runner/counterexample/sql_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "runner/counterexample/plainer.hpp"
#include "runner/counterexample/shown_rows.hpp"

namespace runner {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Departments, employees in them, and who is whose manager.
Tables company() {
  Tables tables;
  tables.tables = {{"employee", {"id", "name", "department_id", "boss"}, {0}, {0}},
                   {"department", {"id", "name"}, {0}, {0}}};
  tables.links = {{0, 1, {2}, {0}}, {0, 0, {3}, {0}}};
  return tables;
}

SqlInput people() {
  return make_input({{0, {"10", "'Zoe'", "7", "NULL"}},
                     {0, {"11", "'Abe'", "7", "10"}},
                     {0, {"12", "'Bea'", "8", "11"}},
                     {0, {"13", "'Cal'", "NULL", "99"}},
                     {1, {"7", "'Law'"}},
                     {1, {"8", "'Art'"}}},
                    {}, company());
}

std::string text(const SqlInput& input) { return setup_text(input, company(), false); }

TEST(SqlInput, HasParentsFirst) {
  EXPECT_EQ(text(people()),
            "INSERT INTO department VALUES (7, 'Law'), (8, 'Art');\n"
            "INSERT INTO employee VALUES\n"
            "  (10, 'Zoe', 7, NULL),\n  (11, 'Abe', 7, 10),\n  (12, 'Bea', 8, 11),\n"
            "  (13, 'Cal', NULL, 99);\n");
}

// Rows are numbered as they are written: 0 and 1 are departments.
TEST(SqlInput, KeepsWhatItsRowsLeadTo) {
  EXPECT_EQ(text(with_only(people(), {3})),
            "INSERT INTO department VALUES (7, 'Law');\n"
            "INSERT INTO employee VALUES (10, 'Zoe', 7, NULL), (11, 'Abe', 7, 10);\n");
  EXPECT_EQ(text(with_only(people(), {5})), "INSERT INTO employee VALUES (13, 'Cal', NULL, 99);\n");
}

TEST(SqlInput, HasAFamilyForEachRowThatOthersLeadTo) {
  EXPECT_THAT(families(people()),
              testing::ElementsAre(testing::ElementsAre(0, 2, 3, 4), testing::ElementsAre(1, 4)));
}

TEST(SqlInput, LosesWhatLedToARowThatIsLeftOut) {
  EXPECT_EQ(text(without(people(), {0})),
            "INSERT INTO department VALUES (8, 'Art');\n"
            "INSERT INTO employee VALUES (13, 'Cal', NULL, 99);\n");
  EXPECT_EQ(text(without(without(people(), {0}), {1})),
            "INSERT INTO department VALUES (8, 'Art');\n");
}

TEST(SqlInput, HasAUnitForEachRowOfAnInsertAndEachOtherStatement) {
  SqlInput input = people();
  input.run = {{"UPDATE t SET a = 1", {}, {}, {}, {}},
               {"INSERT INTO t", "t", {}, {{"1"}, {"2"}}, {}},
               {"DELETE FROM t", {}, {}, {}, {}}};
  ASSERT_EQ(input.units(), 10U);
  EXPECT_EQ(run_text(without(input, {6, 7}).run), "INSERT INTO t VALUES (2);\nDELETE FROM t;\n");
  EXPECT_EQ(run_text(without(input, {7, 8}).run), "UPDATE t SET a = 1;\nDELETE FROM t;\n");
  EXPECT_EQ(run_text(without(input, {9}).run),
            "UPDATE t SET a = 1;\nINSERT INTO t VALUES (1), (2);\n");
}

TEST(SqlInput, IsAPartOfAnotherThatHasAllOfIt) {
  const auto all = parts_of(people(), company());
  const auto some = parts_of(with_only(people(), {4}), company());
  EXPECT_TRUE(std::includes(all.begin(), all.end(), some.begin(), some.end()));
  SqlInput other = people();
  other.rows[0].cells[1] = "'Tax'";
  const auto changed = parts_of(other, company());
  EXPECT_FALSE(std::includes(all.begin(), all.end(), changed.begin(), changed.end()));
}

TEST(Plainer, CountsKeysFromOneWhereverTheyAre) {
  SqlInput input = with_only(people(), {4});
  input.run = {{"DELETE FROM employee WHERE id = 12", {}, {}, {}, {}}};
  const auto first = plainer(input, company(), {}, {}).at(0);
  EXPECT_EQ(text(first),
            "INSERT INTO department VALUES (1, 'Law'), (2, 'Art');\n"
            "INSERT INTO employee VALUES\n"
            "  (1, 'Zoe', 1, NULL),\n  (2, 'Abe', 1, 1),\n  (3, 'Bea', 2, 2);\n");
  EXPECT_THAT(plainer(input, company(), {}, {}),
              Contains(testing::ResultOf([](const SqlInput& each) { return run_text(each.run); },
                                         "DELETE FROM employee WHERE id = 3;\n")));
}

TEST(Plainer, LeavesKeysWhereTheSchemaHasRows) {
  for (const auto& each : plainer(people(), company(), {0, 1}, {}))
    EXPECT_THAT(text(each), HasSubstr("(7, 'Law')"));
}

TEST(Plainer, TakesTextsThatEverybodyKnowsInTheirOrder) {
  KnownTexts known{{"employee.name", {"'Ann'", "'Bo'", "'Cal'", "'Di'"}}};
  const auto first = text(plainer(people(), company(), {0, 1}, known).at(0));
  EXPECT_THAT(first, HasSubstr("(10, 'Di', 7"));
  EXPECT_THAT(first, HasSubstr("(11, 'Ann', 7"));
  EXPECT_THAT(first, HasSubstr("(12, 'Bo', 8"));
  EXPECT_THAT(first, HasSubstr("(13, 'Cal'"));
  EXPECT_THAT(first, HasSubstr("'Law'"));
}

TEST(Varied, ChangesOneNumberAndNoKey) {
  Tables tables;
  tables.tables = {{"account", {"id", "balance"}, {0}, {0}}};
  SqlInput input =
      make_input({{0, {"5", "40"}}}, {{"UPDATE account SET balance = -7", {}, {}, {}, {}}}, tables);
  const auto all = varied(input, tables);
  EXPECT_THAT(all, Not(IsEmpty()));
  for (const auto& each : all) {
    const bool row = each.rows[0].cells != input.rows[0].cells;
    const bool run = run_text(each.run) != run_text(input.run);
    EXPECT_NE(row, run);
    EXPECT_EQ(each.rows[0].cells[0], "5");
  }
  for (const char* fixed : {"NULL", "0", "1", "'7'"})
    EXPECT_THAT(varied(make_input({{0, {"5", fixed}}}, {}, tables), tables), IsEmpty());
}

Value rows(std::vector<std::vector<Value>> all) {
  List list;
  for (auto& each : all) list.items.push_back(Value{Tuple{std::move(each)}});
  return Value{std::move(list)};
}
Value number(int value) { return Value{Integer{value}}; }

TEST(ShownRows, AreATableAsInAPrompt) {
  const auto [expected, actual] = shown_rows(
      rows({{Value{Text{"Design"}}, Value{None{}}}, {Value{Text{"Law"}}, number(5)}}), rows({}));
  EXPECT_EQ(expected, "Design | NULL\nLaw    | 5");
  EXPECT_EQ(actual, "no rows");
}

TEST(ShownRows, SayWhatATextIsWhereNothingElseDiffers) {
  const auto [expected, actual] = shown_rows(rows({{Value{Text{"7"}}}}), rows({{number(7)}}));
  EXPECT_EQ(expected, "'7'");
  EXPECT_EQ(actual, "7");
}

TEST(ShownRows, AreFewAndShortAndSafe) {
  std::vector<std::vector<Value>> many;
  for (int i = 0; i < 5000; ++i) many.push_back({number(i), Value{Text{std::string(9000, 'x')}}});
  const auto [expected, actual] = shown_rows(rows(many), rows({{Value{Text{"\x1b[2J\n"}}}}));
  EXPECT_LT(expected.size(), 1000U);
  EXPECT_THAT(expected, HasSubstr("(4990 more rows)"));
  EXPECT_THAT(actual, Each(testing::Ge(' ')));
  many[4000][0] = number(-1);
  std::vector<std::vector<Value>> other = many;
  other[4000][0] = number(-2);
  EXPECT_THAT(shown_rows(rows(many), rows(other)).second, HasSubstr("-2"));
}

TEST(ShownRows, ShowAnErrorInThePlaceOfRows) {
  EXPECT_EQ(shown_rows(rows({}), Value{Raised{"SQLITE_ERROR", "no such table: t"}}).second,
            "SQLITE_ERROR: no such table: t");
}

}  // namespace
}  // namespace runner
