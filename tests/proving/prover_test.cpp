// Packages that break one rule each.
#include "tests/proving/packages.hpp"

namespace proving {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

const std::string reference = "submissions/accepted/reference.py";

class NewPackage : public testing::TestWithParam<const char*> {};

TEST_P(NewPackage, Passes) {
  const Proof proof = prove(new_package(GetParam()));
  EXPECT_THAT(faults(proof), IsEmpty());
  EXPECT_EQ(proof.reference_runs, 20);
  EXPECT_GT(proof.submissions, 3);
  EXPECT_GT(proof.cheaters, 10);
  EXPECT_EQ(killed_per_cent(proof), 100);
}

INSTANTIATE_TEST_SUITE_P(Kinds, NewPackage,
                         testing::Values("python", "django", "sqlite", "javascript", "concept"),
                         [](const auto& tested) { return std::string{tested.param}; });

TEST(Prover, WantsAReferenceThatIsAcceptedEveryTime) {
  auto package = new_package("python");
  package[reference] =
      "import os\n\n\ndef differences(numbers):\n    return [os.urandom(8) for _ in numbers]\n";
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(StartsWith("reference: accepted/reference.py: wrong_answer")));
}

TEST(Prover, SaysWhichTestcaseTheReferenceCannotRun) {
  auto package = new_package("python");
  package[reference] = "def differences(numbers):\n    return numbers[0]\n";
  EXPECT_THAT(faults(prove(std::move(package))),
              ElementsAre(HasSubstr("the reference submission fails testcase 'none-or-one'")));
}

TEST(Prover, WantsEverySubmissionToEndAsItsFolderSays) {
  auto package = new_package("python");
  package["submissions/accepted/with_a_loop.py"] = "def differences(numbers):\n    return []\n";
  EXPECT_THAT(faults(prove(std::move(package))),
              Contains(StartsWith("verdict: accepted/with_a_loop.py: wrong_answer (testcase "
                                  "'up-and-down'")));
}

TEST(Prover, WantsToKnowWhatCatchesAWrongSubmission) {
  auto package = spoiled(new_package("python"), "problem.toml",
                         "\"wrong_answer/absolute.py\" = [\"falling\", \"many-numbers\"]\n", "");
  EXPECT_THAT(
      faults(prove(package)),
      ElementsAre(
          "caught_by: wrong_answer/absolute.py: no entry in [caught_by]; it fails "
          "[\"falling\", \"keeps-the-list\", \"many-numbers\", \"none-or-one\", \"up-and-down\"]"));
}

TEST(Prover, WantsATestcaseToCatchWhatItIsSaidToCatch) {
  auto package = spoiled(new_package("python"), "problem.toml", "absolute.py\" = [\"falling\"",
                         "absolute.py\" = [\"all-equal\"");
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(StartsWith("caught_by: wrong_answer/absolute.py: testcase 'all-equal' "
                                     "accepts it")));
}

TEST(Prover, SaysThatAWrongSubmissionIsRight) {
  auto package = new_package("python");
  package["submissions/wrong_answer/absolute.py"] = package[reference];
  EXPECT_THAT(
      faults(prove(package)),
      testing::AllOf(Contains("verdict: wrong_answer/absolute.py: accepted"),
                     Contains("caught_by: wrong_answer/absolute.py: testcase 'falling' accepts it; "
                              "no testcase fails it")));
}

TEST(Prover, WantsEveryTestcaseToCatchSomething) {
  auto package = new_package("python");
  package.erase("submissions/wrong_answer/changes_the_list.py");
  package = spoiled(package, "problem.toml",
                    "\"wrong_answer/changes_the_list.py\" = [\"keeps-the-list\"]\n", "");
  package["submissions/wrong_answer/no_result.py"] = "def differences(numbers):\n    return None\n";
  package = spoiled(package, "problem.toml", "[caught_by]\n",
                    "[caught_by]\n\"wrong_answer/no_result.py\" = [\"up-and-down\"]\n");
  package = spoiled(
      package, "problem.toml",
      "call = \"(lambda numbers: (differences(numbers), numbers))([rng.randrange(1000) "
      "for _ in range(9)])\"",
      "call = \"(lambda numbers: (differences(numbers) and 0, numbers))([rng.randrange(1000) "
      "for _ in range(9)]) [1]\"");
  EXPECT_THAT(faults(prove(package)),
              Contains("blunt: testcase 'keeps-the-list': no wrong submission fails it"));
}

