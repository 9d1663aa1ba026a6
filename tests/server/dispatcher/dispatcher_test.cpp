// The dispatcher with runners that do what the submission's text says; and with the real one.
#include "server/dispatcher/dispatcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>

#include "problems/package.hpp"
#include "running.hpp"
#include "tests/problems/temporary_folder.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/places.hpp"

namespace server {
namespace {

using std::chrono::steady_clock;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string fibonacci = support::source_folder() + "/problems/bank/algorithms/fibonacci";

// Counts what tests ask for.
class CountingStore : public MemoryStore {
 public:
  int reports = 0, refused_writes = 0;
  int commits = 0, failing_commits = 0;

  void commit() override {
    ++commits;
    if (failing_commits-- > 0) throw StoreError{"the disk is full"};
  }

  void mark_running(const std::string& id, Time when) override {
    counted([&] { MemoryStore::mark_running(id, when); });
  }
  bool finish_submission(const std::string& id, const Turn& turn, const Outcome& outcome) override {
    counted([&] { reports += MemoryStore::finish_submission(id, turn, outcome) ? 1 : 0; });
    return true;
  }

 private:
  void counted(const std::function<void()>& write) {
    try {
      write();
    } catch (const StoreError&) {
      ++refused_writes;
      throw;
    }
  }
};

class DispatcherTest : public testing::Test {
 protected:
  DispatcherTest() {
    options_.runner_command = {stand_in_runner};
    options_.runners = 1;
    options_.heartbeat_every = milliseconds{50};
    ProblemVersion version;
    version.digest = digest_;
    version.max_score = 100;
    store_.add_problem_version(version);
  }

  Dispatcher& start() {
    dispatcher().start();
    return *dispatcher_;
  }
  Dispatcher& dispatcher() {
    if (!dispatcher_) {
      dispatcher_ = std::make_unique<Dispatcher>(
          context_, store_, clock_, options_, [this](const std::string&) { return package_; },
          [this](const Event& event) { told_.push_back(event); });
    }
    return *dispatcher_;
  }

  Submission row(const std::string& id, const std::string& text, Lane lane) const {
    Submission submission;
    submission.id = id;
    submission.owner = "ada";
    submission.problem = "fibonacci";
    submission.digest = digest_;
    submission.lane = lane;
    submission.files = {{"solution.py", text}};
    return submission;
  }
  void submit(const std::string& id, const std::string& text, Lane lane = Lane::interactive) {
    EXPECT_EQ(store_.add_submission(row(id, text, lane)), id);
    dispatcher().enqueue({id, "ada", "", lane});
  }

  bool until(const std::function<bool()>& holds, milliseconds within = std::chrono::seconds{20}) {
    return run_until(context_, holds, within);
  }
  bool until_done(const std::string& id) {
    return until([&] { return state(id) == State::done; });
  }
  bool until_told(const std::string& id, Event::Kind kind) {
    return until([&] {
      return std::any_of(told_.begin(), told_.end(), [&](const Event& event) {
        return event.submission == id && event.kind == kind;
      });
    });
  }
  State state(const std::string& id) { return store_.submission(id)->state; }
  Outcome outcome(const std::string& id) { return store_.submission(id)->outcome.value(); }

  // "1 queued", "2 running", "3 testcase", ...
  std::vector<std::string> story(const std::string& id) const {
    const char* kinds[] = {"queued", "running", "testcase", "report"};
    std::vector<std::string> lines;
    for (const auto& event : told_) {
      if (event.submission == id)
        lines.push_back(std::to_string(event.number) + " " + kinds[static_cast<int>(event.kind)]);
    }
    return lines;
  }
  std::string path(const std::string& name) const { return folder_.path() / name; }
  void open_gate() const { std::ofstream{path("gate")}.close(); }
  std::string wait_at_gate() const { return "wait " + path("gate"); }

  problems::TemporaryFolder folder_;
  std::string package_ = fibonacci;
  std::string digest_ = problems::load_package(fibonacci)->digest;
  boost::asio::io_context context_;
  CountingStore store_;
  SystemClock clock_;
  DispatcherOptions options_;
  std::vector<Event> told_;

