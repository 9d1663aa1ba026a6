// Kattis problem packages as sources.
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

using ::testing::HasSubstr;

constexpr const char* halves =
    "import sys\nfor line in sys.stdin:\n    print('Half', int(line) / 2)\n";

void write_package(const Ground& ground, const std::string& yaml, const std::string& solution) {
  ground.write("halves/problem.yaml", "name: Halves of numbers\n" + yaml);
  ground.write("halves/problem_statement/problem.en.tex",
               "\\problemname{Halves}\n\\section*{Input}\nNumbers, one a line.\n");
  ground.write("halves/data/sample/1.in", "4\n");
  ground.write("halves/data/sample/1.ans", "Half 2.0\n");
  ground.write("halves/data/secret/small/01.in", "3\n5\n");
  ground.write("halves/data/secret/small/01.ans", "Half 1.5\nHalf 2.5\n");
  ground.write("halves/data/secret/02-large.in", "1000001\n");
  ground.write("halves/data/secret/02-large.ans", "Half 500000.5\n");
  ground.write("halves/submissions/accepted/halves.py", solution);
  ground.write("halves/submissions/wrong_answer/wrong.py", "print('Half 2')\n");
}

Outcome import_package(const Ground& ground, const std::string& yaml,
                       const std::string& solution = halves) {
  write_package(ground, yaml, solution);
  return import_from(ground, ground.folder() / "halves").at(0);
}

TEST(Kattis, ProgramsReadAndPrint) {
  const Ground ground;
  const Outcome outcome = import_package(ground, "validator_flags: float_tolerance 1e-4\n");
  ASSERT_EQ(outcome.refused, "");
  EXPECT_EQ(outcome.testcases, 3);
  EXPECT_THAT(read(outcome.folder / "prompt.md"), HasSubstr("## Input"));
  const std::string open_zero =
      "for n in open(0).read().split():\n    __import__('os').write(1, b'half %.5f \\n' % (int(n) "
      "/ 2))\n";
  const std::string with_main =
      "import sys\ndef main():\n    while True:\n        try:\n            n = int(input())\n      "
      "  except EOFError:\n"
      "            sys.exit()\n        sys.stdout.write(f'HALF  {n / 2 + 1e-9}\\n')\nif __name__ "
      "== '__main__':\n    main()\n";
  EXPECT_EQ(verdict(outcome.folder, open_zero), "accepted");
  EXPECT_EQ(verdict(outcome.folder, with_main), "accepted");
  EXPECT_EQ(verdict(outcome.folder, "print('Half 2.0')"), "wrong_answer");
  EXPECT_EQ(verdict(outcome.folder, std::string{halves} + "sys.exit(1)"), "run_time_error");
  EXPECT_EQ(verdict(outcome.folder, std::string{halves} + "print('Half')"), "wrong_answer");
  EXPECT_EQ(verdict(outcome.folder, "x = (\n"), "compile_error");
}

TEST(Kattis, FlagsOfTheValidatorCount) {
  const Ground ground;
  const Outcome outcome =
      import_package(ground, "validator_flags: case_sensitive space_change_sensitive\n");
  ASSERT_EQ(outcome.refused, "");
  EXPECT_EQ(verdict(outcome.folder, "for n in open(0): print('Half', int(n) / 2)"), "accepted");
  EXPECT_EQ(verdict(outcome.folder, "for n in open(0): print('half', int(n) / 2)"), "wrong_answer");
  EXPECT_EQ(verdict(outcome.folder, "for n in open(0): print('Half ', int(n) / 2)"),
            "wrong_answer");
  EXPECT_EQ(verdict(outcome.folder, "for n in open(0): print('Half', int(n) / 2 + 1e-9)"),
            "wrong_answer");
}

TEST(Kattis, GroupsHaveFlagsOfTheirOwn) {
  const Ground ground;
  write_package(ground, "validator_flags: case_sensitive\n", halves);
  ground.write("halves/data/secret/small/testdata.yaml",
               "on_reject: break\noutput_validator_flags: float_tolerance 1e-2\n");
  const Outcome outcome = import_from(ground, ground.folder() / "halves").at(0);
  ASSERT_EQ(outcome.refused, "");
  const std::string roughly =
      "for n in map(int, open(0)): print('Half', n / 2 + (0.001 if n < SIZE and n != 4 else 0))";
  EXPECT_EQ(verdict(outcome.folder, replaced(roughly, "SIZE", "9")), "accepted");
  EXPECT_EQ(verdict(outcome.folder, replaced(roughly, "SIZE", "9999999")), "wrong_answer");
  EXPECT_EQ(verdict(outcome.folder, "for n in open(0): print('half', int(n) / 2)"), "wrong_answer");
  ground.write("halves/data/secret/small/testdata.yaml", "output_validator_flags: [x]\n");
  EXPECT_THAT(import_from(ground, ground.folder() / "halves").at(0).refused,
              HasSubstr("is there already"));
  fs::remove_all(ground.bank());
  EXPECT_THAT(import_from(ground, ground.folder() / "halves").at(0).refused,
              HasSubstr("data/secret/small/testdata.yaml: output_validator_flags: x is none"));
}

TEST(Kattis, AReferenceThatIsTooSlowIsSaidToBe) {
  const Ground ground;
  EXPECT_THAT(import_package(ground, "", "while True: pass\n").refused,
              HasSubstr("its reference fails: it needs more than 3 s for one input"));
}

TEST(Kattis, AnswersStayOutOfThePackage) {
  const Ground ground;
  const Outcome outcome = import_package(ground, "");
  ASSERT_EQ(outcome.refused, "");
  for (const char* name : {"problem.toml", "driver.py"})
    EXPECT_THAT(read(outcome.folder / name), ::testing::Not(HasSubstr("500000.5")));
}

TEST(Kattis, AnAcceptedProgramThatIsWrongIsNamed) {
  const Ground ground;
  EXPECT_THAT(import_package(ground, "", "print('Half 2.0')\n").refused,
              HasSubstr("submissions/accepted/halves.py: secret"));
}

TEST(Kattis, WhatAPackageCannotSayIsRefused) {
  const Ground ground;
  EXPECT_THAT(import_package(ground, "validation: custom\n").refused,
              HasSubstr("validator of its own"));
  EXPECT_THAT(import_package(ground, "validation: custom interactive\n").refused,
              HasSubstr("validator of its own"));
  EXPECT_THAT(import_package(ground, "validator_flags: float_tolerance x\n").refused,
              HasSubstr("expected a number"));
  EXPECT_THAT(import_package(ground, "validator_flags: sorted\n").refused,
              HasSubstr("none of the default validator"));
  write_package(ground, "", halves);
  fs::remove(ground.folder() / "halves/data/secret/02-large.ans");
  EXPECT_THAT(import_from(ground, ground.folder() / "halves").at(0).refused,
              HasSubstr("02-large.ans: missing"));
}

}  // namespace
}  // namespace importing
