#include "proving/prover.hpp"

#include "languages/tokens.hpp"
#include "problems/package.hpp"

namespace proving {
namespace {

using Clock = std::chrono::steady_clock;

void prove_all(Trial& trial) {
  prove_shape(trial);
  if (!prove_reference(trial)) return;
  prove_submissions(trial);
  if (trial.problem().kind == problems::Kind::concept_) return prove_questions(trial);
  prove_how(trial);
  prove_example(trial);
  prove_against_cheaters(trial);
  prove_by_mutants(trial);
}

}  // namespace

Proof Prover::prove(const problems::ProblemPtr& problem, const Progress& progress) {
  const auto begun = Clock::now();
  Proof proof;
  proof.problem = problem->id;
  proof.topic = problem->topic;
  proof.kind = to_string(problem->kind);
  proof.digest = problem->digest;
  try {
    Trial trial{problem, judge_, progress, proof};
    prove_all(trial);
  } catch (const problems::PackageError& error) {
    proof.faults.push_back({"package", error.what()});
  } catch (const languages::TokenError& error) {
    proof.faults.push_back(
        {"mutants", std::string{"the reference cannot be taken apart: "} + error.what()});
  } catch (const std::exception& error) {
    proof.judge_error = error.what();
  }
  proof.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
  return proof;
}

Proof proof_of_broken(const std::string& id, const std::string& complaints) {
  Proof proof;
  proof.problem = id;
  proof.faults.push_back({"package", complaints});
  return proof;
}

}  // namespace proving
