#include "runner/references.hpp"

#include "problems/package.hpp"
#include "runner/answers.hpp"
#include "runner/decide.hpp"
#include "runner/drive.hpp"

namespace runner {
namespace {

constexpr std::size_t max_known = 4096;

[[noreturn]] void reference_fails(const problems::Problem& problem,
                                  const problems::Testcase& testcase, const CaseFacts& facts) {
  const TestcaseReport report = decide(problem, testcase, facts, {});
  throw problems::PackageError{problem.id + ": the reference submission fails testcase '" +
                               testcase.name + "': " + report.message};
}

Expected run_reference(WarmProblems& warm, const problems::Problem& problem, std::uint64_t seed) {
  Expected expected;
  const auto& files = problem.submissions.at(problem.reference).files;
  drive(warm, problem, files, seed, true, [&](std::size_t index, CaseFacts facts) {
    auto* reply = std::get_if<GuestReply>(&facts.ending);
    if (reply == nullptr || reply->kind != GuestReply::Kind::observed) {
      reference_fails(problem, problem.testcases[index], facts);
    }
    expected.push_back(std::move(reply->observations));
    return true;
  });
  return expected;
}

Expected run_snippets(WarmProblems& warm, const problems::Problem& problem) {
  Expected expected;
  for (const auto& testcase : problem.testcases) {
    const auto& question = std::get<problems::QuestionCase>(testcase.what);
    std::string output;
    if (question.ask == problems::QuestionCase::Ask::output) {
      const CaseFacts facts = run_snippet(warm, problem, question);
      const auto* reply = std::get_if<GuestReply>(&facts.ending);
      if (reply == nullptr || reply->kind != GuestReply::Kind::observed)
        reference_fails(problem, testcase, facts);
      output = facts.output;
    }
    expected.push_back(answer_key(question, output));
  }
  return expected;
}

}  // namespace

std::shared_ptr<const Expected> References::find(WarmProblems& warm,
                                                 const problems::Problem& problem,
                                                 std::uint64_t seed) {
  const bool is_program = problem.kind != problems::Kind::concept_;
  const Key key{problem.digest, seed};
  // A snapshot that was made anew has not seen a submission yet: the reference is also its
  // rehearsal.
  const auto found = known_.find(key);
  if (found != known_.end() && (!is_program || warm.has_learned(problem))) return found->second;
  auto made = std::make_shared<const Expected>(is_program ? run_reference(warm, problem, seed)
                                                          : run_snippets(warm, problem));
  if (found != known_.end()) return found->second = std::move(made);
  known_.emplace(key, made);
  order_.push_back(key);
  if (order_.size() > max_known) {
    known_.erase(order_.front());
    order_.pop_front();
  }
  return made;
}

}  // namespace runner
