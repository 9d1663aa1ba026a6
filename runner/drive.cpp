#include "runner/drive.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "runner/requests.hpp"

namespace runner {
namespace {

// The sandbox's facts with the reply read: an unreadable one is a broken protocol, which is the
// candidate's doing.
CaseFacts facts_of(sandbox::Observation seen, const problems::Limits& limits) {
  CaseFacts facts{sandbox::Exited{},
                  false,
                  {seen.usage.cpu_time, seen.usage.wall_time, seen.usage.peak_memory_bytes},
                  std::move(seen.output),
                  std::move(seen.error_output),
                  seen.output_truncated};
  if (auto* replied = std::get_if<sandbox::Replied>(&seen.ending)) {
    DecodeBounds bounds;
    bounds.bytes = step_limits(limits).reply_bytes;
    try {
      facts.ending = decode_reply(replied->reply, bounds);
    } catch (const DecodeError& error) {
      facts.ending = sandbox::Violated{error.what()};
    }
  } else if (auto* exited = std::get_if<sandbox::Exited>(&seen.ending)) {
    facts.ending = *exited;
  } else if (auto* signaled = std::get_if<sandbox::Signaled>(&seen.ending)) {
    facts.ending = *signaled;
  } else if (auto* exceeded = std::get_if<sandbox::Exceeded>(&seen.ending)) {
    facts.ending = *exceeded;
  } else {
    facts.ending = std::get<sandbox::Violated>(std::move(seen.ending));
  }
  return facts;
}

// What counts towards the total time. Of what was stopped at a limit that is the limit, however
// long a busy machine took to come there: so as many testcases are run wherever it is judged.
nanoseconds spent(const CaseFacts& facts, const problems::Limits& limits) {
  const auto* exceeded = std::get_if<sandbox::Exceeded>(&facts.ending);
  if (exceeded != nullptr && exceeded->limit == sandbox::Limit::cpu_time) return limits.cpu_time;
  if (exceeded != nullptr && exceeded->limit == sandbox::Limit::wall_time) return limits.wall_time;
  return facts.usage.wall_time;
}

bool is_reply(const CaseFacts& facts, GuestReply::Kind kind) {
  const auto* reply = std::get_if<GuestReply>(&facts.ending);
  return reply != nullptr && reply->kind == kind;
}

// A guest answers what it was asked: anything else was not written by it.
void refuse_wrong_kind(CaseFacts& facts, bool loading) {
  const auto* reply = std::get_if<GuestReply>(&facts.ending);
  if (reply == nullptr) return;
  const auto wrong = loading ? GuestReply::Kind::observed : GuestReply::Kind::loaded;
  if (reply->kind == wrong)
    facts.ending = sandbox::Violated{"an answer to something that was not asked"};
}

class Driving {
 public:
  Driving(WarmProblems& warm, const problems::Problem& problem,
          const std::vector<problems::File>& files, std::uint64_t seed, bool rehearsal)
      : warm_{warm},
        problem_{problem},
        seed_{seed},
        rehearsal_{rehearsal},
        limits_{step_limits(problem.limits)},
        load_{load_request(files)} {}

  void all(const OnCase& on_case);

 private:
  [[nodiscard]] CaseFacts one(std::size_t index);
  [[nodiscard]] std::optional<CaseFacts> load_into_new_cell();
  void compile_calls();
  void show_output_of_loading(CaseFacts& facts);
  void finish(CaseFacts& last);

