#include "runner/counterexample/django_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace runner {
namespace {

using ::testing::ElementsAre;

TEST(PythonLiteral, IsWhatTheModelTakes) {
  EXPECT_EQ(python_literal("NULL", "CharField"), "None");
  EXPECT_EQ(python_literal("-12", "IntegerField"), "-12");
  EXPECT_EQ(python_literal("1", "BooleanField"), "True");
  EXPECT_EQ(python_literal("0", "BooleanField"), "False");
  EXPECT_EQ(python_literal("'it''s'", "CharField"), "\"it's\"");
  EXPECT_EQ(python_literal("'2025-04-01'", "DateField"), "date(2025, 4, 1)");
  EXPECT_EQ(python_literal("'2025-04-01 or so'", "DateField"), std::nullopt);
  EXPECT_EQ(python_literal("CAST(X'0A' AS TEXT)", "CharField"), std::nullopt);
  EXPECT_EQ(python_literal("X'00'", "BinaryField"), std::nullopt);
}

const std::vector<DjangoModel> models{
    {"Author", "shop_author", "id", {{"id", "id", "AutoField"}, {"name", "name", "CharField"}}},
    {"Book",
     "shop_book",
     "id",
     {{"id", "id", "AutoField"},
      {"author_id", "author_id", "ForeignKey"},
      {"new", "new", "BooleanField"}}}};

Tables tables() {
  Tables found;
  found.tables = {{"shop_book", {"id", "author_id", "new"}, {0}, {0}},
                  {"shop_author", {"id", "name"}, {0}, {0}}};
  return found;
}

TEST(PythonLines, CreateOneObjectEach) {
  const Rows rows{{1, {"1", "'Ada'"}}, {0, {"4", "1", "1"}}, {0, {"5", "1", "0"}}};
  const auto lines = python_lines(rows, tables(), models, Signals::do_not_matter);
  ASSERT_TRUE(lines);
  EXPECT_THAT(*lines, ElementsAre("Author.objects.create(id=1, name='Ada')",
                                  "Book.objects.create(id=4, author_id=1, new=True)",
                                  "Book.objects.create(id=5, author_id=1, new=False)"));
}

TEST(PythonLines, SendNoSignalsWhereTheyMatter) {
  const Rows rows{{1, {"1", "'Ada'"}}, {0, {"4", "1", "1"}}, {0, {"5", "1", "0"}}};
  const auto lines = python_lines(rows, tables(), models, Signals::matter);
  ASSERT_TRUE(lines);
  EXPECT_THAT(*lines,
              ElementsAre("Author.objects.bulk_create([Author(id=1, name='Ada')])",
                          "Book.objects.bulk_create([\n    Book(id=4, author_id=1, new=True),\n"
                          "    Book(id=5, author_id=1, new=False),\n])"));
}

TEST(PythonLines, AreNoneForATableWithoutAModelOrAValueWithoutALiteral) {
  Tables other = tables();
  other.tables[1].name = "shop_other";
  EXPECT_FALSE(python_lines({{1, {"1", "'Ada'"}}}, other, models, Signals::matter));
  EXPECT_FALSE(python_lines({{1, {"1", "X'00'"}}}, tables(), models, Signals::matter));
}

TEST(DjangoModels, AreReadStrictly) {
  const auto text = [](const char* utf8) { return Value{Text{utf8}}; };
  const Value field{Tuple{{text("id"), text("id"), text("AutoField")}}};
  const Value model{Tuple{{text("Author"), text("shop_author"), text("id"), Value{List{{field}}}}}};
  const auto found = models_in(Value{List{{model}}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at(0).fields.at(0).kind, "AutoField");
  EXPECT_FALSE(models_in(field));
  EXPECT_FALSE(models_in(Value{List{{field}}}));
  EXPECT_FALSE(models_in(Value{List{{Value{Tuple{{text("A"), text("a"), text("id"), field}}}}}}));
}

}  // namespace
}  // namespace runner
