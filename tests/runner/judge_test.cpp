// Submissions in, reports out: what one bad testcase costs, what a submission may do, and how it is
// refused.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <set>

#include "tests/runner/judging.hpp"
#include "tests/sandbox/processes.hpp"

namespace runner {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using Clock = std::chrono::steady_clock;

const char* const identity = "def solve(n):\n    return n\n";

class Judging : public testing::Test {
 protected:
  [[nodiscard]] Report judged(const problems::ProblemPtr& problem, const std::string& source) {
    return judge.judge(submission(problem, source), {});
  }
  LocalJudge judge{judge_options()};
};

TEST_F(Judging, ABadTestcaseCostsThatTestcaseAndNoOther) {
  const auto problem = python_problem(
      {"solve(0)", "solve(1)", "solve(2)", "solve(3)", "solve(4)", "solve(5)", "solve(6)"},
      identity, "cpu_time_ms = 300\nmemory_mib = 64\n");
  const Report report = judged(problem, R"py(
import ctypes, os
def solve(n):
    if n == 1:
        while True: pass
    if n == 3:
        ctypes.string_at(0)
    if n == 5:
        return len(bytearray(256 << 20))
    return n
)py");

  EXPECT_THAT(
      verdicts(report),
      ElementsAre("accepted", "time_limit_exceeded", "accepted", "run_time_error", "accepted",
                  testing::AnyOf("memory_limit_exceeded", "run_time_error"), "accepted"));
  EXPECT_EQ(report.score, 40);
  EXPECT_EQ(report.max_score, 70);
  EXPECT_EQ(verdict(report), "time_limit_exceeded");
}

std::set<pid_t> cells() {
  const auto depth = [](std::map<std::string, std::string> status) {
    return sandbox::words_in(status["NSpid"]);
  };
  const std::string own_pid = std::to_string(::getpid());
  std::set<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    if (pid <= 0) continue;
    auto status = sandbox::status_of(pid);
    if (status["PPid"] == own_pid && depth(status) > depth(sandbox::status_of(::getpid())))
      found.insert(pid);
  }
  return found;
}

TEST_F(Judging, WhatRanIsDeadWithTheReportAndGoneWhenTheJudgeIsReady) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity, "threads = 8\n");
  const Report report = judged(problem, R"py(
import threading
def forever():
    while True: pass
threading.Thread(target=forever, daemon=True).start()
def solve(n):
    return n
)py");
  EXPECT_EQ(verdict(report), "accepted");

  const auto left = cells();
  for (const pid_t pid : left) {
    EXPECT_TRUE(sandbox::eventually([&] {
      return sandbox::status_of(pid)["State"].starts_with("Z");
    })) << "nobody but the report's sender has killed it";
  }
  judge.make_ready();
  judge.wait_until_ready();
  const auto ready = cells();
  EXPECT_EQ(ready.size(), 1U) << "the next submission's";
  for (const pid_t pid : left) EXPECT_FALSE(ready.contains(pid));
}

// The reference's cell compiles the calls; what a candidate's cell says of them is nobody's.
TEST_F(Judging, ACallThatCannotBeCompiledIsItsAuthorsFault) {
  const auto problem = python_problem({"solve(1)", "solve((2)"}, identity);
  try {
    (void)judged(problem, identity);
    FAIL() << "the package was accepted";
  } catch (const problems::PackageError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("case 1"), HasSubstr("never closed")));
  }
}

TEST_F(Judging, MemoryThatIsTouchedIsTheMemoryLimit) {
  const auto problem = python_problem({"solve(8)", "solve(96)"}, identity, "memory_mib = 64\n");
  const Report report =
      judged(problem, "def solve(n):\n    block = b'x' * (n << 20)\n    return n\n");
  EXPECT_THAT(verdicts(report), ElementsAre("accepted", "memory_limit_exceeded"));
}

TEST_F(Judging, AnOptionMayBeNamedByACapitalLetter) {
  const Report report = judged(bank_problem("web/rest-or-soap"),
                               "what-soap-is = [\"A\", \"c\", \"D\"]\ncreated = \"B\"\n"
                               "case-for-rest = \"A\"\n");
  std::map<std::string, std::string> found;
  for (const auto& each : report.testcases) found[each.name] = to_string(each.verdict);
  EXPECT_EQ(found.at("what-soap-is"), "accepted");
  EXPECT_EQ(found.at("created"), "accepted");
  EXPECT_EQ(found.at("case-for-rest"), "wrong_answer");
}

