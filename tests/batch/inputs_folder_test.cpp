// Folders and files of the disk, in the layouts that people have.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/batch/inputs.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class FolderInput : public testing::Test {
 protected:
  std::vector<std::string> lines(const std::map<std::string, std::string>& files,
                                 const InputOptions& options = {}) {
    folder_.write("week1", files);
    return lines_of(read({folder_.path() / "week1"}, options));
  }

  problems::TemporaryFolder folder_;
};

TEST_F(FolderInput, OfFilesNamedByStudentIsOneEntryForEach) {
  EXPECT_THAT(lines({{"bob.py", "b"}, {"ann.py", "a"}}, for_problem("fibonacci")),
              ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;"));
}

TEST_F(FolderInput, OfFilesNamedByStudentAndProblemFindsBoth) {
  EXPECT_THAT(lines({{"ann_fibonacci.py", "1"},
                     {"fibonacci-bob.py", "2"},
                     {"eve_two_sum.py", "3"},
                     {"Joe Doe coin-change.py", "4"}}),
              ElementsAre("Joe Doe|coin-change|solution.py=4;", "ann|fibonacci|solution.py=1;",
                          "eve|two-sum|solution.py=3;", "bob|fibonacci|solution.py=2;"));
}

TEST_F(FolderInput, KeepsAPersonWhoseNameHasLettersThatNoIdHas) {
  EXPECT_THAT(
      lines({{"\u674E\u96F7_fibonacci.py", "l"}, {"two sum \u0416.py", "z"}}),
      ElementsAre("\u0416|two-sum|solution.py=z;", "\u674E\u96F7|fibonacci|solution.py=l;"));
}

TEST_F(FolderInput, OfACanvasDownloadPutsTogetherWhatAStudentHandedIn) {
  EXPECT_THAT(lines({{"annsmith_12345_67890_solution.py", "import extra"},
                     {"annsmith_12345_67891_extra.py", "x"},
                     {"bobjones_LATE_22222_33333_solution-1.py", "late"}},
                    for_problem("fibonacci")),
              ElementsAre("annsmith|fibonacci|solution.py=import extra;extra.py=x;",
                          "bobjones|fibonacci|solution.py=late;"));
}

TEST_F(FolderInput, OfACanvasDownloadTellsProblemsApartByTheFilesNames) {
  EXPECT_THAT(
      lines({{"annsmith_12345_67890_fibonacci.py", "f"}, {"annsmith_12345_67891_two_sum.py", "t"}}),
      ElementsAre("annsmith|fibonacci|solution.py=f;", "annsmith|two-sum|solution.py=t;"));
}

TEST_F(FolderInput, OfAMoodleDownloadKnowsTheStudents) {
  EXPECT_THAT(
      lines({{"Ann Smith_12345_assignsubmission_file_/solution.py", "a"},
             {"Zo\xC3\xAB Li_12346_assignsubmission_file_/mine.py", "z"},
             {"Bob Jones_12347_assignsubmission_file_fib.py", "b"}},
            for_problem("fibonacci")),
      ElementsAre("Ann Smith|fibonacci|solution.py=a;", "Bob Jones|fibonacci|solution.py=b;",
                  "Zo\xC3\xAB Li|fibonacci|solution.py=z;"));
}

TEST_F(FolderInput, OfABlackboardDownloadLeavesOutItsNotes) {
  EXPECT_THAT(lines({{"Lab 1_asmith_attempt_2026-01-05-12-30-00_fib.py", "a"},
                     {"Lab 1_asmith_attempt_2026-01-05-12-30-00.txt", "Name: Ann"}},
                    for_problem("fibonacci")),
              ElementsAre("asmith|fibonacci|solution.py=a;"));
}

TEST_F(FolderInput, WithAFolderPerStudentTakesAllOfItsFiles) {
  EXPECT_THAT(lines({{"ann/solution.py", "a"},
                     {"ann/lib/extra.py", "x"},
                     {"bob/fib.py", "b"},
                     {"eve/src/only.py", "e"},
                     {"eve/src/words.txt", "w"}},
                    for_problem("fibonacci")),
              ElementsAre("ann|fibonacci|solution.py=a;lib/extra.py=x;",
                          "bob|fibonacci|solution.py=b;", "eve|fibonacci|only.py=e;words.txt=w;"));
}

TEST_F(FolderInput, NestedByStudentAndProblemIsReadBothWays) {
  EXPECT_THAT(lines({{"ann/fibonacci/solution.py", "1"},
                     {"ann/two-sum/x.py", "2"},
                     {"bob/two_sum.py", "3"},
                     {"coin-change/ann/solution.py", "4"},
                     {"coin-change/bob.py", "5"}}),
              ElementsAre("ann|fibonacci|solution.py=1;", "ann|two-sum|solution.py=2;",
                          "bob|two-sum|solution.py=3;", "ann|coin-change|solution.py=4;",
                          "bob|coin-change|solution.py=5;"));
}

TEST_F(FolderInput, OfNbgraderTakesTheCodeOfNotebooks) {
  const std::string notebook = R"json({"nbformat": 4, "cells": [
    {"cell_type": "markdown", "source": "# Fibonacci"},
    {"cell_type": "code", "source": ["%matplotlib inline\n", "!pip install x\n", "def solve(n):\n",
                                     "    return n"]},
    {"cell_type": "code", "source": "%%bash\nrm -rf /"},
    {"cell_type": "code", "source": "assert solve(1)",
     "metadata": {"nbgrader": {"grade": true, "solution": false}}},
    {"cell_type": "code", "source": "x = (7\n % 4)"}]})json";
  EXPECT_THAT(lines({{"submitted/ann/fibonacci/problem1.ipynb", notebook},
                     {"submitted/ann/fibonacci/timestamp.txt", "2026-01-01 00:00:00 UTC"},
                     {"source/fibonacci/problem1.ipynb", "{}"},
                     {"gradebook.db", "x"}}),
              ElementsAre("ann|fibonacci|solution.py=pass\npass\ndef solve(n):\n    return n\n"
                          "x = (7\n % 4)\n;"));
}

