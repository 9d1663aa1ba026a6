#include "batch/row.hpp"

#include <gmock/gmock.h>

namespace batch {
namespace {

using testing::HasSubstr;

constexpr std::string_view report =
    R"({"problem":"fibonacci","problem_digest":"sha256:34","file":"a.zip:ann/fib.py",)"
    R"("verdict":"accepted","score":4,"max_score":4,"message":"","testcases":[{"name":"one",)"
    R"("visibility":"sample","verdict":"accepted","score":4,"max_score":4,"cpu_time_ms":12.345,)"
    R"("wall_time_ms":20.000,"peak_memory_kib":7,"message":"a \"b\"\n"}],)"
    R"("usage":{"cpu_time_ms":12.340,"wall_time_ms":0.001,"peak_memory_kib":7},)"
    R"("receipt":{"seed":18446744073709551615}})";

Row graded() {
  Row row{3, "a.zip:ann/fib.py", "ann", "fibonacci", 1, "sha256:12", "", {}};
  row.report = boost::json::parse(report).get_object();
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

TEST(Row, IsTheReportsOwnTextAndThenItsOwnMembers) {
  const std::string line = to_line(graded());
  EXPECT_EQ(line, to_line(graded(), report)) << "whether the report was read or just made";
  EXPECT_EQ(line, std::string{report.substr(0, report.size() - 1)} +
                      R"(,"entry":3,"person":"ann","attempt":1,"source_digest":"sha256:12"})");
}

TEST(Row, EscapesNamesThatAreNoText) {
  Row row = graded();
  row.person = "an\x1b[2Jn\xff";
  const std::string line = to_line(row);
  EXPECT_THAT(line, HasSubstr(R"("person":"an\\x1b[2Jn\\xff")"));
  EXPECT_EQ(to_line(parse_row(line)), line) << "and once only";
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
  std::string wrong = to_line(graded());
  wrong.replace(wrong.find("\"accepted\""), 10, "\"marvelous\"");
  EXPECT_THAT(refused(wrong), HasSubstr("verdict"));
  wrong = to_line(graded());
  wrong.replace(wrong.rfind("\"score\":4"), 9, "\"score\":1e99");
  EXPECT_THAT(refused(wrong), HasSubstr("testcases.score"));
  EXPECT_THAT(refused(std::string(100000, '[')), HasSubstr("JSON object"));
}

}  // namespace
}  // namespace batch
