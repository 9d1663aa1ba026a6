#include "bench/stages.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "bench/measure.hpp"
#include "runner/drive.hpp"
#include "runner/requests.hpp"
#include "runner/warm_problems.hpp"

namespace bench {
namespace {

// Proportional and private memory of a process, in KiB.
std::pair<double, double> memory_of(pid_t pid) {
  std::ifstream file{"/proc/" + std::to_string(pid) + "/smaps_rollup"};
  double proportional = 0, own = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string name;
    double kib = 0;
    words >> name >> kib;
    if (name == "Pss:") proportional = kib;
    if (name == "Private_Dirty:" || name == "Private_Clean:") own += kib;
  }
  return {proportional, own};
}

class Stages {
 public:
  template <typename Work>
  void time(const std::string& name, Work work) {
    const auto start = Clock::now();
    work();
    samples_[name].push_back(Microseconds{Clock::now() - start}.count());
  }
  void add(const std::string& name, double value) { samples_[name].push_back(value); }
  [[nodiscard]] Stage median_of(const std::string& name, const std::string& unit) const {
    return {name, median(samples_.at(name)), unit};
  }

 private:
  std::map<std::string, std::vector<double>> samples_;
};

void step(sandbox::Cell& cell, const std::string& request, const sandbox::StepLimits& limits) {
  const auto seen = cell.step(request, limits);
  if (!std::holds_alternative<sandbox::Replied>(seen.ending))
    throw std::runtime_error{"stages: a cell did not answer"};
}

void run_once(runner::WarmProblems& warm, const problems::Problem& problem, Stages& stages) {
  const auto limits = runner::step_limits(problem.limits);
  std::unique_ptr<sandbox::Cell> cell;
  stages.time("1_fork", [&] { cell = warm.take(problem); });
  stages.time("2_seal", [&] { cell->wait_until_sealed(); });
  const auto [proportional, own] = memory_of(cell->pid());
  const std::string load = runner::load_request(problem.submissions.at(problem.reference).files);
  stages.time("3_load", [&] { step(*cell, load, limits); });
  stages.time("4_cases", [&] {
    for (const auto& testcase : problem.testcases)
      step(*cell, runner::testcase_request(warm, problem, testcase, 1), limits);
  });
  stages.time("5_kill_and_reap", [&] { (void)cell->finish(); });
  stages.add("cell_pss", proportional);
  stages.add("cell_private", own);
}

}  // namespace

std::vector<Stage> measure_stages(const problems::Problem& problem,
                                  const std::set<std::string>& without, int runs) {
  sandbox::Slots::Options slots;
  slots.without_cgroup = without.contains("cgroup");
  slots.cpu = 0;
  sandbox::pin_this_thread(0);
  runner::WarmProblems warm{runner::guest_folder(), slots};
  const auto& reference = problem.submissions.at(problem.reference).files;
  runner::drive(warm, problem, reference, 1, true, [](auto, auto) { return true; });
  Stages warm_up, stages;
  for (int i = 0; i < 20; ++i) run_once(warm, problem, warm_up);
  for (int i = 0; i < runs; ++i) run_once(warm, problem, stages);
  std::vector<Stage> all;
  for (const char* name : {"1_fork", "2_seal", "3_load", "4_cases", "5_kill_and_reap"})
    all.push_back(stages.median_of(name, "us"));
  // Prepared ahead, the first two are not on the path.
  all.push_back({"not_prepared_ahead_costs", all[0].value + all[1].value, "us"});
  all.push_back(stages.median_of("cell_pss", "KiB"));
  all.push_back(stages.median_of("cell_private", "KiB"));
  return all;
}

}  // namespace bench
