// What a candidate must not learn, looked for in everything that a candidate can get.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

using runner::Verdict;

class Secrecy : public Served {
 protected:
  // Everything that is to be had about a sitting with one submission, in one text.
  std::string all_seen_by(const std::string& token, const Sitting& sitting,
                          const std::string& submission,
                          const std::vector<std::shared_ptr<Listener>>& listeners) {
    const std::string path = "/v1/submissions/" + submission;
    std::string all;
    for (const auto& target :
         {path, path + "/events", path + "/source", path + "/diff",
          "/v1/submissions?session=" + text(sitting.session, "id"), sitting.path(),
          sitting.path() + "/prompt", sitting.path() + "/summary", std::string{"/v1/sessions"}})
      all += rest("GET", target, token).whole.body + "\n";
    for (const auto& listener : listeners) {
      for (const auto& heard : listener->heard) all += json::serialize(heard) + "\n";
    }
    const auto late = connected(token);
    all += json::serialize(rpc(late, "submissions.watch", {{"submission", submission}}));
    return all;
  }

  // A submission that is judged while its owner and their interviewer watch.
  struct Watched {
    Sitting sitting;
    std::string submission;
    std::vector<std::shared_ptr<Listener>> candidate, interviewer;
  };
  Watched judged(const json::object& settings, Verdict verdict, const json::object& more = {}) {
    Watched watched{sit(settings), {}, {}, {}};
    const json::object session{{"session", watched.sitting.session.at("id")}};
    watched.candidate = {connected(watched.sitting.candidate),
                         connected(watched.sitting.candidate)};
    watched.interviewer = {connected(interviewer)};
    rpc(watched.candidate[0], "sessions.watch", session);
    rpc(watched.interviewer[0], "sessions.watch", session);
    watched.submission = submit(watched.sitting.candidate, watched.sitting.session, more);
    rpc(watched.candidate[1], "submissions.watch", {{"submission", watched.submission}});
    judge(watched.submission, verdict);
    return watched;
  }
  std::string seen_by_candidate(const Watched& watched) {
    return all_seen_by(watched.sitting.candidate, watched.sitting, watched.submission,
                       watched.candidate);
  }
  std::string seen_by_interviewer(const Watched& watched) {
    return all_seen_by(interviewer, watched.sitting, watched.submission, watched.interviewer);
  }
};

TEST_F(Secrecy, FeedbackAtOnceIsWithoutSecretValuesAndWithoutTheSeed) {
  const auto watched = judged({{"feedback", "at_once"}}, Verdict::wrong_answer);
  const std::string seen = seen_by_candidate(watched);
  EXPECT_THAT(seen, HasSubstr("wrong_answer"));
  EXPECT_THAT(seen, HasSubstr("shown expected"));
  EXPECT_THAT(seen, HasSubstr("HINT zero"));
  EXPECT_THAT(seen, Not(HasSubstr("SECRET")));
  EXPECT_THAT(seen, Not(HasSubstr("seed")));
}

TEST_F(Secrecy, StaffSeeTheWholeReport) {
  const auto watched = judged({{"feedback", "never"}, {"hints", "never"}}, Verdict::wrong_answer);
  const std::string seen = seen_by_interviewer(watched);
  for (const auto* part : {"SECRET expected", "SECRET input", "seed", "HINT zero"})
    EXPECT_THAT(seen, HasSubstr(part));
  ASSERT_FALSE(watched.interviewer[0]->heard.empty());
  EXPECT_THAT(json::serialize(watched.interviewer[0]->heard.back()), HasSubstr("SECRET expected"));
  EXPECT_THAT(all_seen_by(administrator, watched.sitting, watched.submission, {}),
              HasSubstr("SECRET expected"));
}

TEST_F(Secrecy, WithoutHintsNoneIsShownAnywhere) {
  for (const auto* purpose : {"submit", "samples"}) {
    const auto watched =
        judged({{"hints", "never"}}, Verdict::wrong_answer, {{"purpose", purpose}});
    const std::string seen = seen_by_candidate(watched);
    EXPECT_THAT(seen, HasSubstr("shown expected"));
    EXPECT_THAT(seen, Not(HasSubstr("HINT"))) << purpose;
  }
}

