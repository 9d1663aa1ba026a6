#include "runner/counterexample/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace runner {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Value text(const std::string& utf8) { return Value{Text{utf8}}; }
Value number(int value) { return Value{Integer{value}}; }

Value rows(std::vector<std::vector<Value>> all) {
  List list;
  for (auto& each : all) list.items.push_back(Value{Tuple{std::move(each)}});
  return Value{std::move(list)};
}

std::vector<Value> column(const char* table, const char* name, int key) {
  return {text("column"), text(table), text(name), Value{None{}},
          Value{None{}},  number(key), number(0)};
}

TEST(Tables, HaveColumnsKeysAndDeclaredLinks) {
  const auto found = tables_in(rows(
      {column("Book", "id", 1),
       column("Book", "title", 0),
       column("part", "book", 1),
       column("part", "nr", 2),
       column("note", "b", 0),
       column("note", "n", 0),
       {text("unique"), text("Book"), text("title"), Value{None{}}, Value{None{}}, number(0),
        number(0)},
       {text("link"), text("note"), text("b"), text("PART"), Value{None{}}, number(0), number(0)},
       {text("link"), text("note"), text("n"), text("PART"), Value{None{}}, number(0), number(1)},
       {text("link"), text("part"), text("book"), text("book"), text("ID"), number(0),
        number(0)}}));
  ASSERT_TRUE(found);
  ASSERT_THAT(found->tables, SizeIs(3));
  EXPECT_THAT(found->tables[0].columns, ElementsAre("id", "title"));
  EXPECT_THAT(found->tables[0].unique, ElementsAre(1, 0));
  EXPECT_THAT(found->tables[1].unique, IsEmpty());
  ASSERT_THAT(found->links, SizeIs(2));
  EXPECT_THAT(found->links[0].from, ElementsAre(0, 1));
  EXPECT_THAT(found->links[0].to, ElementsAre(0, 1));
  EXPECT_EQ(found->links[1].parent, 0U);
  EXPECT_FALSE(tables_in(rows({})));
  EXPECT_FALSE(tables_in(number(3)));
}

TEST(Tables, AreReadInOneQueryWhateverTheyAreCalled) {
  const std::vector<Table> tables{{"a", {"x", "y"}, {}, {}}, {"select", {"say \"hi\""}, {}, {}}};
  EXPECT_EQ(rows_query(tables),
            "SELECT 0, x, y FROM main.a UNION ALL SELECT 1, \"say \"\"hi\"\"\", NULL FROM "
            "main.\"select\"");
  const auto read = rows_in(
      rows({{number(0), text("p"), Value{None{}}}, {number(1), number(4), Value{None{}}}}), tables);
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, ElementsAre(Row{0, {"'p'", "NULL"}}, Row{1, {"4"}}));
  EXPECT_FALSE(rows_in(rows({{number(9), number(4), Value{None{}}}}), tables));
  EXPECT_FALSE(rows_in(rows({{number(1), Value{Opaque{"TEXT", "?"}}, Value{None{}}}}), tables));
  EXPECT_FALSE(rows_in(Value{Raised{"SQLITE_ERROR", "no"}}, tables));
}

Tables shop() {
  Tables tables;
  tables.tables = {{"book", {"id", "genre"}, {0}, {0}},
                   {"sale", {"id", "book_id", "copies"}, {0}, {0}},
                   {"employee", {"id", "manager_id"}, {0}, {0}}};
  return tables;
}

TEST(Links, AreFoundWhereNamesSayThemAndEveryDatabaseHoldsThem) {
  Tables tables = shop();
  add_links_that_hold(tables, {{{0, {"1", "'a'"}},
                                {0, {"2", "'b'"}},
                                {1, {"1", "2", "1"}},
                                {1, {"2", "1", "1"}},
                                {2, {"1", "2"}}},
                               {{2, {"1", "NULL"}}}});
  ASSERT_THAT(tables.links, SizeIs(1));  // employee 2 is not there, so nobody has to be
  EXPECT_EQ(tables.links[0].child, 1U);
  EXPECT_EQ(tables.links[0].parent, 0U);
}

TEST(Links, AreNoneWhereOneDatabaseDoesWithout) {
  Tables tables = shop();
  add_links_that_hold(tables, {{{0, {"1", "'a'"}}, {1, {"1", "1", "1"}}}, {{1, {"1", "5", "1"}}}});
  EXPECT_THAT(tables.links, IsEmpty());
}

TEST(Links, LeadFromRowsToRows) {
  Tables tables = shop();
  tables.links = {{1, 0, {1}, {0}}, {2, 2, {1}, {0}}};
  const Rows all{{0, {"1", "'a'"}},
                 {1, {"7", "1", "3"}},
                 {2, {"1", "2"}},
                 {2, {"2", "2"}},
                 {1, {"8", "NULL", "3"}}};
  EXPECT_THAT(parents_of(all, tables),
              ElementsAre(IsEmpty(), ElementsAre(0), ElementsAre(3), IsEmpty(), IsEmpty()));
}

}  // namespace
}  // namespace runner
