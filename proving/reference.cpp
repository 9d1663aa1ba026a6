// The reference: accepted every time, with inputs that change with the seed, and well below the
// limits.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "proving/trial.hpp"
#include "runner/value.hpp"

namespace proving {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr std::uint64_t seeds = 10;
constexpr int runs_for_each_seed = 2;
constexpr std::uint64_t seeds_for_the_others = 3;
constexpr int room = 3;  // limits are at least that many times the need

double ms(nanoseconds time) { return std::chrono::duration<double, std::milli>(time).count(); }

template <typename Number>
Number median(std::vector<Number> numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

// What each testcase needed, run by run.
struct Needs {
  std::map<std::string, std::vector<runner::Usage>> by_testcase;
  std::vector<nanoseconds> whole;

  void add(const runner::Report& report) {
    for (const auto& each : report.testcases) by_testcase[each.name].push_back(each.usage);
    whole.push_back(report.usage.wall_time);
  }
};

// Where others keep the machine busy, waiting takes longer; nothing makes it shorter.
template <typename Number>
Number least(const std::vector<Number>& numbers) {
  return *std::min_element(numbers.begin(), numbers.end());
}

template <typename Member>
auto each_of(const std::vector<runner::Usage>& usages, Member member) {
  std::vector<std::remove_cvref_t<decltype(usages[0].*member)>> each;
  for (const auto& usage : usages) each.push_back(usage.*member);
  return each;
}

void prove_limits(Trial& trial, const Needs& needs) {
  const auto& limits = trial.problem().limits;
  nanoseconds cpu_time{}, wall_time{};
  for (const auto& [name, usages] : needs.by_testcase) {
    const auto cpu = median(each_of(usages, &runner::Usage::cpu_time));
    const auto wall = least(each_of(usages, &runner::Usage::wall_time));
    const auto memory = median(each_of(usages, &runner::Usage::peak_memory_bytes));
    cpu_time = std::max(cpu_time, cpu);
    wall_time = std::max(wall_time, wall);
    const auto complain = [&](const char* limit, const std::string& need) {
      trial.fault("limits", fmt::format("testcase '{}': the reference needs {}; raise limits.{} to "
                                        "at least {} times that",
                                        name, need, limit, room));
    };
    if (cpu * room > limits.cpu_time)
      complain("cpu_time_ms", fmt::format("{:.1f} ms of CPU time", ms(cpu)));
    if (wall * room > limits.wall_time)
      complain("wall_time_ms", fmt::format("{:.1f} ms", ms(wall)));
    if (memory * room > limits.memory_bytes)
      complain("memory_mib", fmt::format("{} MiB", (memory >> 20) + 1));
  }
  if (const auto whole = least(needs.whole); whole * room > limits.total_wall_time)
    trial.fault("limits", fmt::format("the reference needs {:.1f} ms for all testcases; raise "
                                      "limits.total_wall_time_ms to at least {} times that",
                                      ms(whole), room));
  trial.tighten(cpu_time, wall_time);
}

// By testcase, what the reference showed with each seed.
using Shown = std::map<std::string, std::set<std::string>>;

void add_shown(Trial& trial, std::uint64_t seed, Shown& shown) {
  const auto facts = trial.judge().observe({trial.problem_ptr(), trial.reference().files, seed});
  // What SQLite's virtual machine did says little of the input; in Python it is a name like others.
  const bool counted = trial.problem().kind == problems::Kind::sqlite;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto* reply = std::get_if<runner::GuestReply>(&facts[i].ending);
    std::string all;
    if (reply != nullptr) {
      for (const auto& [name, value] : reply->observations) {
        if (!counted || name != "steps") all += name + runner::encode(value);
      }
    }
    shown[trial.problem().testcases[i].name].insert(std::move(all));
  }
}

bool has_changed(const problems::Testcase& testcase, const Shown& shown) {
  return shown.at(testcase.name).size() > 1;
}

// One more seed is only tried while a secret testcase has not changed yet.
void prove_seeds(Trial& trial) {
  const auto& testcases = trial.problem().testcases;
  Shown shown;
  const auto open = [&](const problems::Testcase& testcase) {
    return testcase.visibility == problems::Visibility::secret && !testcase.is_about_how() &&
           !has_changed(testcase, shown);
  };
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    add_shown(trial, seed, shown);
    if (seed > 1 && std::none_of(testcases.begin(), testcases.end(), open)) break;
  }
  for (const auto& testcase : testcases) {
    if (open(testcase)) {
      trial.fault("seeds",
                  fmt::format("secret testcase '{}' shows the same at every seed, so it can "
                              "be learnt; draw something of its input",
                              testcase.name));
    } else if (testcase.visibility == problems::Visibility::sample && !testcase.is_about_how() &&
               has_changed(testcase, shown)) {
      trial.fault("seeds",
                  fmt::format("sample testcase '{}' depends on the seed; what is shown has "
                              "to stay the same",
                              testcase.name));
    }
  }
}

bool prove_accepted(Trial& trial, const problems::ExampleSubmission& submission, std::uint64_t seed,
                    Needs* needs) {
  const auto report = trial.run(submission.files, seed);
  if (needs != nullptr) needs->add(report);
  if (report.verdict == runner::Verdict::accepted) return true;
  const auto failed =
      std::find_if(report.testcases.begin(), report.testcases.end(),
                   [](const auto& each) { return each.verdict != runner::Verdict::accepted; });
  trial.fault("reference",
              fmt::format("accepted/{}: {} with seed {} in testcase '{}': {}", submission.name,
                          runner::to_string(report.verdict), seed,
                          failed == report.testcases.end() ? "" : failed->name,
                          failed == report.testcases.end() ? "" : failed->message.substr(0, 200)));
  return false;
}

}  // namespace

bool prove_reference(Trial& trial) {
  const auto& problem = trial.problem();
  Needs needs;
  const std::size_t all = seeds * runs_for_each_seed;
  for (int round = 0; round < runs_for_each_seed; ++round) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      trial.progress("reference", static_cast<std::size_t>(trial.proof().reference_runs), all);
      if (!prove_accepted(trial, trial.reference(), seed, &needs)) return false;
      ++trial.proof().reference_runs;
    }
  }
  prove_limits(trial, needs);
  if (problem.kind == problems::Kind::concept_) return true;
  prove_seeds(trial);
  for (const auto& submission : problem.submissions) {
    if (submission.verdict != "accepted" || &submission == &trial.reference()) continue;
    for (std::uint64_t seed = 2; seed <= 1 + seeds_for_the_others; ++seed)
      if (!prove_accepted(trial, submission, seed, nullptr)) break;
  }
  return true;
}

}  // namespace proving
