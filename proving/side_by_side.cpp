#include "proving/side_by_side.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace proving {
namespace {

class Crew {
 public:
  Crew(const std::vector<problems::ProblemPtr>& problems, const Watcher& watcher)
      : problems_{problems}, watcher_{watcher} {}

  void work(runner::LocalJudgeOptions options, int number) {
    options.number = number;
    try {
      Prover prover{options};
      for (std::size_t i = next_++; i < problems_.size(); i = next_++) prove(prover, problems_[i]);
    } catch (...) {
      const std::lock_guard lock{mutex_};
      if (!trouble_) trouble_ = std::current_exception();
    }
  }

  void rethrow_trouble() const {
    if (trouble_) std::rethrow_exception(trouble_);
  }

 private:
  void prove(Prover& prover, const problems::ProblemPtr& problem) {
    Proof proof =
        prover.prove(problem, [&](std::string_view doing, std::size_t done, std::size_t all) {
          const std::lock_guard lock{mutex_};
          if (watcher_.progress) watcher_.progress(problem->id, doing, done, all);
        });
    const std::lock_guard lock{mutex_};
    watcher_.done(std::move(proof));
  }

  const std::vector<problems::ProblemPtr>& problems_;
  const Watcher& watcher_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr trouble_;
};

}  // namespace

void prove_side_by_side(const std::vector<problems::ProblemPtr>& problems, int jobs,
                        const runner::LocalJudgeOptions& options, const Watcher& watcher) {
  Crew crew{problems, watcher};
  {
    std::vector<std::jthread> threads;
    const int count =
        std::clamp(jobs, 1, static_cast<int>(std::max<std::size_t>(problems.size(), 1)));
    for (int number = 0; number < count; ++number)
      threads.emplace_back([&crew, &options, number] { crew.work(options, number); });
  }
  crew.rethrow_trouble();
}

}  // namespace proving
