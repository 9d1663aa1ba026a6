#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <map>

#include "batch/outputs/file_names.hpp"
#include "tests/batch/outputs_rows.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using testing::HasSubstr;

// Folder -> its results.json, parsed; nothing else may be there.
std::map<std::string, json::value> results_of(const std::vector<Row>& rows) {
  const TemporaryFolder folder;
  write_rows("gradescope", folder.path() / "out", rows);
  std::map<std::string, json::value> results;
  for (const auto& entry : fs::directory_iterator{folder.path() / "out"}) {
    EXPECT_TRUE(entry.is_directory());
    EXPECT_EQ(std::distance(fs::directory_iterator{entry.path()}, fs::directory_iterator{}), 1);
    results[entry.path().filename()] = json::parse(text_of(entry.path() / "results.json"));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}), 1);
  return results;
}

TEST(GradescopeOutput, IsAsItWasAgreed) {
  const TemporaryFolder folder;
  write_rows("gradescope", folder.path() / "out", {a_class()[1]});
  expect_golden("gradescope.json", text_of(folder.path() / "out/ann/results.json"));
}

TEST(GradescopeOutput, HasAFolderForEachSubmissionOfAPerson) {
  std::vector<std::string> names;
  for (const auto& [name, result] : results_of(a_class())) names.push_back(name);
  EXPECT_THAT(names, testing::ElementsAre("ann-fibonacci", "ann-two-sum", "bob-fibonacci-attempt-1",
                                          "bob-fibonacci-attempt-2", "carla-fibonacci",
                                          "carla-two-sum", "dan"));
}

TEST(GradescopeOutput, HidesSecretTestcasesAndShowsSamples) {
  const auto result = results_of({a_class()[1]}).at("ann");
  EXPECT_EQ(result.at("score"), 10);
  const auto& tests = result.at("tests").as_array();
  ASSERT_EQ(tests.size(), 3U);
  EXPECT_EQ(tests[0].at("status"), "passed");
  EXPECT_EQ(tests[1].at("visibility"), "visible");
  EXPECT_EQ(tests[1].at("status"), "failed");
  EXPECT_EQ(tests[1].at("max_score"), 30);
  EXPECT_THAT(tests[1].at("output").as_string().c_str(), HasSubstr("expected: 3\nactual: nothing"));
  EXPECT_EQ(tests[2].at("visibility"), "hidden");
}

TEST(GradescopeOutput, GivesNoScoreToWhatDoesNotCount) {
  const auto results = results_of(a_class());
  for (const auto* name : {"carla-fibonacci", "dan"}) {
    const auto& result = results.at(name).as_object();
    EXPECT_FALSE(result.contains("score")) << name;
    EXPECT_TRUE(result.at("tests").as_array().empty()) << name;
    EXPECT_TRUE(result.at("output").is_string()) << name;
  }
}

TEST(GradescopeOutput, StaysInItsFolderWhateverPeopleAreCalled) {
  const auto rows = hostile_rows();
  EXPECT_EQ(results_of(rows).size(), rows.size());
}

TEST(GradescopeOutput, ReplacesTheResultsOfARunBefore) {
  const TemporaryFolder folder;
  auto rows = a_class();
  rows.resize(1);
  write_rows("gradescope", folder.path() / "out", rows);
  rows[0] = graded(0, "ann", "fibonacci", Verdict::wrong_answer);
  write_rows("gradescope", folder.path() / "out/", rows);
  EXPECT_EQ(json::parse(text_of(folder.path() / "out/ann/results.json")).at("score"), 10);
}

TEST(SafeName, KeepsNamesOfPeopleAndNothingThatLeadsElsewhere) {
  EXPECT_EQ(safe_name("Ann O'Neill"), "Ann O_Neill");
  EXPECT_EQ(safe_name("J\u00fcrgen \u738b"), "J\u00fcrgen \u738b");
  EXPECT_EQ(safe_name("../../x"), "_.._x");
  EXPECT_EQ(safe_name("a/b\\c:d"), "a_b_c_d");
  EXPECT_EQ(safe_name("-rf"), "rf");
  EXPECT_EQ(safe_name(" x. "), "x");
  for (const auto* nothing : {"", ".", "..", "...", "-"}) EXPECT_EQ(safe_name(nothing), "_");
  EXPECT_EQ(safe_name("con"), "con_");
  EXPECT_EQ(safe_name("COM1.txt"), "COM1.txt_");
  EXPECT_EQ(safe_name("a\u202etxt"), "a_txt");
  EXPECT_EQ(safe_name(std::string(99, 'a') + "\u738b"), std::string(99, 'a'));
}

TEST(UniqueNames, GivesNoNameTwiceAlsoWhereCaseDoesNotCount) {
  UniqueNames names;
  EXPECT_EQ(names.unique("ann"), "ann");
  EXPECT_EQ(names.unique("Ann"), "Ann-2");
  EXPECT_EQ(names.unique("ann"), "ann-3");
  EXPECT_EQ(names.unique("ann-2"), "ann-2-2");
}

}  // namespace
}  // namespace batch