 private:
  std::unique_ptr<Dispatcher> dispatcher_;
};

TEST_F(DispatcherTest, TellsTheStoryOfASubmissionAndKeepsItsReport) {
  start();
  submit("s", "testcases 2");
  ASSERT_TRUE(until_done("s"));
  EXPECT_THAT(story("s"),
              ElementsAre("1 queued", "2 running", "3 testcase", "4 testcase", "5 report"));
  EXPECT_THAT(told_[3].json, AllOf(HasSubstr("case 2"), HasSubstr("for the candidate"),
                                   Not(HasSubstr("for the interviewer"))));
  ASSERT_NE(told_[4].judged, nullptr);
  EXPECT_EQ(told_[4].judged->outcome.value().feedback, outcome("s").feedback);
  EXPECT_EQ(told_[4].judged->started, store_.submission("s")->started);
  EXPECT_EQ(told_[4].judged->finished, store_.submission("s")->finished);
  EXPECT_EQ(outcome("s").verdict, "accepted");
  EXPECT_EQ(outcome("s").score, 20);
  EXPECT_THAT(outcome("s").report, HasSubstr("for the interviewer"));
  EXPECT_EQ(store_.reports, 1);
}

TEST_F(DispatcherTest, TellsWhoComesBackWhatIsUnderWayAndForgetsWhatIsDone) {
  start();
  submit("s", "testcases 2 " + wait_at_gate());
  ASSERT_TRUE(until([&] { return told_.size() == 4; }));
  EXPECT_EQ(dispatcher().events_of("s", 0).size(), 4U);
  ASSERT_EQ(dispatcher().events_of("s", 3).size(), 1U);
  EXPECT_EQ(dispatcher().events_of("s", 3)[0].number, 4);
  open_gate();
  ASSERT_TRUE(until_done("s"));
  EXPECT_THAT(dispatcher().events_of("s", 0), IsEmpty());
}

TEST_F(DispatcherTest, JudgesAgainWithinASecondWhatAKilledRunnerHad) {
  start();
  submit("s", "testcases 1 " + wait_at_gate() + " testcases 1");
  submit("next", "testcases 1");
  ASSERT_TRUE(until_told("s", Event::Kind::testcase));
  for (const pid_t runner : children_of(::getpid())) ::kill(runner, SIGKILL);
  EXPECT_TRUE(until([&] { return store_.submission("s")->lost_runners == 1; }, milliseconds{1000}));
  EXPECT_TRUE(until([&] { return dispatcher().counts().running == 1; }, milliseconds{1000}));
  EXPECT_TRUE(until([&] { return state("s") == State::running; }));  // before the next one
  open_gate();
  ASSERT_TRUE(until_done("next"));
  EXPECT_EQ(outcome("s").verdict, "accepted");
  EXPECT_THAT(story("s"),
              ElementsAre("1 queued", "2 running", "3 testcase", "4 testcase", "5 report"));
  EXPECT_EQ(store_.reports, 2);
  EXPECT_EQ(dispatcher().counts().runners_lost, 1U);
}

TEST_F(DispatcherTest, RepeatsNoEventWhenARunnerDiesHalfway) {
  start();
  submit("s", "testcases 2 die_once " + path("died") + " testcases 1");
  ASSERT_TRUE(until_done("s"));
  EXPECT_THAT(story("s"), ElementsAre("1 queued", "2 running", "3 testcase", "4 testcase",
                                      "5 testcase", "6 report"));
  EXPECT_EQ(outcome("s").score, 30);
}

TEST_F(DispatcherTest, GivesUpOnWhatTwoRunnersDiedOf) {
  start();
  submit("s", "testcases 1 die");
  submit("next", "testcases 1");
  ASSERT_TRUE(until_done("next"));
  EXPECT_EQ(outcome("s").verdict, "judge_error");
  EXPECT_EQ(outcome("s").score, 0);
  EXPECT_EQ(outcome("s").max_score, 100);
  EXPECT_THAT(outcome("s").report, HasSubstr("\"max_score\":100"));
  EXPECT_EQ(outcome("next").verdict, "accepted");
  EXPECT_THAT(outcome("s").report, HasSubstr("2 runners died with this submission"));
  EXPECT_THAT(outcome("s").feedback,
              AllOf(HasSubstr("The judge failed, not your program. Nothing was counted; please "
                              "submit again."),
                    HasSubstr("\"problem\":\"fibonacci\""), HasSubstr("\"testcases\":[]"),
                    Not(HasSubstr("runners"))));
  EXPECT_THAT(story("s"), AllOf(Contains("1 queued"), Contains(HasSubstr("report"))));
  EXPECT_EQ(dispatcher().counts().runners_lost, 2U);
}

TEST_F(DispatcherTest, TakesARunnerWithoutHeartbeatForDead) {
  options_.lease = milliseconds{300};
  start();
  submit("s", "hang");
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(outcome("s").verdict, "judge_error");
  EXPECT_EQ(store_.submission("s")->lost_runners, 2);
}

TEST_F(DispatcherTest, EndsARunnerThatDoesNotKeepToTheProtocol) {
  start();
  submit("s", "garbage " + wait_at_gate());
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(outcome("s").verdict, "judge_error");
}

TEST_F(DispatcherTest, DoesNotBlameTheRunnerForABrokenPackage) {
  package_ = "/no/such/package";
  start();
  submit("s", "testcases 1");
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(outcome("s").verdict, "judge_error");
  EXPECT_EQ(outcome("s").max_score, 100);
  EXPECT_THAT(outcome("s").report, HasSubstr("package: cannot be read"));
  EXPECT_EQ(dispatcher().counts().runners_lost, 0U);
}

TEST_F(DispatcherTest, KeepsAReportUntilTheStoreTakesIt) {
  start();
  submit("s", wait_at_gate());
  ASSERT_TRUE(until_told("s", Event::Kind::running));
  store_.broken = "the disk is full";
  open_gate();
  ASSERT_TRUE(until([&] { return store_.refused_writes >= 2; }));
  EXPECT_EQ(dispatcher().counts().running, 0U);
  EXPECT_EQ(state("s"), State::running);
  EXPECT_THAT(story("s"), ElementsAre("1 queued", "2 running"));
  store_.broken.clear();
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(outcome("s").verdict, "accepted");
  EXPECT_THAT(story("s"), ElementsAre("1 queued", "2 running", "3 report"));
  EXPECT_EQ(store_.reports, 1);
}

TEST_F(DispatcherTest, TellsAReportWhenItIsKept) {
  Settling settling{context_, store_};
  dispatcher().use(settling);
  start();
  submit("s", wait_at_gate());
  ASSERT_TRUE(until([&] { return told_.size() == 2 && store_.commits > 0; }));
  store_.failing_commits = 1;
  open_gate();
  ASSERT_TRUE(until_done("s"));
  ASSERT_TRUE(until([&] { return store_.failing_commits <= 0; }));
  EXPECT_THAT(story("s"), ElementsAre("1 queued", "2 running"));
  EXPECT_EQ(dispatcher().counts().running, 0U);
  store_.forget_outcome("s");  // what was not kept
  ASSERT_TRUE(until_told("s", Event::Kind::report));
  EXPECT_THAT(story("s"), ElementsAre("1 queued", "2 running", "3 report"));
  EXPECT_EQ(store_.reports, 2);
  bool stopped = false;
  dispatcher().stop(milliseconds{1000}, [&] { stopped = true; });
  EXPECT_TRUE(until([&] { return stopped; }));
}

TEST_F(DispatcherTest, KeepsTheQueueWhileTheStoreFails) {
  start();
  submit("s", wait_at_gate());
  ASSERT_TRUE(until_told("s", Event::Kind::running));
  for (const char* id : {"next", "at hand", "at hand too", "last"}) submit(id, "");
  store_.broken = "the disk is full";
  open_gate();
  ASSERT_TRUE(
      until([&] { return store_.refused_writes > 0 && dispatcher().counts().running == 0; }));
  EXPECT_EQ(dispatcher().counts().queued_interactive, 1U);  // what was given before is judged
  store_.broken.clear();
  ASSERT_TRUE(until_done("last"));
  EXPECT_EQ(store_.reports, 5);
  EXPECT_THAT(story("last"), ElementsAre("1 queued", "2 report"));
}

// Else it would wait for the first one, however long that takes.
TEST_F(DispatcherTest, WhatWaitsBehindALongOneIsGivenToAnotherRunner) {
  options_.runners = 2;
  start();
  ASSERT_TRUE(until([&] { return dispatcher().counts().runners == 2; }));
  submit("long", wait_at_gate());
  submit("short", "testcases 1");
  submit("a", "");
  submit("b", "");
  for (const char* id : {"short", "a", "b"}) ASSERT_TRUE(until_done(id)) << id;
  EXPECT_NE(state("long"), State::done);
  EXPECT_EQ(dispatcher().counts().queued_interactive, 0U);
  open_gate();
  ASSERT_TRUE(until_done("long"));
  EXPECT_EQ(store_.reports, 4);
  EXPECT_EQ(dispatcher().counts().runners_lost, 0U);
}

TEST_F(DispatcherTest, ARunnerThatDiesIsNoFaultOfWhatWaitsBehind) {
  start();
  ASSERT_TRUE(until([&] { return dispatcher().counts().runners == 1; }));
  submit("s", "die");
  submit("next", "");
  ASSERT_TRUE(until_done("next"));
  EXPECT_EQ(outcome("s").verdict, "judge_error");
  EXPECT_EQ(store_.submission("s")->lost_runners, 2);
  EXPECT_EQ(outcome("next").verdict, "accepted");
  EXPECT_EQ(store_.submission("next")->lost_runners, 0);
  EXPECT_THAT(story("next"), ElementsAre("1 queued", "2 report"));
}

TEST_F(DispatcherTest, KeepsARunnerFreeOfBatchWork) {
  options_.runners = 2;
  start();
  for (const char* id : {"b1", "b2", "b3"}) submit(id, wait_at_gate(), Lane::batch);
  ASSERT_TRUE(until_told("b1", Event::Kind::running));
  ASSERT_TRUE(until([&] { return dispatcher().counts().runners == 2; }));
  submit("s", "testcases 1");
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(dispatcher().counts().queued_batch, 2U);
  EXPECT_EQ(dispatcher().counts().running, 1U);
  open_gate();
  EXPECT_TRUE(until([&] { return store_.reports == 4; }));
}

TEST_F(DispatcherTest, GivesASingleRunnerBatchWorkToo) {
  start();
  submit("b", "testcases 1", Lane::batch);
  submit("s", "testcases 1");
  ASSERT_TRUE(until([&] { return store_.reports == 2; }));
  const auto done = std::find_if(told_.begin(), told_.end(), [](const auto& event) {
    return event.kind == Event::Kind::report;
  });
  EXPECT_EQ(done->submission, "s");
}

TEST_F(DispatcherTest, JudgesOnceWhatIsQueuedTwice) {
  start();
  submit("s", "testcases 1");
  dispatcher().enqueue({"s", "ada", "", Lane::interactive});
  submit("next", "testcases 1");
  ASSERT_TRUE(until_done("next"));
  EXPECT_EQ(store_.reports, 2);
  EXPECT_EQ(story("s").size(), 4U);
}

TEST_F(DispatcherTest, TakesUpWhatTheStoreHoldsUnfinished) {
  Submission running = row("a", "testcases 1", Lane::interactive);
  running.state = State::running;
  store_.add_submissions({running, row("b", "testcases 1", Lane::batch)});
  start();
  EXPECT_TRUE(until_done("a"));
  EXPECT_TRUE(until_done("b"));
  EXPECT_EQ(story("a").size(), 4U);
}

TEST_F(DispatcherTest, RefusesWhatGoesBeyondABoundAndSaysWhenToAskAgain) {
  options_.max_interactive = 3;
  options_.max_per_owner = 2;
  options_.max_batch = 4;
  Dispatcher& queue = dispatcher();  // not started: nothing leaves
  const auto push = [&](const char* id, const char* owner, Lane lane) {
    queue.enqueue({id, owner, "", lane});
  };
  EXPECT_FALSE(queue.full(Lane::interactive, "ada", 2));
  EXPECT_TRUE(queue.full(Lane::interactive, "ada", 3));
  push("1", "ada", Lane::interactive);
  push("2", "ada", Lane::interactive);
  EXPECT_TRUE(queue.full(Lane::interactive, "ada"));
  EXPECT_FALSE(queue.full(Lane::interactive, "bob"));
  push("3", "bob", Lane::interactive);
  ASSERT_TRUE(queue.full(Lane::interactive, "eve"));
  EXPECT_EQ(queue.full(Lane::interactive, "eve")->count(), 3);  // a second each, before any is seen
  EXPECT_FALSE(queue.full(Lane::batch, "eve", 4));
  ASSERT_TRUE(queue.full(Lane::batch, "eve", 5));
  EXPECT_EQ(queue.counts().queued_interactive, 3U);
}

TEST_F(DispatcherTest, NeverSendsAnybodyAwayForLongerThanAMinute) {
  options_.max_batch = 200;
  for (int i = 0; i < 200; ++i) dispatcher().enqueue({std::to_string(i), "ada", "x", Lane::batch});
  ASSERT_TRUE(dispatcher().full(Lane::batch, "ada"));
  EXPECT_EQ(dispatcher().full(Lane::batch, "ada")->count(), 60);
}

TEST_F(DispatcherTest, StopsWhenWhatRunsIsDoneAndLeavesTheRestQueued) {
  start();
  submit("s", wait_at_gate());
  submit("next", "testcases 1");
  ASSERT_TRUE(until_told("s", Event::Kind::running));
  bool stopped = false;
  dispatcher().stop(std::chrono::seconds{20}, [&] { stopped = true; });
  open_gate();
  ASSERT_TRUE(until([&] { return stopped; }));
  EXPECT_EQ(state("s"), State::done);
  EXPECT_EQ(state("next"), State::queued);
  EXPECT_THAT(children_of(::getpid()), IsEmpty());
  context_.restart();
  context_.run();  // nothing keeps it
}

TEST_F(DispatcherTest, StopsWhatRunsAtTheEndOfItsPatience) {
  start();
  submit("s", wait_at_gate());
  ASSERT_TRUE(until_told("s", Event::Kind::running));
  bool stopped = false;
  dispatcher().stop(milliseconds{50}, [&] { stopped = true; });
  ASSERT_TRUE(until([&] { return stopped; }));
  EXPECT_EQ(state("s"), State::running);  // for the next start
  EXPECT_EQ(store_.submission("s")->lost_runners, 0);
  EXPECT_THAT(children_of(::getpid()), IsEmpty());
  context_.restart();
  context_.run();
}

TEST_F(DispatcherTest, GoesOnWithoutRunnersThatCannotBeStarted) {
  options_.runner_command = {"/no/such/program"};
  start();
  submit("s", "testcases 1");
  EXPECT_FALSE(until([&] { return state("s") == State::done; }, milliseconds{300}));
  EXPECT_EQ(dispatcher().counts().runners, 0U);
  EXPECT_EQ(dispatcher().counts().queued_interactive, 1U);
  bool stopped = false;
  dispatcher().stop(milliseconds{0}, [&] { stopped = true; });
  EXPECT_TRUE(until([&] { return stopped; }));
}

class RealRunnerTest : public DispatcherTest {
 protected:
  RealRunnerTest() {
    options_.runner_command = {support::build_folder() + "/viva", "runner"};
    options_.heartbeat_every = milliseconds{250};
  }
  static std::string reference() {
    std::ifstream file{fibonacci + "/submissions/accepted/reference.py"};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
};

TEST_F(RealRunnerTest, JudgesFibonacci) {
  start();
  submit("s", reference());
  ASSERT_TRUE(until_done("s"));
  const auto problem = problems::load_package(fibonacci);
  EXPECT_EQ(outcome("s").verdict, "accepted") << outcome("s").report;
  EXPECT_EQ(outcome("s").score, problem->max_score());
  EXPECT_EQ(story("s").front(), "1 queued");
  EXPECT_THAT(story("s").back(), HasSubstr("report"));
  submit("wrong", "def fibonacci(n):\n    return '\xff\xfe'\n");
  ASSERT_TRUE(until_done("wrong"));
  EXPECT_THAT(outcome("wrong").verdict, Not(testing::AnyOf("accepted", "judge_error")));
}

TEST_F(RealRunnerTest, JudgesSamplesAloneBeforeAndAfterTheWhole) {
  start();
  const auto problem = problems::load_package(fibonacci);
  for (const char* id : {"first", "whole", "last"}) {
    Submission submission = row(id, reference(), Lane::interactive);
    if (id != std::string{"whole"}) submission.purpose = Purpose::samples;
    EXPECT_EQ(store_.add_submission(submission), id);
    dispatcher().enqueue({id, "ada", "", Lane::interactive});
    ASSERT_TRUE(until_done(id));
    EXPECT_EQ(outcome(id).verdict, "accepted") << outcome(id).report;
    EXPECT_THAT(outcome(id).report, HasSubstr("\"" + digest_ + "\""));
  }
  EXPECT_LT(outcome("first").max_score, problem->max_score());
  EXPECT_EQ(outcome("whole").max_score, problem->max_score());
  EXPECT_EQ(outcome("last").max_score, outcome("first").max_score);
}

TEST_F(RealRunnerTest, JudgesAgainWhatAKilledRunnerHad) {
  start();
  submit("s", "import time\nt = time.process_time()\nwhile time.process_time() - t < 0.3: pass\n" +
                  reference());
  ASSERT_TRUE(until_told("s", Event::Kind::running));
  for (const pid_t runner : children_of(::getpid())) ::kill(runner, SIGKILL);
  EXPECT_TRUE(until([&] { return dispatcher().counts().running == 0; }, milliseconds{1000}));
  EXPECT_TRUE(until([&] { return dispatcher().counts().running == 1; }, milliseconds{1000}));
  ASSERT_TRUE(until_done("s"));
  EXPECT_EQ(outcome("s").verdict, "accepted") << outcome("s").report;
  EXPECT_EQ(store_.reports, 1);
  EXPECT_EQ(store_.submission("s")->lost_runners, 1);
}

}  // namespace
}  // namespace server
