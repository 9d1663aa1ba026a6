#include "bench/batch.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <map>
#include <stdexcept>
#include <thread>

#include "bench/batch_sources.hpp"
#include "bench/measure.hpp"

extern char** environ;

namespace bench {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "viva-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"cannot make a folder"};
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Program viva_batch(const BatchSources& sources, const fs::path& out, int jobs,
                   const BatchOptions& options) {
  fs::remove(out);
  Program program{{fs::canonical("/proc/self/exe").parent_path() / "viva", "batch", sources.lines,
                   "--bank", sources.bank, "--out", out, "--jobs", std::to_string(jobs),
                   "--quiet"}};
  for (const auto& name : options.without)
    program.arguments.insert(program.arguments.end(), {"--without", name});
  return program;
}

// Submissions a second; every one must be accepted, or the program's exit status is another one.
double batch_rate(const BatchSources& sources, const fs::path& out, int jobs,
                  const BatchOptions& options, int count) {
  const Program program = viva_batch(sources, out, jobs, options);
  return count / (microseconds([&] { run_program(program); }) / 1e6);
}

// As many at a time as there are cores.
double bare_rate(std::vector<fs::path> files, int cores) {
  constexpr std::size_t enough = 200;  // they take long, and each as long as the others
  files.resize(std::min(files.size(), enough));
  std::atomic<std::size_t> next = 0;
  const double took = microseconds([&] {
    std::vector<std::jthread> threads;
    for (int i = 0; i < cores; ++i)
      threads.emplace_back([&] {
        for (std::size_t mine = next++; mine < files.size(); mine = next++)
          run_program({{"/usr/bin/python3", files[mine]}});
      });
  });
  return static_cast<double>(files.size()) / (took / 1e6);
}

void measure_against_bare(const std::string& name, const BatchSources& sources, const fs::path& out,
                          const BatchOptions& options, Results& results) {
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  const int count = static_cast<int>(sources.bare.size());
  std::vector<double> batch, bare;
  for (int i = 0; i < options.rounds; ++i) {
    batch.push_back(batch_rate(sources, out, cores, options, count));
    bare.push_back(bare_rate(sources.bare, cores));
  }
  results.ratio("batch_" + name + "_vs_bare", median(batch) / median(bare),
                fmt::format("{:.0f}/s against {:.1f}/s, {} submissions, {} cores", median(batch),
                            median(bare), count, cores));
}

void measure_jobs(const BatchSources& sources, const fs::path& out, const BatchOptions& options,
                  Results& results) {
  std::vector<double> one, two;
  for (int i = 0; i < options.rounds; ++i) {
    one.push_back(batch_rate(sources, out, 1, options, options.many));
    two.push_back(batch_rate(sources, out, 2, options, options.many));
  }
  results.ratio("batch_two_jobs_vs_one", median(two) / median(one),
                fmt::format("{:.0f}/s against {:.0f}/s", median(two), median(one)));
}

// Memory of a process and all that it has started, in KiB; what they share is counted once (PSS).
double proportional_kib(pid_t root) {
  std::map<pid_t, pid_t> parents;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator{"/proc", gone}) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file{entry.path() / "status"};
    const pid_t pid = std::stoi(name);
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("PPid:")) parents[pid] = std::stoi(line.substr(5));
    }
  }
  double sum = 0;
  for (const auto& [pid, parent] : parents) {
    pid_t up = pid;
    for (int depth = 0; up != root && up > 1 && depth < 64; ++depth) up = parents[up];
    if (up != root) continue;
    std::ifstream file{"/proc/" + std::to_string(pid) + "/smaps_rollup"};
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("Pss:")) sum += std::stod(line.substr(4));
    }
  }
  return sum;
}

double peak_kib(const Program& program) {
  constexpr auto pause = std::chrono::milliseconds{20};
  std::vector<char*> arguments;
  for (const auto& each : program.arguments) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  pid_t pid = -1;
  if (::posix_spawn(&pid, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
    throw std::runtime_error{"cannot start " + program.arguments[0]};
  double peak = 0;
  int status = 0;
  while (::waitpid(pid, &status, WNOHANG) == 0) {
    peak = std::max(peak, proportional_kib(pid));
    std::this_thread::sleep_for(pause);
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error{"viva batch did not accept everything"};
  return peak;
}

void measure_memory(const Folder& folder, const BatchOptions& options, Results& results) {
  const fs::path out = folder.path() / "memory.jsonl";
  const auto peak_of = [&](int count) {
    const auto sources =
        python_sources(options.root, folder.path() / std::to_string(count), count, false);
    return peak_kib(viva_batch(sources, out, 2, options));
  };
  const double small = peak_of(options.submissions), large = peak_of(options.large);
  results.ratio("batch_memory_large_vs_small", large / small,
                fmt::format("{:.0f} MiB at {}, {:.0f} MiB at {}, viva and all its guests",
                            large / 1024, options.large, small / 1024, options.submissions));
}

}  // namespace

void measure_batch(const BatchOptions& options, Results& results) {
  const Folder folder;
  const fs::path out = folder.path() / "results.jsonl";
  results.say("batch");
  const auto python =
      python_sources(options.root, folder.path() / "python", options.submissions, true);
  measure_against_bare("python", python, out, options, results);
  measure_jobs(python_sources(options.root, folder.path() / "many", options.many, false), out,
               options, results);
  const auto django = django_sources(options.root, folder.path() / "django", options.django);
  measure_against_bare("django", django, out, options, results);
  measure_memory(folder, options, results);
}

}  // namespace bench
