// A database that cannot keep anything: nothing is done, and the answer says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/served.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/places.hpp"

namespace server {
namespace {

class FailingStore : public testing::Test {
 protected:
  FailingStore() {
    service.use(dispatcher);
    token = service.make_user(Role::grader, "Robot");
    store.broken = "keep something: database or disk is full";
  }
  HttpAnswer submit() {
    return service.answer(
        HttpRequest{"POST",
                    "/v1/submissions",
                    token,
                    {},
                    {},
                    R"({"problem": "fibonacci", "files": [{"name": "solution.py", "text": ""}]})",
                    {}});
  }

  Folder folder;
  FakeClock clock;
  MemoryStore store;
  boost::asio::io_context context;
  Shelf shelf{support::source_folder() + "/problems/bank", folder.path(), store, clock};
  Service service{store, shelf, clock, {}};
  Dispatcher dispatcher{context,
                        store,
                        clock,
                        Served::without_runners({}),
                        [](const std::string&) { return std::string{}; },
                        [this](const Event& event) { service.on_event(event); }};
  std::string token;
};

TEST_F(FailingStore, ASubmissionIsRefusedAndNotQueued) {
  const auto refused = submit();
  EXPECT_EQ(refused.status, 503U);
  EXPECT_THAT(refused.body, HasSubstr("nothing was done"));
  EXPECT_THAT(refused.body, Not(HasSubstr("disk is full"))) << "that is for the log";
  EXPECT_EQ(dispatcher.counts().queued_interactive, 0U);
  store.broken.clear();
  EXPECT_EQ(submit().status, 202U);
}

TEST_F(FailingStore, AMessageIsAnsweredWithACodeOfItsOwn) {
  const auto peer = std::make_shared<Listener>();
  peer->token = token;
  const auto answer =
      json::parse(service.answer(peer, R"({"jsonrpc":"2.0","id":1,"method":"tokens.create"})"));
  EXPECT_EQ(number(answer.at("error"), "code"), -32053);
}

TEST_F(FailingStore, HealthSaysWhatIsWrong) {
  const auto health = service.answer(HttpRequest{"GET", "/healthz", {}, {}, {}, {}, {}});
  EXPECT_EQ(health.status, 503U);
  EXPECT_THAT(health.body, HasSubstr("database or disk is full"));
}

}  // namespace
}  // namespace server
