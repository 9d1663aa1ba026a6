// JSON-RPC 2.0, to the letter.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

class Messages : public Served {
 protected:
  Messages() : peer{connected(interviewer)} {}
  std::string say(const std::string& message) { return service.answer(peer, message); }
  json::object answer_to(const std::string& message) {
    return json::parse(say(message)).as_object();
  }
  void expect_error(const std::string& message, std::int64_t code) {
    const auto answer = answer_to(message);
    ASSERT_TRUE(answer.contains("error")) << message.substr(0, 200);
    EXPECT_EQ(number(answer.at("error"), "code"), code) << message.substr(0, 200);
    EXPECT_TRUE(answer.at("id").is_null());
    EXPECT_EQ(text(answer, "jsonrpc"), "2.0");
  }
  std::shared_ptr<Listener> peer;
};

TEST_F(Messages, IdsOfAllKindsComeBackAsTheyWere) {
  for (const auto* id : {"1", "-7", "\"a\"", "\"\"", "null", "18446744073709551615", "0"}) {
    const auto answer =
        answer_to(fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"me.get"}})", id));
    EXPECT_EQ(json::serialize(answer.at("id")), id);
    EXPECT_TRUE(answer.contains("result")) << id;
  }
  EXPECT_EQ(answer_to(R"({"jsonrpc":"2.0","id":1.5,"method":"me.get"})").at("id"), 1.5);
}

TEST_F(Messages, WhatIsNoRequestIsToldSo) {
  for (const auto* message :
       {"1", "\"a\"", "null", "true", "{}", R"({"jsonrpc":"1.0","id":1,"method":"me.get"})",
        R"({"id":1,"method":"me.get"})", R"({"jsonrpc":"2.0","id":1})",
        R"({"jsonrpc":"2.0","id":1,"method":7})", R"({"jsonrpc":"2.0","id":{},"method":"me.get"})",
        R"({"jsonrpc":"2.0","id":[],"method":"me.get"})",
        R"({"jsonrpc":"2.0","id":true,"method":"me.get"})",
        R"({"jsonrpc":"2.0","id":1e999,"method":"me.get"})",
        R"({"jsonrpc":"2.0","id":1,"method":"me.get","params":[]})",
        R"({"jsonrpc":"2.0","id":1,"method":"me.get","params":"a"})",
        R"({"jsonrpc":"2.0","id":1,"method":"me.get","params":null})"})
    expect_error(message, -32600);
}

