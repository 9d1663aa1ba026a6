// A runner for the dispatcher's tests: the real loop around a judge that does what the submission's
// text says, word by word, and then accepts.
//   testcases 2      tells two testcases, and takes so long that they are told before the report
//   wait <file>      until the file is there
//   die              by SIGKILL
//   die_once <file>  the same, if the file is not there yet; makes it first
//   hang             stops the whole process, heartbeat and all
//   garbage          says something that is not of the protocol
//   throw <text>     as a broken package does
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "server/dispatcher/worker.hpp"

namespace {

class ObedientJudge : public runner::Judge {
 public:
  explicit ObedientJudge(std::chrono::milliseconds heartbeat) : heartbeat_{heartbeat} {}
  runner::Report judge(const runner::Submission& submission,
                       const runner::Progress& progress) override {
    runner::Report report;
    report.problem = submission.problem->id;
    report.verdict = runner::Verdict::accepted;
    std::istringstream words{submission.files.at(0).text};
    for (std::string verb; words >> verb;) obey(verb, words, progress, report);
    return report;
  }

 private:
  void obey(const std::string& verb, std::istream& words, const runner::Progress& progress,
            runner::Report& report) const {
    if (verb == "testcases") {
      int count = 0;
      for (words >> count; count > 0; --count) tell_testcase(progress, report);
      std::this_thread::sleep_for(heartbeat_ * 2);
    } else if (verb == "wait") {
      const std::string file = word(words);
      while (!std::filesystem::exists(file))
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    } else if (verb == "die_once") {
      const std::string file = word(words);
      if (std::filesystem::exists(file)) return;
      std::ofstream{file}.close();
      ::raise(SIGKILL);
    } else if (verb == "die") {
      ::raise(SIGKILL);
    } else if (verb == "hang") {
      ::raise(SIGSTOP);
    } else if (verb == "garbage") {
      const std::string_view garbage = "{\"alive\":true,\"and\":\"well\"}\n";
      if (::write(STDOUT_FILENO, garbage.data(), garbage.size()) < 0)
        throw std::runtime_error{verb};
    } else if (verb == "throw") {
      throw std::runtime_error{word(words)};
    }
  }

  static std::string word(std::istream& words) {
    std::string next;
    words >> next;
    return next;
  }

  static void tell_testcase(const runner::Progress& progress, runner::Report& report) {
    runner::TestcaseReport testcase;
    testcase.name = "case " + std::to_string(report.testcases.size() + 1);
    testcase.verdict = runner::Verdict::accepted;
    testcase.score = testcase.max_score = 10;
    testcase.message = "for the interviewer";
    testcase.public_message = "for the candidate";
    report.score += 10;
    report.max_score += 10;
    report.testcases.push_back(testcase);
    progress(testcase);
  }

  std::chrono::milliseconds heartbeat_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app;
  int cpu = 0, number = 0, heartbeat_ms = 0;
  app.add_option("--cpu", cpu);
  app.add_option("--number", number);
  app.add_option("--heartbeat-ms", heartbeat_ms);
  CLI11_PARSE(app, argc, argv);
  ObedientJudge judge{std::chrono::milliseconds{heartbeat_ms}};
  server::WorkerOptions options;
  options.heartbeat_every = std::chrono::milliseconds{heartbeat_ms};
  return server::run_worker(judge, options);
}
