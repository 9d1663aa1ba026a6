// Whole runs of `viva batch` and what goes on with their results, on small packages of the test.
#include <gmock/gmock.h>

#include "batching.hpp"

namespace batch_tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Batch : public testing::Test {
 protected:
  Batch() {
    write(folder_, {"twice",
                    "twice",
                    "def twice(n):\n    return 2 * n\n",
                    {"twice(4)", "twice(rng.randrange(100))", "twice('ab')"}});
    write(folder_, {"thrice",
                    "thrice",
                    "def thrice(n):\n    return 3 * n\n",
                    {"thrice(4)", "thrice(rng.randrange(100))"}});
  }

  // Answers of so many people to both problems; every third of the first kind is wrong, and the
  // sixth is everybody's.
  void write_class(int people, const std::string& name = "class") const {
    for (int i = 0; i < people; ++i) {
      const std::string who = name + "/p" + std::to_string(100 + i) + "/";
      const std::string own = i % 6 == 5 ? "" : "# by " + std::to_string(i) + "\n";
      folder_.write(who + "twice.py", own + (i % 3 == 0 ? "def twice(n):\n    return n + 4\n"
                                                        : "def twice(n):\n    return n + n\n"));
      folder_.write(who + "thrice.py", own + "def thrice(n):\n    return n + n + n\n");
    }
  }

  [[nodiscard]] Ran batch(const std::string& arguments) const {
    return viva(folder_, "batch --bank bank " + arguments);
  }
  [[nodiscard]] std::string text(const std::string& name) const {
    return read_file(folder_.at(name));
  }

  Folder folder_;
};

TEST_F(Batch, GradesAFolderInTheOrderOfItsEntries) {
  write_class(9);
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_EQ(ran.status, 1) << ran.err;
  const auto rows = rows_of(text("r.jsonl"));
  ASSERT_EQ(rows.size(), 18U);
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].entry, i);
  EXPECT_EQ(verdicts_of(rows), (std::map<std::string, int>{{"accepted", 15}, {"wrong_answer", 3}}));
  EXPECT_THAT(ran.err, HasSubstr("15 accepted, 3 wrong answer"));
  EXPECT_THAT(ran.err, HasSubstr("Results: r.jsonl"));
}

TEST_F(Batch, GivesTheSameBytesTwiceButForTimes) {
  write_class(12);
  (void)batch("class --out a.jsonl --jobs 2");
  (void)batch("class --out b.jsonl --jobs 1");
  EXPECT_EQ(lines_of(text("a.jsonl")).size(), 24U);
  EXPECT_EQ(without_times(text("a.jsonl")), without_times(text("b.jsonl")));
}

TEST_F(Batch, WritesTheLinesOfVivaGrade) {
  write_class(1);
  (void)batch("class --out r.jsonl");
  const Ran graded =
      viva(folder_, "grade twice class/p100/twice.py --bank bank --format json --no-remarks");
  const auto row = rows_of(text("r.jsonl")).at(1);
  const auto report = json::parse(graded.out).as_object();
  EXPECT_EQ(batch::without_times(row.report), batch::without_times(report));
  const std::string line = lines_of(text("r.jsonl")).at(1);
  EXPECT_THAT(line, StartsWith(graded.out.substr(0, graded.out.find("\"cpu_time_ms\""))));
  EXPECT_THAT(line, testing::ContainsRegex("\"cpu_time_ms\":[0-9]+\\.[0-9]{3},"));
}

TEST_F(Batch, WritesToStdoutInOrderWithoutOut) {
  write_class(3);
  const Ran ran = batch("class --quiet");
  EXPECT_EQ(ran.err, "");
  const auto rows = rows_of(ran.out);
  ASSERT_EQ(rows.size(), 6U);
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].entry, i);
}

TEST_F(Batch, GradesWhatIsTheSameOnce) {
  write_class(12);
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_THAT(ran.err, HasSubstr("2 the same as another one and graded once"));
  const auto rows = rows_of(text("r.jsonl"));
  const auto& one = rows.at(10);  // p105/thrice.py
  const auto& other = rows.at(22);
  EXPECT_EQ(one.source_digest, other.source_digest);
  EXPECT_NE(one.person, other.person);
  EXPECT_EQ(one.report.at("usage"), other.report.at("usage"));
}

