#include "batch/local_crew.hpp"

#include <fmt/format.h>
#include <sched.h>

#include <algorithm>

#include "problems/package.hpp"
#include "runner/feedback.hpp"

namespace batch {
namespace {

constexpr std::size_t waiting_per_judge = 128;
constexpr std::size_t max_waiting_bytes = 32UL << 20;
constexpr std::size_t worth_waking = 16;  // whoever writes is woken for so many, or when he must be
constexpr int most_passed_over = 64;
constexpr int tries = 3;  // of a submission that the judge fails at

std::vector<int> allowed_processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  std::vector<int> allowed;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return allowed;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(static_cast<unsigned>(cpu), &set)) allowed.push_back(cpu);
  }
  return allowed;
}

std::size_t bytes_of(const Job& job) {
  std::size_t bytes = 0;
  for (const auto& file : job.submission.files) bytes += file.text.size();
  return bytes;
}

// Whatever we fail at, also beside judging, such as a report that memory does not suffice for.
runner::Report judged(runner::Judge& judge, const runner::Submission& submission) {
  try {
    return judge.judge(submission, {});
  } catch (const problems::PackageError&) {
    throw;
  } catch (const std::exception& error) {
    runner::Report report;
    report.problem = submission.problem->id;
    report.problem_digest = submission.problem->digest;
    report.max_score = submission.problem->max_score();
    report.message = error.what();
    return report;
  }
}

}  // namespace

int processors() { return std::max(1, static_cast<int>(allowed_processors().size())); }

LocalCrew::LocalCrew(LocalCrewOptions options) : options_{std::move(options)} {
  for (int number = 0; number < options_.jobs; ++number)
    threads_.emplace_back([this, number] { work(number); });
  std::unique_lock lock{mutex_};
  done_.wait(lock, [this] { return trouble_ || ready_ == options_.jobs; });
  if (!trouble_) return;
  closing_ = true;
  lock.unlock();
  more_.notify_all();
  threads_.clear();
  std::rethrow_exception(trouble_);
}

LocalCrew::~LocalCrew() {
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
    waiting_.clear();
  }
  more_.notify_all();
}

bool LocalCrew::wants_more() const {
  const std::lock_guard lock{mutex_};
  return waiting_.size() < waiting_per_judge * static_cast<std::size_t>(options_.jobs) &&
         waiting_bytes_ < max_waiting_bytes;
}

void LocalCrew::take(Job job) {
  const std::size_t bytes = bytes_of(job);
  {
    const std::lock_guard lock{mutex_};
    waiting_bytes_ += bytes;
    waiting_.push_back({std::move(job), bytes});
  }
  more_.notify_one();
}

std::vector<Done> LocalCrew::wait(std::chrono::milliseconds timeout) {
  std::unique_lock lock{mutex_};
  done_.wait_for(lock, timeout, [this] { return !finished_.empty(); });
  return std::exchange(finished_, {});
}

void LocalCrew::drop_waiting() {
  const std::lock_guard lock{mutex_};
  waiting_.clear();
  waiting_bytes_ = 0;
}

bool LocalCrew::idle() const {
  const std::lock_guard lock{mutex_};
  return waiting_.empty() && running_ == 0 && finished_.empty();
}

void LocalCrew::work(int number) {
  try {
    auto judge_options = options_.judge;
    const auto cpus = allowed_processors();
    if (!cpus.empty()) judge_options.cpu = cpus[static_cast<std::size_t>(number) % cpus.size()];
    judge_options.number = number;
    runner::LocalJudge judge{judge_options};
    {
      const std::lock_guard lock{mutex_};
      ++ready_;
    }
    done_.notify_all();
    serve(judge);
  } catch (...) {
    const std::lock_guard lock{mutex_};
    if (!trouble_) trouble_ = std::current_exception();
    done_.notify_all();
  }
}

void LocalCrew::serve(runner::Judge& judge) {
  std::string warm;
  for (Waiting next_one; next(next_one, warm);) {
    warm = next_one.job.submission.problem->digest;
    Done done = grade(judge, next_one.job);
    bool wake = false;
    {
      const std::lock_guard lock{mutex_};
      finished_.push_back(std::move(done));
      --running_;
      wake = finished_.size() >= worth_waking || waiting_.size() < worth_waking;
    }
    if (wake) done_.notify_one();
  }
}

// The oldest; or, so that many problems in turn do not each time start anew, the oldest of the
// problem that is warm.
bool LocalCrew::next(Waiting& job, const std::string& warm) {
  std::unique_lock lock{mutex_};
  more_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
  if (waiting_.empty()) return false;
  auto chosen = waiting_.begin();
  if (chosen->passed_over < most_passed_over) {
    const auto same = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& one) {
      return one.job.submission.problem->digest == warm;
    });
    if (same != waiting_.end() && same != chosen) {
      ++chosen->passed_over;
      chosen = same;
    }
  }
  job = std::move(*chosen);
  waiting_.erase(chosen);
  waiting_bytes_ -= job.bytes;
  ++running_;
  return true;
}

std::string LocalCrew::known_fault(const std::string& digest) {
  const std::lock_guard lock{mutex_};
  const auto found = faulty_.find(digest);
  return found == faulty_.end() ? "" : found->second;
}

Done LocalCrew::grade(runner::Judge& judge, const Job& job) {
  const auto& problem = *job.submission.problem;
  Row row = job.row;
  row.error = known_fault(problem.digest);
  try {
    for (int tried = 1; row.error.empty(); ++tried) {
      const runner::Report report = judged(judge, job.submission);
      if (report.verdict == runner::Verdict::judge_error && tried < tries) continue;
      judge.make_ready();  // while this thread writes
      return {row.entry,
              to_line(row, runner::to_json(report, row.source, options_.reveal)),
              {row.problem, std::string{to_string(report.verdict)}, report.score, report.max_score,
               report.message}};
    }
  } catch (const problems::PackageError& error) {
    row.error =
        fmt::format("the package is at fault, nothing can be graded with it: {}", error.what());
    const std::lock_guard lock{mutex_};
    faulty_[problem.digest] = row.error;
  }
  return {row.entry, to_line(row), {row.problem, "", 0, 0, row.error}};
}

}  // namespace batch
