// The judges of this machine, one to a thread and a processor.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "batch/crew.hpp"
#include "runner/local_judge.hpp"

namespace batch {

struct LocalCrewOptions {
  int jobs = 1;
  runner::LocalJudgeOptions judge;
  bool reveal = false;  // lines show secret testcases whole
};

// How many this process may use.
[[nodiscard]] int processors();

class LocalCrew : public Crew {
 public:
  // Returns when every judge is there. Throws runner::MissingProtection.
  explicit LocalCrew(LocalCrewOptions options);
  ~LocalCrew() override;

  [[nodiscard]] bool wants_more() const override;
  void take(Job job) override;
  [[nodiscard]] std::vector<Done> wait(std::chrono::milliseconds timeout) override;
  void drop_waiting() override;
  [[nodiscard]] bool idle() const override;

 private:
  struct Waiting {
    Job job;
    std::size_t bytes;
    int passed_over = 0;  // how often another problem's went before it
  };
  void work(int number);
  void serve(runner::Judge& judge);
  [[nodiscard]] bool next(Waiting& job, const std::string& warm);
  [[nodiscard]] Done grade(runner::Judge& judge, const Job& job);
  [[nodiscard]] std::string known_fault(const std::string& digest);

  LocalCrewOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable more_, done_;  // something waits; something is done
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  int running_ = 0;
  int ready_ = 0;  // judges that were made
  bool closing_ = false;
  std::vector<Done> finished_;
  std::map<std::string, std::string> faulty_;  // problem digest -> what is wrong with its package
  std::exception_ptr trouble_;
  std::vector<std::jthread> threads_;
};

}  // namespace batch
