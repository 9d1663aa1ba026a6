// The same work done three ways, side by side in one run: bare, under bubblewrap, and by the judge
// from a submission in memory to its report. Ratios of medians are what counts; the times are this
// machine's of this moment.
#include <fmt/format.h>
#include <sched.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <thread>

#include "bench/batch.hpp"
#include "bench/measure.hpp"
#include "bench/results.hpp"
#include "bench/server.hpp"
#include "bench/stages.hpp"
#include "problems/package.hpp"
#include "runner/local_judge.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path folder;
  int runs = 200;
  double seconds = 5;
  bool as_json = false;
  std::set<std::string> without;
};

struct Workload {
  std::string name;  // as in the ratios
  std::string package;
  Program bare, bwrap;
  std::string baseline;  // "bare" or "cli"
};

Program under_bwrap(const Program& program) {
  Program wrapped{{"/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/",
                   "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"},
                  program.input,
                  program.expected};
  wrapped.arguments.insert(wrapped.arguments.end(), program.arguments.begin(),
                           program.arguments.end());
  return wrapped;
}

std::vector<Workload> workloads(const fs::path& folder) {
  const auto python = [&](const char* file) {
    return Program{{"/usr/bin/python3", folder / "bare" / file}, "/dev/null", 0};
  };
  // The script ends with a statement that a trigger refuses, which the program tells by its exit
  // status.
  const Program sqlite{{"/usr/bin/sqlite3", ":memory:"}, folder / "bare/triggers.sql", 1};
  return {
      {"python", "python-ten-cases", python("python.py"), under_bwrap(python("python.py")), "bare"},
      {"django", "django-ten-queries", python("orm.py"), under_bwrap(python("orm.py")), "bare"},
      {"sqlite", "sql-two-triggers", sqlite, under_bwrap(sqlite), "cli"}};
}

runner::Submission reference_submission(const problems::ProblemPtr& problem) {
  return {problem, problem->submissions.at(problem->reference).files, 1};
}

void judge_once(runner::LocalJudge& judge, const runner::Submission& submission) {
  const auto report = judge.judge(submission, {});
  if (report.verdict != runner::Verdict::accepted) {
    throw std::runtime_error{"the reference was not accepted: " +
                             std::string{to_string(report.verdict)} + " " + report.message};
  }
}

runner::LocalJudgeOptions judge_options(const Options& options, int number) {
  runner::LocalJudgeOptions chosen;
  chosen.without = options.without;
  chosen.cpu = number;
  chosen.number = number;
  return chosen;
}

struct Latency {
  std::vector<double> bare, bwrap, cell;
};

// Whatever the judge pinned this thread to, a program is started as anyone would start it.
void on_any_processor(const std::function<void()>& work) {
  std::thread{[&] {
    cpu_set_t all;
    CPU_ZERO(&all);
    for (unsigned cpu = 0; cpu < std::thread::hardware_concurrency(); ++cpu) CPU_SET(cpu, &all);
    ::sched_setaffinity(0, sizeof all, &all);
    work();
  }}.join();
}

// In turn, ten of each, so that a machine that gets slower or faster meanwhile does so for all
// three.
Latency measure_latency(const Workload& work, const problems::ProblemPtr& problem,
                        const Options& options) {
  constexpr int block = 10;
  Latency latency;
  const auto measure_block = [&](runner::LocalJudge& judge, const runner::Submission& submission) {
    for (int i = 0; i < block; ++i) {
      judge.make_ready();
      judge.wait_until_ready();
      latency.cell.push_back(microseconds([&] { judge_once(judge, submission); }));
    }
    on_any_processor([&] {
      for (int i = 0; i < block; ++i) {
        latency.bare.push_back(microseconds([&] { run_program(work.bare); }));
      }
      for (int i = 0; i < block; ++i) {
        latency.bwrap.push_back(microseconds([&] { run_program(work.bwrap); }));
      }
    });
  };
  // A thread of its own: the judge pins the one that it lives on.
  std::thread{[&] {
    runner::LocalJudge judge{judge_options(options, 0)};
    const auto submission = reference_submission(problem);
    for (int i = 0; i < 20; ++i) judge_once(judge, submission);
    for (int done = 0; done < options.runs; done += block) measure_block(judge, submission);
  }}.join();
  return latency;
}

double judge_rate(const problems::ProblemPtr& problem, const Options& options, int threads) {
  std::vector<std::unique_ptr<runner::LocalJudge>> judges(static_cast<std::size_t>(threads));
  return rate(threads, std::chrono::duration<double>{options.seconds}, [&](int thread) {
    auto judge = std::make_shared<runner::LocalJudge>(judge_options(options, thread));
    const auto submission = reference_submission(problem);
    for (int i = 0; i < 20; ++i) judge_once(*judge, submission);
    return [judge, submission] { judge_once(*judge, submission); };
  });
}