TEST_F(Judging, TheTotalTimeEndsASubmissionThatUsesUpEveryTestcase) {
  const std::vector<std::string> calls(12, "solve(1)");
  const auto problem =
      python_problem(calls, identity, "wall_time_ms = 300\ntotal_wall_time_ms = 1100\n");

  const auto started = Clock::now();
  const Report report = judged(problem, "import time\ndef solve(n):\n    time.sleep(60)\n");

  EXPECT_LT(Clock::now() - started, std::chrono::seconds{4});
  EXPECT_THAT(verdicts(report), Each("time_limit_exceeded"));
  EXPECT_THAT(report.testcases.front().message, HasSubstr("waiting, not computing"));
  EXPECT_THAT(report.testcases.back().message, HasSubstr("Not run: the 1.1 s"));
}

// Or two runs of the same program would have different reports.
TEST_F(Judging, ABusyMachineLeavesAsMuchOfTheTotalTime) {
  const std::vector<std::string> calls(8, "solve(1)");
  const auto problem = python_problem(
      calls, identity, "cpu_time_ms = 150\nwall_time_ms = 880\ntotal_wall_time_ms = 890\n");
  std::vector<std::jthread> others;
  for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) {
    others.emplace_back([](const std::stop_token& stop) {
      while (!stop.stop_requested()) continue;
    });
  }
  const Report report = judged(problem, "def solve(n):\n    while True: pass\n");
  const auto run = std::count_if(
      report.testcases.begin(), report.testcases.end(),
      [](const auto& testcase) { return testcase.message.find("Not run") == std::string::npos; });
  EXPECT_EQ(run, 6) << "they take 900 ms";
}

TEST_F(Judging, TheTotalTimeLetsASubmissionFinishThatStaysBelow) {
  const auto problem = python_problem({"solve(1)", "solve(2)", "solve(3)"}, identity,
                                      "wall_time_ms = 900\ntotal_wall_time_ms = 5000\n");
  EXPECT_EQ(
      verdict(judged(problem, "import time\ndef solve(n):\n    time.sleep(0.1)\n    return n\n")),
      "accepted");
}

TEST_F(Judging, FilesOfASubmissionMayImportEachOther) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const Submission several{
      problem,
      {{"solution.py",
        "from shapes.square import same\nimport twice\ndef solve(n):\n    return same(n)\n"},
       {"shapes/__init__.py", ""},
       {"shapes/square.py", "import twice\ndef same(n):\n    return twice.double(n) // 2\n"},
       {"twice.py",
        "def double(n):\n    import solution\n    assert solution.solve\n    return 2 * n\n"}},
      1};
  const Report report = judge.judge(several, {});
  EXPECT_EQ(verdict(report), "accepted") << report.testcases[0].message;
}

TEST_F(Judging, AProgramCanReadItsOwnSource) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const Report report = judged(problem, R"py(import inspect
def solve(n):
    assert inspect.getsource(solve).startswith("def solve"), "getsource"
    with open(__file__) as own:
        assert own.readline() == "import inspect\n", "own file"
    return n
)py");
  EXPECT_EQ(verdict(report), "accepted") << report.testcases[0].message;
}

TEST_F(Judging, AProgramCanUseThreads) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const Report report = judged(problem, R"py(
import asyncio, concurrent.futures, queue, threading
def solve(n):
    done = queue.Queue()
    thread = threading.Thread(target=lambda: done.put(n)); thread.start(); thread.join(5)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda each: each + 1, range(20))) == list(range(1, 21))
    async def later(): await asyncio.sleep(0.001); return done.get()
    return asyncio.run(later())
)py");
  EXPECT_EQ(verdict(report), "accepted") << report.testcases[0].message;
}

const char* const pool = R"py(
import multiprocessing
def square(n):
    return n * n
def solve(n):
    with multiprocessing.get_context("fork").Pool(2) as workers:
        return workers.map(square, range(n))
)py";

TEST_F(Judging, AProgramCanUseProcessesWhereTheProblemAllowsThem) {
  const auto problem =
      python_problem({"solve(3)", "solve(20)"},
                     "def solve(n):\n    return [i * i for i in range(n)]\n", "processes = 4\n");
  const Report report = judged(problem, pool);
  EXPECT_EQ(verdict(report), "accepted") << report.testcases[0].message;
}

TEST_F(Judging, AndCannotWhereItDoesNot) {
  const auto problem = python_problem({"solve(3)", "solve(20)"},
                                      "def solve(n):\n    return [i * i for i in range(n)]\n");
  const Report report = judged(problem, pool);
  EXPECT_EQ(verdict(report), "run_time_error");
  EXPECT_EQ(report.score, 0);
}

