// Who may do what, and that nobody learns what is not theirs.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Roles : public Served {
 protected:
  // As `method` wants its path, with ids that do not exist.
  static std::string path_of(const Method& method) {
    std::string path = method.path;
    for (auto from = path.find('{'); from != std::string::npos; from = path.find('{'))
      path.replace(from, path.find('}') - from + 1, "nothing");
    return path;
  }
  std::vector<std::pair<Role, std::string>> everybody() {
    return {{Role::administrator, administrator},
            {Role::interviewer, interviewer},
            {Role::candidate, learner},
            {Role::grader, grader}};
  }

  // That an id of somebody else's answers as one that does not exist.
  void expect_unknown(const std::string& verb, const std::string& before, const std::string& id,
                      const std::string& after, const std::string& token,
                      const json::object& body = {}) {
    const std::string unknown = id.substr(0, id.size() - 4) + "zzzz";
    const Answer real = rest(verb, before + id + after, token, body);
    const Answer none = rest(verb, before + unknown + after, token, body);
    std::string expected = none.whole.body;
    expected.replace(expected.find(unknown), unknown.size(), id);
    EXPECT_EQ(real.status, 404U) << before << after;
    EXPECT_EQ(real.whole.body.find(unknown), std::string::npos);
    while (expected.find(unknown) != std::string::npos)
      expected.replace(expected.find(unknown), unknown.size(), id);
    EXPECT_EQ(real.whole.body, expected) << before << after;
    EXPECT_EQ(real.whole.headers, none.whole.headers);
  }
};

TEST_F(Roles, EveryMethodRefusesTheRolesThatItIsNotFor) {
  for (const auto& method : catalogue()) {
    for (const auto& [role, token] : everybody()) {
      if (method.open || (method.roles & bit(role)) != 0) continue;
      const auto answer = rpc(connected(token), method.name);
      ASSERT_TRUE(answer.contains("error")) << method.name;
      EXPECT_EQ(number(answer.at("error"), "code"), -32003) << method.name;
      if (method.verb.empty()) continue;
      EXPECT_EQ(rest(method.verb, path_of(method), token).status, 403U) << method.name;
    }
  }
}

TEST_F(Roles, EveryMethodButTheOpenOnesRefusesWhoeverHasNoToken) {
  for (const auto& method : catalogue()) {
    if (method.open) continue;
    for (const auto& token : {std::string{}, std::string{"viva_unknown"}}) {
      const auto answer = rpc(connected(token), method.name);
      EXPECT_EQ(number(answer.at("error"), "code"), -32001) << method.name;
      if (method.verb.empty()) continue;
      const Answer refused = rest(method.verb, path_of(method), token);
      EXPECT_EQ(refused.status, 401U) << method.name;
      ASSERT_FALSE(refused.whole.headers.empty());
      EXPECT_EQ(refused.whole.headers[0].first, "WWW-Authenticate");
    }
  }
}

TEST_F(Roles, TheSessionOfSomebodyElseIsAnUnknownOne) {
  const Sitting sitting = sit();
  const std::string id = text(sitting.session, "id");
  const json::object files = {{"files", json::array{json::object{{"name", "a"}, {"text", ""}}}}};
  for (const auto& token : {other_interviewer, learner, grader}) {
    expect_unknown("GET", "/v1/sessions/", id, "", token);
    expect_unknown("GET", "/v1/sessions/", id, "/prompt", token);
    expect_unknown("POST", "/v1/sessions/", id, "/next", token);
    expect_unknown("PUT", "/v1/sessions/", id, "/draft", token, files);
    expect_unknown("POST", "/v1/sessions/", id, "/finish", token);
    expect_unknown("GET", "/v1/sessions/", id, "/summary", token);
    expect_unknown("GET", "/v1/submissions?session=", id, "", token);
    EXPECT_EQ(rest("POST", "/v1/submissions", token, submission_of(sitting.session)).status, 404U);
    EXPECT_EQ(
        number(rpc(connected(token), "sessions.watch", {{"session", id}}).at("error"), "code"),
        -32004);
  }
}

