// A whole interview, and the rules of its clock and its attempts.
#include "server/api/session_time.hpp"
#include "tests/server/api/served.hpp"

namespace server {
namespace {

using runner::Verdict;

class Interview : public Served {
 protected:
  json::value prompt(const Sitting& sitting, const std::string& query = {}) {
    return get(sitting.path() + "/prompt" + query, sitting.candidate);
  }
  unsigned submit_status(const Sitting& sitting, const json::object& more = {}) {
    return rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session, more))
        .status;
  }
  std::vector<std::string> order_of(const json::value& session) {
    std::vector<std::string> order;
    for (const auto& one : session.at("problems").as_array()) order.emplace_back(one.as_string());
    return order;
  }
  json::value results(const Sitting& sitting) {
    return get("/v1/assignments/" + text(sitting.assignment, "id") + "/results", interviewer);
  }
};

TEST_F(Interview, GoesFromTheProblemSetToTheResults) {
  const auto assignment = make_assignment({{"attempts", 3}});
  const std::string candidate = accept(invite(assignment), "=cmd()");
  const Sitting sitting{assignment, candidate, start(candidate, assignment)};

  EXPECT_EQ(text(prompt(sitting), "id"), "fibonacci");
  EXPECT_EQ(number(prompt(sitting), "attempts_used"), 0);
  EXPECT_EQ(number(prompt(sitting), "attempts_allowed"), 3);
  done("PUT", sitting.path() + "/draft", candidate,
       {{"files", json::array{json::object{{"name", "solution.py"}, {"text", "def so"}}}}});
  EXPECT_EQ(text(prompt(sitting).at("draft").as_array().at(0), "text"), "def so");

  judge(submit(candidate, sitting.session, {{"purpose", "samples"}}));
  EXPECT_EQ(number(prompt(sitting), "attempts_used"), 0);
  judge(submit(candidate, sitting.session), Verdict::wrong_answer);
  judge(submit(candidate, sitting.session));
  EXPECT_EQ(number(prompt(sitting), "attempts_used"), 2);

  const auto second = done("POST", sitting.path() + "/next", candidate);
  EXPECT_EQ(text(second, "id"), "memoize");
  EXPECT_TRUE(second.at("draft").is_null());
  EXPECT_EQ(text(prompt(sitting, "?problem=fibonacci"), "id"), "fibonacci");
  EXPECT_EQ(rest("POST", sitting.path() + "/next", candidate).status, 409U);
  judge(submit(candidate, sitting.session), Verdict::wrong_answer);

  const auto finished = done("POST", sitting.path() + "/finish", candidate);
  EXPECT_TRUE(finished.at("over").as_bool());
  const auto summary = get(sitting.path() + "/summary", candidate);
  EXPECT_EQ(number(summary, "score"), 124);
  EXPECT_EQ(number(summary, "max_score"), 200);
  EXPECT_EQ(summary.at("strengths").as_array().size(), 1U);

  const auto row = items(results(sitting)).at(0);
  EXPECT_EQ(text(row, "name"), "=cmd()");
  EXPECT_EQ(number(row, "score"), 124);
  EXPECT_EQ(number(row.at("problems").as_array().at(0), "attempts"), 2);
  const auto csv =
      rest("GET", "/v1/assignments/" + text(assignment, "id") + "/results?format=csv", interviewer);
  EXPECT_EQ(csv.whole.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(csv.whole.body, HasSubstr("name,candidate,session,started,score,max_score,"
                                        "fibonacci,fibonacci attempts,memoize,memoize attempts\r\n"
                                        "'=cmd(),"));
  EXPECT_THAT(csv.whole.body, HasSubstr(",124,200,100,2,24,1\r\n"));
}

TEST_F(Interview, ATableOfResultsHoldsNothingThatATerminalWouldObey) {
  const auto assignment = make_assignment();
  start(accept(invite(assignment), "Eve\x1b[2J\u202e"), assignment);
  const auto csv =
      rest("GET", "/v1/assignments/" + text(assignment, "id") + "/results?format=csv", interviewer);
  EXPECT_THAT(csv.whole.body, HasSubstr("\r\nEve\\x1b[2J\\u202e,"));
}

TEST_F(Interview, BeginsOnceAndGoesOnAfterwards) {
  const Sitting sitting = sit();
  done("POST", sitting.path() + "/next", sitting.candidate);
  pass(minutes{10});
  const auto again = start(sitting.candidate, sitting.assignment);
  EXPECT_EQ(again.at("id"), sitting.session.at("id"));
  EXPECT_EQ(number(again, "position"), 1);
  EXPECT_EQ(again.at("ends"), sitting.session.at("ends"));
  EXPECT_EQ(items(get("/v1/sessions", sitting.candidate)).size(), 1U);
}

TEST_F(Interview, StaffDoNotActInTheCandidatesPlace) {
  const Sitting sitting = sit();
  EXPECT_EQ(rest("POST", sitting.path() + "/next", interviewer).status, 403U);
  EXPECT_EQ(rest("POST", sitting.path() + "/finish", interviewer).status, 403U);
  EXPECT_EQ(rest("POST", "/v1/submissions", interviewer, submission_of(sitting.session)).status,
            403U);
  EXPECT_EQ(text(get(sitting.path() + "/prompt", interviewer), "id"), "fibonacci");
}

TEST_F(Interview, AnOrderByChanceIsTheSameForEveryCandidate) {
  const json::array problems{"fibonacci", "memoize", "make-multipliers", "lazy-pipeline",
                             "audit-trigger"};
  const auto assignment = make_assignment({{"order", "shuffled"}}, problems);
  const auto invitation = invite(assignment, {{"uses", 2}});
  const auto first = order_of(start(accept(invitation), assignment));
  const auto second = order_of(start(accept(invitation), assignment));
  EXPECT_EQ(first, second);
  EXPECT_THAT(first, testing::UnorderedElementsAre("fibonacci", "memoize", "make-multipliers",
                                                   "lazy-pipeline", "audit-trigger"));
}

TEST_F(Interview, AFixedOrderIsTheOneThatWasGiven) {
  const Sitting sitting = sit({{"order", "fixed"}}, {"memoize", "fibonacci"});
  EXPECT_THAT(order_of(sitting.session), testing::ElementsAre("memoize", "fibonacci"));
}

TEST_F(Interview, AnAdaptiveOrderGoesByHowTheLastOneWent) {
  const json::array problems{"fibonacci", "memoize"};  // easy, medium
  const auto assignment = make_assignment({{"order", "adaptive"}}, problems);
  const std::string candidate = accept(invite(assignment));
  const Sitting sitting{assignment, candidate, start(candidate, assignment)};
  ASSERT_EQ(order_of(sitting.session).size(), 1U);
  judge(submit(candidate, sitting.session));
  const auto next = done("POST", sitting.path() + "/next", candidate);
  EXPECT_NE(text(next, "id"), order_of(sitting.session).at(0));
  EXPECT_EQ(rest("POST", sitting.path() + "/next", candidate).status, 409U);
}

TEST_F(Interview, IsNotOpenYet) {
  const auto assignment = make_assignment({{"opens", "2026-11-22T10:00:00Z"}});
  const std::string candidate = accept(invite(assignment));
  const Answer early =
      rest("POST", "/v1/sessions", candidate, {{"assignment", assignment.at("id")}});
  EXPECT_EQ(early.status, 409U);
  EXPECT_THAT(text(early.body, "detail"), HasSubstr("2026-11-22T10:00:00.000Z"));
  pass(hours{1});
  start(candidate, assignment);
}

TEST_F(Interview, IsClosed) {
  const auto assignment = make_assignment({{"closes", "2026-11-22T10:00:00Z"}});
  const auto invitation = invite(assignment, {{"uses", 2}});
  const std::string candidate = accept(invitation);
  const std::string late = accept(invitation);
  pass(minutes{30});
  const Sitting sitting{assignment, candidate, start(candidate, assignment)};
  EXPECT_EQ(number(sitting.session, "left_seconds"), 1800) << "it closes before the hour is over";
  pass(minutes{30});
  EXPECT_EQ(rest("POST", "/v1/sessions", late, {{"assignment", assignment.at("id")}}).status, 409U);
  EXPECT_EQ(submit_status(sitting), 409U);
  EXPECT_TRUE(start(candidate, assignment).at("over").as_bool()) << "to look at, not to sit";
}

TEST_F(Interview, MoreTimeIsGivenByTheInvitation) {
  const auto assignment = make_assignment({{"duration_seconds", 3600}});
  const std::string candidate = accept(invite(assignment, {{"extra_percent", 25}}));
  EXPECT_EQ(number(start(candidate, assignment), "left_seconds"), 4500);
}

TEST_F(Interview, ALateSubmissionIsRefusedAndOneInTimeCountsHoweverLateItIsJudged) {
  const Sitting sitting = sit({{"duration_seconds", 600}});
  pass(seconds{598});
  const std::string in_time = submit(sitting.candidate, sitting.session);  // at 599 s
  pass(seconds{1});
  const Answer late =
      rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session));
  EXPECT_EQ(late.status, 409U);
  EXPECT_THAT(text(late.body, "detail"), HasSubstr("too late"));
  EXPECT_EQ(rest("POST", sitting.path() + "/next", sitting.candidate).status, 409U);
  pass(hours{1});
  judge(in_time);
  EXPECT_EQ(number(items(results(sitting)).at(0), "score"), 100);
}

