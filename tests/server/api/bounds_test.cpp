// How much one user may have.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Bounded : public Served {
 protected:
  static ServiceOptions few() {
    ServiceOptions options{{1e9, 1e9}, {1e9, 1e9}, {1e9, 1e9}};
    options.most_tokens = 3;
    options.most_invitations = 2;
    return options;
  }
  Bounded() : Served{few()} {}

  json::value another() { return done("POST", "/v1/tokens", learner); }
  void expect_no_more() {
    const Answer refused = rest("POST", "/v1/tokens", learner);
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(text(refused.body, "detail"),
              "you have 3 tokens, as many as a user may have; revoke one that you do not need "
              "(tokens.list, tokens.revoke)");
  }
};

TEST_F(Bounded, AUserHasSoManyTokensAndNoMore) {
  another();
  const auto last = another();
  expect_no_more();
  EXPECT_EQ(rest("POST", "/v1/tokens", grader).status, 201U) << "each user has their own";
  done("DELETE", "/v1/tokens/" + text(last, "id"), learner);
  another();
  expect_no_more();
}

TEST_F(Bounded, ATokenThatHasExpiredDoesNotCount) {
  for (int i = 0; i < 2; ++i) done("POST", "/v1/tokens", learner, {{"expires_in_seconds", 60}});
  expect_no_more();
  pass(minutes{1});
  another();
}

TEST_F(Bounded, AnAssignmentHasSoManyOpenInvitationsAndNoMore) {
  const auto assignment = make_assignment();
  const std::string path = "/v1/assignments/" + text(assignment, "id") + "/invitations";
  const auto used = invite(assignment);
  const auto revoked = invite(assignment);
  const auto expect_full = [&] {
    const Answer refused = rest("POST", path, interviewer, json::object{});
    EXPECT_EQ(refused.status, 409U);
    EXPECT_THAT(text(refused.body, "detail"), HasSubstr("has 2 open invitations"));
  };
  expect_full();
  accept(used);
  invite(assignment);
  expect_full();
  done("DELETE", "/v1/tokens/" + text(revoked, "id"), interviewer);
  invite(assignment, {{"expires_in_seconds", 60}});
  expect_full();
  pass(minutes{1});
  invite(assignment);
  invite(make_assignment());
}

}  // namespace
}  // namespace server
