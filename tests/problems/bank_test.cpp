#include "problems/bank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "problems/package.hpp"
#include "tests/problems/packages.hpp"
#include "tests/problems/temporary_folder.hpp"

namespace problems {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Package package_at(const std::string& topic, const std::string& id) {
  auto package = spoiled(python_package(), "id = \"memoize\"", "id = \"" + id + "\"");
  return spoiled(package, "topic = \"python\"", "topic = \"" + topic + "\"");
}

class BankTest : public testing::Test {
 protected:
  void add(const std::string& topic, const std::string& id) {
    temporary_.write(topic + "/" + id, package_at(topic, id));
  }
  static std::vector<std::string> ids(const Bank::Contents& contents) {
    std::vector<std::string> ids;
    for (const auto& problem : contents.problems) ids.push_back(problem->id);
    return ids;
  }

  TemporaryFolder temporary_;
};

TEST_F(BankTest, AnEmptyFolderIsAnEmptyBank) {
  Bank bank{temporary_.path()};
  EXPECT_THAT(bank.all().problems, IsEmpty());
  EXPECT_EQ(bank.find("memoize"), nullptr);
  EXPECT_EQ(bank.suggest("memoize"), std::nullopt);
}

TEST_F(BankTest, AMissingFolderIsAnError) {
  const auto missing = temporary_.path() / "missing";
  try {
    Bank bank{missing};
    FAIL();
  } catch (const PackageError& error) {
    EXPECT_EQ(error.what(), missing.string() + ": cannot be read: No such file or directory");
  }
}

TEST_F(BankTest, FindsAProblemByItsIdAndKeepsIt) {
  add("python", "memoize");
  Bank bank{temporary_.path()};
  const auto problem = bank.find("memoize");
  ASSERT_NE(problem, nullptr);
  EXPECT_EQ(problem->folder, temporary_.path() / "python/memoize");
  EXPECT_EQ(bank.find("memoize"), problem);
  EXPECT_EQ(bank.all().problems.at(0), problem);
}

TEST_F(BankTest, FindingOneProblemDoesNotLoadTheOthers) {
  add("python", "memoize");
  temporary_.write("python/broken", {{"problem.toml", "nonsense"}});
  Bank bank{temporary_.path()};
  EXPECT_NE(bank.find("memoize"), nullptr);
  EXPECT_THROW((void)bank.find("broken"), PackageError);
}

TEST_F(BankTest, AllOfThemAreSortedByTopicAndId) {
  add("sql", "a");
  add("python", "c");
  add("python", "b");
  const auto contents = Bank{temporary_.path()}.all();
  EXPECT_THAT(ids(contents), ElementsAre("b", "c", "a"));
  EXPECT_THAT(contents.errors, IsEmpty());
}

TEST_F(BankTest, BrokenPackagesAreListedBesideTheOthers) {
  add("python", "memoize");
  temporary_.write("python/broken", {{"problem.toml", "id = \n"}});
  temporary_.write("python/wrong", python_package());
  const auto contents = Bank{temporary_.path()}.all();
  EXPECT_THAT(ids(contents), ElementsAre("memoize"));
  ASSERT_EQ(contents.errors.size(), 2U);
  EXPECT_THAT(contents.errors[0], testing::StartsWith("broken/problem.toml:1: "));
  EXPECT_EQ(contents.errors[1],
            "wrong/problem.toml:1: id: expected the name of the folder, \"wrong\", found "
            "\"memoize\"");
}

TEST_F(BankTest, AnIdInTwoTopicsIsAnError) {
  add("python", "memoize");
  add("sql", "memoize");
  Bank bank{temporary_.path()};
  const std::string message =
      "memoize: two packages have this id: " + (temporary_.path() / "python/memoize").string() +
      " and " + (temporary_.path() / "sql/memoize").string();
  EXPECT_THAT(bank.all().errors, ElementsAre(message));
  EXPECT_THAT(bank.all().problems, IsEmpty());
  EXPECT_THROW((void)bank.find("memoize"), PackageError);
}

TEST_F(BankTest, FoldersWithoutAManifestAreNoPackages) {
  add("python", "memoize");
  temporary_.write("python/unfinished", {{"prompt.md", "# Soon\n"}});
  temporary_.write(".git/objects", {{"problem.toml", ""}});
  temporary_.write("", {{"README.md", "# The bank\n"}});
  const auto contents = Bank{temporary_.path()}.all();
  EXPECT_THAT(ids(contents), ElementsAre("memoize"));
  EXPECT_THAT(contents.errors, IsEmpty());
}

TEST_F(BankTest, ALinkedPackageIsRefusedNotOverlooked) {
  add("python", "memoize");
  std::filesystem::create_directory_symlink(temporary_.path() / "python/memoize",
                                            temporary_.path() / "python/linked");
  EXPECT_THAT(Bank{temporary_.path()}.all().errors,
              ElementsAre("linked: cannot be read: Not a directory"));
}

TEST_F(BankTest, SuggestsTheNearestId) {
  add("python", "memoize");
  add("python", "fibonacci");
  const Bank bank{temporary_.path()};
  EXPECT_EQ(bank.suggest("memoise"), "memoize");
  EXPECT_EQ(bank.suggest("fibonaci"), "fibonacci");
  EXPECT_EQ(bank.suggest("joins"), std::nullopt);
  EXPECT_EQ(bank.suggest(std::string(10'000, 'x')), std::nullopt);
}

}  // namespace
}  // namespace problems
