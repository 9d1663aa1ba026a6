// The reference with one small change at a time: a testcase has to notice, or the package says why
// nobody could.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "proving/javascript_mutants.hpp"
#include "proving/sql_mutants.hpp"
#include "proving/trial.hpp"
#include "proving/workshop.hpp"

namespace proving {
namespace {

using runner::Verdict;

constexpr int least_per_cent = 90;
// One seed may draw an input that hides a change by chance.
constexpr std::array<std::uint64_t, 3> seeds{1, 2, 3};

std::vector<Mutant> mutants_of_file(Trial& trial, const problems::File& file) {
  if (file.name.ends_with(".py")) return python_mutants(trial.judge(), file);
  if (file.name.ends_with(".sql")) return sql_mutants(file.text);
  if (file.name.ends_with(".js")) return javascript_mutants(file.text);
  return {};
}

// SQLite says so only when it prepares a statement, so it is not always a compile error.
bool does_not_compile(const runner::Report& report) {
  if (report.verdict == Verdict::compile_error) return true;
  return !report.testcases.empty() &&
         report.testcases.back().message.find("SQLITE_ERROR: ") != std::string::npos;
}

enum class Fate { killed, survived, no_program };

Fate fate_of(Trial& trial, const std::vector<problems::File>& files) {
  for (const std::uint64_t seed : seeds) {
    const auto report = trial.run_until_failure(files, seed);
    if (does_not_compile(report)) return Fate::no_program;
    if (report.verdict != Verdict::accepted) return Fate::killed;
  }
  return Fate::survived;
}

class Explained {
 public:
  explicit Explained(const std::vector<problems::Equivalent>& given)
      : given_{given}, used_(given.size(), false) {}

  bool covers(const Mutant& mutant) {
    bool found = false;
    for (std::size_t i = 0; i < given_.size(); ++i) {
      if (given_[i].code != mutant.code || given_[i].mutation != mutant.mutation) continue;
      found = used_[i] = true;
    }
    return found;
  }

  void complain_of_unused(Trial& trial) const {
    for (std::size_t i = 0; i < given_.size(); ++i) {
      if (used_[i]) continue;
      trial.fault("equivalent",
                  fmt::format("[[equivalent]] code = \"{}\", mutation = \"{}\": no such "
                              "mutant survives; remove the entry",
                              given_[i].code, given_[i].mutation));
    }
  }

 private:
  const std::vector<problems::Equivalent>& given_;
  std::vector<bool> used_;
};

// Where its author finds a file of the reference.
std::string place_of(const Trial& trial, const problems::File& file) {
  const auto& reference = trial.reference();
  const std::string place = "accepted/" + reference.name;
  return reference.files.size() == 1 && reference.name.find('.') != std::string::npos
             ? place
             : place + "/" + file.name;
}

void judge_mutant(Trial& trial, const problems::File& file, const Mutant& mutant,
                  Explained& explained) {
  auto files = trial.reference().files;
  const auto changed = std::find_if(files.begin(), files.end(),
                                    [&](const auto& each) { return each.name == file.name; });
  changed->text = mutant.text;
  Proof& proof = trial.proof();
  const Fate fate = fate_of(trial, files);
  if (fate == Fate::no_program) return;
  if (fate == Fate::survived && explained.covers(mutant)) {
    ++proof.equivalent;
    return;
  }
  ++proof.mutants;
  if (fate == Fate::killed) {
    ++proof.killed;
  } else {
    proof.survivors.push_back({place_of(trial, file), mutant.line, mutant.code, mutant.mutation});
  }
}

}  // namespace

void prove_by_mutants(Trial& trial) {
  Explained explained{trial.problem().equivalent};
  for (const auto& file : trial.reference().files) {
    const auto mutants = mutants_of_file(trial, file);
    for (std::size_t i = 0; i < mutants.size(); ++i) {
      trial.progress("mutants", i, mutants.size());
      judge_mutant(trial, file, mutants[i], explained);
    }
  }
  explained.complain_of_unused(trial);
  const Proof& proof = trial.proof();
  if (killed_per_cent(proof) < least_per_cent)
    trial.fault("mutants",
                fmt::format("the testcases notice {} of {} changes of the reference ({}%; at least "
                            "{}% are wanted)",
                            proof.killed, proof.mutants, killed_per_cent(proof), least_per_cent));
}

}  // namespace proving