TEST_F(Judging, ASourceOfExactlyTheSizeThatIsAllowedIsJudged) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity, "source_kib = 1\n");
  std::string source = identity;
  source += std::string(1023 - source.size(), '#') + "\n";
  EXPECT_EQ(verdict(judged(problem, source)), "accepted");

  const Report report = judged(problem, "#" + source);
  EXPECT_EQ(verdict(report), "compile_error");
  EXPECT_THAT(report.testcases[0].message, HasSubstr("too large"));
}

TEST_F(Judging, SizesOfAllFilesCountTogether) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity, "source_kib = 1\n");
  const Report report = judge.judge(
      {problem, {{"solution.py", identity}, {"more.py", std::string(1000, '#')}}, 1}, {});
  EXPECT_EQ(verdict(report), "compile_error");
}

TEST_F(Judging, FileNamesThatLeadSomewhereElseAreRefused) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  for (const std::string& name :
       {std::string{"../x.py"}, std::string{"/tmp/x.py"}, std::string{},
        std::string{"a/../../x.py"}, std::string{"a/./x.py"}, std::string{"a\0b.py", 6},
        std::string{"."}, std::string{".."}, std::string(201, 'a'), std::string{"folder/"}}) {
    const Report report =
        judge.judge({problem, {{"solution.py", identity}, {name, "x = 1\n"}}, 1}, {});
    EXPECT_EQ(verdict(report), "compile_error") << name;
    EXPECT_THAT(report.testcases[0].message, HasSubstr("file name")) << name;
  }
}

TEST_F(Judging, OddButHarmlessFileNamesAreFine) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  for (const std::string& name :
       {std::string(200, 'a'), std::string{"sp ace/\xc3\xa4.txt"}, std::string{"..."},
        std::string{"-rf"}, std::string{"a/b/c/d/e/f.txt"}}) {
    const Report report =
        judge.judge({problem, {{"solution.py", identity}, {name, "x = 1\n"}}, 1}, {});
    EXPECT_EQ(verdict(report), "accepted") << name << ": " << report.testcases[0].message;
  }
}

// What is refused only when it is written is the candidate's fault, never the judge's.
TEST_F(Judging, FilesThatCannotBeWrittenAreNotAJudgeError) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity, "files = 16\n");
  std::vector<problems::File> many{{"solution.py", identity}};
  for (int i = 0; i < 50; ++i) many.push_back({"f" + std::to_string(i), "x"});
  const std::vector<problems::File> below_a_file{{"solution.py", identity},
                                                 {"solution.py/x.py", "x = 1\n"}};
  for (const auto& files : {many, below_a_file}) {
    const Report report = judge.judge({problem, files, 1}, {});
    EXPECT_THAT(verdict(report), testing::AnyOf("compile_error", "run_time_error"));
    EXPECT_EQ(report.score, 0);
  }
}

TEST_F(Judging, NoFileAtAllIsRefused) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  EXPECT_EQ(verdict(judge.judge({problem, {}, 1}, {})), "compile_error");
}

TEST_F(Judging, ASyntaxErrorIsACompileErrorThatNamesTheLine) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const Report report = judged(problem, "def solve(n):\n    x = 1\n    return n +\n");
  EXPECT_THAT(verdicts(report), Each("compile_error"));
  EXPECT_THAT(report.testcases[0].message, AllOf(HasSubstr("SyntaxError"), HasSubstr("3")));
  EXPECT_EQ(report.score, 0);
}

TEST_F(Judging, AMissingFunctionIsNamed) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const Report report = judged(problem, "def slove(n):\n    return n\n");
  EXPECT_EQ(verdict(report), "run_time_error");
  EXPECT_THAT(report.testcases[0].message, HasSubstr("solve"));
}

TEST_F(Judging, OneSubmissionChangesNothingForTheNext) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, identity);
  const char* const vandal = R"py(
import builtins, sys
builtins.len = None
sys.modules.clear()
open("/tmp/mark", "w").write("x")
def solve(n):
    return None
)py";
  const char* const heir = R"py(
import os
def solve(n):
    return n if len("ab") == 2 and not os.path.exists("/tmp/mark") else None
)py";
  EXPECT_NE(verdict(judged(problem, vandal)), "accepted");
  EXPECT_EQ(verdict(judged(problem, heir)), "accepted");
}

TEST_F(Judging, ProgressIsToldOncePerTestcaseInOrder) {
  const auto problem = python_problem({"solve(1)", "solve(2)", "solve(3)"}, identity);
  std::vector<std::string> told;
  const Report report = judge.judge(submission(problem, identity),
                                    [&](const auto& each) { told.push_back(each.name); });
  EXPECT_THAT(told, ElementsAre("case 0", "case 1", "case 2"));
  EXPECT_EQ(verdict(report), "accepted");
}

}  // namespace
}  // namespace runner
