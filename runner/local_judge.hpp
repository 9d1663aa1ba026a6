// The judge of this machine: warm snapshots, sealed cells, references and checkers put together.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "runner/drive.hpp"
#include "runner/how.hpp"
#include "runner/judge.hpp"
#include "runner/references.hpp"
#include "runner/warm_problems.hpp"

namespace runner {

struct LocalJudgeOptions {
  std::filesystem::path guests = guest_folder();
  std::set<std::string> without;  // protections that are given up by name: "cgroup"
  int cpu = -1;    // pin everything of this judge, and the thread that makes it, to one processor;
                   // -1: do not
  int number = 0;  // unique in the process: judges that run side by side share no uid
};

// A protection is missing and was not given up by name. The text names it, the remedy and the
// option.
class MissingProtection : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class LocalJudge : public Judge {
 public:
  // Throws MissingProtection.
  explicit LocalJudge(const LocalJudgeOptions& options);

  [[nodiscard]] Report judge(const Submission& submission, const Progress& progress) override;

  // For those who only ask whether something fails: the report ends with the first testcase that is
  // not accepted. Of a concept problem all are judged.
  [[nodiscard]] Report judge_until_failure(const Submission& submission);

  // What happened in each testcase, without a verdict. Nothing of it is expected or refused, and
  // the problem needs no reference that works. Throws as WarmProblems does.
  [[nodiscard]] std::vector<CaseFacts> observe(const Submission& submission);

  // How the costs of the reference grow in a testcase, or a remark, about growth. Throws as
  // WarmProblems does.
  [[nodiscard]] std::optional<problems::Growth> growth_of_reference(
      const problems::ProblemPtr& problem, const problems::Testcase& testcase);

  void make_ready() noexcept override;
  void wait_until_ready();  // until what make_ready() began is done

  // Has a cell of this problem ready, the reference run and its pages known, before a submission
  // comes.
  void warm_up(const problems::ProblemPtr& problem, std::uint64_t seed);

 private:
  enum class Extent { all, until_failure };
  [[nodiscard]] Report judge(const Submission& submission, const Progress& progress, Extent extent);
  [[nodiscard]] Report attempt(const Submission& submission, const Progress& progress,
                               Extent extent);
  void judge_program(const Submission& submission, const Expected& expected,
                     const Progress& progress, Extent extent, Report& report);
  void judge_how(const Submission& submission, const Progress& progress, Report& report);
  void add_remarks(const Submission& submission, Report& report);
  void add_remark(const Submission& submission, const problems::Testcase& remark, Patience patience,
                  Report& report);
  void judge_answers(const Submission& submission, const Expected& expected,
                     const Progress& progress, Report& report);
  [[nodiscard]] Receipt receipt(const Submission& submission);

  std::unique_ptr<WarmProblems> warm_;
  std::map<std::string, std::string> protections_;  // for receipts
  References references_;
  How how_;
  problems::ProblemPtr last_;
};

}  // namespace runner
