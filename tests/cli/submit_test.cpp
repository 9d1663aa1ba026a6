// `viva submit` against a real server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cut_relay.hpp"
#include "served.hpp"

namespace cli_tests {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string submissions = bank + "/algorithms/fibonacci/submissions/";
const std::string right = submissions + "accepted/reference.py";
const std::string wrong = submissions + "wrong_answer/off_by_one.py";

class Submit : public testing::Test {
 protected:
  Ran submit(std::vector<std::string> words) {
    words.insert(words.begin(), "submit");
    words.insert(words.end(), {"--token", server_.token(), "--server", url_});
    return run(home_.path(), std::move(words));
  }

  Served server_;
  std::string url_ = server_.url();
  TemporaryFolder home_;
};

TEST_F(Submit, ExitsWithZeroWhenEverythingIsAccepted) {
  const Ran ran = submit({"fibonacci", right});
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("ok  secret  thousand\n"));  // as it came
  EXPECT_THAT(ran.text, HasSubstr("accepted/reference.py: accepted"));
  EXPECT_THAT(ran.text, HasSubstr("accepted, 100 of 100 points"));
  EXPECT_THAT(ran.text, HasSubstr("All 11 testcases pass."));
  EXPECT_THAT(ran.text, Not(HasSubstr("\x1b")));
}

TEST_F(Submit, ExitsWithOneWhenSomethingIsNotAcceptedAndSaysWhatToDoNext) {
  const Ran ran = submit({"fibonacci", right, wrong});
  EXPECT_EQ(ran.status, 1) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("no  sample  seventh: wrong answer\n"));
  EXPECT_THAT(ran.text, HasSubstr("    expected  13\n"));
  EXPECT_THAT(ran.text, HasSubstr("Next: fix sample 'seventh' first"));
}

TEST_F(Submit, ShowsTheSameFeedbackAsGradingHere) {
  const auto without_costs = [](const std::string& text) {
    std::string kept;
    for (std::size_t i = text.find("fibonacci  "); i < text.size(); ++i)
      if (text[i] < '0' || text[i] > '9') kept += text[i];
    return kept;
  };
  const Ran there = submit({"fibonacci", wrong});
  const Ran here = run(home_.path(), {"grade", "fibonacci", wrong, "--reveal"});
  EXPECT_EQ(without_costs(there.text), without_costs(here.text));
}

TEST_F(Submit, WorksOverTheUnixSocketAndInJson) {
  url_ = server_.unix_url();
  const Ran ran = submit({"fibonacci", right, "--format", "json"});
  EXPECT_EQ(ran.status, 0) << ran.text;
  const json::value line = json::parse(ran.text);
  EXPECT_EQ(line.at("verdict").as_string(), "accepted");
  EXPECT_EQ(line.at("file").as_string(), right);
  EXPECT_THAT(std::string{line.at("submission").as_string()}, testing::StartsWith("submission_"));
}

TEST_F(Submit, ExitsWithTwoForAProblemAFileOrATokenThatIsNotThere) {
  const Ran problem = submit({"fibonaci", right});
  EXPECT_EQ(problem.status, 2) << problem.text;
  EXPECT_THAT(problem.text, HasSubstr("fibonaci"));
  EXPECT_EQ(submit({"fibonacci", "/no/such/file.py"}).status, 2);
  const Ran token = run(
      home_.path(), {"submit", "fibonacci", right, "--server", url_, "--token", "viva_nobodys"});
  EXPECT_EQ(token.status, 2) << token.text;
  EXPECT_THAT(token.text, HasSubstr("token"));
}

TEST_F(Submit, SaysHowATokenOrAnAddressIsGiven) {
  const Ran token = run(home_.path(), {"submit", "fibonacci", right, "--server", url_});
  EXPECT_EQ(token.status, 2);
  EXPECT_THAT(token.text, HasSubstr("the server wants a token: --token or VIVA_TOKEN"));
  for (const auto* address : {"localhost", "ftp://localhost", "http://"}) {
    const Ran ran = run(home_.path(), {"submit", "fibonacci", right, "--server", address});
    EXPECT_EQ(ran.status, 2) << address;
    EXPECT_THAT(ran.text, HasSubstr("is not an address: write http://host:port")) << address;
  }
}