TEST_F(Secrecy, FeedbackNeverIsNothingNowNorLater) {
  for (const bool over : {false, true}) {
    const auto watched = judged({{"feedback", "never"}}, Verdict::wrong_answer);
    if (over) done("POST", watched.sitting.path() + "/finish", watched.sitting.candidate);
    const std::string seen = seen_by_candidate(watched);
    for (const auto* part : {"wrong_answer", "accepted", "HINT", "shown", "SECRET", "\"testcase\""})
      EXPECT_THAT(seen, Not(HasSubstr(part)));
    const auto got =
        get("/v1/submissions/" + watched.submission, watched.sitting.candidate).as_object();
    for (const auto* key : {"verdict", "score", "max_score", "feedback"})
      EXPECT_TRUE(got.at(key).is_null()) << key;
    EXPECT_EQ(text(got, "state"), "done");
    EXPECT_EQ(rest("GET", watched.sitting.path() + "/summary", watched.sitting.candidate).status,
              403U);
  }
}

TEST_F(Secrecy, WithoutFeedbackOneVerdictSoundsLikeAnother) {
  // How many testcases were run would tell; so nobody hears of them, and the numbers are the same.
  const auto sound = [&](Verdict verdict, bool whole) {
    const Sitting sitting = sit({{"feedback", "never"}});
    const std::string id = submit(sitting.candidate, sitting.session);
    const auto peer = connected(sitting.candidate);
    rpc(peer, "submissions.watch", {{"submission", id}});
    if (whole) {
      judge(id, verdict);
    } else {  // as when it does not compile: the report has the testcases, nobody told of them
      begin_judging(id);
      const Submission row = *store->submission(id);
      finish_judging(id, outcome_of(report_of(*shelf.version(row.digest), row, verdict), "a"), 3);
    }
    std::vector<std::int64_t> numbers;
    for (const auto& heard : peer->heard) numbers.push_back(number(heard.at("params"), "number"));
    for (const auto& event : items(get("/v1/submissions/" + id + "/events", sitting.candidate)))
      numbers.push_back(number(event, "number"));
    return numbers;
  };
  const auto accepted = sound(Verdict::accepted, true);
  EXPECT_EQ(accepted.size(), 5U);
  EXPECT_EQ(sound(Verdict::wrong_answer, true), accepted);
  EXPECT_EQ(sound(Verdict::compile_error, false), accepted);
}

TEST_F(Secrecy, FeedbackAfterTheSessionWaitsForItsEnd) {
  const auto watched = judged({{"feedback", "after_session"}}, Verdict::wrong_answer);
  const std::string before = seen_by_candidate(watched);
  EXPECT_THAT(before, Not(HasSubstr("wrong_answer")));
  EXPECT_THAT(before, Not(HasSubstr("HINT")));
  EXPECT_THAT(before, HasSubstr("has not opened the results"));
  pass(hours{1});
  const std::string after = seen_by_candidate(watched);
  EXPECT_THAT(after, HasSubstr("wrong_answer"));
  EXPECT_THAT(after, HasSubstr("HINT"));
  EXPECT_THAT(after, Not(HasSubstr("SECRET")));
}

TEST_F(Secrecy, FeedbackAfterTheSessionWaitsForWhatMayStillGiveTimeBack) {
  const Sitting sitting = sit({{"feedback", "after_session"}});
  const std::string first = submit(sitting.candidate, sitting.session);
  judge(first, Verdict::wrong_answer);
  pass(minutes{50});
  const std::string second = submit(sitting.candidate, sitting.session);
  pass(minutes{20});
  EXPECT_THAT(all_seen_by(sitting.candidate, sitting, first, {}), Not(HasSubstr("wrong_answer")));
  EXPECT_EQ(rest("GET", sitting.path() + "/summary", sitting.candidate).status, 403U);
  const json::object practice{{"problem", "fibonacci"}};
  EXPECT_EQ(rest("POST", "/v1/sessions", sitting.candidate, practice).status, 409U);
  fail_to_judge(second);
  EXPECT_FALSE(get(sitting.path(), sitting.candidate).at("over").as_bool());
  EXPECT_THAT(all_seen_by(sitting.candidate, sitting, first, {}), Not(HasSubstr("wrong_answer")));
  pass(minutes{20});
  EXPECT_THAT(all_seen_by(sitting.candidate, sitting, first, {}), HasSubstr("wrong_answer"));
  get(sitting.path() + "/summary", sitting.candidate);
}

TEST_F(Secrecy, SamplesAreShownWhateverTheFeedbackIs) {
  const auto watched = judged({{"feedback", "never"}}, Verdict::accepted, {{"purpose", "samples"}});
  const auto got = get("/v1/submissions/" + watched.submission, watched.sitting.candidate);
  EXPECT_EQ(text(got, "verdict"), "accepted");
  EXPECT_EQ(got.at("feedback").at("testcases").as_array().size(), 3U);
}

