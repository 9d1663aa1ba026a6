// viva new, then viva check: what an author types.
#include <gmock/gmock.h>

#include <fstream>

#include "child.hpp"

namespace cli_tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Author : public testing::Test {
 protected:
  // In a bank and with a cache of its own.
  Ran viva(std::vector<std::string> words) {
    words.insert(words.end(), {"--bank", bank_.string()});
    return run(home_.path(), std::move(words));
  }
  void SetUp() override { fs::create_directory(bank_); }

  TemporaryFolder home_;
  fs::path bank_ = home_.path() / "bank";
};

TEST_F(Author, WritesANewPackageThatPasses) {
  const Ran made = viva({"new", "sqlite", "open-invoices", "--title", "Open invoices"});
  EXPECT_EQ(made.status, 0) << made.text;
  EXPECT_THAT(made.text, HasSubstr("viva check open-invoices"));
  EXPECT_TRUE(fs::exists(bank_ / "sql/open-invoices/problem.toml"));
  const Ran checked = viva({"check", "open-invoices"});
  EXPECT_EQ(checked.status, 0) << checked.text;
  EXPECT_THAT(checked.text, testing::StartsWith("ok     open-invoices  20 runs of the reference"));
}

TEST_F(Author, OverwritesNothing) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  const Ran again = viva({"new", "concept", "mine"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.text, HasSubstr("is there already; nothing was written"));
}

TEST_F(Author, IsToldWhichNamesAreFolders) {
  for (const char* id : {"../mine", "Mine", "", "a b"})
    EXPECT_EQ(viva({"new", "python", id}).status, 2) << id;
  EXPECT_EQ(viva({"new", "cobol", "mine"}).status, 2);
  for (const std::string& title :
       {std::string{"a\x1b[31m"}, std::string{"a\xff"}, std::string{"\""}, std::string(121, 'a')})
    EXPECT_EQ(viva({"new", "python", "mine", "--title", title}).status, 2) << title;
  EXPECT_TRUE(fs::is_empty(bank_));
}

TEST_F(Author, IsToldThatAnIdIsTakenInAnotherTopic) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  const Ran again = viva({"new", "concept", "mine", "--topic", "other"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.text, HasSubstr("python/mine has this id already"));
  EXPECT_FALSE(fs::exists(bank_ / "other"));
}

TEST_F(Author, IsToldWhereNothingCanBeWritten) {
  std::ofstream{bank_ / "python"} << "no folder\n";
  const Ran made = viva({"new", "python", "mine"});
  EXPECT_EQ(made.status, 2);
  EXPECT_THAT(made.text, HasSubstr("cannot be written: Not a directory; --bank names another"));
}

TEST_F(Author, IsToldWhereNothingCanBeImported) {
  std::ofstream{bank_ / "mbpp"} << "no folder\n";
  std::ofstream{home_.path() / "tasks.jsonl"}
      << R"({"task_id": 2, "text": "Same.", "code": "def f(x): return x", "test_list": ["assert f(1) == 1"]})";
  const Ran made = run(
      home_.path(), {"import", (home_.path() / "tasks.jsonl").string(), "--out", bank_.string()});
  EXPECT_EQ(made.status, 2);
  EXPECT_THAT(made.text, HasSubstr("packages cannot be written there: "));
}

TEST_F(Author, IsToldThatABankIsEmpty) {
  const Ran checked = viva({"check"});
  EXPECT_EQ(checked.status, 2);
  EXPECT_THAT(checked.text, HasSubstr("no package in it"));
}

TEST_F(Author, NeedNotWaitForWhatHasNotChanged) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  EXPECT_THAT(viva({"check"}).text, testing::Not(HasSubstr("(kept)")));
  EXPECT_THAT(viva({"check"}).text, HasSubstr("(kept)"));
  EXPECT_THAT(viva({"check", "--fresh"}).text, testing::Not(HasSubstr("(kept)")));
  std::ofstream{bank_ / "python/mine/README.md"} << "changed\n";
  EXPECT_THAT(viva({"check"}).text, testing::Not(HasSubstr("(kept)")));
}

TEST_F(Author, WaitsAgainWhereTheProgramHasChanged) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  const fs::path own = home_.path() / "viva";
  fs::copy_file(program, own);
  fs::create_directory_symlink(fs::path{program}.parent_path() / "guests", home_.path() / "guests");
  const auto check = [&] {
    return run(home_.path(), {"check", "--bank", bank_.string()}, {}, own.string()).text;
  };
  EXPECT_THAT(check(), testing::StartsWith("ok     mine"));
  EXPECT_THAT(check(), HasSubstr("(kept)"));
  std::ofstream{own, std::ios::app} << "changed\n";
  EXPECT_THAT(check(), testing::Not(HasSubstr("(kept)")));
}

TEST_F(Author, GetsOneObjectForEachProblem) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  std::ofstream{bank_ / "python/mine/starter.toml"} << "no-question = 1\n";
  const Ran checked = viva({"check", "--format", "json"});
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.text, HasSubstr(R"("passed":false,"faults":[{"rule":"starter")"));
}

TEST_F(Author, IsToldOfPackagesThatDoNotLoadAndOfProblemsThatAreNotThere) {
  ASSERT_EQ(viva({"new", "concept", "mine"}).status, 0);
  EXPECT_EQ(viva({"check", "mien"}).status, 2);
  fs::remove(bank_ / "python/mine/prompt.md");
  const Ran checked = viva({"check"});
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.text, HasSubstr("fails  mine"));
  EXPECT_THAT(checked.text, HasSubstr("mine/prompt.md"));
}

}  // namespace
}  // namespace cli_tests
