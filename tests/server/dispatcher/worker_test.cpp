// The runner's loop in this process, between two pipes.
#include "server/dispatcher/worker.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <future>

#include "problems/package.hpp"
#include "server/dispatcher/packages.hpp"
#include "tests/support/places.hpp"

namespace server {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

const std::string fibonacci = support::source_folder() + "/problems/bank/algorithms/fibonacci";

// Says two testcases, then what the test wants.
class FakeJudge : public runner::Judge {
 public:
  std::function<runner::Report(const runner::Submission&)> then;
  int made_ready = 0;

  runner::Report judge(const runner::Submission& submission,
                       const runner::Progress& progress) override {
    for (const char* name : {"one", "two"}) {
      runner::TestcaseReport testcase;
      testcase.name = name;
      testcase.message = "chosen by the program";
      testcase.public_message = "public";
      progress(testcase);
    }
    return then(submission);
  }
  void make_ready() noexcept override { ++made_ready; }
};

runner::Report accepted(const runner::Submission& submission) {
  runner::Report report;
  report.problem_digest = submission.problem->digest;
  report.verdict = runner::Verdict::accepted;
  report.max_score = submission.problem->max_score();
  return report;
}

class WorkerTest : public testing::Test {
 protected:
  WorkerTest() {
    EXPECT_EQ(::pipe2(to_, O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(from_, O_CLOEXEC), 0);
    options_.in = to_[0];
    options_.out = from_[1];
    options_.heartbeat_every = std::chrono::hours{1};
    judge_.then = accepted;
  }
  ~WorkerTest() override {
    hang_up();
    if (status_.valid()) status_.wait();
    for (const int fd : {to_[0], from_[0], from_[1]}) ::close(fd);
  }

  void begin() {
    status_ = std::async(std::launch::async, [this] { return run_worker(judge_, options_); });
    EXPECT_TRUE(std::holds_alternative<RunnerReady>(hear()));
  }
  void say(const std::string& line) {
    EXPECT_EQ(::write(to_[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
  }
  void hang_up() {
    if (to_[1] >= 0) ::close(std::exchange(to_[1], -1));
  }
  Message hear() {
    for (;;) {
      if (const auto line = lines_.next()) return message_of(*line);
      if (!heard_within(milliseconds{10'000})) throw std::runtime_error{"the worker says nothing"};
      char part[4096];
      const auto size = ::read(from_[0], part, sizeof part);
      lines_.add({part, static_cast<std::size_t>(size)});
    }
  }
  Message hear_of_job() {
    Message message = hear();
    while (std::holds_alternative<RunnerAlive>(message)) message = hear();
    return message;
  }
  bool heard_within(milliseconds time) const {
    pollfd readable{from_[0], POLLIN, 0};
    return ::poll(&readable, 1, static_cast<int>(time.count())) > 0;
  }
  Outcome outcome_of(const Job& job) {
    say(to_line(job));
    for (;;) {
      const Message message = hear();
      if (const auto* done = std::get_if<JobDone>(&message)) return done->outcome;
    }
  }
  static Job job(const std::string& id = "s1") {
    return {id, fibonacci, problems::load_package(fibonacci)->digest, 1, false, {{"f.py", "x"}},
            70};
  }

  FakeJudge judge_;
  WorkerOptions options_;
  std::future<int> status_;

 private:
  int to_[2] = {-1, -1}, from_[2] = {-1, -1};
  Lines lines_{longest_message_line};
};

TEST_F(WorkerTest, SaysOfAShortJobTheReportOnly) {
  begin();
  say(to_line(job()));
  const auto done = std::get<JobDone>(hear());
  EXPECT_EQ(done.id, "s1");
  EXPECT_EQ(done.outcome.verdict, "accepted");
}

TEST_F(WorkerTest, TellsEachTestcaseOfALongJobAsTheCandidateMaySeeItThenTheReport) {
  options_.heartbeat_every = milliseconds{20};
  std::promise<void> heard;
  judge_.then = [&, gate = heard.get_future().share()](const auto& submission) {
    gate.wait();
    return accepted(submission);
  };
  begin();
  say(to_line(job()));
  EXPECT_EQ(std::get<JobRunning>(hear_of_job()).id, "s1");
  for (const char* name : {"one", "two"}) {
    const auto testcase = std::get<JobTestcase>(hear_of_job());
    EXPECT_EQ(testcase.id, "s1");
    EXPECT_THAT(testcase.feedback, HasSubstr(name));
    EXPECT_THAT(testcase.feedback, HasSubstr("public"));
    EXPECT_THAT(testcase.feedback, Not(HasSubstr("chosen by the program")));
  }
  heard.set_value();
  EXPECT_EQ(std::get<JobDone>(hear_of_job()).outcome.verdict, "accepted");
}

TEST_F(WorkerTest, GivesBackWhatWaitsBehindALongJob) {
  options_.heartbeat_every = milliseconds{20};
  std::promise<void> returned;
  judge_.then = [&, gate = returned.get_future().share()](const auto& submission) {
    gate.wait();
    return accepted(submission);
  };
  begin();
  say(to_line(job("long")) + to_line(job("next")) + to_line(job("last")));
  EXPECT_EQ(std::get<JobRunning>(hear_of_job()).id, "long");
  EXPECT_EQ(std::get<JobTestcase>(hear_of_job()).id, "long");
  EXPECT_EQ(std::get<JobTestcase>(hear_of_job()).id, "long");
  EXPECT_EQ(std::get<JobReturned>(hear_of_job()).id, "last");
  EXPECT_EQ(std::get<JobReturned>(hear_of_job()).id, "next");
  say(to_line(job("late")));
  EXPECT_EQ(std::get<JobReturned>(hear_of_job()).id, "late");
  returned.set_value();
  EXPECT_EQ(std::get<JobDone>(hear_of_job()).id, "long");
  say(to_line(job("next")));
  EXPECT_EQ(std::get<JobDone>(hear_of_job()).id, "next");
}

TEST_F(WorkerTest, TakesNothingForReturnedThatIsNoJob) {
  options_.heartbeat_every = milliseconds{20};
  std::promise<void> over;
  judge_.then = [&, gate = over.get_future().share()](const auto& submission) {
    gate.wait();
    return accepted(submission);
  };
  begin();
  say(to_line(job("long")) + "nonsense\n");
  for (int beats = 0; beats < 5;) {
    const Message message = hear();
    EXPECT_FALSE(std::holds_alternative<JobReturned>(message));
    beats += std::holds_alternative<RunnerAlive>(message) ? 1 : 0;
  }
  over.set_value();
  EXPECT_EQ(std::get<JobDone>(hear_of_job()).id, "long");
  EXPECT_EQ(status_.get(), 1);
}

TEST_F(WorkerTest, EndsWellWhenItsInputEndsAndGetsReadyAfterEachReport) {
  begin();
  (void)outcome_of(job());
  (void)outcome_of(job());
  hang_up();
  EXPECT_EQ(status_.get(), 0);
  EXPECT_EQ(judge_.made_ready, 2);
}

TEST_F(WorkerTest, JudgesOnlySamplesWhenAskedTo) {
  judge_.then = [](const runner::Submission& submission) {
    for (const auto& testcase : submission.problem->testcases)
      EXPECT_EQ(testcase.visibility, problems::Visibility::sample);
    return accepted(submission);
  };
  Job samples = job();
  samples.samples_only = true;
  begin();
  const Outcome outcome = outcome_of(samples);
  const auto whole = problems::load_package(fibonacci);
  EXPECT_EQ(outcome.max_score, only_samples(*whole)->max_score());
  EXPECT_LT(outcome.max_score, whole->max_score());
  EXPECT_THAT(outcome.report, HasSubstr("\"" + whole->digest + "\""));
}

TEST_F(WorkerTest, TakesAThrowForAFailureOfTheJudge) {
  judge_.then = [](const auto&) -> runner::Report { throw std::runtime_error{"mount tmpfs"}; };
  begin();
  const Outcome outcome = outcome_of(job());
  EXPECT_EQ(outcome.verdict, "judge_error");
  EXPECT_EQ(outcome.score, 0);
  EXPECT_EQ(outcome.max_score, 70);
  EXPECT_THAT(outcome.report, HasSubstr("mount tmpfs"));
  EXPECT_THAT(outcome.feedback, Not(HasSubstr("mount tmpfs")));
  EXPECT_THAT(outcome.feedback,
              HasSubstr("The judge failed, not your program. Nothing was counted"));
  judge_.then = accepted;
  EXPECT_EQ(outcome_of(job()).verdict, "accepted");
}

TEST_F(WorkerTest, SurvivesPackagesThatAreBrokenMissingOrOfAnotherDigest) {
  begin();
  Job missing = job();
  missing.package = "/no/such/package";
  missing.digest = "sha256:1";
  EXPECT_EQ(outcome_of(missing).verdict, "judge_error");
  Job other = job();
  other.digest = "sha256:00";
  const Outcome outcome = outcome_of(other);
  EXPECT_EQ(outcome.verdict, "judge_error");
  EXPECT_EQ(outcome.max_score, 70);
  EXPECT_THAT(outcome.report, HasSubstr("and the submission is for sha256:00"));
  EXPECT_EQ(outcome_of(job()).verdict, "accepted");
}

TEST_F(WorkerTest, EndsWhenWhatComesIsNotOfTheProtocol) {
  begin();
  say("{\"judge\":\"s1\"}\n");
  EXPECT_EQ(status_.get(), 1);
}

TEST_F(WorkerTest, SaysThatItIsAliveAlsoWhileItJudges) {
  options_.heartbeat_every = milliseconds{5};
  std::promise<void> enough;
  judge_.then = [&, gate = enough.get_future().share()](const auto& submission) {
    gate.wait();
    return accepted(submission);
  };
  begin();
  say(to_line(job()));
  while (!std::holds_alternative<JobTestcase>(hear())) continue;
  (void)hear();  // the second one, or a heartbeat
  for (int beats = 0; beats < 3;) beats += std::holds_alternative<RunnerAlive>(hear()) ? 1 : 0;
  enough.set_value();
  while (!std::holds_alternative<JobDone>(hear())) continue;
}

TEST_F(WorkerTest, FallsSilentWhenAJudgeHangs) {
  options_.heartbeat_every = milliseconds{5};
  options_.longest_judging = milliseconds{50};
  std::promise<void> enough;
  judge_.then = [&, gate = enough.get_future().share()](const auto& submission) {
    gate.wait();
    return accepted(submission);
  };
  begin();
  say(to_line(job()));
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (heard_within(milliseconds{100}) && std::chrono::steady_clock::now() < deadline)
    (void)hear();
  EXPECT_LT(std::chrono::steady_clock::now(), deadline);
  enough.set_value();
  while (!std::holds_alternative<JobDone>(hear())) continue;
}

}  // namespace
}  // namespace server
