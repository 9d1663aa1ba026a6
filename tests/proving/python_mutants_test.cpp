#include "proving/workshop.hpp"
#include "tests/proving/packages.hpp"
#include "tests/support/places.hpp"

namespace proving {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

class Workshop : public testing::Test {
 protected:
  static runner::LocalJudgeOptions options() {
    runner::LocalJudgeOptions options;
    options.guests = std::filesystem::path{support::build_folder()} / "guests";
    return options;
  }
  std::vector<std::string> mutations(const std::string& source) {
    std::vector<std::string> each;
    for (const auto& mutant : python_mutants(judge_, {"solution.py", source}))
      each.push_back(std::to_string(mutant.line) + " " + mutant.mutation);
    return each;
  }
  runner::LocalJudge judge_{options()};
};

TEST_F(Workshop, ChangesEveryUsualPlaceOfAPythonProgram) {
  EXPECT_THAT(mutations("@cache\n"
                        "def f(n, *, start=0):\n"
                        "    if n < 2 and start != n:\n"
                        "        raise ValueError('no text is changed here')\n"
                        "    total = -1\n"
                        "    for x in g(n, start, key=len)[1:n]:\n"
                        "        total += x * 2\n"
                        "        if not x:\n"
                        "            break\n"
                        "    return total\n"),
              IsSupersetOf({"1 decorator cache dropped",
                            "2 0 becomes 1",
                            "3 < becomes <=",
                            "3 2 becomes 3",
                            "3 2 becomes 1",
                            "3 and becomes or",
                            "3 != becomes ==",
                            "3 condition always true",
                            "3 condition always false",
                            "4 statement deleted",
                            "5 -1 becomes 1",
                            "6 first two arguments swapped",
                            "6 argument key dropped",
                            "6 lower bound of the slice dropped",
                            "6 upper bound of the slice dropped",
                            "6 loop never runs",
                            "6 loop runs once",
                            "7 statement deleted",
                            "7 * becomes +",
                            "8 not dropped",
                            "9 break becomes continue",
                            "10 returns None"}));
}

TEST_F(Workshop, LeavesDocstringsAnnotationsAndMessagesAlone) {
  EXPECT_THAT(mutations("'''Text.'''\n"
                        "def f(n: 'int' = None) -> 'str':\n"
                        "    '''Text.'''\n"
                        "    raise ValueError('text')\n"
                        "if __name__ == '__main__':\n"
                        "    print(f(1))\n"),
              testing::ElementsAre("4 statement deleted"));
}

TEST_F(Workshop, GivesTheSameMutantsEveryTime) {
  const std::string source = "def f(a):\n    return [x + 1 for x in a if x > 0]\n";
  const auto first = python_mutants(judge_, {"solution.py", source});
  const auto second = python_mutants(judge_, {"solution.py", source});
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].text, second[i].text);
}

TEST_F(Workshop, MakesCheatersOfEveryForm) {
  std::vector<std::string> all;
  for (const auto& cheater : python_cheaters(judge_,
                                             "class A:\n    def __init__(self, n):\n        self.n "
                                             "= n\n\n\ndef f(n):\n    return n\n")) {
    all.push_back(cheater.does);
    EXPECT_THAT(cheater.source, Not(testing::HasSubstr("ECHO")));
  }
  EXPECT_THAT(
      all,
      IsSupersetOf(
          {"returns None from every function", "returns its first argument from every function",
           "returns an object that is equal to everything", "ends the program in every function",
           "forges the judge's messages", "patches builtins, unittest and the driver's library",
           "sleeps in every function", "never ends"}));
}

TEST_F(Workshop, SaysNothingOfAProgramThatCannotBeRead) {
  EXPECT_THROW((void)python_mutants(judge_, {"solution.py", "def f(:\n"}), JudgeFailed);
}

}  // namespace
}  // namespace proving