TEST_F(Roles, TheSubmissionOfSomebodyElseIsAnUnknownOne) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  for (const auto& token : {other_interviewer, learner, grader}) {
    for (const auto* what : {"", "/events", "/source", "/diff"})
      expect_unknown("GET", "/v1/submissions/", id, what, token);
    EXPECT_EQ(number(rpc(connected(token), "submissions.watch", {{"submission", id}}).at("error"),
                     "code"),
              -32004);
  }
  expect_unknown("GET", "/v1/submissions/", id, "/notes", other_interviewer);
  expect_unknown("POST", "/v1/submissions/", id, "/notes", other_interviewer, {{"text", "x"}});
  expect_unknown("POST", "/v1/submissions/", id, "/overrides", other_interviewer,
                 {{"score", 1}, {"reason", "x"}});
}

TEST_F(Roles, TheAssignmentAndProblemSetOfSomebodyElseAreUnknownOnes) {
  const auto assignment = make_assignment();
  const std::string id = text(assignment, "id");
  const auto sets = items(get("/v1/problem-sets", interviewer));
  const std::string set = text(sets.at(0), "id");
  for (const auto* what : {"", "/invitations", "/sessions", "/results", "/results?format=csv"})
    expect_unknown("GET", "/v1/assignments/", id, what, other_interviewer);
  expect_unknown("POST", "/v1/assignments/", id, "/invitations", other_interviewer);
  expect_unknown("GET", "/v1/regrades?assignment=", id, "", other_interviewer);
  expect_unknown("GET", "/v1/submissions?assignment=", id, "", other_interviewer);
  expect_unknown("GET", "/v1/submissions?assignment=", id, "", learner);
  expect_unknown("GET", "/v1/problem-sets/", set, "", other_interviewer);
  expect_unknown("PATCH", "/v1/problem-sets/", set, "", other_interviewer, {{"title", "Mine"}});
  expect_unknown("DELETE", "/v1/problem-sets/", set, "", other_interviewer);
  EXPECT_EQ(rest("POST", "/v1/assignments", other_interviewer, {{"problem_set", set}}).status,
            404U);
  EXPECT_EQ(rest("POST", "/v1/sessions", learner, {{"assignment", id}}).status, 404U);
  EXPECT_TRUE(items(get("/v1/assignments", other_interviewer)).empty());
  EXPECT_TRUE(items(get("/v1/problem-sets", other_interviewer)).empty());
}

TEST_F(Roles, TheRegradeAndTokenOfSomebodyElseAreUnknownOnes) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session));
  const auto regrade =
      done("POST", "/v1/regrades", interviewer,
           {{"assignment", sitting.assignment.at("id")}, {"problem", "fibonacci"}});
  expect_unknown("GET", "/v1/regrades/", text(regrade, "id"), "", other_interviewer);
  expect_unknown("POST", "/v1/regrades/", text(regrade, "id"), "/publish", other_interviewer);
  const auto token = items(get("/v1/tokens", interviewer)).at(0);
  expect_unknown("DELETE", "/v1/tokens/", text(token, "id"), "", other_interviewer);
  expect_unknown("DELETE", "/v1/tokens/", text(token, "id"), "", sitting.candidate);
  const auto invitation = invite(sitting.assignment);
  expect_unknown("DELETE", "/v1/tokens/", text(invitation, "id"), "", other_interviewer);
  expect_unknown("DELETE", "/v1/tokens/", text(invitation, "id"), "", sitting.candidate);
  EXPECT_EQ(get("/v1/regrades/" + text(regrade, "id"), administrator).at("id"), regrade.at("id"));
}

TEST_F(Roles, ARevokedTokenStopsAtOnceAlsoOnAnOpenConnection) {
  const auto made = done("POST", "/v1/tokens", interviewer, {{"label", "laptop"}});
  const auto peer = connected({});
  ASSERT_TRUE(rpc(peer, "authenticate", {{"token", made.at("token")}}).contains("result"));
  ASSERT_TRUE(rpc(peer, "me.get").contains("result"));
  done("DELETE", "/v1/tokens/" + text(made, "id"), interviewer);
  EXPECT_EQ(number(rpc(peer, "me.get").at("error"), "code"), -32001);
  EXPECT_EQ(number(rpc(peer, "authenticate", {{"token", made.at("token")}}).at("error"), "code"),
            -32001);
  EXPECT_EQ(rest("GET", "/v1/me", text(made, "token")).status, 401U);
  EXPECT_EQ(rest("GET", "/v1/me", interviewer).status, 200U);
}