TEST(Prover, RefusesAStarterThatIsAcceptedOrDoesNotLoad) {
  auto package = new_package("python");
  package["starter.py"] = package[reference];
  EXPECT_THAT(faults(prove(package)), ElementsAre("starter: the starter is accepted as it is"));
  package["starter.py"] = "def differences(numbers)\n";
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(StartsWith("starter: the starter does not load")));
}

TEST(Prover, WantsInputsThatChangeWithTheSeedInSecretTestcasesOnly) {
  auto package = spoiled(
      new_package("python"), "problem.toml",
      "call = \"differences(sorted((rng.randrange(1000) for _ in range(12)), reverse=True))\"",
      "call = \"differences([9, 7, 1])\"");
  EXPECT_THAT(faults(prove(package)), ElementsAre(StartsWith("seeds: secret testcase 'falling'")));
}

TEST(Prover, WantsRoomBelowTheLimits) {
  auto package =
      spoiled(new_package("python"), "problem.toml", "difficulty = \"easy\"\nminutes = 10\n",
              "difficulty = \"easy\"\nminutes = 10\n\n[limits]\ncpu_time_ms = 200\n");
  package[reference] =
      "import time\n\n\ndef differences(numbers):\n    end = time.process_time() + 0.04\n"
      "    while time.process_time() < end:\n        pass\n"
      "    return [after - before for before, after in zip(numbers, numbers[1:])]\n";
  EXPECT_THAT(faults(prove(package)),
              Contains(HasSubstr("raise limits.cpu_time_ms to at least 3 times that")));
}

TEST(Prover, WantsAnExampleThatShowsWhatTheReferenceDoes) {
  auto package = spoiled(new_package("python"), "prompt.md", "[4, -3]", "[4, 3]");
  EXPECT_THAT(
      faults(prove(package)),
      ElementsAre("example: prompt.md:12: the reference shows '[4, -3]\\n' where the example "
                  "says '[4, 3]\\n'"));
  package = spoiled(new_package("python"), "prompt.md", "```pycon", "```python");
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(StartsWith("example: prompt.md: no ```pycon block")));
}

TEST(Prover, WantsAnExampleThatEnds) {
  const auto package = spoiled(new_package("python"), "prompt.md", ">>> differences([3, 7, 4])",
                               ">>> while True: pass");
  EXPECT_THAT(faults(prove(package)), ElementsAre("example: prompt.md:11: small: the cell ended"));
}

TEST(Prover, WantsATableThatShowsWhatTheReferenceGives) {
  auto package = spoiled(new_package("sqlite"), "prompt.md", "Bram | 10", "Bram | 11");
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(HasSubstr("the table is not what the reference gives, [('Ada', 55)")));
  package =
      spoiled(new_package("sqlite"), "prompt.md", "```table three-customers", "```table same-sum");
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(HasSubstr("no sample testcase is named 'same-sum'")));
}

TEST(Prover, WantsCheatersToScoreNothing) {
  auto package =
      spoiled(new_package("python"), "problem.toml",
              "call = \"(lambda numbers: (differences(numbers), numbers))([rng.randrange(1000) "
              "for _ in range(9)])\"",
              "call = \"differences([rng.randrange(9)])\"");
  EXPECT_THAT(faults(prove(package)),
              Contains("cheater: a solution that returns [] from every function passes "
                       "'keeps-the-list'"));
}

