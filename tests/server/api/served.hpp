// What the tests of the methods share: the whole service on a database and a clock of its own,
// asked as sockets ask it. Nothing is judged: the test plays the runner. Every answer is held
// against the catalogue's description of it.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runner/feedback.hpp"
#include "server/api/service.hpp"
#include "server/dispatcher/outcomes.hpp"
#include "tests/server/api/shapes.hpp"
#include "tests/support/places.hpp"

namespace server {

namespace json = boost::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

class FakeClock : public Clock {
 public:
  [[nodiscard]] Time now() const override { return time; }
  Time time = *time_of("2026-11-22T09:00:00Z");
};

class Listener : public Peer {
 public:
  void send(std::string message) override { heard.push_back(json::parse(message)); }
  std::vector<json::value> heard;
};

class Folder {  // Gone with its owner.
 public:
  Folder() {
    std::string path = std::filesystem::temp_directory_path() / "viva-api-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error{"make " + path};
    path_ = path;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string text(const json::value& object, std::string_view key) {
  return std::string{object.at(key).as_string()};
}
inline std::int64_t number(const json::value& object, std::string_view key) {
  return object.at(key).to_number<std::int64_t>();
}
inline json::array items(const json::value& page) { return page.at("items").as_array(); }

struct Answer {
  unsigned status = 0;
  json::value body;  // null when it is not JSON
  HttpAnswer whole;
};

class Served : public testing::Test {
 public:
  static DispatcherOptions without_runners(DispatcherOptions options) {
    options.runners = 0;
    return options;
  }

 protected:
  explicit Served(const ServiceOptions& options = {{1e9, 1e9}, {1e9, 1e9}, {1e9, 1e9}},
                  DispatcherOptions queue = {},
                  const std::string& bank = support::source_folder() + "/problems/bank")
      : store{open_sqlite_store(folder.path() / "viva.db")},
        shelf{bank, folder.path(), *store, clock},
        service{*store, shelf, clock, options},
        dispatcher{context,
                   *store,
                   clock,
                   without_runners(std::move(queue)),
                   [this](const std::string& digest) { return shelf.folder(digest).string(); },
                   [this](const Event& event) { service.on_event(event); }} {
    service.use(dispatcher);
    administrator = service.make_user(Role::administrator, "Root");
    interviewer = service.make_user(Role::interviewer, "Ada");
    other_interviewer = service.make_user(Role::interviewer, "Eve");
    grader = service.make_user(Role::grader, "Robot");
    learner = service.make_user(Role::candidate, "Linus");
  }

  // Asked as sockets ask.

  Answer send(const HttpRequest& request) {
    Answer answer{0, {}, service.answer(request)};
    answer.status = answer.whole.status;
    if (answer.whole.content_type.starts_with("text/")) return answer;
    answer.body = json::parse(answer.whole.body);
    if (answer.status >= 400) {
      EXPECT_EQ(answer.whole.content_type, "application/problem+json");
      EXPECT_EQ(misfit(answer.body, "Problem9457"), "") << answer.whole.body;
    } else if (const auto* method = method_at(request.method, request.target)) {
      EXPECT_EQ(misfit(answer.body, method->result), "") << answer.whole.body;
      EXPECT_EQ(answer.status, method->status) << method->name;
    }
    return answer;
  }

  Answer rest(const std::string& verb, const std::string& target, const std::string& token,
              const json::object& body = {}, const std::string& key = {}) {
    HttpRequest request{verb, target, token, key, "application/json", {}, "192.0.2.1"};
    if (verb != "GET" && verb != "DELETE") request.body = json::serialize(body);
    return send(request);
  }

  // What must succeed.
  json::value done(const std::string& verb, const std::string& target, const std::string& token,
                   const json::object& body = {}, const std::string& key = {}) {
    const Answer answer = rest(verb, target, token, body, key);
    EXPECT_LT(answer.status, 300U) << verb << " " << target << ": " << answer.whole.body;
    return answer.body;
  }
  json::value get(const std::string& target, const std::string& token) {
    return done("GET", target, token);
  }

  // The whole answer: with result, or with error.
  json::object rpc(const std::shared_ptr<Listener>& peer, const std::string& method,
                   const json::object& params = {}) {
    const json::object message{
        {"jsonrpc", "2.0"}, {"id", ++last_id}, {"method", method}, {"params", params}};
    auto answer = json::parse(service.answer(peer, json::serialize(message))).as_object();
    EXPECT_EQ(answer.at("id").to_number<int>(), last_id);
    if (const auto* result = answer.if_contains("result"))
      EXPECT_EQ(misfit(*result, named(method)->result), "") << json::serialize(answer);
    else
      EXPECT_EQ(misfit(answer.at("error").at("data"), "Problem9457"), "");
    return answer;
  }
  std::shared_ptr<Listener> connected(const std::string& token) {
    auto peer = std::make_shared<Listener>();
    peer->token = token;
    peer->address = "192.0.2.2";
    return peer;
  }

  static const Method* named(const std::string& name) {
    for (const auto& method : catalogue()) {
      if (method.name == name) return &method;
    }
    return nullptr;
  }

  // The catalogue's path with {names} in it, or null for another page.
  static const Method* method_at(const std::string& verb, const std::string& target) {
    const std::string path = target.substr(0, target.find('?'));
    for (const auto& method : catalogue()) {
      if (method.verb == verb && fits(method.path, path)) return &method;
    }
    return nullptr;
  }

  // An interview, in the order in which it happens.

  json::value make_assignment(const json::object& settings = {},
                              const json::array& problems = {"fibonacci", "memoize"}) {
    const auto set = done("POST", "/v1/problem-sets", interviewer,
                          {{"title", "Warm-up"}, {"problems", problems}});
    return done("POST", "/v1/assignments", interviewer,
                {{"problem_set", set.at("id")}, {"settings", settings}});
  }
  json::value invite(const json::value& assignment, json::object more = {}) {
    return done("POST", "/v1/assignments/" + text(assignment, "id") + "/invitations", interviewer,
                more);
  }
  // The candidate's token.
  std::string accept(const json::value& invitation, const std::string& name = "Grace") {
    return text(done("POST", "/v1/invitations/accept", {},
                     {{"invitation", invitation.at("token")}, {"name", name}}),
                "token");
  }
  json::value start(const std::string& candidate, const json::value& assignment) {
    return done("POST", "/v1/sessions", candidate, {{"assignment", assignment.at("id")}});
  }

  struct Sitting {
    json::value assignment;
    std::string candidate;  // token
    json::value session;
    [[nodiscard]] std::string path() const { return "/v1/sessions/" + text(session, "id"); }
  };
  Sitting sit(const json::object& settings = {},
              const json::array& problems = {"fibonacci", "memoize"}) {
    const auto assignment = make_assignment(settings, problems);
    const std::string candidate = accept(invite(assignment));
    return {assignment, candidate, start(candidate, assignment)};
  }

  static json::object submission_of(const json::value& session, json::object more = {}) {
    more["session"] = session.at("id");
    if (!more.contains("files"))
      more["files"] = json::array{json::object{{"name", "solution.py"}, {"text", "pass\n"}}};
    return more;
  }
  // Its id. Time passes, so that ids are in order.
  std::string submit(const std::string& token, const json::value& session,
                     const json::object& more = {}) {
    pass(seconds{1});
    return text(done("POST", "/v1/submissions", token, submission_of(session, more)), "id");
  }

  void pass(milliseconds time) { clock.time += time; }

  // The runner's part.

  void begin_judging(const std::string& id) {
    store->mark_running(id, clock.now());
    service.on_event({id, 2, Event::Kind::running, {}});
  }

  // Wrong answers are right for samples only.
  static runner::Report report_of(const problems::Problem& problem, const Submission& submission,
                                  runner::Verdict verdict) {
    runner::Report report;
    report.problem = problem.id;
    report.problem_digest = report.receipt.problem_digest = problem.digest;
    report.verdict = verdict;
    report.receipt.seed = submission.seed;
    for (const auto& testcase : problem.testcases) {
      const bool secret = testcase.visibility == problems::Visibility::secret;
      if (secret && submission.purpose == Purpose::samples) continue;
      runner::TestcaseReport one;
      one.name = testcase.name;
      one.visibility = testcase.visibility;
      one.verdict = secret ? verdict : runner::Verdict::accepted;
      one.max_score = testcase.points;
      one.score = one.verdict == runner::Verdict::accepted ? testcase.points : 0;
      const std::string mark = secret ? "SECRET " : "shown ";
      one.input = mark + "input";
      one.expected = mark + "expected";
      one.actual = mark + "actual";
      one.message = mark + "message";
      one.output = mark + "output";
      one.differences = {{"value", mark + "expected", mark + "actual", "[0]"}};
      one.hint = "HINT " + testcase.name;
      report.score += one.score;
      report.max_score += one.max_score;
      report.testcases.push_back(one);
    }
    return report;
  }

  void judge(const std::string& id, runner::Verdict verdict = runner::Verdict::accepted) {
    if (store->submission(id)->state == State::queued) begin_judging(id);
    const Submission submission = *store->submission(id);
    const auto report = report_of(*shelf.version(submission.digest), submission, verdict);
    int number = 2;
    for (const auto& testcase : report.testcases)
      service.on_event(
          {id, ++number, Event::Kind::testcase, runner::testcase_to_json(testcase, false)});
    finish_judging(id, outcome_of(report, "solution.py"), number + 1);
  }
  // Without testcases, as when the judge failed.
  void fail_to_judge(const std::string& id) {
    const Submission submission = *store->submission(id);
    const int max_score = shelf.version(submission.digest)->max_score();
    finish_judging(
        id, judge_failed(submission.problem, submission.digest, "solution.py", max_score, "a bug"),
        3);
  }
  void finish_judging(const std::string& id, const Outcome& outcome, int last_number) {
    ASSERT_TRUE(store->finish_submission(id, {{}, clock.now()}, outcome));
    service.on_event({id,
                      last_number,
                      Event::Kind::report,
                      {},
                      std::make_shared<const Submission>(*store->submission(id))});
  }

  Folder folder;
  FakeClock clock;
  boost::asio::io_context context;
  std::unique_ptr<Store> store;
  Shelf shelf;
  Service service;
  Dispatcher dispatcher;
  std::string administrator, interviewer, other_interviewer, grader, learner;  // tokens
  int last_id = 0;

 private:
  static bool fits(const std::string& pattern, const std::string& path) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < pattern.size() && j < path.size()) {
      if (pattern[i] == '{') {
        i = pattern.find('}', i) + 1;
        j = std::min(path.find('/', j), path.size());
      } else if (pattern[i++] != path[j++]) {
        return false;
      }
    }
    return i == pattern.size() && j == path.size();
  }
};

}  // namespace server
