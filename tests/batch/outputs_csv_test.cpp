#include <gmock/gmock.h>

#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Files {
  std::string submissions, testcases, gradebook;
};

Files files_of(const std::vector<Row>& rows) {
  const TemporaryFolder folder;
  write_rows("csv", folder.path() / "grades.csv", rows);
  return {text_of(folder.path() / "grades.csv"), text_of(folder.path() / "grades.testcases.csv"),
          text_of(folder.path() / "grades.gradebook.csv")};
}

// Reads as RFC 4180 says, behind the byte order mark.
std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row{""};
  bool quoted = false;
  for (std::size_t i = 3; i < text.size(); ++i) {
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
  EXPECT_EQ(row, std::vector<std::string>{""}) << "every line ends with CRLF";
  return rows;
}

TEST(CsvOutput, IsAsItWasAgreed) {
  const Files files = files_of(a_class());
  expect_golden("grades.csv", files.submissions);
  expect_golden("grades.testcases.csv", files.testcases);
  expect_golden("grades.gradebook.csv", files.gradebook);
}

TEST(CsvOutput, HasALineForEachSubmissionAndOneForTheHeader) {
  const auto lines = cells_of(files_of(a_class()).submissions);
  ASSERT_EQ(lines.size(), 8U);
  for (const auto& line : lines) EXPECT_EQ(line.size(), lines[0].size());
  EXPECT_EQ(lines[1][1], "ann");
  EXPECT_EQ(lines[1][6], "100");
  EXPECT_EQ(lines[1][8], "100.00");
  EXPECT_EQ(lines[2][6], "10");
  EXPECT_EQ(lines[2][8], "10.00");
}

TEST(CsvOutput, LeavesTheScoreEmptyOfWhatDoesNotCount) {
  const auto lines = cells_of(files_of(a_class()).submissions);
  EXPECT_EQ(lines[5][5], "judge_error");
  EXPECT_EQ(lines[5][6], "");
  EXPECT_EQ(lines[6][5], "not_graded");
  EXPECT_EQ(lines[6][6], "");
  EXPECT_THAT(lines[6][13], StartsWith("not UTF-8"));
}

TEST(CsvOutput, TakesTheBestOfAPersonsAttemptsIntoTheGradebook) {
  auto rows = a_class();
  auto partly = report("fibonacci", Verdict::wrong_answer);
  partly.testcases[1].score = 30;
  partly.score = 40;
  rows.push_back(graded(7, "bob", partly));
  rows.push_back(graded(8, "bob", "fibonacci", Verdict::wrong_answer));
  const auto lines = cells_of(files_of(rows).gradebook);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_THAT(lines[0], testing::ElementsAre("person", "fibonacci", "two-sum", "total", "max_total",
                                             "not_graded"));
  EXPECT_THAT(lines[1], testing::ElementsAre("ann", "100", "10", "110", "200", "0"));
  EXPECT_THAT(lines[2], testing::ElementsAre("bob", "40", "", "40", "100", "0"));
  EXPECT_THAT(lines[3], testing::ElementsAre("carla", "", "10", "10", "100", "1"));
  EXPECT_THAT(lines[4], testing::ElementsAre("dan", "", "", "0", "0", "1"));
}

TEST(CsvOutput, NeverHoldsAFormulaNorAControlCharacter) {
  const Files files = files_of(hostile_rows());
  for (const auto* text : {&files.submissions, &files.testcases, &files.gradebook}) {
    EXPECT_THAT(*text, StartsWith("\xEF\xBB\xBF"));
    const auto lines = cells_of(*text);
    EXPECT_GT(lines.size(), hostile_texts().size() / 2);
    for (const auto& line : lines) {
      EXPECT_EQ(line.size(), lines[0].size());
      for (const auto& cell : line) {
        const auto first = cell.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        EXPECT_EQ(std::string{"=+-@\t\r\n"}.find(cell[first]), std::string::npos) << cell;
        EXPECT_FALSE(cell.starts_with("\xef\xbc\x9d")) << cell;
        for (const char c : cell)
          EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') << cell;
      }
    }
  }
}

TEST(CsvOutput, OfNothingIsItsHeader) {
  const Files files = files_of({});
  EXPECT_EQ(cells_of(files.submissions).size(), 1U);
  EXPECT_EQ(cells_of(files.testcases).size(), 1U);
  EXPECT_THAT(files.gradebook, HasSubstr("person,total,max_total,not_graded\r\n"));
}

TEST(CsvOutput, IsNotThereBeforeItIsWhole) {
  const TemporaryFolder folder;
  {
    const auto output = make_output("csv", folder.path() / "grades.csv", {});
    for (const auto& row : a_class()) output->add(row);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "grades.csv"));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Outputs, OfAnUnknownFormatAreRefusedWithTheNamesOfThoseThatAre) {
  try {
    (void)make_output("pdf", "x", {});
    FAIL();
  } catch (const std::invalid_argument& error) {
    for (const auto& format : output_formats()) EXPECT_THAT(error.what(), HasSubstr(format));
  }
}

TEST(Outputs, NameEntryAndFieldOfAReportOfAnotherShape) {
  const TemporaryFolder folder;
  for (const auto& format : output_formats()) {
    const auto output = make_output(format, folder.path() / format, {});
    Row row = graded(17, "ann", "fibonacci", Verdict::accepted);
    row.report["testcases"].get_array()[2].get_object()["score"] = "many";
    try {
      output->add(row);
      ADD_FAILURE() << format;
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "entry 17: testcases[2].score: expected a number from 0");
    }
  }
}

TEST(Outputs, ThatCannotBeWrittenSayWhere) {
  for (const auto& format : output_formats()) {
    try {
      (void)make_output(format, "/nowhere/at/all", {});
      ADD_FAILURE() << format;
    } catch (const std::system_error& error) {
      EXPECT_THAT(error.what(), HasSubstr("/nowhere/at")) << format;
    }
  }
}

TEST(Outputs, SayBeforeTheRunThatTheirNameIsTaken) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "folder");
  std::ofstream{folder.path() / "file"} << "x";
  for (const auto& format : output_formats()) {
    const auto taken = folder.path() / (format == "gradescope" ? "file" : "folder");
    EXPECT_THROW((void)make_output(format, taken, {}), std::system_error) << format;
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()},
                          std::filesystem::directory_iterator{}),
            2);
}

TEST(Outputs, ReplaceTheFilesOfARunBefore) {
  const TemporaryFolder folder;
  write_rows("junit", folder.path() / "out.xml", a_class());
  write_rows("junit", folder.path() / "out.xml", {});
  EXPECT_EQ(text_of(folder.path() / "out.xml"), written("junit", {}));
}

}  // namespace
}  // namespace batch