TEST_F(Roles, AWatcherWhoseTokenWasRevokedHearsNothingMore) {
  const Sitting sitting = sit();
  const auto made = done("POST", "/v1/tokens", interviewer);
  const auto peer = connected(text(made, "token"));
  ASSERT_TRUE(
      rpc(peer, "sessions.watch", {{"session", sitting.session.at("id")}}).contains("result"));
  done("DELETE", "/v1/tokens/" + text(made, "id"), interviewer);
  judge(submit(sitting.candidate, sitting.session));
  EXPECT_TRUE(peer->heard.empty());
}

TEST_F(Roles, AnExpiredTokenStopsAtOnce) {
  const auto made = done("POST", "/v1/tokens", interviewer, {{"expires_in_seconds", 60}});
  const auto peer = connected(text(made, "token"));
  pass(seconds{60} - milliseconds{1});
  EXPECT_TRUE(rpc(peer, "me.get").contains("result"));
  pass(milliseconds{1});
  EXPECT_EQ(number(rpc(peer, "me.get").at("error"), "code"), -32001);
  EXPECT_EQ(rest("GET", "/v1/me", text(made, "token")).status, 401U);
}

TEST_F(Roles, ATokenNeverOutlivesTheOneThatMadeIt) {
  const auto parent = done("POST", "/v1/tokens", interviewer, {{"expires_in_seconds", 60}});
  const auto child =
      done("POST", "/v1/tokens", text(parent, "token"), {{"expires_in_seconds", 3600}});
  EXPECT_EQ(child.at("expires"), parent.at("expires"));
  EXPECT_EQ(done("POST", "/v1/tokens", text(parent, "token")).at("expires"), parent.at("expires"));
}

TEST_F(Roles, AListOfTokensHasNothingThatLetsIn) {
  const auto page = rest("GET", "/v1/tokens", interviewer);
  EXPECT_THAT(page.whole.body, Not(HasSubstr("viva_")));
}

TEST_F(Roles, AnAdministratorFindsAndRevokesTheTokensOfAnybody) {
  const auto made =
      done("POST", "/v1/users", administrator, {{"name", "New"}, {"role", "interviewer"}});
  const auto tokens = items(get("/v1/tokens?user=" + text(made, "id"), administrator));
  ASSERT_EQ(tokens.size(), 1U);
  done("DELETE", "/v1/tokens/" + text(tokens.at(0), "id"), administrator);
  EXPECT_EQ(rest("GET", "/v1/me", text(made, "token")).status, 401U);
}

TEST_F(Roles, AnInterviewerFindsAndRevokesTheTokensOfTheirCandidatesOnly) {
  const Sitting sitting = sit();
  const std::string id = text(sitting.session, "candidate");
  done("POST", "/v1/tokens", sitting.candidate, {{"label", "laptop"}});
  const auto tokens = items(get("/v1/tokens?user=" + id, interviewer));
  ASSERT_EQ(tokens.size(), 2U);
  const std::string token = text(tokens.at(0), "id");
  for (const auto& stranger : {other_interviewer, learner, grader}) {
    expect_unknown("GET", "/v1/tokens?user=", id, "", stranger);
    expect_unknown("DELETE", "/v1/tokens/", token, "", stranger);
  }
  done("DELETE", "/v1/tokens/" + token, interviewer);
  EXPECT_EQ(rest("GET", "/v1/me", sitting.candidate).status, 401U);
  const std::string own = text(get("/v1/me", interviewer), "id");
  EXPECT_EQ(items(get("/v1/tokens?user=" + own, interviewer)),
            items(get("/v1/tokens", interviewer)));
}

