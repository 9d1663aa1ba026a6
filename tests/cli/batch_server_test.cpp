// A batch fed to a real server gives what grading on this machine gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "served.hpp"

namespace cli_tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

// Times and peak memory are different each time; limits, which are whole numbers, stay.
std::string without_times(const std::string& text) {
  static const std::regex times{
      R"re("(cpu_time_ms|wall_time_ms)":[0-9]+\.[0-9]+|"peak_memory_kib":[0-9]+)re"};
  return std::regex_replace(text, times, "");
}

class BatchToAServer : public testing::Test {
 protected:
  BatchToAServer() {
    const fs::path submissions = fs::path{bank} / "algorithms/fibonacci/submissions";
    fs::create_directories(home_.path() / "class");
    int number = 0;
    for (const char* name : {"accepted/reference.py", "wrong_answer/off_by_one.py",
                             "compile_error/missing_colon.py", "run_time_error/no_solve.py"}) {
      for (int copy = 0; copy < 3; ++copy)
        std::ofstream{home_.path() / "class" / ("p" + std::to_string(10 + number++) + ".py")}
            << read(submissions / name) << (copy == 2 ? "\n# by hand\n" : "");
    }
  }
  [[nodiscard]] Ran batch(std::vector<std::string> more) const {
    std::vector<std::string> words{"batch", "class", "--problem", "fibonacci"};
    words.insert(words.end(), more.begin(), more.end());
    return run(home_.path(), words);
  }
  [[nodiscard]] std::string text(const std::string& name) const {
    return without_times(read(home_.path() / name));
  }

  Served served_;
  TemporaryFolder home_;
};

TEST_F(BatchToAServer, GivesTheRowsOfThisMachineAndNothingIsJudgedTwice) {
  const Ran here = batch({"--out", "here.jsonl", "--jobs", "1"});
  EXPECT_EQ(here.status, 1) << here.text;
  const Ran there =
      batch({"--out", "there.jsonl", "--server", served_.url(), "--token", served_.token()});
  EXPECT_EQ(there.status, 1) << there.text;
  EXPECT_EQ(text("there.jsonl"), text("here.jsonl"));
  const auto judged = served_.call("submissions.list", {}).at("items").as_array().size();
  EXPECT_EQ(judged, 8U) << "what is the same is sent once";
  const Ran again =
      batch({"--out", "again.jsonl", "--server", served_.url(), "--token", served_.token()});
  EXPECT_EQ(read(home_.path() / "again.jsonl"), read(home_.path() / "there.jsonl"))
      << "these are the very reports";
  EXPECT_EQ(served_.call("submissions.list", {}).at("items").as_array().size(), judged);
}

TEST_F(BatchToAServer, ShowsSecretTestcasesWholeWhenThatIsAskedFor) {
  (void)batch({"--out", "here.jsonl", "--reveal", "--jobs", "1"});
  (void)batch(
      {"--out", "there.jsonl", "--reveal", "--server", served_.url(), "--token", served_.token()});
  EXPECT_EQ(text("there.jsonl"), text("here.jsonl"));
}

TEST_F(BatchToAServer, RefusesWhatOnlyThisMachineCanDo) {
  const Ran ran = batch({"--out", "r.jsonl", "--server", served_.url(), "--limit-scale", "2"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("--limit-scale is for grading on this machine"));
}

TEST_F(BatchToAServer, NeedsATokenThatIsGood) {
  const Ran ran = batch({"--out", "r.jsonl", "--server", served_.url(), "--token", "viva_wrong"});
  EXPECT_EQ(ran.status, 2) << ran.text;
}

}  // namespace
}  // namespace cli_tests
