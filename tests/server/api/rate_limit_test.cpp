// So many requests a second, for each token.
#include "server/api/rate_limit.hpp"

#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Limited : public Served {
 protected:
  // The interviewers' is out of the way.
  Limited() : Served{{{2, 3}, {1e9, 1e9}, {1, 2}}} {}
};

TEST_F(Limited, ABurstIsTakenThenRefusedThenTakenAgain) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(rest("GET", "/v1/me", learner).status, 200U);
  const Answer refused = rest("GET", "/v1/me", learner);
  EXPECT_EQ(refused.status, 429U);
  ASSERT_EQ(refused.whole.headers.size(), 1U);
  EXPECT_EQ(refused.whole.headers[0], (std::pair<std::string, std::string>{"Retry-After", "1"}));
  EXPECT_EQ(number(refused.body, "retry_after_seconds"), 1);
  pass(milliseconds{499});
  EXPECT_EQ(rest("GET", "/v1/me", learner).status, 429U);
  pass(milliseconds{1});
  EXPECT_EQ(rest("GET", "/v1/me", learner).status, 200U);
}

TEST_F(Limited, OneTokenDoesNotUseUpAnothers) {
  const std::string other = service.make_user(Role::candidate, "Other");
  for (int i = 0; i < 4; ++i) (void)rest("GET", "/v1/me", learner);
  EXPECT_EQ(rest("GET", "/v1/me", learner).status, 429U);
  EXPECT_EQ(rest("GET", "/v1/me", other).status, 200U);
  EXPECT_EQ(rest("GET", "/v1/me", interviewer).status, 200U);
}

TEST_F(Limited, MessagesAndRequestsAreCountedTogether) {
  const auto peer = connected(learner);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(rpc(peer, "me.get").contains("result"));
  const auto refused = rpc(peer, "me.get");
  EXPECT_EQ(number(refused.at("error"), "code"), -32029);
  EXPECT_EQ(number(refused.at("error").at("data"), "retry_after_seconds"), 1);
  EXPECT_EQ(rest("GET", "/v1/me", learner).status, 429U);
}

TEST_F(Limited, StrangersAreCountedByWhereTheyComeFrom) {
  const auto from = [&](const std::string& address) {
    return send({"GET", "/v1/me", "viva_unknown", {}, {}, {}, address}).status;
  };
  EXPECT_EQ(from("192.0.2.7"), 401U);
  EXPECT_EQ(from("192.0.2.7"), 401U);
  EXPECT_EQ(from("192.0.2.7"), 429U);
  EXPECT_EQ(from("192.0.2.8"), 401U) << "nobody is shut out by somebody else";
}

TEST(RateLimit, AClockThatGoesBackGivesNothing) {
  RateLimit limit{1, 1};
  const Time now{milliseconds{1'000'000}};
  EXPECT_FALSE(limit.take("a", now));
  EXPECT_TRUE(limit.take("a", now - seconds{10}));
  EXPECT_TRUE(limit.take("a", now));
  EXPECT_FALSE(limit.take("a", now + seconds{1}));
}

TEST(RateLimit, ManyAreRememberedAndForgotten) {
  RateLimit limit{1, 1};
  Time now{milliseconds{1'000'000}};
  for (int i = 0; i < 20'000; ++i) {
    now += milliseconds{1};
    EXPECT_FALSE(limit.take(std::to_string(i), now));
  }
  EXPECT_TRUE(limit.take("19999", now)) << "those that are not full are kept";
}

}  // namespace
}  // namespace server
