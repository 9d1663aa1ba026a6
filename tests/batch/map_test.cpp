// --map: files tied to people and problems.
#include "batch/inputs/map.hpp"

#include <gmock/gmock.h>

#include "tests/batch/inputs.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal_of_map(const std::string& file, const std::string& bytes) {
  try {
    (void)parse_map(file, bytes);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

TEST(Glob, StaysWithinAFolderUnlessItSaysOtherwise) {
  EXPECT_TRUE(glob_matches("*.py", "ann.py"));
  EXPECT_FALSE(glob_matches("*.py", "ann/x.py"));
  EXPECT_TRUE(glob_matches("*/x?.py", "ann/x1.py"));
  EXPECT_FALSE(glob_matches("*/x?.py", "ann/x.py"));
  EXPECT_TRUE(glob_matches("**/x.py", "a/b/x.py"));
  EXPECT_TRUE(glob_matches("**/x.py", "x.py"));
  EXPECT_FALSE(glob_matches("**/x.py", "max.py"));
  EXPECT_TRUE(glob_matches("a/**", "a/b/c"));
  EXPECT_TRUE(glob_matches("**/b*/*.py", "a/bb/bc/x.py"));
  EXPECT_TRUE(glob_matches("ann", "ann"));
  EXPECT_FALSE(glob_matches("ann", "anna"));
  EXPECT_FALSE(glob_matches("", "a"));
}

TEST(Glob, TakesNoLongerForManyWildcards) {
  std::string glob;
  for (int i = 0; i < 300; ++i) glob += "*a";
  EXPECT_FALSE(glob_matches(glob + "b", std::string(900, 'a')));
}

TEST(Map, NamesEveryFaultByFileAndLine) {
  const auto refused = refusal_of_map("map.toml",
                                      "[[submission]]\n"
                                      "path = \"a.py\"\n"
                                      "persn = \"Ann\"\n"
                                      "[[submission]]\n"
                                      "person = 7\n"
                                      "[problms]\n");
  EXPECT_THAT(refused,
              HasSubstr("map.toml:3: submission.persn: unknown key; did you mean person?"));
  EXPECT_THAT(refused, HasSubstr("map.toml:4: submission.path: missing"));
  EXPECT_THAT(refused, HasSubstr("map.toml:5: submission.person: expected one line of text"));
  EXPECT_THAT(refused, HasSubstr("map.toml:6: problms: unknown key; did you mean problems?"));
  EXPECT_THAT(refusal_of_map("map.toml", "x = [\n"), HasSubstr("map.toml:"));
  EXPECT_THAT(refusal_of_map("map.csv", "path,persn\na,b\n"),
              HasSubstr("map.csv:1: persn: unknown column; did you mean person?"));
  EXPECT_THAT(refusal_of_map("map.csv", "path,person\na\n,b\nc,d\n"),
              testing::AllOf(HasSubstr("map.csv:2: 1 fields, where the first row has 2"),
                             HasSubstr("map.csv:3: path: missing")));
}

class Mapped : public testing::Test {
 protected:
  std::vector<Entry> entries(const std::string& map_name, const std::string& map,
                             const std::map<std::string, std::string>& files) {
    folder_.write("", {{map_name, map}});
    folder_.write("in", files);
    InputOptions options;
    options.map = folder_.path() / map_name;
    return read({folder_.path() / "in"}, options);
  }
  problems::TemporaryFolder folder_;
};

TEST_F(Mapped, FilesAndFoldersHaveTheirPeopleAndProblems) {
  const auto found = entries("map.toml",
                             "[[submission]]\n"
                             "path = \"hand-ins/0017/**\"\n"
                             "person = \"Ann\"\n"
                             "problem = \"fibonacci\"\n"
                             "[[submission]]\n"
                             "path = \"hand-ins/*.py\"\n"
                             "problem = \"two-sum\"\n"
                             "[[submission]]\n"
                             "path = \"group\"\n"
                             "person = \"Bob\"\n"
                             "problem = \"week 2\"\n"
                             "[problems]\n"
                             "\"week 2\" = \"coin-change\"\n"
                             "[people]\n"
                             "s123 = \"Eve\"\n",
                             {{"hand-ins/0017/x.py", "1"},
                              {"hand-ins/s123.py", "2"},
                              {"group/solution.py", "3"},
                              {"group/extra.py", "4"},
                              {"s9/week 2/a.py", "5"}});
  EXPECT_THAT(
      lines_of(found),
      ElementsAre("Bob|coin-change|solution.py=3;extra.py=4;", "Ann|fibonacci|solution.py=1;",
                  "Eve|two-sum|solution.py=2;", "s9|coin-change|solution.py=5;"));
}

TEST_F(Mapped, FromCsvTheFirstRuleCounts) {
  EXPECT_THAT(lines_of(entries("map.csv",
                               "path;person;problem\n"
                               "1.py;Ann;fibonacci\n"
                               "*.py;Bob;two-sum\n",
                               {{"1.py", "a"}, {"2.py", "b"}})),
              ElementsAre("Ann|fibonacci|solution.py=a;", "Bob|two-sum|solution.py=b;"));
}

TEST_F(Mapped, ARuleOfNoUseIsReportedAtTheEnd) {
  const auto found =
      entries("map.csv", "path,person,problem\nnone.py,Ann,fibonacci\n", {{"bob_two-sum.py", "b"}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(line_of(found[1]), "Ann|fibonacci|error: nothing in the input is called none.py");
  EXPECT_THAT(found[1].source, testing::EndsWith("map.csv:2"));
}

TEST_F(Mapped, AProblemThatIsNoneIsRefused) {
  folder_.write("", {{"map.toml", "[problems]\n\"week 1\" = \"fibonaci\"\n"}, {"a.py", "x"}});
  InputOptions options;
  options.map = folder_.path() / "map.toml";
  EXPECT_THAT(refusal_of({folder_.path() / "a.py"}, options),
              HasSubstr("[problems] \"week 1\": no problem 'fibonaci'; did you mean 'fibonacci'?"));
}

}  // namespace
}  // namespace batch
