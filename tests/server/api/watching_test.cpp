// Being told of what happens, and going on after a broken connection.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Watching : public Served {
 protected:
  static std::vector<std::string> kinds(const std::vector<json::value>& heard) {
    std::vector<std::string> kinds;
    for (const auto& one : heard) {
      EXPECT_EQ(text(one, "method"), "event");
      EXPECT_FALSE(one.as_object().contains("id")) << "a notification";
      EXPECT_EQ(misfit(one.at("params"), "Event"), "");
      kinds.push_back(text(one.at("params"), "event"));
    }
    return kinds;
  }
  static std::vector<std::int64_t> numbers(const json::array& events) {
    std::vector<std::int64_t> found;
    for (const auto& one : events) found.push_back(number(one, "number"));
    return found;
  }
  static std::vector<std::int64_t> numbers(const std::vector<json::value>& heard) {
    std::vector<std::int64_t> found;
    for (const auto& one : heard) found.push_back(number(one.at("params"), "number"));
    return found;
  }
  json::array watch(const std::shared_ptr<Listener>& peer, const std::string& id, int after = 0) {
    return items(
        rpc(peer, "submissions.watch", {{"submission", id}, {"after", after}}).at("result"));
  }
  // Submits; what the peer heard after the answer. As there is no Settling, all comes at once.
  std::vector<std::string> told_after_answer(const std::shared_ptr<Listener>& peer,
                                             const json::object& body) {
    const json::object message{
        {"jsonrpc", "2.0"}, {"id", 1}, {"method", "submissions.create"}, {"params", body}};
    EXPECT_EQ(service.answer(peer, json::serialize(message)), "");
    EXPECT_FALSE(peer->heard.empty());
    EXPECT_EQ(misfit(peer->heard.at(0).at("result"), "Submission"), "");
    last_submission = text(peer->heard.at(0).at("result"), "id");
    return kinds({peer->heard.begin() + 1, peer->heard.end()});
  }
  const json::array files{json::object{{"name", "solution.py"}, {"text", "pass\n"}}};
  std::string last_submission;

  static std::vector<std::int64_t> from_to(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> all;
    for (auto i = first; i <= last; ++i) all.push_back(i);
    return all;
  }
};

constexpr int report_number = 14;  // of fibonacci, which has 11 testcases

TEST_F(Watching, TellsEveryEventInOrder) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto peer = connected(sitting.candidate);
  const auto first = watch(peer, id);
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(text(first.at(0), "event"), "queued");
  judge(id);
  const auto heard = kinds(peer->heard);
  ASSERT_EQ(heard.size(), 13U);
  EXPECT_EQ(heard.front(), "running");
  EXPECT_EQ(heard.at(1), "testcase");
  EXPECT_EQ(heard.back(), "report");
  EXPECT_EQ(numbers(peer->heard), from_to(2, report_number));
  EXPECT_EQ(text(peer->heard.back().at("params").at("report"), "verdict"), "accepted");
}

TEST_F(Watching, GoesOnAfterTheLastNumberThatWasSeen) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto before = connected(sitting.candidate);
  watch(before, id);
  service.forget(before);
  const auto after = connected(sitting.candidate);
  EXPECT_TRUE(watch(after, id, 1).empty()) << "queued was seen";
  judge(id);
  EXPECT_EQ(numbers(after->heard), from_to(2, report_number));
  EXPECT_TRUE(before->heard.empty());
}

TEST_F(Watching, ASubmissionThatIsDoneTellsTheSameAfterwards) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto live = connected(sitting.candidate);
  watch(live, id);
  judge(id, runner::Verdict::wrong_answer);
  for (int seen = 1; seen <= report_number; ++seen) {
    const auto peer = connected(sitting.candidate);
    const auto rest_of_it = watch(peer, id, seen);
    EXPECT_EQ(numbers(rest_of_it), from_to(seen + 1, report_number));
    for (std::size_t i = 0; i < rest_of_it.size(); ++i)
      EXPECT_EQ(rest_of_it.at(i),
                live->heard.at(static_cast<std::size_t>(seen) - 1 + i).at("params"));
    EXPECT_EQ(get(fmt::format("/v1/submissions/{}/events?after={}", id, seen), sitting.candidate)
                  .at("items"),
              rest_of_it);
  }
}

