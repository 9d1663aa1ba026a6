// Our own failures: tried once more, then a judge error without points that says what failed; never
// the candidate's.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "tests/problems/temporary_folder.hpp"
#include "tests/runner/judging.hpp"

namespace runner {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

const char* const identity = "def solve(n):\n    return n\n";
// Every testcase needs a new cell.
const char* const always_crashes = "import os\ndef solve(n):\n    os._exit(1)\n";

// Our children that run a guest program: the snapshots and their cells.
std::vector<pid_t> guests() {
  std::vector<pid_t> found;
  const std::string folder = "/proc/self/task/" + std::to_string(::gettid()) + "/children";
  std::ifstream children{folder};
  for (pid_t pid = 0; children >> pid;) {
    std::string name;
    std::ifstream{"/proc/" + std::to_string(pid) + "/comm"} >> name;
    if (name.starts_with("viva-guest")) found.push_back(pid);
  }
  return found;
}

// Returns when they are dead; the judge has still to wait for them.
void kill_guests() {
  for (const pid_t pid : guests()) {
    siginfo_t how{};
    ::kill(pid, SIGKILL);
    ::waitid(P_PID, static_cast<id_t>(pid), &how, WEXITED | WNOWAIT);
  }
}

// The guests of this build as links, to be taken away.
class Guests {
 public:
  Guests() {
    for (const char* name : {"viva-guest-python", "viva-guest-sqlite", "viva-guest-javascript"}) {
      fs::create_symlink(judge_options().guests / name, folder_.path() / name);
    }
  }
  void remove(const char* name) const { fs::remove(folder_.path() / name); }
  void replace(const char* name, const char* by) const {
    remove(name);
    fs::create_symlink(by, folder_.path() / name);
  }
  [[nodiscard]] LocalJudgeOptions options() const {
    LocalJudgeOptions options = judge_options();
    options.guests = folder_.path();
    return options;
  }

 private:
  problems::TemporaryFolder folder_;
};

class JudgeError : public testing::Test {
 protected:
  problems::ProblemPtr problem = python_problem({"solve(1)", "solve(2)", "solve(3)"}, identity);
  Guests files;
};

void expect_judge_error(const Report& report, const std::string& what) {
  EXPECT_EQ(verdict(report), "judge_error");
  EXPECT_THAT(verdicts(report), ElementsAre("judge_error", "judge_error", "judge_error"));
  EXPECT_EQ(report.score, 0);
  EXPECT_EQ(report.max_score, 30);
  EXPECT_THAT(report.message, HasSubstr(what));
  EXPECT_EQ(report.testcases.front().message, "The judge failed, not your program.");
}

TEST_F(JudgeError, AGuestProgramThatIsMissingIsNamedAndWorksOnceItIsBack) {
  files.remove("viva-guest-python");
  LocalJudge judge{files.options()};
  expect_judge_error(judge.judge(submission(problem, identity), {}), "viva-guest-python");

  fs::create_symlink(judge_options().guests / "viva-guest-python",
                     files.options().guests / "viva-guest-python");
  EXPECT_EQ(verdict(judge.judge(submission(problem, identity), {})), "accepted");
}

TEST_F(JudgeError, AGuestProgramThatIsNoneIsNoticedAtTheStart) {
  files.replace("viva-guest-python", "/bin/true");
  LocalJudge judge{files.options()};
  expect_judge_error(judge.judge(submission(problem, identity), {}), "start snapshot");
}

TEST_F(JudgeError, AGuestProgramThatCannotBeRunIsNoticedAtTheStart) {
  files.replace("viva-guest-python", "/etc/passwd");
  LocalJudge judge{files.options()};
  expect_judge_error(judge.judge(submission(problem, identity), {}), "start snapshot");
}

TEST_F(JudgeError, SnapshotsThatDieBetweenSubmissionsAreMadeAnew) {
  LocalJudge judge{files.options()};
  ASSERT_EQ(verdict(judge.judge(submission(problem, identity), {})), "accepted");
  kill_guests();
  EXPECT_EQ(verdict(judge.judge(submission(problem, identity), {})), "accepted");
}

TEST_F(JudgeError, ASnapshotThatDiesOnceDuringARunCostsNothing) {
  LocalJudge judge{files.options()};
  std::vector<std::string> told;
  const Report report = judge.judge(submission(problem, always_crashes), [&](const auto& each) {
    told.push_back(each.name);
    if (told.size() == 2) kill_guests();
  });
  EXPECT_THAT(verdicts(report), Each("run_time_error"));
  EXPECT_THAT(told, ElementsAre("case 0", "case 1", "case 2"));
}

TEST_F(JudgeError,
       ASnapshotThatDiesInEveryRunIsAJudgeErrorThatNamesTheStepAndTheNextSubmissionIsJudged) {
  LocalJudge judge{files.options()};
  const Report report =
      judge.judge(submission(problem, always_crashes), [](const auto&) { kill_guests(); });
  EXPECT_EQ(verdict(report), "judge_error");
  EXPECT_THAT(report.message, testing::AnyOf(HasSubstr("fork cell"), HasSubstr("seal cell")));
  EXPECT_EQ(report.score, 0);

  EXPECT_EQ(verdict(judge.judge(submission(problem, identity), {})), "accepted");
}

// The report was complete when it happened.
TEST_F(JudgeError, ASnapshotThatDiesAfterTheLastTestcaseChangesNothingAndNothingIsToldTwice) {
  LocalJudge judge{files.options()};
  int told = 0;
  const Report report = judge.judge(submission(problem, identity), [&](const auto& each) {
    ++told;
    if (each.name == "case 2") kill_guests();
  });
  EXPECT_EQ(verdict(report), "accepted");
  EXPECT_EQ(told, 3);
  EXPECT_EQ(verdict(judge.judge(submission(problem, identity), {})), "accepted");
}

TEST_F(JudgeError, NothingIsLeftOfAJudge) {
  {
    LocalJudge judge{files.options()};
    (void)judge.judge(submission(problem, always_crashes), [](const auto&) { kill_guests(); });
    (void)judge.judge(submission(problem, identity), {});
    EXPECT_FALSE(guests().empty());
  }
  EXPECT_TRUE(guests().empty());
}

TEST_F(JudgeError, AReferenceThatFailsIsThePackagesFaultAndThrown) {
  const auto broken = python_problem({"solve(1)", "solve(0)"}, "def solve(n):\n    return 1 / n\n");
  LocalJudge judge{files.options()};
  try {
    (void)judge.judge(submission(broken, identity), {});
    FAIL() << "a package whose reference fails was accepted";
  } catch (const problems::PackageError& error) {
    EXPECT_THAT(error.what(), testing::AllOf(HasSubstr("case 1"), HasSubstr("ZeroDivisionError")));
  }
}

}  // namespace
}  // namespace runner
