#include "runner/local_judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/file_name.hpp"
#include "problems/package.hpp"
#include "runner/answers.hpp"
#include "runner/counterexample.hpp"
#include "runner/decide.hpp"
#include "runner/drive.hpp"
#include "sandbox/linux/landlock.hpp"
#include "sandbox/protections.hpp"

namespace runner {
namespace {

constexpr int slots_per_judge = 4;

// Every testcase with the same verdict: what could not even be tried.
void fill(const problems::Problem& problem, Verdict verdict, const std::string& message,
          Report& report) {
  report.testcases.clear();
  for (const auto& testcase : problem.testcases) {
    TestcaseReport each;
    each.name = testcase.name;
    each.visibility = testcase.visibility;
    each.verdict = verdict;
    each.max_score = testcase.points;
    each.message = each.public_message = message;
    report.testcases.push_back(std::move(each));
  }
}

void sum_up(Report& report) {
  report.verdict = overall(report.testcases);
  report.score = report.max_score = 0;
  report.usage = {};
  for (const auto& testcase : report.testcases) {
    report.score += testcase.score;
    report.max_score += testcase.max_score;
    report.usage.cpu_time += testcase.usage.cpu_time;
    report.usage.wall_time += testcase.usage.wall_time;
    report.usage.peak_memory_bytes =
        std::max(report.usage.peak_memory_bytes, testcase.usage.peak_memory_bytes);
  }
}

// Empty, or why the submission is refused before anything runs.
std::string refusal(const Submission& submission) {
  if (submission.files.empty()) return "The submission has no file.";
  std::size_t bytes = 0;
  for (const auto& file : submission.files) {
    bytes += file.text.size();
    if (!problems::is_safe_file_name(file.name))
      return "A file name of the submission is not allowed; use plain relative names.";
  }
  const auto most = submission.problem->limits.source_bytes;
  if (bytes <= most) return {};
  return fmt::format("The submission is too large: {} KiB, at most {} KiB are allowed.",
                     (bytes + 1023) >> 10, most >> 10);
}

std::unique_ptr<WarmProblems> make_warm(const LocalJudgeOptions& options) {
  sandbox::Slots::Options slots;
  slots.count = slots_per_judge;
  slots.first_number = options.number * slots_per_judge;
  slots.without_cgroup = options.without.contains("cgroup");
  slots.cpu = options.cpu;
  try {
    return std::make_unique<WarmProblems>(options.guests, slots);
  } catch (const std::runtime_error& error) {
    std::string text = std::string{"no control group can be used: "} + error.what() + "\n";
    for (const auto& each : sandbox::examine_protections()) {
      if (each.name == "cgroup" && !each.remedy.empty()) text += "remedy: " + each.remedy;
    }
    throw MissingProtection{text};
  }
}

std::map<std::string, std::string> protections_of(const WarmProblems& warm) {
  const int version = warm.cgroup_version();
  const int landlock = sandbox::landlock_version();
  const std::string in_force = "in force";
  return {{"namespaces", in_force},
          {"seccomp", in_force},
          {"capabilities", in_force},
          {"root", in_force},
          {"rlimits", in_force},
          {"cgroup",
           version > 0 ? fmt::format("in force (version {})", version) : "off (--without=cgroup)"},
          {"landlock",
           landlock > 0 ? fmt::format("in force (version {})", landlock) : "not in this kernel"},
          {"uid", warm.own_uids() ? in_force : "weaker (the judge's uid, in a user namespace)"}};
}

// Then its growth says more than the verdict does.
bool is_only_too_slow(const Report& report) {
  if (report.verdict != Verdict::time_limit_exceeded) return false;
  return std::all_of(report.testcases.begin(), report.testcases.end(), [](const auto& each) {
    return each.verdict == Verdict::accepted || each.verdict == Verdict::time_limit_exceeded;
  });
}

}  // namespace

LocalJudge::LocalJudge(const LocalJudgeOptions& options)
    : warm_{make_warm(options)}, protections_{protections_of(*warm_)} {
  if (options.cpu >= 0) sandbox::pin_this_thread(options.cpu);
}

Report LocalJudge::judge(const Submission& submission, const Progress& progress) {
  return judge(submission, progress, Extent::all);
}

Report LocalJudge::judge_until_failure(const Submission& submission) {
  return judge(submission, {}, Extent::until_failure);
}

std::vector<CaseFacts> LocalJudge::observe(const Submission& submission) {
  std::vector<CaseFacts> seen;
  drive(*warm_, *submission.problem, submission.files, submission.seed, false,
        [&](std::size_t, CaseFacts facts) {
          seen.push_back(std::move(facts));
          return true;
        });
  return seen;
}

Report LocalJudge::judge(const Submission& submission, const Progress& progress, Extent extent) {
  std::string trouble;
  std::size_t told = 0;
  // A snapshot that died, or a full disk that is emptied again, is worth one more try; nothing is
  // told twice.
  for (int attempts = 0; attempts < 2; ++attempts) {
    std::size_t seen = 0;
    const Progress tell_once = [&](const TestcaseReport& each) {
      if (seen++ < told) return;
      ++told;
      if (progress) progress(each);
    };
    try {
      Report report = attempt(submission, tell_once, extent);
      last_ = submission.problem;
      return report;
    } catch (const problems::PackageError&) {
      throw;
    } catch (const std::exception& error) {
      trouble = error.what();
      warm_->forget_everything();
    }
  }
  Report report;
  report.problem = submission.problem->id;
  report.problem_digest = submission.problem->digest;
  fill(*submission.problem, Verdict::judge_error, "The judge failed, not your program.", report);
  sum_up(report);
  report.message = trouble;
  return report;
}

Report LocalJudge::attempt(const Submission& submission, const Progress& progress, Extent extent) {
  const problems::Problem& problem = *submission.problem;
  Report report;
  report.problem = problem.id;
  report.problem_digest = problem.digest;
  const auto expected = references_.find(*warm_, problem, submission.seed);
  report.receipt = receipt(submission);
  if (const std::string refused = refusal(submission); !refused.empty()) {
    fill(problem, Verdict::compile_error, refused, report);
  } else if (problem.kind == problems::Kind::concept_) {
    judge_answers(submission, *expected, progress, report);
  } else {
    judge_program(submission, *expected, progress, extent, report);
  }
  sum_up(report);
  add_remarks(submission, report);
  return report;
}

void LocalJudge::judge_program(const Submission& submission, const Expected& expected,
                               const Progress& progress, Extent extent, Report& report) {
  const problems::Problem& problem = *submission.problem;
  drive(*warm_, problem, submission.files, submission.seed, false,
        [&](std::size_t index, CaseFacts facts) {
          report.testcases.push_back(
              decide(problem, problem.testcases[index], facts, expected[index]));
          progress(report.testcases.back());
          return extent == Extent::all || report.testcases.back().verdict == Verdict::accepted;
        });
  if (extent == Extent::all || overall(report.testcases) == Verdict::accepted)
    judge_how(submission, progress, report);
}

// Those testcases are the last ones.
void LocalJudge::judge_how(const Submission& submission, const Progress& progress, Report& report) {
  const Verdict before = overall(report.testcases);
  const auto& all = submission.problem->testcases;
  for (std::size_t index = report.testcases.size(); index < all.size(); ++index) {
    report.testcases.push_back(
        before == Verdict::accepted
            ? decide_how(all[index], how_.look_at(*warm_, submission, all[index]))
            : not_looked_at(all[index], before));
    progress(report.testcases.back());
  }
}

// What is said beside the verdict. Nothing of it is worth losing a report for.
void LocalJudge::add_remarks(const Submission& submission, Report& report) {
  try {
    if (submission.counterexample) {
      if (auto* failed = worth_an_example(*submission.problem, report))
        failed->counterexample = find_counterexample(*warm_, submission, *failed);
    }
    if (!submission.remarks) return;
    if (report.verdict == Verdict::accepted) {
      report.remarks = remarks_on_statements(report);
      for (const auto& remark : submission.problem->remarks)
        add_remark(submission, remark, Patience::usual, report);
    } else if (is_only_too_slow(report)) {
      for (const auto& remark : submission.problem->remarks)
        if (remark.growth) add_remark(submission, remark, Patience::brief, report);
    }
  } catch (const problems::PackageError&) {  // `viva check` tells the author
  } catch (const std::exception&) {
    warm_->forget_everything();
  }
}

void LocalJudge::add_remark(const Submission& submission, const problems::Testcase& remark,
                            Patience patience, Report& report) {
  HowResult result = how_.look_at(*warm_, submission, remark, patience);
  if (result.text.empty() || (remark.growth && result.counts.empty())) return;
  report.remarks.push_back({axis_of(remark), std::move(result.text), std::move(result.counts)});
}

std::optional<problems::Growth> LocalJudge::growth_of_reference(
    const problems::ProblemPtr& problem, const problems::Testcase& testcase) {
  return how_.growth_of_reference(*warm_, {problem, {}}, testcase);
}

void LocalJudge::make_ready() noexcept {
  try {
    if (last_ && last_->kind != problems::Kind::concept_) warm_->prepare(*last_);
    warm_->clear_away();
  } catch (const std::exception&) {
    warm_->forget_everything();  // the next submission starts anew, and tells what is wrong if it
                                 // lasts
  }
}

void LocalJudge::wait_until_ready() {
  if (last_ && last_->kind != problems::Kind::concept_) warm_->wait_until_prepared(*last_);
}

void LocalJudge::judge_answers(const Submission& submission, const Expected& expected,
                               const Progress& progress, Report& report) {
  const problems::Problem& problem = *submission.problem;
  std::map<std::string, Observations> answers;
  try {
    answers = read_answers(problem, submission.files[0].text);
  } catch (const AnswersError& error) {
    const std::string where = error.line() > 0 ? fmt::format("line {}: ", error.line()) : "";
    return fill(problem, Verdict::compile_error, where + error.what(), report);
  }
  for (std::size_t index = 0; index < problem.testcases.size(); ++index) {
    const auto& testcase = problem.testcases[index];
    GuestReply reply;
    reply.kind = GuestReply::Kind::observed;
    reply.observations = answers[testcase.name];
    CaseFacts facts{std::move(reply), false, {}, {}, {}, false};
    report.testcases.push_back(decide(problem, testcase, facts, expected[index]));
    progress(report.testcases.back());
  }
}

void LocalJudge::warm_up(const problems::ProblemPtr& problem, std::uint64_t seed) {
  (void)references_.find(*warm_, *problem, seed);
  last_ = problem;
  make_ready();
}

Receipt LocalJudge::receipt(const Submission& submission) {
  Receipt receipt;
  receipt.viva_version = VIVA_VERSION;
  receipt.problem_digest = submission.problem->digest;
  receipt.engines = warm_->engines(*submission.problem);
  receipt.seed = submission.seed;
  receipt.limits = submission.problem->limits;
  receipt.asserts = submission.problem->asserts;
  receipt.protections = protections_;
  return receipt;
}

}  // namespace runner
