// CSV as spreadsheets and forms write it.
#include <gmock/gmock.h>

#include "batch/inputs/csv_reader.hpp"
#include "tests/batch/inputs.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

// In pieces of every size, so that nothing depends on where blocks end.
Blocks in_pieces(const std::string& text, std::size_t size) {
  return [rest = std::string_view{text}, size]() mutable {
    const auto piece = rest.substr(0, size);
    rest.remove_prefix(piece.size());
    return piece;
  };
}

std::vector<std::vector<std::string>> records_of(const std::string& text) {
  std::vector<std::vector<std::string>> records;
  CsvReader reader{in_pieces(text, text.size()), 1U << 20};
  while (auto record = reader.next()) {
    EXPECT_EQ(record->fault, "");
    records.push_back(record->fields);
  }
  return records;
}

TEST(CsvReader, ReadsQuotesDelimitersAndLineEndsAsTheStandardSays) {
  EXPECT_THAT(
      records_of("a,b\r\n\"x,\"\"y\"\"\n\nz\",\r\n\r\n,1"),
      ElementsAre(ElementsAre("a", "b"), ElementsAre("x,\"y\"\n\nz", ""), ElementsAre("", "1")));
}

TEST(CsvReader, RecognisesTheDelimiter) {
  EXPECT_THAT(records_of("a;b;\"c,,,,\"\n1;2;3\n"),
              ElementsAre(ElementsAre("a", "b", "c,,,,"), ElementsAre("1", "2", "3")));
  EXPECT_THAT(records_of("\xEF\xBB\xBF"
                         "a\tb\n1\t2"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(records_of("sep=|\r\na|b,c"), ElementsAre(ElementsAre("a", "b,c")));
}

TEST(CsvReader, GivesTheSameHoweverItsBytesArrive) {
  const std::string text = "a,b\n\"1\r\n\"\"2\",3\r\n4,\"5\"\n";
  for (std::size_t size = 4; size < text.size(); ++size) {
    CsvReader reader{in_pieces(text, size), 1U << 20};
    EXPECT_THAT(reader.next()->fields, ElementsAre("a", "b"));
    EXPECT_THAT(reader.next()->fields, ElementsAre("1\r\n\"2", "3"));
    EXPECT_THAT(reader.next()->fields, ElementsAre("4", "5"));
    EXPECT_FALSE(reader.next());
  }
}

class CsvInput : public testing::Test {
 protected:
  std::vector<Entry> entries(const std::string& text, const InputOptions& options = {}) {
    folder_.write("", {{"a.csv", text}});
    return read({folder_.path() / "a.csv"}, options);
  }
  std::string refusal(const std::string& text, const InputOptions& options = {}) {
    folder_.write("", {{"a.csv", text}});
    return refusal_of({folder_.path() / "a.csv"}, options);
  }
  problems::TemporaryFolder folder_;
};

TEST_F(CsvInput, FindsItsColumnsByName) {
  const auto found = entries(
      "Timestamp;Email;Question;Code\n"
      "1;ann@x;fibonacci;\"def solve(n):\n    return \"\"n\"\"\"\n"
      "2;bob@x;Two Sum;x\n");
  EXPECT_THAT(lines_of(found),
              ElementsAre("ann@x|fibonacci|solution.py=def solve(n):\n    return \"n\";",
                          "bob@x|two-sum|solution.py=x;"));
  EXPECT_THAT(found[1].source, testing::EndsWith("a.csv:4"));
}

TEST_F(CsvInput, TakesTheColumnThatIsAskedFor) {
  InputOptions options = for_problem("fibonacci");
  options.column = "Essay";
  EXPECT_THAT(lines_of(entries("name,essay,code\nann,1,2\n", options)),
              ElementsAre("ann|fibonacci|solution.py=1;"));
  EXPECT_THAT(refusal("name,esay\nann,1\n", options),
              HasSubstr("--column Essay: there is no such column; did you mean esay?"));
  EXPECT_THAT(refusal("a,b\n1,2\n"), HasSubstr("there are a, b; pass --column"));
  EXPECT_THAT(refusal(""), HasSubstr("empty"));
  EXPECT_THAT(refusal(std::string("\xFF\xFE"
                                  "c\0o\0d\0e\0\n\0x\0",
                                  14)),
              HasSubstr("saved as UTF-16; save it as CSV in UTF-8"));
}

TEST_F(CsvInput, SaysWhatIsWrongWithARow) {
  const auto found =
      lines_of(entries("person,code\n"
                       "ann\n"
                       "bob,\n"
                       "carl,\"x\"y\n"
                       "dan," +
                           std::string("a\0b", 3) +
                           "\n"
                           "eve,caf\xE9\n"
                           "fred,good\n"
                           "gina,\"open\nfor,ever\n",
                       for_problem("fibonacci")));
  EXPECT_THAT(found, ElementsAre("ann||error: 1 fields, where the first row has 2",
                                 "bob|fibonacci|error: nothing under code",
                                 "carl||error: text after the quote that closes a field",
                                 HasSubstr("a binary file"), HasSubstr("not UTF-8"),
                                 "fred|fibonacci|solution.py=good;",
                                 HasSubstr("gina||error: a quote that begins in this record is not "
                                           "closed")));
}

TEST_F(CsvInput, BoundsARecord) {
  InputOptions options = for_problem("fibonacci");
  options.max_line_bytes = 1000;
  const auto found = lines_of(entries(
      "code\n" + std::string(5000, 'x') + "\nshort\n\"" + std::string(5000, 'y') + "\"\nz\n",
      options));
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_THAT(found[0], HasSubstr("longer than"));
  EXPECT_EQ(found[1], "|fibonacci|solution.py=short;");
  EXPECT_THAT(found[2], HasSubstr("error: "));
}

}  // namespace
}  // namespace batch