  WarmProblems& warm_;
  const problems::Problem& problem_;
  std::uint64_t seed_;
  bool rehearsal_;
  sandbox::StepLimits limits_;
  std::string load_;
  std::unique_ptr<sandbox::Cell> cell_;
  std::optional<CaseFacts> never_loads_;  // the first attempt failed: no testcase can do better
  std::optional<CaseFacts> loading_;      // of the cell that is about to run its first testcase
  bool loaded_once_ = false;
  nanoseconds spent_{};
};

// Empty when the submission is loaded.
std::optional<CaseFacts> Driving::load_into_new_cell() {
  cell_ = warm_.take(problem_);
  cell_->wait_until_sealed();
  if (rehearsal_ && !loaded_once_) compile_calls();
  CaseFacts facts = facts_of(cell_->step(load_, limits_), problem_.limits);
  spent_ += spent(facts, problem_.limits);
  refuse_wrong_kind(facts, true);
  if (is_reply(facts, GuestReply::Kind::loaded)) {
    loaded_once_ = true;
    loading_ = std::move(facts);
    return std::nullopt;
  }
  facts.while_loading = true;
  if (cell_->alive()) (void)cell_->finish();
  cell_.reset();
  return facts;
}

// While nothing is loaded. A call that cannot be compiled fails where it is run.
void Driving::compile_calls() {
  if (problem_.kind != problems::Kind::python && problem_.kind != problems::Kind::django) return;
  for (const auto& testcase : problem_.testcases) {
    const auto* call = std::get_if<problems::CallCase>(&testcase.what);
    if (call == nullptr || !cell_->alive()) continue;
    CaseFacts facts = facts_of(cell_->step(compile_request(call->call), limits_), problem_.limits);
    if (!is_reply(facts, GuestReply::Kind::observed)) continue;
    auto& shown = std::get<GuestReply>(facts.ending).observations;
    warm_.keep_compiled(problem_, call->call, std::get<Bytes>(shown.at(0).second.is).bytes);
  }
}

CaseFacts Driving::one(std::size_t index) {
  if (never_loads_) return *never_loads_;
  if (spent_ >= problem_.limits.total_wall_time) return {NotRun{}, false, {}, {}, {}, false};
  if (!cell_ || !cell_->alive()) {
    cell_.reset();  // its place is free before the next one is taken
    if (auto failed = load_into_new_cell()) {
      if (!loaded_once_) never_loads_ = *failed;
      return *std::move(failed);
    }
  }
  const auto& testcase = problem_.testcases[index];
  CaseFacts facts = facts_of(
      cell_->step(testcase_request(warm_, problem_, testcase, seed_), limits_), problem_.limits);
  spent_ += spent(facts, problem_.limits);
  refuse_wrong_kind(facts, false);
  show_output_of_loading(facts);
  // A cell that does not keep to the protocol is not asked again.
  if (std::holds_alternative<sandbox::Violated>(facts.ending) && cell_->alive())
    (void)cell_->finish();
  return facts;
}

// What the submission printed while it was loaded is seen with the testcase that it was loaded for.
void Driving::show_output_of_loading(CaseFacts& facts) {
  if (!loading_) return;
  facts.output.insert(0, loading_->output);
  facts.error_output.insert(0, loading_->error_output);
  loading_.reset();
}

// Whatever was sent after the last reply was not written by the guest.
void Driving::finish(CaseFacts& last) {
  if (!cell_ || !cell_->alive()) return;
  if (rehearsal_) warm_.learn_from(problem_, *cell_);
  if (!cell_->kill()) last.ending = sandbox::Violated{"it went on sending after its last answer"};
  warm_.take_back(std::move(cell_));
}

void Driving::all(const OnCase& on_case) {
  const auto count = static_cast<std::size_t>(
      std::count_if(problem_.testcases.begin(), problem_.testcases.end(),
                    [](const auto& each) { return !each.is_about_how(); }));
  for (std::size_t index = 0; index < count; ++index) {
    CaseFacts facts = one(index);
    if (index + 1 == count) finish(facts);
    if (!on_case(index, std::move(facts))) return;
  }
}

}  // namespace

void drive(WarmProblems& warm, const problems::Problem& problem,
           const std::vector<problems::File>& files, std::uint64_t seed, bool rehearsal,
           const OnCase& on_case) {
  Driving{warm, problem, files, seed, rehearsal}.all(on_case);
}

std::string testcase_request(WarmProblems& warm, const problems::Problem& problem,
                             const problems::Testcase& testcase, std::uint64_t seed) {
  const auto* call = std::get_if<problems::CallCase>(&testcase.what);
  if (call == nullptr) return case_request(problem, testcase, seed);
  return case_request(problem, testcase, seed, warm.compiled(problem, call->call));
}

CaseFacts run_snippet(WarmProblems& warm, const problems::Problem& problem,
                      const problems::QuestionCase& question) {
  const auto cell = warm.take_for_snippet(question.snippet_name, problem.limits);
  CaseFacts facts =
      facts_of(cell->step(snippet_request(question), step_limits(problem.limits)), problem.limits);
  (void)cell->finish();
  return facts;
}

}  // namespace runner