TEST_F(Watching, AReportOfARunThatBrokeOffIsNeitherMissedNorToldTwice) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto peer = connected(sitting.candidate);
  watch(peer, id);
  begin_judging(id);
  service.on_event({id, 3, Event::Kind::testcase, R"({"name":"a"})"});
  (void)store->mark_lost(id);
  (void)store->mark_lost(id);
  fail_to_judge(id);
  EXPECT_EQ(kinds(peer->heard).back(), "report");
  EXPECT_EQ(numbers(watch(peer, id, 3)), from_to(report_number, report_number))
      << "only a testcase was seen";
  EXPECT_TRUE(watch(peer, id, report_number).empty());
}

TEST_F(Watching, AnInterviewerHearsEverySubmissionOfASession) {
  const Sitting sitting = sit();
  const auto peer = connected(interviewer);
  rpc(peer, "sessions.watch", {{"session", sitting.session.at("id")}});
  const std::string first = submit(sitting.candidate, sitting.session);
  judge(first);
  const std::string second = submit(sitting.candidate, sitting.session);
  ASSERT_EQ(peer->heard.size(), 15U);
  EXPECT_EQ(text(peer->heard.front().at("params"), "submission"), first);
  EXPECT_EQ(text(peer->heard.front().at("params"), "session"), text(sitting.session, "id"));
  EXPECT_EQ(text(peer->heard.back().at("params"), "submission"), second);
  EXPECT_EQ(text(peer->heard.back().at("params"), "event"), "queued");
}

TEST_F(Watching, WhoeverWatchesASubmissionAndItsSessionHearsEverythingOnce) {
  const Sitting sitting = sit();
  const auto peer = connected(sitting.candidate);
  rpc(peer, "sessions.watch", {{"session", sitting.session.at("id")}});
  const std::string id = submit(sitting.candidate, sitting.session);
  watch(peer, id);
  watch(peer, id);
  judge(id);
  EXPECT_EQ(numbers(peer->heard), from_to(1, report_number));
}

TEST_F(Watching, OthersHearNothing) {
  const Sitting one = sit();
  const Sitting other = sit();
  const auto peer = connected(other.candidate);
  rpc(peer, "sessions.watch", {{"session", other.session.at("id")}});
  judge(submit(one.candidate, one.session));
  EXPECT_TRUE(peer->heard.empty());
}

TEST_F(Watching, StopsWhenThePeerIsForgotten) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto peer = connected(sitting.candidate);
  watch(peer, id);
  rpc(peer, "sessions.watch", {{"session", sitting.session.at("id")}});
  service.forget(peer);
  service.forget(peer);
  judge(id);
  EXPECT_TRUE(peer->heard.empty());
}

TEST_F(Watching, SurvivesAPeerThatIsGoneWithoutAWord) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  auto peer = connected(sitting.candidate);
  watch(peer, id);
  peer.reset();
  judge(id);
  EXPECT_EQ(text(get("/v1/submissions/" + id, sitting.candidate), "state"), "done");
}

TEST_F(Watching, WhatAnswersSeesTheNewOwnerOfAConnection) {
  const Sitting sitting = sit({{"feedback", "never"}});
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto peer = connected(interviewer);
  watch(peer, id);
  ASSERT_TRUE(rpc(peer, "authenticate", {{"token", learner}}).contains("result"));
  judge(id);
  EXPECT_TRUE(peer->heard.empty());
}

TEST_F(Watching, MayBeAskedForWithTheSubmission) {
  const auto peer = connected(grader);
  const json::object body{{"problem", "fibonacci"}, {"files", files}, {"watch", "events"}};
  EXPECT_EQ(told_after_answer(peer, body), (std::vector<std::string>{"queued"}));
  judge(last_submission);
  const auto heard = kinds({peer->heard.begin() + 1, peer->heard.end()});
  ASSERT_EQ(heard.size(), 14U);
  EXPECT_EQ(heard.at(1), "running");
  EXPECT_EQ(heard.back(), "report");
}

TEST_F(Watching, MayBeAskedForTheReportOnly) {
  const auto peer = connected(grader);
  json::object body{{"problem", "fibonacci"}, {"files", files}, {"watch", "report"}};
  EXPECT_TRUE(told_after_answer(peer, body).empty());
  judge(last_submission);
  EXPECT_EQ(kinds({peer->heard.begin() + 1, peer->heard.end()}),
            std::vector<std::string>{"report"});
}

