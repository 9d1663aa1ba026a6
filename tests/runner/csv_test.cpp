#include "runner/csv.hpp"

#include <gtest/gtest.h>

#include <random>

namespace runner {
namespace {

using namespace std::string_literals;

TEST(CsvCell, LeavesPlainTextAlone) {
  EXPECT_EQ(csv_cell(""), "");
  EXPECT_EQ(csv_cell("Ann Smith"), "Ann Smith");
  EXPECT_EQ(csv_cell("a=b+c-d@e"), "a=b+c-d@e");
  EXPECT_EQ(csv_cell("J\xc3\xbcrgen \xff"), "J\xc3\xbcrgen \xff");
}

TEST(CsvCell, QuotesWhatWouldEndACell) {
  EXPECT_EQ(csv_cell("Smith, Ann"), "\"Smith, Ann\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("two\r\nlines"), "\"two\r\nlines\"");
  EXPECT_EQ(csv_cell("the \"best\""), "\"the \"\"best\"\"\"");
  EXPECT_EQ(csv_cell("\""), "\"\"\"\"");
}

TEST(CsvCell, QuotesBlanksAtTheEnds) {
  EXPECT_EQ(csv_cell(" a"), "\" a\"");
  EXPECT_EQ(csv_cell("a "), "\"a \"");
}

TEST(CsvCell, DisarmsFormulas) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("+1"), "'+1");
  EXPECT_EQ(csv_cell("-1"), "'-1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(csv_cell("\n=1"), "\"'\n=1\"");
  EXPECT_EQ(csv_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_cell("=HYPERLINK(\"http://x\",\"y\")"),
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
}

TEST(CsvCell, DisarmsFormulasBehindSpacesAndInFullWidth) {
  EXPECT_EQ(csv_cell(" =1"), "' =1");
  EXPECT_EQ(csv_cell("\uff1d1"), "'\uff1d1");
  EXPECT_EQ(csv_cell("\uff0b1"), "'\uff0b1");
  EXPECT_EQ(csv_cell("\uff0d1"), "'\uff0d1");
  EXPECT_EQ(csv_cell("\uff20SUM(A1)"), "'\uff20SUM(A1)");
  EXPECT_EQ(csv_cell("\uff01"), "\uff01");
}

TEST(CsvCell, QuotesWhatEndsACellInOtherCountries) {
  EXPECT_EQ(csv_cell("a;=1+1"), "\"a;=1+1\"");
  EXPECT_EQ(csv_cell("a\t=1+1"), "\"a\t=1+1\"");
}

TEST(CsvLine, PutsCommasBetweenAndEndsWithCrLf) {
  EXPECT_EQ(csv_line({"a", "", "-3"}), "a,,-3\r\n");
  EXPECT_EQ(csv_line({"a"}), "a\r\n");
  EXPECT_EQ(csv_line({}), "\r\n");
}

// Reads as RFC 4180 says.
std::vector<std::vector<std::string>> read(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text.compare(i, 2, "\"\"") == 0) {
      row.back() += text[i++];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      row.emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      rows.push_back(row);
      row = {""};
      ++i;
    } else {
      row.back() += text[i];
    }
  }
  return rows;
}

TEST(Csv, IsReadBackAsItWasWrittenAndNeverStartsAFormula) {
  std::mt19937_64 random{13};
  const std::string letters = "a,\"\r\n =+-@\t'\xff\0"s;
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    std::vector<std::vector<std::string>> expected(1 + random() % 3);
    for (auto& row : expected) {
      std::vector<std::string> cells;
      for (std::uint64_t n = 1 + random() % 4; n > 0; --n) {
        std::string text;
        while (random() % 5 != 0) text += letters[random() % letters.size()];
        cells.push_back(csv_cell(text));
        const std::size_t first = text.find_first_not_of(' ');
        const bool formula =
            first != std::string::npos && "=+-@\t\r\n"s.find(text[first]) != std::string::npos;
        row.push_back((formula ? "'" : "") + text);
      }
      page += csv_line(cells);
    }
    ASSERT_EQ(read(page), expected) << page;
  }
}

}  // namespace
}  // namespace runner
