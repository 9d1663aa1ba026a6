// Keeps problems warm: one snapshot per engine, one per problem on top of it, and one cell of each
// recent problem prepared ahead. Turns problem limits into sandbox limits.
#pragma once

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <string>

#include "problems/problem.hpp"
#include "sandbox/slots.hpp"
#include "sandbox/snapshot.hpp"

namespace runner {

// Where the guest programs are: beside the running program, in `guests`.
[[nodiscard]] std::filesystem::path guest_folder();

[[nodiscard]] sandbox::CellLimits cell_limits(const problems::Limits& limits);
[[nodiscard]] sandbox::StepLimits step_limits(const problems::Limits& limits);

// Belongs to one thread. Throws problems::PackageError for what a guest refuses of a package, and
// std::exception for our own failures.
class WarmProblems {
 public:
  WarmProblems(std::filesystem::path guests, const sandbox::Slots::Options& slots);

  // A cell of the problem, prepared ahead if there was time. For a concept problem: of the engine
  // that runs `snippet`.
  [[nodiscard]] std::unique_ptr<sandbox::Cell> take(const problems::Problem& problem);
  [[nodiscard]] std::unique_ptr<sandbox::Cell> take_for_snippet(const std::string& snippet_name,
                                                                const problems::Limits& limits);
  void prepare(
      const problems::Problem& problem);  // does nothing when one is prepared, or no place is free

  void wait_until_prepared(const problems::Problem& problem);

  // A cell that has been killed: what is left of it is cleared away when nobody waits for a report.
  void take_back(std::unique_ptr<sandbox::Cell> killed);
  void clear_away();

  // Looks at what this cell has touched, so that later cells have those pages ahead. Once per
  // problem is enough.
  void learn_from(const problems::Problem& problem, const sandbox::Cell& cell);

  [[nodiscard]] bool has_learned(const problems::Problem& problem);

  // Calls of testcases, compiled by a cell that nothing untrusted was in: by the call's text.
  void keep_compiled(const problems::Problem& problem, std::string call, std::string code);
  [[nodiscard]] const std::string& compiled(const problems::Problem& problem,
                                            const std::string& call);  // empty if it is not known

  // "python" -> "3.11.2"
  [[nodiscard]] const std::map<std::string, std::string>& engines(const problems::Problem& problem);

  [[nodiscard]] int cgroup_version() const { return slots_.cgroup_version(); }
  [[nodiscard]] bool own_uids() const { return slots_.uids().count > 0; }
  void forget_everything();  // after a failure of ours: the next one starts from new snapshots

 private:
  struct Warm {
    explicit Warm(sandbox::Snapshot made);
    sandbox::Snapshot snapshot;
    std::map<std::string, std::string> engines;
    std::unique_ptr<sandbox::Cell> ready;  // prepared, and seen to be sealed
    bool learned = false;
    std::map<std::string, std::string> compiled;
  };
  enum class Engine { python, django, sqlite, javascript };
  [[nodiscard]] static Engine engine_of(const problems::Problem& problem);
  [[nodiscard]] sandbox::Snapshot& engine(Engine which);
  [[nodiscard]] Warm& warm(const problems::Problem& problem);
  void make_room();

  std::filesystem::path guests_;
  sandbox::Slots slots_;
  std::map<Engine, sandbox::Snapshot> engines_;
  std::map<std::string, Warm> problems_;  // by digest
  std::list<std::string> recent_;         // digests, most recent first
  std::unique_ptr<sandbox::Cell> killed_;
};

}  // namespace runner