// Wherever the file was cut, the run that goes on ends with the same file.
TEST_F(Batch, GoesOnWithResultsThatWereCutAnywhere) {
  write_class(12);
  (void)batch("class --out whole.jsonl --format csv");
  const std::string whole = text("whole.jsonl"), wanted = without_times(whole);
  const auto one_line = whole.find('\n');
  for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, one_line, one_line + 1,
                                whole.size() / 2, whole.size() - 1, whole.size()}) {
    folder_.write("cut.jsonl", whole.substr(0, cut));
    const Ran ran = batch("class --out cut.jsonl --resume --format csv");
    EXPECT_EQ(ran.status, 1) << ran.err;
    EXPECT_EQ(without_times(text("cut.jsonl")), wanted) << "cut at " << cut;
    EXPECT_EQ(text("cut.jsonl").substr(0, whole.substr(0, cut).rfind('\n') + 1),
              whole.substr(0, whole.substr(0, cut).rfind('\n') + 1))
        << "what was kept is as it was";
    EXPECT_EQ(lines_of(text("cut.csv")).size(), lines_of(text("whole.csv")).size());
  }
}

TEST_F(Batch, LosesOnlyWhatWasRunningWhenItIsKilled) {
  write_class(60);
  (void)batch("class --out whole.jsonl");
  const Ran killed = viva(folder_,
                          "batch --bank bank class --out r.jsonl --quiet & "
                          "while kill -0 $! && [ $(cat r.jsonl | wc -l) -lt 20 ]; do "
                          "sleep 0.01; done; kill -9 $!; wait");
  const auto before = lines_of(text("r.jsonl")).size();
  EXPECT_GE(before, 20U) << killed.err;
  const Ran ran = batch("class --out r.jsonl --resume");
  EXPECT_THAT(ran.err, HasSubstr("kept from an earlier run"));
  EXPECT_EQ(without_times(text("r.jsonl")), without_times(text("whole.jsonl")));
}

TEST_F(Batch, StopsAtCtrlCWithWhatRunsFinishedAndSaysHowToGoOn) {
  write(folder_, {"slow", "slow", "def slow(n):\n    return n\n", {"slow(1)", "slow(2)"}, 2000});
  for (int i = 0; i < 40; ++i)
    folder_.write("slow/p" + std::to_string(10 + i) + ".py",
                  "import time\ndef slow(n):\n    time.sleep(0.3)\n    return n # " +
                      std::to_string(i) + "\n");
  const std::string command = "slow --problem slow --out r.jsonl --jobs 2";
  const Ran ran = viva(folder_, "batch --bank bank " + command +
                                    " & while kill -0 $! && [ $(cat r.jsonl | wc -l) -lt 3 ]; "
                                    "do sleep 0.05; done; kill -INT $!; wait $!");
  EXPECT_EQ(ran.status, 130);
  EXPECT_THAT(ran.err, HasSubstr("--resume"));
  const auto rows = rows_of(text("r.jsonl"));
  EXPECT_GE(rows.size(), 3U);
  EXPECT_LT(rows.size(), 20U);
  EXPECT_EQ(verdicts_of(rows).size(), 1U) << "what ran was finished: all are accepted";
  const Ran late = batch("slow --problem slow --out late.jsonl --timeout 0.7");
  EXPECT_EQ(late.status, 130) << late.err;
}

TEST_F(Batch, ThatIsAskedToStopWhenNothingIsLeftIsComplete) {
  write(folder_, {"slow", "slow", "def slow(n):\n    return n\n", {"slow(1)", "slow(2)"}, 9000});
  folder_.write("p.py", "import time\ndef slow(n):\n    time.sleep(1.5)\n    return n\n");
  const Ran ran = batch("p.py --problem slow --out r.jsonl --timeout 2");
  EXPECT_THAT(ran.err, HasSubstr("The time is over; finishing what runs..."));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("--resume")));
}