TEST_F(Submit, OfACandidateWantsASession) {
  const auto user = server_.call("users.create", {{"name", "Grace"}, {"role", "candidate"}});
  const Ran ran = run(home_.path(), {"submit", "fibonacci", right, "--server", url_, "--token",
                                     std::string{user.at("token").as_string()}});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("no open session of yours has come to a problem 'fibonacci'"));
}

TEST_F(Submit, SaysWhatBecomesOfASubmissionThatIsNotWaitedFor) {
  const std::string file = home_.path() / "slow.py";
  std::ofstream{file} << "import time\ndef solve(n):\n    time.sleep(0.3)\n";
  Child child{home_.path(),
              {"submit", "fibonacci", file, "--token", server_.token(), "--server", url_}};
  ASSERT_TRUE(child.says("running"));
  child.signal(SIGINT);
  EXPECT_TRUE(child.says("interrupted; the submission is judged all the same: submission_"))
      << child.text();
  EXPECT_EQ(child.ended(), 130);
}

TEST_F(Submit, GoesOnWhereItWasWhenTheConnectionBreaks) {
  const CutRelay relay{url_, "\"event\":\"testcase\""};
  url_ = relay.url();
  const Ran ran = submit({"fibonacci", right});
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_EQ(relay.connections(), 2);
  EXPECT_THAT(ran.text, HasSubstr("Connected again."));
  const auto first = ran.text.find("sample  seventh\n");
  EXPECT_NE(first, std::string::npos) << ran.text;
  EXPECT_EQ(ran.text.find("sample  seventh\n", first + 1), std::string::npos) << "told twice";
  EXPECT_EQ(server_.call("submissions.list", {}).at("items").as_array().size(), 1U);
}

TEST_F(Submit, IsOneSubmissionWhenTheAnswerToItWasLost) {
  const CutRelay relay{url_, "\"state\":\"queued\""};
  url_ = relay.url();
  const Ran ran = submit({"fibonacci", right});
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_EQ(server_.call("submissions.list", {}).at("items").as_array().size(), 1U);
}

TEST(SubmitAlone, ExitsWithThreeWhenThereIsNoServer) {
  const TemporaryFolder home;
  const Ran ran = run(home.path(), {"submit", "fibonacci", right, "--server",
                                    "unix:" + (home.path() / "none").string()});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.text, HasSubstr("is `viva serve` running?"));
}

TEST_F(Submit, ShowsNoEscapeSequencesThatWereEchoed) {
  const Ran ran = submit({"\x1b[2Jfib\x07", right});
  EXPECT_EQ(ran.status, 2) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("'\\x1b[2Jfib\\x07'"));
  EXPECT_THAT(ran.text, Not(HasSubstr("\x1b")));
}

// Names, ids, methods, paths and user agents of strangers.
TEST_F(Submit, LeavesNoTraceOfItsBytesInTheServersLog) {
  const std::string hostile = "\x1b[2J\x07\nviva: forged";
  EXPECT_EQ(server_.refusal("no.such" + hostile, {}), -32601);
  EXPECT_EQ(server_.refusal("submissions.get", {{"submission", hostile}}), -32004);
  (void)server_.call("users.create", {{"name", hostile}, {"role", "grader"}});
  server_.say_http("GET /" + hostile + " HTTP/1.1\r\nHost: h\r\nUser-Agent: " + hostile +
                   "\r\n\r\n");
  server_.say_http("GET /v1/%1b%5b2J%0aforged HTTP/1.1\r\nHost: h\r\nUser-Agent: \x1b[2J\r\n\r\n");
  (void)submit({"fibonacci", wrong});
  const std::string log = server_.log();
  EXPECT_THAT(log, HasSubstr("Viva has stopped"));
  EXPECT_THAT(log, Not(HasSubstr("\x1b")));
  EXPECT_THAT(log, Not(HasSubstr("\x07")));
  EXPECT_THAT(log, Not(HasSubstr("\nviva: forged")));
}

}  // namespace
}  // namespace cli_tests