TEST_F(FolderInput, GivenByItselfMayBeOneSubmission) {
  folder_.write("ann", {{"solution.py", "a"}, {"extra.py", "x"}});
  folder_.write("bob", {{"mine.py", "b"}});
  const auto entries =
      read({folder_.path() / "ann", folder_.path() / "bob"}, for_problem("fibonacci"));
  EXPECT_THAT(lines_of(entries), ElementsAre("ann|fibonacci|solution.py=a;extra.py=x;",
                                             "bob|fibonacci|solution.py=b;"));
  EXPECT_EQ(entries[0].source, (folder_.path() / "ann").string());
}

TEST_F(FolderInput, GivenFileByFileTakesEachForItself) {
  folder_.write("", {{"ann/solution.py", "a"}, {"bob/solution.py", "b"}, {"eve.py", "e"}});
  const auto entries = read({folder_.path() / "ann/solution.py", folder_.path() / "bob/solution.py",
                             folder_.path() / "eve.py"},
                            for_problem("fibonacci"));
  EXPECT_THAT(lines_of(entries),
              ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;",
                          "eve|fibonacci|solution.py=e;"));
  EXPECT_EQ(entries[0].source, (folder_.path() / "ann/solution.py").string());
}

TEST_F(FolderInput, LeavesOutWhatDesktopsAndToolsLeaveBehind) {
  EXPECT_THAT(lines({{"ann/solution.py", "a"},
                     {"ann/__pycache__/solution.pyc", "x"},
                     {"ann/.git/HEAD", "x"},
                     {"ann/solution.py~", "x"},
                     {"__MACOSX/ann/._solution.py", "x"},
                     {".DS_Store", "x"}},
                    for_problem("fibonacci")),
              ElementsAre("ann|fibonacci|solution.py=a;"));
}