TEST_F(Batch, GradesAgainWhatChangedSinceAndRefusesOtherInputs) {
  write_class(6);
  (void)batch("class --out r.jsonl");
  folder_.write("class/p100/twice.py", "def twice(n):\n    return n * 2\n");
  const Ran again = batch("class --out r.jsonl --resume");
  EXPECT_THAT(again.err, HasSubstr("11 kept from an earlier run, 1 graded again"));
  EXPECT_EQ(rows_of(text("r.jsonl")).at(1).report.at("verdict"), "accepted");
  const std::string kept = text("r.jsonl");
  const Ran seed = batch("class --out r.jsonl --resume --seed 5");
  EXPECT_EQ(seed.status, 2);
  EXPECT_THAT(seed.err, HasSubstr("seed 1, not 5"));
  const Ran limits = batch("class --out r.jsonl --resume --limit-scale 2");
  EXPECT_EQ(limits.status, 2);
  EXPECT_THAT(limits.err, HasSubstr("--limit-scale"));
  folder_.write("class/a-new-one/twice.py", "def twice(n):\n    return n * 2\n");
  const Ran other = batch("class --out r.jsonl --resume");
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.err, HasSubstr("these are other inputs"));
  EXPECT_EQ(text("r.jsonl"), kept);
  EXPECT_EQ(batch("class --out r.jsonl").status, 2) << "nothing is written over";
}

TEST_F(Batch, ScalesTimeLimitsAndShowsThemInTheReceipt) {
  write_class(1);
  (void)batch("class --out r.jsonl --limit-scale 2.5");
  const auto row = rows_of(text("r.jsonl")).at(0);
  const auto& limits = row.report.at("receipt").at("limits");
  EXPECT_EQ(limits.at("cpu_time_ms"), 2500);
  EXPECT_EQ(limits.at("memory_mib"), 64);
}

TEST_F(Batch, SaysWhatCouldNotBeGradedAndGradesTheRest) {
  write_class(2);
  folder_.write("class/p101/twice.py", std::string("\xff\xfe\0x", 4));
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("Not graded: 1\n"));
  EXPECT_EQ(verdicts_of(rows_of(text("r.jsonl"))).at("not graded"), 1);
}

TEST_F(Batch, RefusesWhatHasNothingToGrade) {
  fs::create_directories(folder_.path() / "class");
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("nothing to grade was found in class"));
  EXPECT_FALSE(fs::exists(folder_.at("r.jsonl")));
}

TEST_F(Batch, RefusesASeedThatIsNone) {
  write_class(1);
  const Ran ran = batch("class --seed -4");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("--seed: expected a whole number from 0, found -4"));
  EXPECT_EQ(ran.out, "");
}

TEST_F(Batch, CallsItsFilesByTheWholeNameThatIsGiven) {
  write_class(1);
  (void)batch("class --out week.1 --format csv --quiet");
  (void)batch("class --out week.2.csv --quiet");
  for (const char* name : {"week.1.jsonl", "week.1.csv", "week.2.jsonl", "week.2.csv"})
    EXPECT_TRUE(fs::exists(folder_.at(name))) << name;
}

TEST_F(Batch, RefusesABrokenPackageBeforeAnythingStarts) {
  write_class(2);
  folder_.write("bank/test/broken/problem.toml", "id = \"broken\"\nminuts = 3\n");
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("broken/problem.toml:2: minuts"));
  EXPECT_FALSE(fs::exists(folder_.at("r.jsonl")));
}

TEST_F(Batch, OfAPackageWhoseReferenceFailsHasRowsThatSaySo) {
  write_class(2);
  write(folder_,
        {"faulty", "faulty", "def faulty(n):\n    return 1 // 0\n", {"faulty(1)", "faulty(2)"}});
  folder_.write("class/p100/faulty.py", "def faulty(n):\n    return 1\n");
  folder_.write("class/p101/faulty.py", "def faulty(n):\n    return 2\n");
  const Ran ran = batch("class --out r.jsonl");
  EXPECT_EQ(ran.status, 1);
  const auto rows = rows_of(text("r.jsonl"));
  EXPECT_EQ(verdicts_of(rows).at("not graded"), 2);
  EXPECT_THAT(rows.at(0).error, HasSubstr("the package is at fault"));
}

