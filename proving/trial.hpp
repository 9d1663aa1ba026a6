// One package on trial: what its parts share while they are put to the proof, one after the other.
// Each part is a file of its own and adds what it finds to the proof.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proving/proof.hpp"
#include "runner/local_judge.hpp"

namespace proving {

// What is being done, how much of it is done, and how much there is. On the proving thread.
using Progress = std::function<void(std::string_view doing, std::size_t done, std::size_t all)>;

// The judge failed, not the package.
class JudgeFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Trial {
 public:
  Trial(problems::ProblemPtr problem, runner::LocalJudge& judge, Progress progress, Proof& proof);

  [[nodiscard]] const problems::Problem& problem() const { return *problem_; }
  [[nodiscard]] const problems::ProblemPtr& problem_ptr() const { return problem_; }
  [[nodiscard]] const problems::ExampleSubmission& reference() const;
  [[nodiscard]] runner::LocalJudge& judge() { return judge_; }
  [[nodiscard]] Proof& proof() { return proof_; }

  void fault(std::string rule, std::string what);
  void progress(std::string_view doing, std::size_t done, std::size_t all);

  // As a candidate's submission. These throw JudgeFailed, never report a judge error.
  [[nodiscard]] runner::Report run(const std::vector<problems::File>& files, std::uint64_t seed);
  // The same with the limits below, as for what is expected to fail.
  [[nodiscard]] runner::Report run_tightly(const std::vector<problems::File>& files,
                                           std::uint64_t seed, std::chrono::milliseconds total);
  [[nodiscard]] runner::Report run_until_failure(const std::vector<problems::File>& files,
                                                 std::uint64_t seed);

  // Limits for what is expected to fail: a multiple of what the reference needs, so that what
  // loops is stopped soon. Never more than the problem's own.
  void tighten(std::chrono::nanoseconds cpu_time, std::chrono::nanoseconds wall_time);

 private:
  [[nodiscard]] runner::Report checked(runner::Report report) const;

  problems::ProblemPtr problem_;
  problems::ProblemPtr tight_;  // shares the problem's digest, and so what is warm and expected
  runner::LocalJudge& judge_;
  Progress progress_;
  Proof& proof_;
};

[[nodiscard]] std::set<std::string> accepted_in(const runner::Report& report);
[[nodiscard]] std::set<std::string> samples_of(const problems::Problem& problem);

// The parts, in their order.

// What can be said without running anything.
void prove_shape(Trial& trial);
// Accepted 20 times of 20, other inputs with other seeds, limits with room; tightens. False when
// the reference is not accepted: then nothing else can be said.
[[nodiscard]] bool prove_reference(Trial& trial);
// Verdicts, caught_by, the starter.
void prove_submissions(Trial& trial);
// Growth that can be told, within what is asked for; nothing to be said of the reference.
void prove_how(Trial& trial);
// What the prompt shows is what the reference does.
void prove_example(Trial& trial);
// Knowing nothing scores nothing.
void prove_against_cheaters(Trial& trial);
// Of a concept problem: wrong answers lose their points.
void prove_questions(Trial& trial);
// The testcases notice small changes of the reference.
void prove_by_mutants(Trial& trial);

}  // namespace proving