TEST_F(Interview, AFinishedSessionTakesNothingMore) {
  const Sitting sitting = sit();
  const auto finished = done("POST", sitting.path() + "/finish", sitting.candidate);
  pass(seconds{1});
  EXPECT_EQ(submit_status(sitting), 409U);
  EXPECT_EQ(rest("POST", sitting.path() + "/next", sitting.candidate).status, 409U);
  EXPECT_EQ(done("POST", sitting.path() + "/finish", sitting.candidate).at("finished"),
            finished.at("finished"))
      << "finishing again changes nothing";
}

TEST_F(Interview, AttemptsAreUsedUpByThoseThatAreNotJudgedYet) {
  const Sitting sitting = sit({{"attempts", 2}});
  judge(submit(sitting.candidate, sitting.session));
  submit(sitting.candidate, sitting.session);
  pass(seconds{1});
  const Answer refused =
      rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session));
  EXPECT_EQ(refused.status, 409U);
  EXPECT_THAT(text(refused.body, "detail"), HasSubstr("all 2 attempts"));
  EXPECT_EQ(submit_status(sitting, {{"purpose", "samples"}}), 202U);
  done("POST", sitting.path() + "/next", sitting.candidate);
  EXPECT_EQ(submit_status(sitting), 202U) << "another problem has its own attempts";
}