TEST_F(Batch, TellsItsProgressAsJson) {
  write_class(4);
  const Ran ran = batch("class --progress json --out r.jsonl");
  std::string last;
  for (const auto& line : lines_of(ran.err)) {
    if (line.starts_with("{")) last = line;
  }
  const auto progress = json::parse(last).as_object();
  EXPECT_EQ(progress.at("done"), 8);
  EXPECT_EQ(progress.at("total"), 8);
  EXPECT_EQ(progress.at("verdicts").at("wrong_answer"), 2);
}

TEST_F(Batch, SaysThatItsResultsCouldNotBeWritten) {
  write_class(1);
  const Ran ran = batch("class >/dev/full");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("write the results to stdout: No space left on device"));
}

TEST_F(Batch, ComparesSubmissionsWhenTheirShardsAreMerged) {
  write_class(2);
  const Ran part = batch("class --out s1.jsonl --shard 1/2 --similarity");
  EXPECT_EQ(part.status, 2);
  EXPECT_THAT(part.err, HasSubstr("a shard has not all submissions to compare"));
  (void)batch("class --out s1.jsonl --shard 1/2");
  (void)batch("class --out s2.jsonl --shard 2/2");
  (void)viva(folder_, "merge s1.jsonl s2.jsonl --out all.jsonl --bank bank");
  const Ran whole = batch("class --out all.jsonl --resume --similarity");
  EXPECT_THAT(whole.err, HasSubstr("4 kept from an earlier run"));
  const auto compared = json::parse(text("all.similarity.json")).as_object().at("not_compared");
  EXPECT_EQ(compared.at(0).at("submissions"), 2);
}

TEST_F(Batch, OfShardsIsMergedIntoWhatOneRunGives) {
  write_class(7);
  (void)batch("class --out whole.jsonl");
  for (const std::string shard : {"1", "2", "3"})
    (void)batch("class --out s" + shard + ".jsonl --shard " + shard + "/3");
  const Ran merged =
      viva(folder_,
           "merge s2.jsonl s1.jsonl s3.jsonl s1.jsonl --out all.jsonl --format csv,html "
           "--bank bank");
  EXPECT_EQ(merged.status, 1) << merged.err;
  EXPECT_EQ(without_times(text("all.jsonl")), without_times(text("whole.jsonl")));
  EXPECT_TRUE(fs::exists(folder_.at("all.html")));
  const Ran gap = viva(folder_, "merge s1.jsonl s3.jsonl --out two.jsonl --bank bank");
  EXPECT_EQ(gap.status, 1);
  EXPECT_THAT(gap.err, HasSubstr("no file has these entries: 1, 4, 7, 10"));
}

TEST_F(Batch, WhoseResultsContradictEachOtherIsNotMerged) {
  write_class(2);
  (void)batch("class --out a.jsonl");
  std::string changed = text("a.jsonl");
  changed.replace(changed.find("\"verdict\":\"accepted\""), 20, "\"verdict\":\"run_time_error\"");
  folder_.write("b.jsonl", changed);
  const Ran ran = viva(folder_, "merge a.jsonl b.jsonl --out c.jsonl --bank bank");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("entry 0: a.jsonl has"));
  EXPECT_FALSE(fs::exists(folder_.at("c.jsonl")));
}

