// Answers that wait for the disk: many for one flush, and none that the disk did not take.
#include "server/api/settling.hpp"

#include <latch>
#include <stdexcept>

#include "tests/server/api/served.hpp"

namespace server {
namespace {

class SettlingTest : public testing::Test {
 protected:
  boost::asio::io_context context;
  std::atomic<int> flushes = 0;
};

TEST_F(SettlingTest, ThoseWhoComeDuringAFlushShareTheNext) {
  std::latch all_came{1};
  Settling settling{context, [&] {
                      if (++flushes == 1) all_came.wait();
                    }};
  int told = 0;
  for (int i = 0; i < 11; ++i)
    settling.when_on_disk([&](bool on_disk) { told += on_disk ? 1 : 0; });
  EXPECT_EQ(told, 0);
  all_came.count_down();
  context.run();
  EXPECT_EQ(told, 11);
  EXPECT_EQ(flushes, 2);
}

TEST_F(SettlingTest, AFlushThatFailsIsToldToThoseWhoWaitedForIt) {
  Settling settling{context, [&] {
                      if (++flushes == 1) throw std::runtime_error{"no disk"};
                    }};
  std::vector<bool> told;
  settling.when_on_disk([&](bool on_disk) { told.push_back(on_disk); });
  settling.when_on_disk([&](bool on_disk) { told.push_back(on_disk); });
  context.run();
  EXPECT_EQ(told, (std::vector<bool>{false, true}));
}

class SettledService : public Served {
 protected:
  SettledService() { service.use(settling); }
  Settling settling{context, [this] {
                      if (disk_fails) throw StoreError{"the disk failed"};
                      store->flush();
                    }};
  std::atomic<bool> disk_fails = false;

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

TEST_F(SettledService, WithoutTheDiskItIsNotAcknowledged) {
  disk_fails = true;
  const auto peer = connected(grader);
  EXPECT_EQ(ask(peer), "");
  context.run();
  ASSERT_EQ(peer->heard.size(), 1U);
  EXPECT_EQ(number(peer->heard[0], "id"), 7);
  EXPECT_EQ(number(peer->heard[0].at("error"), "code"), -32053);
  EXPECT_THAT(text(peer->heard[0].at("error"), "message"), HasSubstr("idempotency key"));
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

TEST_F(SettledService, ByHttpTheAnswerSaysThatItMustWait) {
  const json::object body{
      {"problem", "fibonacci"},
      {"files", json::array{json::object{{"name", "solution.py"}, {"text", ""}}}}};
  EXPECT_TRUE(rest("POST", "/v1/submissions", grader, body).whole.unsettled);
  EXPECT_FALSE(rest("GET", "/v1/problems", grader).whole.unsettled);
}

}  // namespace
}  // namespace server
