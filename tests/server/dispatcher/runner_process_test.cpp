#include "server/dispatcher/runner_process.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "running.hpp"
#include "tests/problems/temporary_folder.hpp"

namespace server {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

const RunnerCommand stand_in{{stand_in_runner, "--heartbeat-ms", "50"}, milliseconds{2000}};

class RunnerProcessTest : public testing::Test {
 protected:
  boost::asio::io_context context_;
  int ready_ = 0, alive_ = 0, gone_ = 0;
  std::string why_;

  std::shared_ptr<RunnerProcess> start(const RunnerCommand& command) {
    return start_runner(context_, command,
                        {[this](const Message& message) {
                           ready_ += std::holds_alternative<RunnerReady>(message) ? 1 : 0;
                           alive_ += std::holds_alternative<RunnerAlive>(message) ? 1 : 0;
                         },
                         [this](const std::string& why) { ++gone_, why_ = why; }});
  }
  std::shared_ptr<RunnerProcess> start_ready(const RunnerCommand& command = stand_in) {
    const int before = ready_;
    auto runner = start(command);
    EXPECT_TRUE(run_until(context_, [&] { return ready_ > before; }));
    return runner;
  }
  bool run_until_gone() {
    return run_until(context_, [this] { return gone_ > 0; });
  }
};

RunnerCommand shell(const std::string& script, milliseconds lease = milliseconds{2000}) {
  return {{"/bin/sh", "-c", script}, lease};
}

// Where each descriptor of the process leads.
std::map<std::string, std::string> descriptors_of(pid_t pid) {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(pid) + "/fd"})
    found[entry.path().filename()] = fs::read_symlink(entry.path());
  return found;
}

TEST_F(RunnerProcessTest, GivesTheChildItsSocketAndStderrAndNoOtherDescriptor) {
  const int leaky = ::open("/dev/null", O_RDONLY);  // NOLINT(android-cloexec-open): the point of it
  const auto first = start_ready();
  const auto second = start_ready();
  for (const auto& runner : {first, second}) {
    const auto found = descriptors_of(runner->pid());
    EXPECT_THAT(found,
                UnorderedElementsAre(Pair("0", HasSubstr("socket:")), Pair("1", found.at("0")),
                                     Pair("2", fs::read_symlink("/proc/self/fd/2"))));
  }
  EXPECT_NE(descriptors_of(first->pid()).at("0"), descriptors_of(second->pid()).at("0"));
  ::close(leaky);
  first->abandon();
  second->abandon();
}

TEST_F(RunnerProcessTest, EndsTheChildByClosingItsInput) {
  const auto runner = start_ready();
  runner->close();
  EXPECT_TRUE(run_until_gone());
  EXPECT_EQ(why_, "exit status 0");
}

TEST_F(RunnerProcessTest, NoticesADeathAtOnceAndKnowsASignalFromAStatus) {
  const auto runner = start_ready();
  const auto before = std::chrono::steady_clock::now();
  ::kill(runner->pid(), SIGKILL);
  EXPECT_TRUE(run_until_gone());
  EXPECT_LT(std::chrono::steady_clock::now() - before, milliseconds{1000});
  EXPECT_EQ(why_, "signal 9");
  const auto exits = start(shell("exit 9"));
  EXPECT_TRUE(run_until(context_, [this] { return gone_ == 2; }));
  EXPECT_EQ(why_, "exit status 9");
}

TEST_F(RunnerProcessTest, KillsTheSilent) {
  RunnerCommand impatient = stand_in;
  impatient.lease = milliseconds{300};
  const auto runner = start_ready(impatient);
  ::kill(runner->pid(), SIGSTOP);
  EXPECT_TRUE(run_until(
      context_, [this] { return gone_ > 0; }, milliseconds{2000}));
  EXPECT_EQ(why_, "no heartbeat for 300 ms, signal 9");
}

TEST_F(RunnerProcessTest, LetsLiveWhoSaysThatItIsAlive) {
  RunnerCommand impatient = stand_in;
  impatient.lease = milliseconds{300};
  const auto runner = start_ready(impatient);
  EXPECT_TRUE(run_until(context_, [this] { return alive_ >= 15; }));
  EXPECT_EQ(gone_, 0);
  runner->abandon();
}

