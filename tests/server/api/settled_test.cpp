// Submissions are acknowledged when the disk has them, and not when it has not.
#include "server/dispatcher/settling.hpp"
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class SettledService : public Served {
 protected:
  SettledService() {
    service.use(settling);
    dispatcher.use(settling);
  }
  Settling settling{context, *store};

  std::string ask(const std::shared_ptr<Listener>& peer) {
    return service.answer(peer,
                          R"({"jsonrpc":"2.0","id":7,"method":"submissions.create","params":)"
                          R"({"problem":"fibonacci","files":[{"name":"solution.py","text":""}]}})");
  }
};

TEST_F(SettledService, ASubmissionIsAcknowledgedWhenTheDiskHasItAndQueuedBefore) {
  const auto peer = connected(grader);
  EXPECT_EQ(ask(peer), "");
  EXPECT_EQ(peer->owed, 1U);
  EXPECT_EQ(dispatcher.counts().queued_interactive, 1U);
  EXPECT_TRUE(peer->heard.empty());
  context.run();
  EXPECT_EQ(peer->owed, 0U);
  ASSERT_EQ(peer->heard.size(), 1U);
  EXPECT_EQ(number(peer->heard[0], "id"), 7);
  EXPECT_EQ(text(peer->heard[0].at("result"), "state"), "queued");
}

TEST_F(SettledService, WhatIsLostIsNotAcknowledgedNorJudged) {
  const auto peer = connected(grader);
  EXPECT_EQ(ask(peer), "");
  Submission wrong;
  wrong.id = "submission_of_nobody";
  EXPECT_THROW((void)store->add_submission(wrong), std::logic_error);  // takes the other with it
  context.run();
  ASSERT_EQ(peer->heard.size(), 1U);
  EXPECT_EQ(number(peer->heard[0], "id"), 7);
  EXPECT_EQ(number(peer->heard[0].at("error"), "code"), -32053);
  EXPECT_THAT(text(peer->heard[0].at("error"), "message"), HasSubstr("idempotency key"));
  EXPECT_TRUE(store->unfinished().empty());
}

TEST_F(SettledService, WhatWasSentBeforeIsAcknowledgedNoSooner) {
  const Sitting sitting = sit();
  const auto body = submission_of(sitting.session, {{"idempotency_key", "once"}});
  EXPECT_TRUE(rest("POST", "/v1/submissions", sitting.candidate, body).whole.unsettled);
  EXPECT_TRUE(rest("POST", "/v1/submissions", sitting.candidate, body).whole.unsettled);
  context.run();
}

TEST_F(SettledService, ABatchOfMessagesIsAnsweredTogether) {
  const auto peer = connected(grader);
  EXPECT_EQ(
      service.answer(peer, R"([{"jsonrpc":"2.0","id":1,"method":"submissions.create","params":)"
                           R"({"problem":"fibonacci","files":[{"name":"solution.py","text":""}]}},)"
                           R"({"jsonrpc":"2.0","id":2,"method":"no.such"}])"),
      "");
  context.run();
  ASSERT_EQ(peer->heard.size(), 1U);
  EXPECT_EQ(peer->heard[0].as_array().size(), 2U);
}

// Each had room when it was asked for, and the room is gone when they are answered.
TEST_F(SettledService, WatchesWhatItPromisedTogether) {
  const auto peer = connected(grader);
  for (int i = 0; i < 999; ++i) service.watchers().add(peer, std::to_string(i));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(
        service.answer(peer, R"({"jsonrpc":"2.0","id":1,"method":"submissions.create","params":)"
                             R"({"problem":"fibonacci","watch":"events",)"
                             R"("files":[{"name":"solution.py","text":""}]}})"),
        "");
  }
  context.run();
  EXPECT_EQ(peer->heard.size(), 6U) << "three answers, and that each is queued";
  const auto refused = rpc(peer, "submissions.create",
                           {{"problem", "fibonacci"},
                            {"watch", "report"},
                            {"files", json::array{json::object{{"name", "f.py"}, {"text", ""}}}}});
  EXPECT_EQ(number(refused.at("error"), "code"), -32029);
}

TEST_F(SettledService, ByHttpTheAnswerSaysThatItMustWait) {
  const json::object body{
      {"problem", "fibonacci"},
      {"files", json::array{json::object{{"name", "solution.py"}, {"text", ""}}}}};
  EXPECT_TRUE(rest("POST", "/v1/submissions", grader, body).whole.unsettled);
  EXPECT_FALSE(rest("GET", "/v1/problems", grader).whole.unsettled);
}

}  // namespace
}  // namespace server