TEST(Prover, NamesTheMutantsThatNoTestcaseNotices) {
  auto package = new_package("python");
  package[reference] =
      "def differences(numbers):\n"
      "    if len(numbers) < 2:\n"
      "        return []\n"
      "    return [after - before for before, after in zip(numbers, numbers[1:])]\n";
  const Proof proof = prove(package);
  EXPECT_THAT(faults(proof), ElementsAre(StartsWith("mutants: the testcases notice ")));
  ASSERT_THAT(proof.survivors, SizeIs(testing::Ge(2U)));
  EXPECT_EQ(proof.survivors[0].file, "accepted/reference.py");
  EXPECT_EQ(proof.survivors[0].line, 2);
  EXPECT_EQ(proof.survivors[0].code, "if len(numbers) < 2:");

  std::string explained;
  for (const auto& each : proof.survivors)
    explained += "\n[[equivalent]]\ncode = \"" + each.code + "\"\nmutation = \"" + each.mutation +
                 "\"\nwhy = \"zip() gives nothing then\"\n";
  package["problem.toml"] += explained;
  const Proof better = prove(package);
  EXPECT_THAT(faults(better), IsEmpty());
  EXPECT_EQ(better.equivalent, static_cast<int>(proof.survivors.size()));
}

TEST(Prover, RefusesAnExplanationOfWhatDoesNotSurvive) {
  auto package = new_package("python");
  package["problem.toml"] +=
      "\n[[equivalent]]\ncode = \"return 1\"\nmutation = \"1 becomes 2\"\nwhy = \"no reason\"\n";
  EXPECT_THAT(faults(prove(package)),
              ElementsAre(StartsWith("equivalent: [[equivalent]] code = \"return 1\"")));
}

TEST(Prover, WantsEnoughTestcasesAndFewSamples) {
  auto package = new_package("python");
  for (const char* name : {"falling", "many-numbers", "none-or-one"}) {
    const auto at = package["problem.toml"].find("name = \"" + std::string{name} +
                                                 "\"\nvisibility = \"secret\"");
    ASSERT_NE(at, std::string::npos);
    package["problem.toml"].replace(package["problem.toml"].find("secret", at), 6, "sample");
    replace_all(package["problem.toml"], "rng.randrange(1000) for _ in range(12)",
                "i * i for i in range(12)");
    replace_all(package["problem.toml"], "rng.randrange(-10**12, 10**12) for _ in range(200)",
                "-i for i in range(99)");
    replace_all(package["problem.toml"],
                "[rng.randrange(100)], [rng.randrange(100), rng.randrange(100)]", "[1], [1, 4]");
  }
  EXPECT_THAT(faults(prove(package)), Contains(HasSubstr("5 of 6 testcases are samples")));
}

TEST(Prover, WantsWrongAnswersToLoseTheirPoints) {
  auto package = spoiled(new_package("concept"), "problem.toml", "answer = [\"b\", \"c\"]",
                         "answer = [\"a\", \"b\", \"c\", \"d\", \"e\"]");
  replace_all(package["problem.toml"], "answer = [\"a\", \"c\"]",
              "answer = [\"a\", \"b\", \"c\", \"d\"]");
  replace_all(package["problem.toml"], "ask = \"choice\"", "ask = \"choices\"");
  replace_all(package["problem.toml"], "answer = \"c\"", "answer = [\"a\", \"b\", \"c\", \"d\"]");
  for (auto& [name, text] : package) {
    if (!name.starts_with("submissions/accepted/")) continue;
    text =
        "two-names = \"3 True\"\ndefault-list = \"1 2 1\"\nslice-copies = [\"a\", \"b\", \"c\", "
        "\"d\"]\n"
        "what-is-mutable = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nis-or-equal = [\"a\", \"b\", "
        "\"c\", \"d\"]\n";
  }
  EXPECT_THAT(
      faults(prove(package)),
      Contains(HasSubstr("answering 'all' to everything gives 60 of the 80 secret points")));
}

TEST(Proof, ComesBackFromItsJson) {
  Proof proof;
  proof.problem = "small";
  proof.digest = "sha256:12";
  proof.mutants = 10;
  proof.killed = 9;
  proof.faults = {{"mutants", "a \"quoted\" text"}};
  proof.survivors = {{"solution.py", 3, "if n < 2:", "< becomes <="}};
  proof.took = std::chrono::milliseconds{77};
  const Proof read = from_json(to_json(proof));
  EXPECT_EQ(to_json(read), to_json(proof));
  EXPECT_EQ(killed_per_cent(read), 90);
  EXPECT_FALSE(read.passed());
  EXPECT_THROW((void)from_json("{}"), std::exception);
}

}  // namespace
}  // namespace proving