TEST_F(Batch, IsVerifiedFromItsReceipt) {
  write_class(3);
  (void)batch("class --out r.jsonl --seed 7 --limit-scale 2");
  const Ran agrees = viva(folder_, "verify r.jsonl class/p100/twice.py --row 1 --bank bank");
  EXPECT_EQ(agrees.status, 0) << agrees.err;
  EXPECT_THAT(agrees.out, HasSubstr("twice: agrees: wrong_answer, 10 of 30 points"));
  const Ran source = viva(folder_, "verify r.jsonl class/p101/twice.py --row 1 --bank bank");
  EXPECT_EQ(source.status, 2);
  EXPECT_THAT(source.err, HasSubstr("not the source that was graded"));
  const Ran which = viva(folder_, "verify r.jsonl class/p100/twice.py --bank bank");
  EXPECT_EQ(which.status, 2);
  EXPECT_THAT(which.err, HasSubstr("has 6 reports; choose one by --row N"));
  std::string forged = text("r.jsonl");
  forged.replace(forged.find("\"verdict\":\"wrong_answer\""), 24, "\"verdict\":\"accepted\"");
  folder_.write("forged.jsonl", forged);
  const Ran caught = viva(folder_, "verify forged.jsonl class/p100/twice.py --row 1 --bank bank");
  EXPECT_EQ(caught.status, 1);
  EXPECT_THAT(caught.out, HasSubstr("verdict: wrong_answer, not accepted"));
}

TEST_F(Batch, IsVerifiedFromTheInputThatItCameIn) {
  folder_.write("c.jsonl",
                "{\"task_id\":\"twice\",\"completion\":\"    return n + n\"}\n"
                "{\"task_id\":\"twice\",\"completion\":\"    return n\"}\n");
  (void)batch("c.jsonl --out r.jsonl");
  const Ran line = viva(folder_, "verify r.jsonl c.jsonl --row 1 --bank bank");
  EXPECT_EQ(line.status, 0) << line.err;
  EXPECT_THAT(line.out, HasSubstr("twice: agrees: wrong_answer, 0 of 30 points"));
  write_class(2);
  (void)batch("class --out s.jsonl");
  const Ran folder = viva(folder_, "verify s.jsonl class --row 3 --bank bank");
  EXPECT_EQ(folder.status, 0) << folder.err;
  EXPECT_THAT(folder.out, HasSubstr("twice: agrees: accepted, 30 of 30 points"));
  const Ran other = viva(folder_, "verify s.jsonl c.jsonl --row 3 --bank bank");
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.err, HasSubstr("not the source that was graded"));
  fs::rename(folder_.path() / "class/p101", folder_.path() / "moved");
  EXPECT_EQ(viva(folder_, "verify s.jsonl moved --row 3 --bank bank").status, 0);
}

TEST_F(Batch, VerifiesTheReportsOfVivaGradeAndMissesOtherVersions) {
  write_class(1);
  (void)viva(folder_, "grade twice class/p100/twice.py --bank bank --format json > g.json");
  EXPECT_EQ(viva(folder_, "verify g.json class/p100/twice.py --bank bank").status, 0);
  write(folder_, {"twice", "twice", "def twice(n):\n    return n + n\n", {"twice(5)", "twice(6)"}});
  const Ran other = viva(folder_, "verify g.json class/p100/twice.py --bank bank");
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.err, HasSubstr("name a bank with that version by --bank"));
}

TEST_F(Batch, IsRegradedWithoutWritingAnythingUntilAsked) {
  write_class(4);
  (void)batch("class --out r.jsonl");
  const std::string before = text("r.jsonl");
  fs::rename(folder_.at("class"), folder_.at("moved"));
  write(folder_, {"twice", "twice", "def twice(n):\n    return 2 * n\n", {"twice(4)", "twice(4)"}});
  const Ran shown = viva(folder_, "regrade r.jsonl moved --bank bank");
  EXPECT_EQ(shown.status, 1) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("wrong answer -> accepted"));
  EXPECT_THAT(shown.out, HasSubstr("10 of 30 -> 20 of 20"));
  EXPECT_THAT(shown.out, HasSubstr("4 of 8 regraded rows move"));
  EXPECT_THAT(shown.out, HasSubstr("Nothing was written"));
  EXPECT_EQ(text("r.jsonl"), before);
  const Ran written = viva(folder_, "regrade r.jsonl moved --bank bank --write --format json");
  EXPECT_EQ(json::parse(lines_of(written.out).at(0)).at("person"), "p100");
  EXPECT_EQ(verdicts_of(rows_of(text("r.jsonl"))).at("accepted"), 8);
  EXPECT_EQ(viva(folder_, "regrade r.jsonl moved --bank bank").status, 0) << "nobody moves twice";
}

}  // namespace
}  // namespace batch_tests