TEST_F(Interview, AJudgeErrorGivesItsTimeBackAndCostsNoAttempt) {
  const Sitting sitting = sit({{"attempts", 1}, {"duration_seconds", 600}});
  const std::string id = submit(sitting.candidate, sitting.session);
  pass(seconds{90});
  fail_to_judge(id);
  const auto session = get(sitting.path(), sitting.candidate);
  EXPECT_EQ(number(session, "given_back_seconds"), 90);
  EXPECT_EQ(number(session, "left_seconds"), 599);
  EXPECT_EQ(number(prompt(sitting), "attempts_used"), 0);
  pass(seconds{590});
  judge(submit(sitting.candidate, sitting.session));
  const auto problem = items(results(sitting)).at(0).at("problems").as_array().at(0);
  EXPECT_EQ(number(problem, "attempts"), 1);
  EXPECT_EQ(number(problem, "score"), 100);
}

TEST_F(Interview, AJudgeErrorIsInNoSum) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session), Verdict::wrong_answer);
  const auto summary = [&] { return get(sitting.path() + "/summary", interviewer); };
  const auto results_before = results(sitting), summary_before = summary();
  const std::string id = submit(sitting.candidate, sitting.session);
  fail_to_judge(id);
  const auto got = get("/v1/submissions/" + id, sitting.candidate).as_object();
  EXPECT_EQ(text(got, "verdict"), "judge_error");
  EXPECT_TRUE(got.at("score").is_null());
  EXPECT_EQ(number(got, "max_score"), 100);
  EXPECT_EQ(number(got.at("feedback"), "max_score"), 100);
  EXPECT_EQ(results(sitting), results_before);
  EXPECT_EQ(summary(), summary_before);
}

TEST_F(Interview, TheTimeOfOverlappingJudgeErrorsIsGivenBackOnce) {
  const Sitting sitting = sit();
  const std::string first = submit(sitting.candidate, sitting.session);
  const std::string second = submit(sitting.candidate, sitting.session);  // one second later
  pass(seconds{10});
  fail_to_judge(first);
  fail_to_judge(second);
  EXPECT_EQ(number(get(sitting.path(), sitting.candidate), "given_back_seconds"), 11);
}

TEST_F(Interview, TimeDuringWhichTheServerWasAwayIsGivenBack) {
  const Sitting before = sit();
  pass(minutes{5});
  store->add_outage(clock.now(), clock.now() + minutes{2});
  pass(minutes{2});
  const Sitting after = sit();
  give_back_to_open_sessions(service);
  EXPECT_EQ(number(get(before.path(), before.candidate), "given_back_seconds"), 120);
  EXPECT_EQ(number(get(before.path(), before.candidate), "left_seconds"), 3600 - 300);
  EXPECT_EQ(number(get(after.path(), after.candidate), "given_back_seconds"), 0);
}

TEST_F(Interview, TheBestAttemptCounts) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session));
  judge(submit(sitting.candidate, sitting.session), Verdict::wrong_answer);
  EXPECT_EQ(number(items(results(sitting)).at(0), "score"), 100);
}

TEST_F(Interview, TheSessionsOfAnAssignmentAreListedForItsInterviewer) {
  const Sitting sitting = sit();
  const auto listed =
      items(get("/v1/assignments/" + text(sitting.assignment, "id") + "/sessions", interviewer));
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed.at(0).at("id"), sitting.session.at("id"));
}

}  // namespace
}  // namespace server
