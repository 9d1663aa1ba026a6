#include "server/dispatcher/worker.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "runner/feedback.hpp"
#include "sandbox/linux/syscall.hpp"
#include "server/dispatcher/heartbeat.hpp"
#include "server/dispatcher/inbox.hpp"
#include "server/dispatcher/outcomes.hpp"
#include "server/dispatcher/packages.hpp"
#include "server/dispatcher/protocol.hpp"
#include "server/log.hpp"

namespace server {
namespace {

std::string main_file(const Job& job) { return job.files.empty() ? "" : job.files[0].name; }

Outcome failed(const Job& job, const std::string& why) {
  const std::string problem = std::filesystem::path{job.package}.filename().string();
  return judge_failed(problem, job.digest, main_file(job), job.max_score, why);
}

class Worker {
 public:
  Worker(runner::Judge& judge, const WorkerOptions& options)
      : judge_{judge},
        voice_{options.out},
        inbox_{options.in},
        heartbeat_{voice_,
                   {options.heartbeat_every, options.longest_judging, longest_wait_behind_a_job,
                    [this] { give_back_what_waits(); }}} {
    voice_.say(to_line(RunnerReady{}));
  }

  void serve_all() {
    while (const auto job = inbox_.next()) serve(*job);
  }

 private:
  void serve(const Job& job) {
    heartbeat_.job_begins();
    voice_.hold(to_line(JobRunning{job.id}));
    std::string line = to_line(JobDone{job.id, judge(job)});
    if (line.size() > longest_message_line)
      line = to_line(JobDone{job.id, failed(job, "the report is too large")});
    voice_.say_instead(line);  // the testcases are in the report
    judge_.make_ready();
    heartbeat_.job_ends();
  }

  // By the heart, while a job takes long.
  void give_back_what_waits() {
    inbox_.give_back([this](const Job& job) { voice_.say(to_line(JobReturned{job.id})); });
  }

  Outcome judge(const Job& job) {
    try {
      const auto problem = packages_.find(job);
      runner::Report report =
          judge_.judge({problem, job.files, job.seed, job.remarks, job.counterexample},
                       [&](const runner::TestcaseReport& testcase) { tell(job, testcase); });
      report.problem_digest = report.receipt.problem_digest = job.digest;
      return outcome_of(report, main_file(job));
    } catch (const std::exception& error) {
      return failed(job, error.what());
    }
  }

  void tell(const Job& job, const runner::TestcaseReport& testcase) {
    const auto line = to_line(JobTestcase{job.id, runner::testcase_to_json(testcase, false)});
    if (line.size() <= longest_message_line) voice_.hold(line);
  }

  runner::Judge& judge_;
  Packages packages_;
  Voice voice_;
  Inbox inbox_;
  Heartbeat heartbeat_;  // last: uses the others
};

sandbox::UniqueFd private_copy(int fd) {
  return sandbox::UniqueFd{sandbox::syscall_or_throw(
      "copy a stream", [fd] { return ::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1); })};
}

void replace(int fd, int by) {
  sandbox::syscall_or_throw("replace a stream", [=] { return ::dup2(by, fd); });
}

}  // namespace

int run_worker(runner::Judge& judge, const WorkerOptions& options) {
  try {
    Worker worker{judge, options};
    worker.serve_all();
    return 0;
  } catch (const ProtocolError& error) {
    log("runner: what came from the dispatcher is {}", error.what());
  } catch (const std::system_error& error) {
    log("runner: {}", error.what());
  }
  return 1;
}

ProtocolStreams take_standard_streams() {
  ProtocolStreams streams{private_copy(STDIN_FILENO), private_copy(STDOUT_FILENO)};
  const sandbox::UniqueFd nothing{sandbox::syscall_or_throw(
      "open /dev/null", [] { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); })};
  replace(STDIN_FILENO, nothing.get());
  replace(STDOUT_FILENO, STDERR_FILENO);
  return streams;
}

}  // namespace server
