#include "cli/remote_crew.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <thread>

#include "cli/commands.hpp"
#include "cli/following.hpp"
#include "cli/source_files.hpp"
#include "problems/digest.hpp"

namespace cli {
namespace {

namespace json = boost::json;
using std::chrono::steady_clock;

constexpr std::size_t most_under_way = 200;
constexpr std::size_t most_held = 400;
constexpr std::size_t most_bytes = 32U << 20;
constexpr int most_failures = 3;     // judge errors of one submission
constexpr int most_keys = 100;       // and of all runs together
constexpr std::size_t at_once = 16;  // sent between two looks at what came
constexpr milliseconds when_not_said{2'000};

// Of what must be the same for a report to be the same.
std::string key_of(const batch::Job& job, int number) {
  const auto& submission = job.submission;
  return "batch-" +
         problems::digest_of({{"source", job.row.source_digest},
                              {"problem", submission.problem->digest},
                              {"seed", std::to_string(submission.seed)}})
             .substr(sizeof "sha256:" - 1) +
         fmt::format("-{}", number);
}

// What `viva grade` without --reveal leaves out of a secret testcase.
void hide(json::object& testcase) {
  if (text_in(testcase, "visibility") != "secret") return;
  for (const char* key : {"input", "expected", "actual", "output"}) testcase[key] = nullptr;
  for (const char* key : {"differences", "statements"}) testcase[key] = json::array{};
  testcase["message"] = "";
}

}  // namespace

RemoteCrew::RemoteCrew(RemoteCrewOptions options)
    : reveal_{options.reveal}, remote_{std::move(options.remote)} {
  const json::value me = remote_.call("me.get");
  watched_on_ = remote_.connection();
  if (text_in(me.as_object(), "role") == "candidate")
    throw UsageError{"this token is a candidate's; batches need one of a grader or of staff"};
}

bool RemoteCrew::wants_more() const {
  return waiting_.size() + under_way_.size() < most_held && bytes_ < most_bytes;
}

void RemoteCrew::take(batch::Job job) {
  Sent sent{std::move(job), 0, 1, 0, false, {}};
  for (const auto& file : sent.job.submission.files) sent.bytes += file.text.size();
  bytes_ += sent.bytes;
  waiting_.push_back(std::move(sent));
}

std::vector<batch::Done> RemoteCrew::wait(milliseconds timeout) {
  const auto deadline = steady_clock::now() + timeout;
  send_some();
  while (done_.empty()) {
    if (watched_on_ != remote_.connection()) watch_all_again();
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    const auto event = remote_.next_event(std::max(left, milliseconds{0}));
    if (event) take_event(*event);
    if (!event && left.count() <= 0) break;
  }
  return std::exchange(done_, {});
}

void RemoteCrew::drop_waiting() {
  waiting_.clear();
  under_way_.clear();
  bytes_ = 0;
}

bool RemoteCrew::idle() const { return waiting_.empty() && under_way_.empty() && done_.empty(); }

void RemoteCrew::send_some() {
  for (std::size_t i = 0; i < at_once; ++i) {
    if (waiting_.empty() || under_way_.size() >= most_under_way) return;
    if (steady_clock::now() < not_before_) return;
    Sent next = std::move(waiting_.front());
    waiting_.pop_front();
    send(std::move(next));
  }
}

void RemoteCrew::send(Sent sent) {
  const auto& submission = sent.job.submission;
  const json::object params{{"problem", submission.problem->id},
                            {"files", to_json(submission.files)},
                            {"lane", "batch"},
                            {"seed", submission.seed},
                            {"watch", "events"},
                            {"idempotency_key", key_of(sent.job, sent.key_number)}};
  try {
    const json::value made = remote_.call("submissions.create", params);
    const auto& view = made.as_object();
    if (text_in(view, "digest") != submission.problem->digest)
      return give_up(
          std::move(sent),
          fmt::format("the server has another version of {}: {}, not {}; name a bank with "
                      "that one by --bank",
                      submission.problem->id, text_in(view, "digest"), submission.problem->digest));
    sent.judged_before = text_in(view, "state") == "done";
    const std::string id = text_in(view, "id");
    under_way_[id] = std::move(sent);
  } catch (const Refusal& refusal) {
    const bool later = refusal.status() == 429 || refusal.status() == 503;
    if (later) {
      const auto pause = refusal.retry_after().count() > 0 ? refusal.retry_after() : when_not_said;
      not_before_ = steady_clock::now() + pause;
      waiting_.push_front(std::move(sent));
    } else if (refusal.status() == 400 || refusal.status() == 404 || refusal.status() == 413) {
      give_up(std::move(sent), std::string{"the server refused it: "} + refusal.what());
    } else {
      throw;
    }
  }
}

void RemoteCrew::watch_all_again() {
  watched_on_ = remote_.connection();
  std::vector<std::string> ids;
  for (const auto& [id, sent] : under_way_) ids.push_back(id);
  for (const auto& id : ids) {
    if (under_way_.contains(id)) watch(id);
  }
}

// A refusal for a while is not one: the next connection, or look, asks again.
void RemoteCrew::watch(const std::string& id) {
  for (;;) {
    try {
      const json::value past = remote_.call("submissions.watch", {{"submission", id}});
      for (const auto& event : past.as_object().at("items").as_array())
        take_event(event.as_object());
      return;
    } catch (const Refusal& refusal) {
      if (refusal.status() != 429 && refusal.status() != 503) throw;
      const auto pause = refusal.retry_after().count() > 0 ? refusal.retry_after() : when_not_said;
      std::this_thread::sleep_for(std::min(pause, when_not_said));
    }
  }
}

void RemoteCrew::take_event(const json::object& event) {
  const std::string id = text_in(event, "submission");
  const auto found = under_way_.find(id);
  if (found == under_way_.end()) return;
  const std::string kind = text_in(event, "event");
  if (kind == "report") return finish(id, event.at("report").as_object());
  const auto* testcase = event.if_contains("testcase");
  if (kind != "testcase" || testcase == nullptr || !testcase->is_object()) return;
  json::error_code error;
  const int number = event.at("number").to_number<int>(error);
  if (!error) found->second.testcases[number] = testcase->get_object();
}

void RemoteCrew::finish(const std::string& id, const json::object& submission) {
  const auto found = under_way_.find(id);
  Sent sent = std::move(found->second);
  under_way_.erase(found);
  const bool failed = text_in(submission, "verdict") == "judge_error";
  if (failed && !sent.judged_before) ++sent.failures;
  if (failed && sent.failures < most_failures && sent.key_number < most_keys) {
    ++sent.key_number;
    sent.testcases.clear();
    waiting_.push_front(std::move(sent));
    return;
  }
  const auto* feedback = submission.if_contains("feedback");
  if (feedback == nullptr || !feedback->is_object())
    return give_up(std::move(sent), "the server judged it, and did not show the report");
  batch::Row row = sent.job.row;
  row.report = report_of(sent, feedback->get_object());
  bytes_ -= sent.bytes;
  const std::string line = batch::to_line(row);
  done_.push_back({row.entry, line, batch::outcome_of(batch::parse_row(line))});
}

void RemoteCrew::give_up(Sent sent, const std::string& why) {
  bytes_ -= sent.bytes;
  batch::Row row = sent.job.row;
  row.error = why;
  done_.push_back({row.entry, batch::to_line(row), batch::outcome_of(row)});
}

// The whole report is for staff; without `reveal` its testcases are those that their candidate
// would see.
json::object RemoteCrew::report_of(const Sent& sent, json::object feedback) const {
  auto* testcases = feedback.if_contains("testcases");
  if (reveal_ || testcases == nullptr || !testcases->is_array()) return feedback;
  std::map<std::string, const json::object*> seen;
  for (const auto& [number, testcase] : sent.testcases) seen[text_in(testcase, "name")] = &testcase;
  for (auto& testcase : testcases->get_array()) {
    if (!testcase.is_object()) continue;
    const auto found = seen.find(text_in(testcase.get_object(), "name"));
    if (found != seen.end())
      testcase = *found->second;
    else
      hide(testcase.get_object());
  }
  return feedback;
}

}  // namespace cli
