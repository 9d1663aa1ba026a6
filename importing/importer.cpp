#include "importing/importer.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include "importing/package_folder.hpp"
#include "importing/workshop.hpp"

namespace importing {
namespace {

Outcome begun(const Task& task) {
  Outcome outcome;
  outcome.task = task.name;
  outcome.id = task.id;
  outcome.place = task.place;
  return outcome;
}

void import_one(const Task& task, const ImportOptions& options, Workshop& shop, Outcome& outcome) {
  try {
    if (task.id.empty()) throw Refusal{"its name has no letter and no digit: no id can be made"};
    const auto folder = options.bank / options.topic / task.id;
    refuse_occupied(folder, options.overwrite);
    Draft draft = task.draft(shop, task, options.topic);
    if (options.proof) {
      shop.prove(draft, task, options.topic);
    } else {
      (void)load(draft, task, options.topic);
    }
    write_package(folder, draft.files, options.overwrite);
    outcome.folder = folder;
    outcome.testcases = draft.testcases;
    outcome.observed = draft.observed;
    outcome.inside = draft.inside;
    outcome.idle = draft.idle;
    outcome.remarks = std::move(draft.remarks);
  } catch (const Refusal& refusal) {
    outcome.refused = refusal.what();
  }
}

class Crew {
 public:
  Crew(const std::vector<Task>& tasks, const ImportOptions& options, const OnOutcome& on_outcome)
      : tasks_{tasks}, options_{options}, on_outcome_{on_outcome}, outcomes_(tasks.size()) {
    std::set<std::string> ids;
    for (const Task& task : tasks)
      twice_.push_back(!task.id.empty() && !ids.insert(task.id).second);
  }

  void work(int number) {
    runner::LocalJudgeOptions judge = options_.judge;
    judge.number = number;
    try {
      Workshop shop{judge};
      for (std::size_t i = next_++; i < tasks_.size(); i = next_++) one(i, shop);
    } catch (...) {
      next_ = tasks_.size();  // the others stop as well
      const std::lock_guard lock{mutex_};
      if (!trouble_) trouble_ = std::current_exception();
    }
  }

  std::vector<Outcome> take() {
    if (trouble_) std::rethrow_exception(trouble_);
    return std::move(outcomes_);
  }

 private:
  void one(std::size_t index, Workshop& shop) {
    Outcome outcome = begun(tasks_[index]);
    if (twice_[index]) {
      outcome.refused = "another task before it has the id " + outcome.id;
    } else {
      import_one(tasks_[index], options_, shop, outcome);
    }
    const std::lock_guard lock{mutex_};
    outcomes_[index] = std::move(outcome);
    if (on_outcome_) on_outcome_(outcomes_[index]);
  }

  const std::vector<Task>& tasks_;
  const ImportOptions& options_;
  const OnOutcome& on_outcome_;
  std::vector<bool> twice_;
  std::vector<Outcome> outcomes_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr trouble_;
};

}  // namespace

std::vector<Outcome> import_all(const std::vector<Task>& tasks, const ImportOptions& options,
                                const OnOutcome& on_outcome) {
  Crew crew{tasks, options, on_outcome};
  {
    std::vector<std::jthread> threads;
    const int count =
        std::clamp(options.jobs, 1, static_cast<int>(std::max<std::size_t>(tasks.size(), 1)));
    for (int number = 0; number < count; ++number)
      threads.emplace_back([&crew, number] { crew.work(number); });
  }
  return crew.take();
}

}  // namespace importing
