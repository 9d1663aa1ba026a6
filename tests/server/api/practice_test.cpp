// Practising without an interviewer.
#include <algorithm>

#include "tests/server/api/served.hpp"

namespace server {
namespace {

using runner::Verdict;

class Practice : public Served {
 protected:
  json::value begin(const json::object& how = {}) {
    return done("POST", "/v1/sessions", learner, how);
  }
  std::vector<Card> cards() { return store->cards_of(text(get("/v1/me", learner), "id")); }
};

TEST_F(Practice, IsForEveryRole) {
  for (const auto& token : {administrator, interviewer, grader, learner})
    EXPECT_EQ(rest("POST", "/v1/sessions", token).status, 201U);
}

TEST_F(Practice, HasNoEndUnlessItWasAskedFor) {
  EXPECT_TRUE(begin().at("ends").is_null());
  EXPECT_EQ(number(begin({{"duration_seconds", 600}}), "left_seconds"), 600);
}

TEST_F(Practice, StaysWithItsTopics) {
  const auto bank = shelf.all();
  const auto of_the_topic = std::count_if(
      bank.begin(), bank.end(), [](const auto& problem) { return problem->topic == "web"; });
  const auto session = begin({{"topics", json::array{"web"}}});
  const std::string path = "/v1/sessions/" + text(session, "id");
  EXPECT_EQ(text(get(path + "/prompt", learner), "topic"), "web");
  for (int i = 1; i < of_the_topic; ++i)
    EXPECT_EQ(text(done("POST", path + "/next", learner), "topic"), "web");
  EXPECT_EQ(rest("POST", path + "/next", learner).status, 409U) << "there are no more";
  EXPECT_EQ(rest("POST", "/v1/sessions", learner, {{"topics", json::array{"cooking"}}}).status,
            400U);
}

TEST_F(Practice, BeginsWithAnEasyOneThatIsNew) {
  const auto session = begin();
  EXPECT_EQ(text(get("/v1/sessions/" + text(session, "id") + "/prompt", learner), "difficulty"),
            "easy");
}

TEST_F(Practice, BeginsWithTheProblemThatWasAskedFor) {
  EXPECT_EQ(begin({{"problem", "memoize"}}).at("problems"), json::array{"memoize"});
  EXPECT_EQ(rest("POST", "/v1/sessions", learner, {{"problem", "memo"}}).status, 404U);
}

TEST_F(Practice, WhatIsDueComesFirst) {
  judge(submit(learner, begin({{"problem", "memoize"}})), Verdict::wrong_answer);
  judge(submit(learner, begin({{"problem", "fibonacci"}})));
  pass(minutes{11});  // the wrong one is due after ten
  EXPECT_EQ(begin().at("problems"), json::array{"memoize"});
  const auto session = begin();
  const auto next = done("POST", "/v1/sessions/" + text(session, "id") + "/next", learner);
  EXPECT_NE(text(next, "id"), "memoize");
  EXPECT_NE(text(next, "id"), "fibonacci") << "not due before tomorrow, and there are new ones";
}

TEST_F(Practice, KeepsACardOfWhatWasSubmitted) {
  const auto session = begin({{"problem", "fibonacci"}});
  judge(submit(learner, session));
  ASSERT_EQ(cards().size(), 1U);
  EXPECT_EQ(cards()[0].problem, "fibonacci");
  EXPECT_EQ(cards()[0].interval_days, 1);
}

TEST_F(Practice, AProblemCountsOncePerSession) {
  const auto session = begin({{"problem", "fibonacci"}});
  judge(submit(learner, session));
  const Card after_first = cards().at(0);
  pass(minutes{1});
  judge(submit(learner, session));
  judge(submit(learner, session), Verdict::wrong_answer);
  EXPECT_EQ(cards().at(0).interval_days, after_first.interval_days);
  EXPECT_EQ(cards().at(0).due, after_first.due);
  EXPECT_EQ(cards().at(0).lapses, 0);
}

TEST_F(Practice, TheFirstThatIsJudgedCountsNotAJudgeErrorNorSamples) {
  const auto session = begin({{"problem", "fibonacci"}});
  judge(submit(learner, session, {{"purpose", "samples"}}));
  EXPECT_TRUE(cards().empty());
  fail_to_judge(submit(learner, session));
  EXPECT_TRUE(cards().empty());
  const std::string first = submit(learner, session);
  submit(learner, session);  // still in the queue
  judge(first);
  EXPECT_EQ(cards().size(), 1U);
}

TEST_F(Practice, ALaterSessionLengthensTheInterval) {
  judge(submit(learner, begin({{"problem", "fibonacci"}})));
  pass(hours{25});
  judge(submit(learner, begin({{"problem", "fibonacci"}})));
  EXPECT_EQ(cards().at(0).interval_days, 6);
}

TEST_F(Practice, AnInterviewLeavesNoCards) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session));
  EXPECT_TRUE(store->cards_of(text(get("/v1/me", sitting.candidate), "id")).empty());
}

TEST_F(Practice, ASummarySaysWhatToPractise) {
  const auto session = begin({{"problem", "fibonacci"}});
  judge(submit(learner, session), Verdict::wrong_answer);
  const auto summary = get("/v1/sessions/" + text(session, "id") + "/summary", learner);
  EXPECT_EQ(number(summary, "score"), 12);
  EXPECT_EQ(summary.at("to_practise").as_array().size(), 1U);
}

}  // namespace
}  // namespace server