TEST_F(RunnerProcessTest, DoesNotBlameARunnerForTheServersOwnPause) {
  RunnerCommand impatient = stand_in;
  impatient.lease = milliseconds{200};
  const auto runner = start_ready(impatient);
  const auto resume = std::chrono::steady_clock::now() + milliseconds{400};
  while (std::chrono::steady_clock::now() < resume) continue;  // the context does not run
  const int before = alive_;
  EXPECT_TRUE(run_until(context_, [&] { return alive_ > before + 3 || gone_ > 0; }));
  EXPECT_EQ(gone_, 0);
  runner->abandon();
}

TEST_F(RunnerProcessTest, KillsWhoDoesNotKeepToTheProtocol) {
  const auto runner = start(shell("echo '{\"ready\":true}'; echo hello; exec sleep 100"));
  EXPECT_TRUE(run_until_gone());
  EXPECT_EQ(ready_, 1);
  EXPECT_THAT(why_, HasSubstr("it said a line that is not JSON"));
  EXPECT_THAT(why_, HasSubstr("signal 9"));
}

TEST_F(RunnerProcessTest, HearsTheLastWordsOfTheDead) {
  const auto runner = start(shell("echo '{\"ready\":true}'; echo '{\"alive\":true}'; exit 3"));
  EXPECT_TRUE(run_until_gone());
  EXPECT_EQ(ready_ + alive_, 2);
}

TEST_F(RunnerProcessTest, DoesNotWaitForTheChildrenOfTheDead) {
  const auto runner = start(shell("setsid sleep 5 & echo '{\"ready\":true}'; exit 3"));
  EXPECT_TRUE(run_until(
      context_, [this] { return gone_ > 0; }, milliseconds{3000}));
  EXPECT_EQ(why_, "exit status 3");
}

TEST_F(RunnerProcessTest, EndsWhatTheDeadHadStarted) {
  const problems::TemporaryFolder folder;
  const std::string file = folder.path() / "pid";
  const auto runner = start(shell("sleep 100 & echo $! > " + file + "; kill -9 $$"));
  ASSERT_TRUE(run_until_gone());
  pid_t left = 0;
  std::ifstream{file} >> left;
  ASSERT_GT(left, 0);
  EXPECT_TRUE(sandbox::eventually([&] {
    auto status = sandbox::status_of(left);
    return status.empty() || status["State"].starts_with("Z");
  }));
}

TEST_F(RunnerProcessTest, SaysWhyAProgramCannotBeStartedAndLeavesNothing) {
  EXPECT_THROW((void)start({{"/no/such/other"}, milliseconds{2000}}), std::system_error);
  const auto before = sandbox::open_descriptors();  // with those of the context
  try {
    (void)start({{"/no/such/program"}, milliseconds{2000}});
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("start /no/such/program: No such file or directory"));
  }
  EXPECT_EQ(sandbox::open_descriptors(), before);
  EXPECT_TRUE(children_of(::getpid()).empty());
}

TEST_F(RunnerProcessTest, DiesWithTheServer) {
  int pids[2];
  ASSERT_EQ(::pipe(pids), 0);
  const pid_t server = ::fork();
  if (server == 0) {
    boost::asio::io_context context;
    const auto runner = start_runner(context, shell("exec sleep 100"), {});
    const pid_t pid = runner->pid();
    if (::write(pids[1], &pid, sizeof pid) < 0) ::_exit(1);
    for (;;) ::pause();
  }
  pid_t runner = 0;
  ASSERT_EQ(::read(pids[0], &runner, sizeof runner), static_cast<ssize_t>(sizeof runner));
  EXPECT_FALSE(sandbox::status_of(runner).empty());
  ::kill(server, SIGKILL);
  ::waitpid(server, nullptr, 0);
  EXPECT_TRUE(sandbox::eventually([&] {
    auto status = sandbox::status_of(runner);
    return status.empty() || status["State"].starts_with("Z");
  }));
  ::close(pids[0]);
  ::close(pids[1]);
}

}  // namespace
}  // namespace server