TEST_F(Messages, WhatIsNotJsonIsToldSo) {
  for (const auto* message : {"", "{", "GET / HTTP/1.1", "\xff\xfe", "{\"a\": \"\xff\"}", "{}{}"})
    expect_error(message, -32700);
  expect_error(std::string(100'000, '['), -32700);
  expect_error(R"({"jsonrpc":"2.0","id":1,"method":"me.get","params":)" +
                   std::string(100'000, '[') + std::string(100'000, ']') + "}",
               -32700);
}

TEST_F(Messages, AnUnknownMethodIsToldSo) {
  const auto answer = answer_to(R"({"jsonrpc":"2.0","id":7,"method":"me.got"})");
  EXPECT_EQ(number(answer.at("error"), "code"), -32601);
  EXPECT_EQ(answer.at("id"), 7);
}

TEST_F(Messages, ANotificationIsDoneButNotAnswered) {
  EXPECT_EQ(say(R"({"jsonrpc":"2.0","method":"tokens.create","params":{"label":"quiet"}})"), "");
  EXPECT_EQ(items(get("/v1/tokens", interviewer)).size(), 2U);
}

TEST_F(Messages, ANotificationIsNotAnsweredWhenItIsRefusedEither) {
  EXPECT_EQ(say(R"({"jsonrpc":"2.0","method":"me.got"})"), "");
  EXPECT_EQ(say(R"({"jsonrpc":"2.0","method":"me.get","params":{"a":1}})"), "");
  EXPECT_EQ(say(R"({"jsonrpc":"2.0","method":"users.list"})"), "");
}

TEST_F(Messages, ABatchIsAnsweredInOneMessage) {
  const auto answers = json::parse(say(R"([
    {"jsonrpc":"2.0","id":1,"method":"me.get"},
    {"jsonrpc":"2.0","method":"me.get"},
    {"jsonrpc":"2.0","method":"me.got"},
    7,
    {"jsonrpc":"2.0","id":"b","method":"users.list"}])"))
                           .as_array();
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_TRUE(answers.at(0).as_object().contains("result"));
  EXPECT_EQ(number(answers.at(1).at("error"), "code"), -32600);
  EXPECT_EQ(number(answers.at(2).at("error"), "code"), -32003);
  EXPECT_EQ(answers.at(2).at("id"), "b");
}

TEST_F(Messages, ABatchOfNotificationsIsNotAnswered) {
  EXPECT_EQ(say(R"([{"jsonrpc":"2.0","method":"me.get"},{"jsonrpc":"2.0","method":"me.got"}])"),
            "");
}

TEST_F(Messages, ABatchIsBounded) {
  expect_error("[]", -32600);
  const auto batch_of = [](int size) {
    json::array batch;
    for (int i = 0; i < size; ++i)
      batch.push_back(json::object{{"jsonrpc", "2.0"}, {"id", i}, {"method", "me.get"}});
    return json::serialize(batch);
  };
  EXPECT_EQ(json::parse(say(batch_of(100))).as_array().size(), 100U);
  expect_error(batch_of(101), -32600);
}

TEST_F(Messages, AnErrorHasTheDetailsThatRestGives) {
  const auto answer = rpc(peer, "sessions.get", {{"session", "nothing"}});
  const auto& error = answer.at("error");
  EXPECT_EQ(number(error, "code"), -32004);
  EXPECT_EQ(error.at("data"), rest("GET", "/v1/sessions/nothing", interviewer).body);
  EXPECT_EQ(error.at("message"), error.at("data").at("detail"));
}

TEST_F(Messages, EachStatusHasItsCode) {
  for (const auto& [status, code] : std::vector<std::pair<unsigned, int>>{{400, -32602},
                                                                          {401, -32001},
                                                                          {403, -32003},
                                                                          {404, -32004},
                                                                          {409, -32009},
                                                                          {413, -32013},
                                                                          {429, -32029},
                                                                          {500, -32603},
                                                                          {503, -32053}})
    EXPECT_EQ(Refused(status, "x").rpc_code(), code);
}

TEST_F(Messages, AuthenticateSaysWhoAConnectionIs) {
  const auto stranger = connected({});
  EXPECT_EQ(number(rpc(stranger, "me.get").at("error"), "code"), -32001);
  EXPECT_EQ(number(rpc(stranger, "authenticate", {{"token", "viva_unknown"}}).at("error"), "code"),
            -32001);
  EXPECT_EQ(text(rpc(stranger, "authenticate", {{"token", grader}}).at("result"), "role"),
            "grader");
  EXPECT_EQ(text(rpc(stranger, "authenticate", {{"token", learner}}).at("result"), "role"),
            "candidate")
      << "from now on somebody else";
  EXPECT_EQ(text(rpc(stranger, "me.get").at("result"), "role"), "candidate");
}

TEST_F(Messages, AnAnswerHasNoLineFeed) {
  const auto session =
      rpc(connected(learner), "sessions.start", {{"problem", "fibonacci"}}).at("result");
  const json::object message{{"jsonrpc", "2.0"},
                             {"id", 1},
                             {"method", "sessions.prompt"},
                             {"params", json::object{{"session", session.at("id")}}}};
  EXPECT_THAT(service.answer(connected(learner), json::serialize(message)), Not(HasSubstr("\n")));
}

}  // namespace
}  // namespace server
