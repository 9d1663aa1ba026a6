#include "batch/results_file.hpp"

#include <gmock/gmock.h>

#include "batching.hpp"

namespace batch {
namespace {

using batch_tests::Folder;
using batch_tests::read_file;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> lines_in(ResultsFile& file) {
  std::vector<std::string> lines;
  file.each_line(
      [&](std::string_view line, ResultsFile::Place, std::uint64_t) { lines.emplace_back(line); });
  return lines;
}

class Results : public testing::Test {
 protected:
  Folder folder_;
  std::string path_ = folder_.at("r.jsonl");
};

TEST_F(Results, AreReadBackFromWhereTheyWereAppended) {
  ResultsFile file{path_, ResultsFile::Mode::begin};
  const auto first = file.append("one"), second = file.append("");
  EXPECT_EQ(file.read(first), "one");
  EXPECT_EQ(file.read(second), "");
  EXPECT_EQ(read_file(path_), "one\n\n");
}

TEST_F(Results, ThatWereCutAnywhereLoseTheirTornTailOnly) {
  const std::string whole = "first\nsecond\nthird\n";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    folder_.write("r.jsonl", whole.substr(0, cut));
    ResultsFile file{path_, ResultsFile::Mode::go_on};
    const auto lines = lines_in(file);
    const auto ends = std::count(whole.begin(), whole.begin() + static_cast<long>(cut), '\n');
    EXPECT_EQ(lines.size(), static_cast<std::size_t>(ends)) << cut;
    (void)file.append("next");
    EXPECT_THAT(read_file(path_), testing::EndsWith(ends == 0 ? "next\n" : "\nnext\n"));
  }
}

TEST_F(Results, ArePutInOrderAndStayOpenForMore) {
  ResultsFile file{path_, ResultsFile::Mode::begin};
  const auto late = file.append("late"), old = file.append("old"), early = file.append("early");
  (void)old;
  file.put_in_order({early, late});
  EXPECT_EQ(read_file(path_), "early\nlate\n");
  (void)file.append("more");
  EXPECT_THAT(lines_in(file), ElementsAre("early", "late", "more"));
}

TEST_F(Results, OfAnEarlierRunAreNotWrittenOver) {
  folder_.write("r.jsonl", "one\n");
  try {
    ResultsFile{path_, ResultsFile::Mode::begin};
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_THAT(error.what(), HasSubstr("--resume"));
  }
  EXPECT_EQ(read_file(path_), "one\n");
}

TEST_F(Results, BelongToOneRunAtATime) {
  const ResultsFile file{path_, ResultsFile::Mode::begin};
  EXPECT_THROW((ResultsFile{path_, ResultsFile::Mode::go_on}), ResultsError);
}

TEST_F(Results, ThatAreOnlyReadAreNotMended) {
  folder_.write("r.jsonl", "one\ntor");
  ResultsFile file{path_, ResultsFile::Mode::read};
  EXPECT_THAT(lines_in(file), ElementsAre("one"));
  EXPECT_EQ(read_file(path_), "one\ntor");
}

TEST_F(Results, WithALineWithoutEndAreRefused) {
  std::ofstream{path_} << std::string(max_line_bytes + (2UL << 20), 'x');
  ResultsFile file{path_, ResultsFile::Mode::read};
  EXPECT_THROW((void)lines_in(file), ResultsError);
}

}  // namespace
}  // namespace batch
