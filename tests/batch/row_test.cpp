#include "batch/row.hpp"

#include <gmock/gmock.h>

namespace batch {
namespace {

using testing::HasSubstr;

Row graded() {
  Row row{3, "a.zip:ann/fib.py", "ann", "fibonacci", 1, "sha256:12", "", {}};
  row.report = boost::json::parse(
                   R"({"problem":"fibonacci","file":"a.zip:ann/fib.py","verdict":"accepted"})")
                   .get_object();
  return row;
}

TEST(Row, IsReadBackFromItsLineAsItWas) {
  const Row row = graded();
  const Row back = parse_row(to_line(row));
  EXPECT_EQ(to_line(back), to_line(row));
  EXPECT_EQ(back.entry, 3U);
  EXPECT_EQ(back.person, "ann");
  EXPECT_EQ(back.report.at("verdict"), "accepted");
}

TEST(Row, WithoutAReportSaysWhy) {
  const Row row{0, "bob.py", "bob", "", 0, "", "not UTF-8", {}};
  const Row back = parse_row(to_line(row));
  EXPECT_EQ(back.error, "not UTF-8");
  EXPECT_TRUE(back.report.empty());
}

TEST(Row, OfAnotherShapeIsRefusedByTheNameOfItsField) {
  const auto refused = [](std::string_view line) {
    try {
      (void)parse_row(line);
    } catch (const std::runtime_error& error) {
      return std::string{error.what()};
    }
    return std::string{"taken"};
  };
  EXPECT_THAT(refused("[]"), HasSubstr("JSON object"));
  EXPECT_THAT(refused(R"({"entry":-1})"), HasSubstr("entry"));
  EXPECT_THAT(refused(R"({"entry":1,"file":2})"), HasSubstr("file"));
  EXPECT_THAT(refused(std::string(100000, '[')), HasSubstr("JSON object"));
}

}  // namespace
}  // namespace batch