TEST_F(Secrecy, WhoeverSeesNoFeedbackIsStillToldThatTheJudgeFailed) {
  const Sitting sitting = sit({{"feedback", "never"}});
  const std::string id = submit(sitting.candidate, sitting.session);
  fail_to_judge(id);
  const auto got = get("/v1/submissions/" + id, sitting.candidate).as_object();
  EXPECT_EQ(text(got, "verdict"), "judge_error");
  EXPECT_TRUE(got.at("feedback").is_null());
}

TEST_F(Secrecy, NobodyPractisesDuringAnInterview) {
  const auto assignment = make_assignment({{"feedback", "never"}});
  const std::string candidate = accept(invite(assignment));
  const json::object practice{{"problem", "fibonacci"}};
  EXPECT_EQ(rest("POST", "/v1/sessions", candidate, practice).status, 409U);
  const auto session = start(candidate, assignment);
  EXPECT_EQ(rest("POST", "/v1/sessions", candidate, practice).status, 409U);
  const std::string another = text(done("POST", "/v1/tokens", candidate), "token");
  EXPECT_EQ(rest("POST", "/v1/sessions", another, practice).status, 409U);
  done("POST", "/v1/sessions/" + text(session, "id") + "/finish", candidate);
  EXPECT_EQ(rest("POST", "/v1/sessions", candidate, practice).status, 201U);
}

TEST_F(Secrecy, APromptShowsSamplesOnly) {
  const Sitting sitting = sit();
  const auto prompt = rest("GET", sitting.path() + "/prompt", sitting.candidate);
  EXPECT_THAT(prompt.whole.body, HasSubstr("solve(7)"));
  EXPECT_THAT(prompt.whole.body, Not(HasSubstr("three-hundred")));
  EXPECT_THAT(prompt.whole.body, Not(HasSubstr("solve(1000)")));
  EXPECT_THAT(prompt.whole.body, Not(HasSubstr("return, for n = 0")));
}

TEST_F(Secrecy, APromptThatIsStillToComeIsNotShown) {
  const Sitting sitting = sit();
  EXPECT_EQ(rest("GET", sitting.path() + "/prompt?problem=memoize", sitting.candidate).status,
            404U);
  EXPECT_EQ(rest("POST", "/v1/submissions", sitting.candidate,
                 submission_of(sitting.session, {{"problem", "memoize"}}))
                .status,
            404U);
}

TEST_F(Secrecy, PractisingShowsFeedbackAndHintsButNoSecrets) {
  const auto session = done("POST", "/v1/sessions", learner, {{"problem", "fibonacci"}});
  const std::string id = submit(learner, session);
  judge(id, Verdict::wrong_answer);
  const std::string seen = all_seen_by(learner, {{}, learner, session}, id, {});
  EXPECT_THAT(seen, HasSubstr("HINT"));
  EXPECT_THAT(seen, Not(HasSubstr("SECRET")));
  EXPECT_THAT(seen, Not(HasSubstr("seed")));
}

TEST_F(Secrecy, AGraderSeesTheWholeReport) {
  pass(seconds{1});
  const auto made =
      done("POST", "/v1/submissions", grader,
           {{"problem", "fibonacci"},
            {"seed", 7},
            {"lane", "batch"},
            {"batch", "homework 1"},
            {"files", json::array{json::object{{"name", "solution.py"}, {"text", "pass\n"}}}}});
  EXPECT_EQ(text(made, "lane"), "batch");
  judge(text(made, "id"), Verdict::wrong_answer);
  const auto got = get("/v1/submissions/" + text(made, "id"), grader);
  EXPECT_EQ(number(got.at("feedback").at("receipt"), "seed"), 7);
  EXPECT_THAT(json::serialize(got), HasSubstr("SECRET expected"));
  EXPECT_EQ(items(get("/v1/submissions?batch=homework%201", grader)).size(), 1U);
}

TEST_F(Secrecy, NotesAndOverridesAreNotForCandidates) {
  const auto watched = judged({}, Verdict::wrong_answer);
  const std::string path = "/v1/submissions/" + watched.submission;
  done("POST", path + "/notes", interviewer, {{"text", "NOTE: talks well"}});
  done("POST", path + "/overrides", interviewer, {{"score", 50}, {"reason", "REASON"}});
  const std::string seen = seen_by_candidate(watched);
  EXPECT_THAT(seen, Not(HasSubstr("NOTE")));
  EXPECT_THAT(seen, Not(HasSubstr("REASON")));
  EXPECT_EQ(rest("GET", path + "/notes", watched.sitting.candidate).status, 403U);
}

}  // namespace
}  // namespace server
