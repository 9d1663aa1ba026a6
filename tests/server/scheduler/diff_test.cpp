#include "server/scheduler/diff.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

namespace server {
namespace {

using namespace std::string_literals;

std::string diff(const std::string& before, const std::string& after, int context = 3) {
  return unified_diff(before, after, "a", "b", context);
}

TEST(UnifiedDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(diff("", ""), "");
  EXPECT_EQ(diff("a\nb", "a\nb"), "");
}

TEST(UnifiedDiff, ShowsAChangeBetweenThreeLinesOfContext) {
  EXPECT_EQ(diff("1\n2\n3\n4\nold\n5\n6\n7\n8\n", "1\n2\n3\n4\nnew\nnewer\n5\n6\n7\n8\n"),
            "--- a\n+++ b\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-old\n+new\n+newer\n 5\n 6\n 7\n");
}

TEST(UnifiedDiff, OfAnEmptyTextNamesTheLineBefore) {
  EXPECT_EQ(diff("", "x\n"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(diff("x\ny\n", ""), "--- a\n+++ b\n@@ -1,2 +0,0 @@\n-x\n-y\n");
}

TEST(UnifiedDiff, SaysWhereANewlineIsMissing) {
  EXPECT_EQ(diff("x\n", "x"), "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+x\n\\ No newline at end of file\n");
  EXPECT_EQ(diff("w\nx", "y\nx"),
            "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-w\n+y\n x\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, KeepsCarriageReturnsAndBytesThatAreNoText) {
  EXPECT_EQ(diff("x\r\n", "x\n"), "--- a\n+++ b\n@@ -1 +1 @@\n-x\r\n+x\n");
  EXPECT_EQ(diff("\xff\xfe\n", "\0\n"s), "--- a\n+++ b\n@@ -1 +1 @@\n-\xff\xfe\n+\0\n"s);
}

TEST(UnifiedDiff, JoinsHunksWhoseContextsTouch) {
  const auto hunks = [](const std::string& page) {
    return std::count(page.begin(), page.end(), '@') / 4;
  };
  EXPECT_EQ(hunks(diff("x\n1\n2\n3\n4\n5\n6\nx\n", "y\n1\n2\n3\n4\n5\n6\ny\n")), 1);
  EXPECT_EQ(hunks(diff("x\n1\n2\n3\n4\n5\n6\n7\nx\n", "y\n1\n2\n3\n4\n5\n6\n7\ny\n")), 2);
}

TEST(UnifiedDiff, ANameCannotForgeALine) {
  EXPECT_EQ(unified_diff("", "x\n", "a\n+evil", "b\r"), "--- a?+evil\n+++ b?\n@@ -0,0 +1 @@\n+x\n");
}

std::string numbered(int lines, const std::string& first) {
  std::string text = first;
  for (int i = 1; i < lines; ++i) text += std::to_string(i) + "\n";
  return text;
}

TEST(UnifiedDiff, ReplacesTextsOfMoreThanFiveThousandLinesWhole) {
  const auto at_most = diff(numbered(5000, "x\n"), numbered(5000, "y\n"));
  EXPECT_EQ(at_most, "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-x\n+y\n 1\n 2\n 3\n");
  const auto more = diff(numbered(5001, "x\n"), numbered(5001, "y\n"));
  EXPECT_TRUE(more.starts_with("--- a\n+++ b\n@@ -1,5001 +1,5001 @@\n-x\n-1\n"));
  EXPECT_EQ(std::count(more.begin(), more.end(), '\n'), 3 + 2 * 5001);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

struct Range {
  std::size_t skipped = 0, length = 1;  // lines before it, and in it
};

// Of "<sign><start>[,<length>] ".
Range range_of(const std::string& head, char sign) {
  const std::size_t at = head.find(sign) + 1;
  const std::string text = head.substr(at, head.find(' ', at) - at);
  const std::size_t comma = text.find(',');
  Range range;
  if (comma != std::string::npos) range.length = std::stoul(text.substr(comma + 1));
  range.skipped = std::stoul(text) - (range.length > 0 ? 1 : 0);
  return range;
}

// Applies a diff as strictly as can be: every number and every line of it must fit. "?" where not.
std::string patched(const std::string& text, const std::string& page) {
  const auto before = lines_of(text);
  const auto rows = lines_of(page);
  std::vector<std::string> after;
  std::size_t at = 0;
  for (std::size_t row = 2; row < rows.size();) {
    if (!rows[row].starts_with("@@ -") || !rows[row].ends_with(" @@\n")) return "?";
    const Range old_range = range_of(rows[row], '-');
    const Range new_range = range_of(rows[row], '+');
    while (at < old_range.skipped) after.push_back(before.at(at++));
    if (at != old_range.skipped || after.size() != new_range.skipped) return "?";
    for (++row; row < rows.size() && rows[row][0] != '@'; ++row) {
      if (rows[row][0] == '\\') continue;
      std::string line = rows[row].substr(1);
      if (row + 1 < rows.size() && rows[row + 1][0] == '\\') line.pop_back();
      if (rows[row][0] != '+' && before.at(at++) != line) return "?";
      if (rows[row][0] != '-') after.push_back(line);
    }
    if (at != old_range.skipped + old_range.length) return "?";
    if (after.size() != new_range.skipped + new_range.length) return "?";
  }
  while (at < before.size()) after.push_back(before[at++]);
  std::string result;
  for (const std::string& line : after) result += line;
  return result;
}

std::string random_text(std::mt19937_64& random, std::size_t lines, std::size_t kinds) {
  static const std::vector<std::string> kLines{
      "a\n", "b\n", "\n", "a\r\n", "\xff\n", "-- b\n", "++ b\n", " a\n", "@@ -1 +1 @@\n", "\\\n"};
  std::string text;
  for (std::size_t n = random() % (lines + 1); n > 0; --n)
    text += kLines[random() % std::min(kinds, kLines.size())];
  if (!text.empty() && random() % 3 == 0) text.pop_back();
  return text;
}

std::string edited(std::mt19937_64& random, const std::string& text) {
  auto lines = lines_of(text);
  for (std::uint64_t n = random() % 6; n > 0; --n) {
    const auto at = static_cast<std::ptrdiff_t>(random() % (lines.size() + 1));
    if (random() % 2 == 0) {
      lines.insert(lines.begin() + at, "inserted\n");
    } else if (at < std::ssize(lines)) {
      lines.erase(lines.begin() + at);
    }
  }
  std::string result;
  for (const std::string& line : lines) result += line;
  return result;
}

// Which lines a diff takes away and adds.
std::size_t changed_lines(const std::string& page) {
  const auto rows = lines_of(page);
  return static_cast<std::size_t>(
      std::count_if(rows.begin() + std::min<std::ptrdiff_t>(2, std::ssize(rows)), rows.end(),
                    [](const std::string& row) { return row[0] == '-' || row[0] == '+'; }));
}

TEST(UnifiedDiff, LeadsFromOneTextToTheOther) {
  std::mt19937_64 random{19};
  for (int round = 0; round < 5000; ++round) {
    const std::string before = random_text(random, 30, 1 + random() % 10);
    const std::string after =
        random() % 2 == 0 ? edited(random, before) : random_text(random, 30, 1 + random() % 10);
    const int context = static_cast<int>(random() % 5);
    const std::string page = diff(before, after, context);
    ASSERT_EQ(patched(before, page), after) << before << "\n----\n" << page;
  }
}

std::size_t longest_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j)
      table[i + 1][j + 1] =
          a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
  return table[a.size()][b.size()];
}

TEST(UnifiedDiff, ChangesAsFewLinesAsCanBe) {
  std::mt19937_64 random{23};
  for (int round = 0; round < 3000; ++round) {
    const std::string before = random_text(random, 25, 4);
    const std::string after = random_text(random, 25, 4);
    const auto a = lines_of(before), b = lines_of(after);
    ASSERT_EQ(changed_lines(diff(before, after)), a.size() + b.size() - 2 * longest_common(a, b));
  }
}

// Beside the program whose format this is.
class BesideDiff : public testing::Test {
 protected:
  BesideDiff() { std::filesystem::create_directories(folder_); }
  ~BesideDiff() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream{folder_ / name, std::ios::binary} << text;
  }
  std::string read(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream{folder_ / name, std::ios::binary}.rdbuf();
    return text.str();
  }
  // The exit status.
  int shell(const std::string& command) {
    return WEXITSTATUS(std::system(("cd '" + folder_.string() + "' && " + command).c_str()));
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path{testing::TempDir()} / ("diff_test." + std::to_string(getpid()));
};

TEST_F(BesideDiff, HasTheSameHeadAndTheSameNumberOfChanges) {
  if (shell("diff --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "there is no diff(1)";
  std::mt19937_64 random{29};
  for (int round = 0; round < 60; ++round) {
    const std::string before = random_text(random, 40, 10);
    const std::string after = edited(random, before);
    write("before", before);
    write("after", after);
    shell("diff --text --minimal --unified=2 --label a --label b before after > theirs");
    const std::string theirs = read("theirs");
    const std::string ours = diff(before, after, 2);
    ASSERT_EQ(patched(before, theirs), after) << "the test's own reader is wrong";
    ASSERT_EQ(changed_lines(ours), changed_lines(theirs)) << ours << "\n----\n" << theirs;
    ASSERT_EQ(ours.substr(0, 12), theirs.substr(0, 12));
  }
}

TEST_F(BesideDiff, IsTheSameWhereThereIsOnlyOneWay) {
  if (shell("diff --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "there is no diff(1)";
  std::mt19937_64 random{31};
  for (int round = 0; round < 60; ++round) {
    std::string before, after;  // no line twice, so that there is one shortest diff
    for (int line = 0; line < 40; ++line) {
      const auto what = random() % 8;
      if (what != 0) before += std::to_string(line) + "\n";
      if (what != 1) after += std::to_string(line) + "\n";
    }
    if (random() % 2 == 0) before.pop_back();
    write("before", before);
    write("after", after);
    shell("diff --unified=3 --label a --label b before after > theirs");
    ASSERT_EQ(diff(before, after), read("theirs"));
  }
}

}  // namespace
}  // namespace server