TEST_F(FolderInput, SaysWhatCannotBeReadAndWhy) {
  std::filesystem::create_directories(folder_.path() / "week1/dora");
  folder_.write("week1", {{"ann.py", std::string{"\x7f"
                                                 "ELF\0\1",
                                                 6}},
                          {"bob.py", "print('caf\xE9')"},
                          {"carl.txt", "x"},
                          {"eve/a.py", "x"},
                          {"eve/b.py", "x"},
                          {"fred.py", std::string(5U << 20, 'x')},
                          {"gina.py", "\xFF\xFE\x61"}});
  std::filesystem::create_symlink("/etc/passwd", folder_.path() / "week1/hal.py");
  ASSERT_EQ(::mkfifo((folder_.path() / "week1/ida.py").c_str(), 0600), 0);
  EXPECT_THAT(
      lines({}, for_problem("fibonacci")),
      ElementsAre(
          "ann|fibonacci|error: a binary file, not a program's text",
          "bob|fibonacci|error: not UTF-8 text; save it as UTF-8",
          "carl|fibonacci|error: no file ends in .py, as fibonacci needs; there is carl.txt",
          "dora|fibonacci|error: an empty folder: nothing was handed in",
          "eve|fibonacci|error: which of its files is the main one? a.py, b.py; call it "
          "solution.py",
          "fred|fibonacci|error: larger than 4096 KiB; a submission is source code",
          "gina|fibonacci|error: saved as UTF-16; save it as UTF-8",
          "hal|fibonacci|error: a symbolic link; links are not followed",
          "ida|fibonacci|error: neither a file nor a folder"));
}

TEST_F(FolderInput, TakesOtherEncodingsThatPythonIsToldOf) {
  EXPECT_THAT(
      lines({{"ann.py", "# -*- coding: latin-1 -*-\nx = '\xE9'"}}, for_problem("fibonacci")),
      ElementsAre("ann|fibonacci|solution.py=# -*- coding: latin-1 -*-\nx = '\xE9';"));
}

TEST_F(FolderInput, SuggestsTheProblemThatWasMeant) {
  const auto seen = lines({{"ann/fibonaci/solution.py", "x"}, {"bob.py", "x"}});
  ASSERT_THAT(seen, SizeIs(2));
  EXPECT_THAT(seen[0], HasSubstr("no problem 'fibonaci'; did you mean 'fibonacci'?"));
  EXPECT_THAT(seen[1], HasSubstr("pass --problem, or tie it to one with --map"));
}

TEST_F(FolderInput, ForAnotherProblemThanTheOneAskedForIsAnError) {
  const auto seen = lines({{"two-sum/ann.py", "x"}}, for_problem("fibonacci"));
  ASSERT_THAT(seen, SizeIs(1));
  EXPECT_THAT(seen[0], HasSubstr("the input says problem 'two-sum', but --problem is 'fibonacci'"));
}

TEST_F(FolderInput, CountsTheAttemptsOfOnePerson) {
  folder_.write("a", {{"ann.py", "1"}});
  folder_.write("b", {{"ann.py", "2"}, {"bob.py", "3"}});
  auto input =
      open_inputs({folder_.path() / "a", folder_.path() / "b/ann.py", folder_.path() / "b/bob.py"},
                  for_problem("fibonacci"), bank());
  EXPECT_EQ(input->size(), 3U);
  const auto entries = all_of(*input);
  ASSERT_THAT(entries, SizeIs(3));
  EXPECT_EQ(entries[1].person, "ann");
  EXPECT_EQ(entries[1].attempt, 1U);
  EXPECT_EQ(entries[2].attempt, 0U);
}

TEST_F(FolderInput, ReadsAStudentsArchiveAsAFolder) {
  EXPECT_THAT(
      lines({{"ann.zip", zip_of({{"work/fib.py", "a"}})},
             {"bob/hand-in.tar.gz", archive_of({{"solution.py", "b"}, {"x.py", "x"}},
                                               ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP)},
             {"eve.zip", "PK\x03\x04 and no more"}},
            for_problem("fibonacci")),
      ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;x.py=x;",
                  HasSubstr("eve|fibonacci|error: an archive that cannot be read: ")));
}

TEST_F(FolderInput, ThatIsNotThereIsRefused) {
  EXPECT_THAT(refusal_of({folder_.path() / "none"}), HasSubstr("no such file or folder"));
  EXPECT_THAT(refusal_of({folder_.path()}, for_problem("fibonaci")),
              HasSubstr("--problem: no problem 'fibonaci'; did you mean 'fibonacci'?"));
}

TEST_F(FolderInput, ShowsNamesThatAreNotUtf8Escaped) {
  EXPECT_THAT(lines({{"z\xE9 \x1b[31m.py", "a"}}, for_problem("fibonacci")),
              ElementsAre("z\\xe9 \\x1b[31m|fibonacci|solution.py=a;"));
}

}  // namespace
}  // namespace batch
