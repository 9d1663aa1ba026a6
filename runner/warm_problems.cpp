#include "runner/warm_problems.hpp"

#include <algorithm>
#include <sstream>
#include <system_error>
#include <utility>

#include "problems/package.hpp"
#include "runner/requests.hpp"

namespace runner {
namespace {

constexpr std::size_t max_warm_problems = 16;
constexpr std::uint64_t reply_overhead =
    64U << 10;  // statements and field names around the observations

}  // namespace

std::filesystem::path guest_folder() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "guests";
}

sandbox::CellLimits cell_limits(const problems::Limits& limits) {
  sandbox::CellLimits cell;
  cell.memory_bytes = limits.memory_bytes;
  cell.work_dir_bytes = limits.work_dir_bytes;
  cell.files = limits.files;
  cell.tasks = limits.threads;
  cell.children = limits.processes > 1;
  return cell;
}

sandbox::StepLimits step_limits(const problems::Limits& limits) {
  return {limits.cpu_time, limits.wall_time, limits.output_bytes,
          limits.observation_bytes + reply_overhead};
}

WarmProblems::WarmProblems(std::filesystem::path guests, const sandbox::Slots::Options& slots)
    : guests_{std::move(guests)}, slots_{slots} {}

WarmProblems::Warm::Warm(sandbox::Snapshot made) : snapshot{std::move(made)} {
  std::istringstream lines{snapshot.engines()};
  for (std::string name, version; lines >> name >> version;) engines[name] = version;
}

WarmProblems::Engine WarmProblems::engine_of(const problems::Problem& problem) {
  switch (problem.kind) {
    case problems::Kind::sqlite:
      return Engine::sqlite;
    case problems::Kind::django:
      return Engine::django;
    case problems::Kind::javascript:
      return Engine::javascript;
    default:
      return Engine::python;
  }
}

sandbox::Snapshot& WarmProblems::engine(Engine which) {
  const auto found = engines_.find(which);
  if (found != engines_.end()) return found->second;
  if (which == Engine::django) {
    return engines_.emplace(which, engine(Engine::python).layer(django_layer())).first->second;
  }
  const char* name = which == Engine::sqlite       ? "viva-guest-sqlite"
                     : which == Engine::javascript ? "viva-guest-javascript"
                                                   : "viva-guest-python";
  return engines_.emplace(which, sandbox::Snapshot{guests_ / name, slots_}).first->second;
}

WarmProblems::Warm& WarmProblems::warm(const problems::Problem& problem) {
  recent_.remove(problem.digest);
  recent_.push_front(problem.digest);
  const auto found = problems_.find(problem.digest);
  if (found != problems_.end()) return found->second;
  if (problems_.size() >= max_warm_problems) {
    problems_.erase(recent_.back());
    recent_.pop_back();
  }
  try {
    return problems_
        .emplace(problem.digest, Warm{engine(engine_of(problem)).layer(problem_layer(problem))})
        .first->second;
  } catch (const sandbox::LayerError& error) {
    recent_.pop_front();
    throw problems::PackageError{problem.id + ": " + error.what()};
  }
}

// A prepared cell of another problem gives way to one that is needed now: least recently used
// first.
void WarmProblems::make_room() {
  if (slots_.free_count() == 0) clear_away();
  if (slots_.free_count() > 0) return;
  for (auto digest = recent_.rbegin(); digest != recent_.rend(); ++digest) {
    const auto found = problems_.find(*digest);
    if (found == problems_.end()) continue;
    Warm& idle = found->second;
    if (!idle.ready && !idle.snapshot.asked()) continue;
    if (!idle.ready) idle.ready = idle.snapshot.collect_cell();
    idle.ready.reset();
    return;
  }
}

std::unique_ptr<sandbox::Cell> WarmProblems::take(const problems::Problem& problem) {
  Warm& ready = warm(problem);
  if (ready.ready) return std::move(ready.ready);
  if (!ready.snapshot.asked()) {
    make_room();
    ready.snapshot.ask_for_cell(cell_limits(problem.limits));
  }
  clear_away();  // while the snapshot forks
  return ready.snapshot.collect_cell();
}

std::unique_ptr<sandbox::Cell> WarmProblems::take_for_snippet(const std::string& snippet_name,
                                                              const problems::Limits& limits) {
  make_room();
  const Engine which = snippet_name.ends_with(".py")   ? Engine::python
                       : snippet_name.ends_with(".js") ? Engine::javascript
                                                       : Engine::sqlite;
  return engine(which).cell(cell_limits(limits));
}

void WarmProblems::prepare(const problems::Problem& problem) {
  Warm& ready = warm(problem);
  if (ready.ready || ready.snapshot.asked()) return;
  // One place stays free for whatever comes next.
  if (slots_.free_count() < 2) clear_away();
  if (slots_.free_count() < 2) return;
  ready.snapshot.ask_for_cell(cell_limits(problem.limits));
}

void WarmProblems::wait_until_prepared(const problems::Problem& problem) {
  Warm& ready = warm(problem);
  if (!ready.snapshot.asked()) return;
  ready.ready = ready.snapshot.collect_cell();
  ready.ready->wait_until_sealed();
}

void WarmProblems::take_back(std::unique_ptr<sandbox::Cell> killed) {
  clear_away();
  killed_ = std::move(killed);
}

void WarmProblems::clear_away() {
  if (const auto killed = std::exchange(killed_, nullptr)) (void)killed->finish();
}

void WarmProblems::learn_from(const problems::Problem& problem, const sandbox::Cell& cell) {
  Warm& ready = warm(problem);
  if (ready.learned || !cell.alive()) return;
  ready.snapshot.prefault(cell.touched_pages());
  ready.learned = true;
}

bool WarmProblems::has_learned(const problems::Problem& problem) { return warm(problem).learned; }

void WarmProblems::keep_compiled(const problems::Problem& problem, std::string call,
                                 std::string code) {
  warm(problem).compiled.insert_or_assign(std::move(call), std::move(code));
}

const std::string& WarmProblems::compiled(const problems::Problem& problem,
                                          const std::string& call) {
  static const std::string unknown;
  const auto& known = warm(problem).compiled;
  const auto found = known.find(call);
  return found == known.end() ? unknown : found->second;
}

const std::map<std::string, std::string>& WarmProblems::engines(const problems::Problem& problem) {
  return warm(problem).engines;
}

void WarmProblems::forget_everything() {
  killed_.reset();
  problems_.clear();
  recent_.clear();
  engines_.clear();
}

}  // namespace runner
