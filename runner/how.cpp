#include "runner/how.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/package.hpp"
#include "runner/asking.hpp"
#include "runner/style.hpp"

namespace runner {

struct SizedRun {
  std::vector<Observations> shown;
  SizedCounts counts;
  Usage usage;
  std::string trouble;  // not empty: why there is nothing after the last count
  bool disturbed = false;
};

namespace {

using problems::Counted;
using problems::Growth;
using problems::Testcase;
using std::chrono::milliseconds;

constexpr std::size_t max_known = 256;
constexpr int times_the_time = 5;  // counting is slow
constexpr milliseconds most_cpu_time{10'000};
constexpr milliseconds most_wall_time{20'000};
constexpr int worth_telling = 10;  // so many times the reference's count, where both grow alike
constexpr int repeated = 4;        // so often is a statement sent that is worth a remark

problems::Limits limits_of(const problems::Limits& usual) {
  problems::Limits limits = usual;
  limits.cpu_time = std::min(usual.cpu_time * times_the_time, most_cpu_time);
  limits.wall_time = std::min(usual.wall_time * times_the_time, most_wall_time);
  limits.total_wall_time = most_wall_time;
  return limits;
}

void put_size(std::string& sql, int size) {
  constexpr std::string_view place = "{n}";
  const std::string number = std::to_string(size);
  for (auto at = sql.find(place); at != std::string::npos; at = sql.find(place, at + number.size()))
    sql.replace(at, place.size(), number);
}

Testcase at_size(const Testcase& testcase, int size) {
  Testcase sized = testcase;
  sized.name = fmt::format("{}\n{}", testcase.name, size);
  if (auto* call = std::get_if<problems::CallCase>(&sized.what)) {
    call->probe = {.size = size, .counts = testcase.growth->counts};
    return sized;
  }
  auto& sql = std::get<problems::SqlCase>(sized.what);
  put_size(sql.setup, size);
  put_size(sql.run, size);
  sized.checkers["steps"] = {};  // asks the guest to count them
  return sized;
}

// What is counted is the last observation of a call, and one of those of SQL. A driver that has
// counted the queries of the solution alone knows better than who counts all of them.
std::optional<std::int64_t> take_count(Observations& observations, Counted counts) {
  if (counts == Counted::statements) {
    const bool known = std::any_of(observations.begin(), observations.end(),
                                   [](const auto& each) { return each.first == "queries"; });
    if (known) (void)take_last(observations, "count");
  }
  for (const char* name : {"count", "steps", "queries"}) {
    const auto found = std::find_if(observations.rbegin(), observations.rend(),
                                    [&](const auto& each) { return each.first == name; });
    if (found == observations.rend()) continue;
    if (std::string_view{name} == "queries" && counts != Counted::statements) continue;
    const auto* number = std::get_if<Integer>(&found->second.is);
    if (number == nullptr || *number < -1 || *number > (std::int64_t{1} << 60)) return std::nullopt;
    const auto count = number->convert_to<std::int64_t>();
    observations.erase(std::next(found).base());
    return count;
  }
  return std::nullopt;
}

// The subject of a sentence, for what is counted.
std::string subject(Counted counts) {
  switch (counts) {
    case Counted::operations:
      return "The work";
    case Counted::statements:
      return "The number of SQL statements";
    case Counted::taken:
      return "What is read from the source";
    case Counted::memory:
      return "The memory that it needs at once";
    case Counted::steps:
      return "The work of the database";
  }
  return "The cost";
}

double times_the_reference(const Remark::Count& count) {
  return static_cast<double>(count.yours) /
         static_cast<double>(std::max<std::int64_t>(count.reference, 1));
}

// Two forms may be near to each other: whether one outgrows the other is seen without them.
bool outgrows(const std::vector<Remark::Count>& counts) {
  constexpr double clearly = 1.5;
  return times_the_reference(counts.back()) >= clearly * times_the_reference(counts.front());
}

std::string at_largest(const Remark::Count& last) {
  const double times = times_the_reference(last);
  if (times < 2) return {};
  return fmt::format(
      " At n = {} it is {} times the reference's.", last.size,
      times < 10 ? fmt::format("{:.1f}", times) : count_words(static_cast<std::int64_t>(times)));
}

std::string trouble_of(const CaseFacts& facts, const problems::Limits& limits) {
  if (const auto* exceeded = std::get_if<sandbox::Exceeded>(&facts.ending)) {
    if (exceeded->limit == sandbox::Limit::cpu_time || exceeded->limit == sandbox::Limit::wall_time)
      return fmt::format("it was stopped after {:.1f} s",
                         std::chrono::duration<double>(limits.cpu_time).count());
    if (exceeded->limit == sandbox::Limit::memory) return "it needs more memory than is allowed";
    return "it prints more than is allowed";
  }
  if (std::holds_alternative<NotRun>(facts.ending)) return "no time was left";
  return "it ends in an error";
}

SizedRun run_at_sizes(WarmProblems& warm, const problems::Problem& problem,
                      const std::vector<problems::File>& files, const Testcase& testcase,
                      const problems::Limits& limits) {
  std::vector<Testcase> questions;
  // What a first call leaves behind in the interpreter is nothing that the program needs.
  bool warming = testcase.growth->counts == Counted::memory;
  if (warming) questions.push_back(at_size(testcase, testcase.growth->sizes.front()));
  for (const int size : testcase.growth->sizes) questions.push_back(at_size(testcase, size));
  const auto asked = asking(problem, std::move(questions), limits);
  SizedRun sized;
  for (const auto& facts : ask(warm, asked, files)) {
    sized.usage.cpu_time += facts.usage.cpu_time;
    sized.usage.wall_time += facts.usage.wall_time;
    sized.usage.peak_memory_bytes =
        std::max(sized.usage.peak_memory_bytes, facts.usage.peak_memory_bytes);
    const GuestReply* reply = observed_in(facts);
    if (reply == nullptr) {
      sized.trouble = trouble_of(facts, asked.limits);
      return sized;
    }
    if (std::exchange(warming, false)) continue;
    sized.shown.push_back(reply->observations);
    const auto count = take_count(sized.shown.back(), testcase.growth->counts);
    sized.disturbed = sized.disturbed || !count || *count < 0;
    sized.counts.push_back({testcase.growth->sizes.at(sized.counts.size()), count.value_or(-1)});
  }
  return sized;
}

}  // namespace

std::shared_ptr<const SizedRun> How::reference(WarmProblems& warm, const Submission& submission,
                                               const Testcase& testcase) {
  const auto& problem = *submission.problem;
  Key key{problem.digest, testcase.name};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  auto made = std::make_shared<const SizedRun>(
      run_at_sizes(warm, problem, problem.submissions.at(problem.reference).files, testcase,
                   limits_of(problem.limits)));
  if (!made->trouble.empty() || made->disturbed)
    throw problems::PackageError{fmt::format(
        "{}: {}: the reference cannot be counted at n = {}: {}", problem.id, testcase.name,
        testcase.growth->sizes.at(made->disturbed ? 0 : made->counts.size()),
        made->disturbed ? "the count was disturbed" : made->trouble)};
  known_.emplace(key, made);
  order_.push_back(std::move(key));
  if (order_.size() > max_known) {
    known_.erase(order_.front());
    order_.pop_front();
  }
  return made;
}

std::optional<Growth> How::growth_of_reference(WarmProblems& warm, const Submission& submission,
                                               const Testcase& testcase) {
  return growth_of(reference(warm, submission, testcase)->counts, testcase.growth->counts);
}

HowResult How::growth(WarmProblems& warm, const Submission& submission, const Testcase& testcase,
                      Patience patience) {
  const auto expected = reference(warm, submission, testcase);
  const auto& usual_limits = submission.problem->limits;
  const auto yours =
      run_at_sizes(warm, *submission.problem, submission.files, testcase,
                   patience == Patience::usual ? limits_of(usual_limits) : usual_limits);
  HowResult result;
  result.usage = yours.usage;
  for (std::size_t i = 0; i < yours.counts.size(); ++i) {
    const int size = yours.counts[i].size;
    result.counts.push_back({size, yours.counts[i].count, expected->counts[i].count});
    if (compare_all(expected->shown[i], yours.shown[i], testcase.checkers).empty()) continue;
    return {
        false, fmt::format("At n = {} the result is not what is expected.", size), {}, yours.usage};
  }
  if (yours.disturbed)
    return {false, "The program disturbs the counting of what it does.", {}, yours.usage};
  if (!yours.trouble.empty()) {
    result.right = false;
    result.text =
        fmt::format("At n = {} {}.", testcase.growth->sizes.at(yours.counts.size()), yours.trouble);
    return result;
  }
  const auto& spec = *testcase.growth;
  const auto seen = growth_of(yours.counts, spec.counts);
  const auto usual = growth_of(expected->counts, spec.counts);
  const auto most = spec.at_most ? spec.at_most : usual;
  const std::string what = subject(spec.counts) + " ";
  const Remark::Count& last = result.counts.back();
  if (seen && most && *seen > *most && (spec.at_most || outgrows(result.counts))) {
    result.right = false;
    result.text = what + growth_words(seen) +
                  (usual ? ", the reference's " + growth_words(usual) : std::string{}) + "." +
                  at_largest(last);
  } else if (times_the_reference(last) > worth_telling) {
    result.text = what + growth_words(seen) +
                  (usual && seen == usual ? ", as the reference's does." : ".") + at_largest(last);
  }
  return result;
}

HowResult How::look_at(WarmProblems& warm, const Submission& submission, const Testcase& testcase,
                       Patience patience) {
  if (const auto* style = std::get_if<problems::StyleCase>(&testcase.what)) {
    auto found = look_at_style(warm, *submission.problem, submission.files, *style);
    return {found.empty(), std::move(found), {}, {}};
  }
  return growth(warm, submission, testcase, patience);
}

std::string axis_of(const Testcase& testcase) {
  if (!testcase.growth) return "style";
  switch (testcase.growth->counts) {
    case Counted::statements:
      return "statements";
    case Counted::taken:
      return "laziness";
    case Counted::memory:
      return "memory";
    default:
      return "growth";
  }
}

std::string table_of(const std::vector<Remark::Count>& counts) {
  if (counts.empty()) return {};
  std::string table = fmt::format("{:>9}  {:>14}  {:>14}", "n", "yours", "reference");
  for (const auto& [size, yours, reference] : counts)
    table +=
        fmt::format("\n{:>9}  {:>14}  {:>14}", size, count_words(yours), count_words(reference));
  return table;
}

std::vector<Remark> remarks_on_statements(const Report& report) {
  std::vector<Remark> remarks;
  for (const auto& testcase : report.testcases) {
    if (testcase.visibility != problems::Visibility::sample || testcase.statements.empty())
      continue;
    if (testcase.verdict != Verdict::accepted) continue;  // there they are shown whole
    const SentStatement& most = testcase.statements[0];
    if (most.count < repeated) continue;
    remarks.push_back(
        {"statements",
         fmt::format("In '{}' one statement was sent {} times{}; one that asks for all of it at "
                     "once would do: {}",
                     testcase.name, most.count, most.place.empty() ? "" : ", from " + most.place,
                     most.sql)});
    break;
  }
  return remarks;
}

}  // namespace runner