TEST_F(Roles, AnAdministratorListsWhatOthersOwn) {
  const auto assignment = make_assignment();
  const std::string owner = text(assignment, "owner");
  for (const std::string list : {"/v1/assignments", "/v1/problem-sets"}) {
    EXPECT_TRUE(items(get(list, administrator)).empty());
    EXPECT_EQ(get(list + "?owner=" + owner, administrator), get(list, interviewer));
    EXPECT_EQ(get(list + "?owner=" + owner, interviewer), get(list, interviewer));
    expect_unknown("GET", list + "?owner=", owner, "", other_interviewer);
    EXPECT_EQ(rest("GET", list + "?owner=user_nobody", administrator).status, 404U);
  }
}

TEST_F(Roles, AnAdministratorMakesUsersOfEveryRole) {
  for (const auto* role : {"administrator", "interviewer", "candidate", "grader"}) {
    const auto made = done("POST", "/v1/users", administrator, {{"name", "New"}, {"role", role}});
    EXPECT_EQ(text(get("/v1/me", text(made, "token")), "role"), role);
  }
  EXPECT_EQ(items(get("/v1/users", administrator)).size(), 9U);
}

TEST_F(Roles, AnInvitationIsUsedUp) {
  const auto invitation = invite(make_assignment(), {{"uses", 2}});
  const json::object accepting{{"invitation", invitation.at("token")}, {"name", "Grace"}};
  EXPECT_EQ(rest("POST", "/v1/invitations/accept", {}, accepting).status, 201U);
  EXPECT_EQ(rest("POST", "/v1/invitations/accept", {}, accepting).status, 201U);
  EXPECT_EQ(rest("POST", "/v1/invitations/accept", {}, accepting).status, 409U);
}

TEST_F(Roles, AnInvitationExpires) {
  const auto invitation = invite(make_assignment(), {{"uses", 9}, {"expires_in_seconds", 60}});
  const json::object accepting{{"invitation", invitation.at("token")}, {"name", "Grace"}};
  pass(seconds{60} - milliseconds{1});
  EXPECT_EQ(rest("POST", "/v1/invitations/accept", {}, accepting).status, 201U);
  pass(milliseconds{1});
  EXPECT_EQ(rest("POST", "/v1/invitations/accept", {}, accepting).status, 404U);
}

TEST_F(Roles, ARevokedInvitationIsAnUnknownOne) {
  const auto assignment = make_assignment();
  const auto invitation = invite(assignment);
  done("DELETE", "/v1/tokens/" + text(invitation, "id"), interviewer);
  const Answer revoked = rest("POST", "/v1/invitations/accept", {},
                              {{"invitation", invitation.at("token")}, {"name", "Grace"}});
  const Answer unknown =
      rest("POST", "/v1/invitations/accept", {}, {{"invitation", "viva_x"}, {"name", "Grace"}});
  EXPECT_EQ(revoked.status, 404U);
  EXPECT_EQ(revoked.whole.body, unknown.whole.body);
  const auto listed =
      items(get("/v1/assignments/" + text(assignment, "id") + "/invitations", interviewer));
  EXPECT_FALSE(listed.at(0).at("revoked").is_null());
  EXPECT_FALSE(listed.at(0).as_object().contains("token"));
}

TEST_F(Roles, AnInvitationIsNoTokenAndATokenIsNoInvitation) {
  const auto invitation = invite(make_assignment());
  EXPECT_EQ(rest("GET", "/v1/me", text(invitation, "token")).status, 401U);
  EXPECT_EQ(
      rest("POST", "/v1/invitations/accept", {}, {{"invitation", interviewer}, {"name", "Grace"}})
          .status,
      404U);
}

TEST_F(Roles, IdsSortByTimeAndTokensDiffer) {
  const auto first = done("POST", "/v1/tokens", interviewer);
  pass(milliseconds{1});
  const auto second = done("POST", "/v1/tokens", interviewer);
  EXPECT_LT(text(first, "id"), text(second, "id"));
  EXPECT_NE(text(first, "token"), text(second, "token"));
}

}  // namespace
}  // namespace server