TEST_F(Watching, OfWhatWasSentBeforeTellsWhatHappened) {
  Submission before;
  before.id = "submission_before";
  before.owner = text(get("/v1/me", grader), "id");
  before.problem = "fibonacci";
  before.digest = shelf.find("fibonacci")->digest;
  before.received = clock.now();
  before.idempotency_key = "once";
  ASSERT_EQ(store->add_submission(before), before.id);
  judge(before.id);
  json::object body{{"problem", "fibonacci"}, {"files", files}, {"idempotency_key", "once"}};
  body["watch"] = "report";
  EXPECT_EQ(told_after_answer(connected(grader), body), std::vector<std::string>{"report"});
  body["watch"] = "events";
  EXPECT_EQ(told_after_answer(connected(grader), body).size(), 14U);
}

TEST_F(Watching, NeedsAConnectionThatStaysOpen) {
  const json::object body{{"problem", "fibonacci"}, {"files", files}, {"watch", "report"}};
  const Answer refused = rest("POST", "/v1/submissions", grader, body);
  EXPECT_EQ(refused.status, 400U);
  EXPECT_THAT(refused.whole.body, HasSubstr("stays open"));
  EXPECT_TRUE(store->unfinished().empty());
}

// As when the runner had no time to speak of them.
TEST_F(Watching, TellsOfTestcasesThatOnlyTheReportSpeaksOf) {
  const Sitting sitting = sit();
  const auto peer = connected(sitting.candidate);
  const auto told_when_judged = [&](const std::vector<Event::Kind>& before) {
    const std::string id = submit(sitting.candidate, sitting.session);
    watch(peer, id);
    peer->heard.clear();
    int told = 1;
    for (const auto kind : before) service.on_event({id, ++told, kind, R"({"name":"a"})"});
    const Submission submission = *store->submission(id);
    const auto report =
        report_of(*shelf.version(submission.digest), submission, runner::Verdict::accepted);
    finish_judging(id, outcome_of(report, "solution.py"), told + 1);
    EXPECT_EQ(numbers(peer->heard), from_to(2, report_number));
    return kinds(peer->heard);
  };
  const auto whole = told_when_judged({});
  ASSERT_EQ(whole.size(), 13U);
  EXPECT_EQ(whole.front(), "running");
  EXPECT_EQ(whole.at(1), "testcase");
  EXPECT_EQ(whole.back(), "report");
  EXPECT_EQ(told_when_judged({Event::Kind::running, Event::Kind::testcase}), whole);
}

TEST_F(Watching, EndsWithTheReport) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const auto peer = connected(sitting.candidate);
  watch(peer, id);
  EXPECT_FALSE(service.watchers().empty());
  judge(id);
  EXPECT_TRUE(service.watchers().empty()) << "or a connection could watch 1000 submissions only";
  watch(peer, id);
  EXPECT_TRUE(service.watchers().empty());
}

TEST_F(Watching, KnowsWhetherAnybodyWantsMoreThanReports) {
  Watchers watchers;
  const auto one = connected(grader), other = connected(grader);
  watchers.add(one, "a", Told::report);
  EXPECT_FALSE(watchers.anybody_for_everything());
  watchers.add(one, "a");  // twice is once
  watchers.add(one, "a");
  watchers.add(other, "a");
  watchers.add(other, "b");
  watchers.drop("a");
  EXPECT_TRUE(watchers.anybody_for_everything());
  EXPECT_EQ(watchers.of("b", "a", false).size(), 1U);
  watchers.forget(other);
  EXPECT_FALSE(watchers.anybody_for_everything());
  EXPECT_TRUE(watchers.empty());
}

TEST_F(Watching, IsBounded) {
  const Sitting sitting = sit();
  const auto peer = connected(sitting.candidate);
  for (int i = 0; i < 1000; ++i) service.watchers().add(peer, std::to_string(i));
  const auto refused = rpc(peer, "sessions.watch", {{"session", sitting.session.at("id")}});
  EXPECT_EQ(number(refused.at("error"), "code"), -32029);
}

}  // namespace
}  // namespace server