double program_rate(const Program& program, const Options& options, int threads) {
  return rate(threads, std::chrono::duration<double>{options.seconds},
              [&](int) { return [&] { run_program(program); }; });
}

void measure(const Workload& work, const Options& options, Results& results) {
  const auto problem = problems::load_package(options.folder / "packages/bench" / work.package);
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  results.say(fmt::format("{} ({})", work.name, work.package));
  const Latency latency = measure_latency(work, problem, options);
  const double bare = median(latency.bare), bwrap = median(latency.bwrap),
               cell = median(latency.cell);
  results.ratio(work.name + "_latency_vs_" + work.baseline, bare / cell,
                fmt::format("{:.2f} ms / {:.3f} ms (p95 {:.3f})", bare / 1000, cell / 1000,
                            percentile(latency.cell, 0.95) / 1000));
  results.ratio(work.name + "_latency_vs_bwrap", bwrap / cell,
                fmt::format("{:.2f} ms / {:.3f} ms", bwrap / 1000, cell / 1000));
  const double bare_rate = program_rate(work.bare, options, cores);
  const double bwrap_rate = program_rate(work.bwrap, options, cores);
  const double judged = judge_rate(problem, options, cores);
  results.ratio(work.name + "_throughput_vs_" + work.baseline, judged / bare_rate,
                fmt::format("{:.0f}/s against {:.0f}/s, {} cores", judged, bare_rate, cores));
  results.ratio(work.name + "_throughput_vs_bwrap", judged / bwrap_rate,
                fmt::format("{:.0f}/s against {:.0f}/s", judged, bwrap_rate));
  if (work.name == "python") {
    const double one = judge_rate(problem, options, 1);
    results.ratio("two_workers_vs_one", judge_rate(problem, options, 2) / one,
                  fmt::format("one: {:.0f}/s", one));
  }
  std::thread{[&] {
    for (const auto& [stage, value, unit] :
         measure_stages(*problem, options.without, options.runs)) {
      results.figure(work.name + "_" + stage, value, unit);
    }
  }}.join();
}

void add_batch_options(CLI::App& command, BatchOptions& batch) {
  command.add_option("--submissions", batch.submissions, "Python programs, every one different")
      ->capture_default_str()
      ->check(CLI::Range(10, 100'000));
  command.add_option("--django", batch.django, "Django programs")
      ->capture_default_str()
      ->check(CLI::Range(10, 10'000));
  command.add_option("--many", batch.many, "Python programs for two jobs beside one")
      ->capture_default_str()
      ->check(CLI::Range(10, 100'000));
  command.add_option("--large", batch.large, "How many for the comparison of memory")
      ->capture_default_str()
      ->check(CLI::Range(10, 1'000'000));
  command.add_option("--rounds", batch.rounds, "Of both sides in turn; medians are compared")
      ->capture_default_str()
      ->check(CLI::Range(1, 100));
  command.fallthrough();
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app{"Measures the judge against bare and bubblewrapped programs that do the same work.",
               "bench"};
  app.add_option("--folder", options.folder, "The folder `bench` of the source tree")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--runs", options.runs, "Runs of each kind, at least 200 to quote")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  app.add_option("--seconds", options.seconds, "Seconds for each throughput")
      ->capture_default_str()
      ->check(CLI::Range(0.1, 600.0));
  std::vector<std::string> only, without;
  app.add_option("workload", only, "python, django, sqlite (default: all)");
  app.add_option("--without", without, "As for viva grade");
  app.add_flag("--json", options.as_json, "One object, with \"ratios\" and \"figures\"");
  ServerOptions server;
  CLI::App* with_server = app.add_subcommand(
      "server", "Measure `viva serve` with its runners, beside the runners alone");
  with_server->add_option("--connections", server.connections, "That submit at once")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  with_server->add_option("--batch", server.batch, "Submissions of the batch beside")
      ->capture_default_str()
      ->check(CLI::Range(100, 100'000));
  with_server->fallthrough();
  BatchOptions batch;
  CLI::App* with_batch = app.add_subcommand(
      "batch", "Measure `viva batch` beside the same programs without isolation");
  add_batch_options(*with_batch, batch);
  CLI11_PARSE(app, argc, argv);
  options.without.insert(without.begin(), without.end());
  Results results{options.as_json};
  if (with_batch->parsed()) {
    batch.root = options.folder / "..";
    batch.without = without;
    measure_batch(batch, results);
    results.print();
    return 0;
  }
  if (with_server->parsed()) {
    server.folder = options.folder;
    server.seconds = options.seconds;
    server.runs = options.runs;
    server.without = without;
    measure_server(server, results);
    results.print();
    return 0;
  }
  for (const auto& work : workloads(options.folder)) {
    if (!only.empty() && std::find(only.begin(), only.end(), work.name) == only.end()) continue;
    measure(work, options, results);
  }
  results.print();
  return 0;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench: {}\n", error.what());
    return 1;
  }
}
