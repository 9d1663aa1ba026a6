#include <gmock/gmock.h>
#include <sys/resource.h>

#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string get(const std::string& target, const std::string& headers = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: viva.test\r\n" + headers + "\r\n";
}

std::string post(const std::string& body, const std::string& headers = {}) {
  return "POST /submit HTTP/1.1\r\nHost: viva.test\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

TEST(Http, AnAnswerWaitsUntilItIsOnDisk) {
  Served served;
  Wire wire{served.port()};
  wire.send("GET /settles HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(wire.http().substr(0, 12), "HTTP/1.1 200");
}

TEST(Http, WhatTheDiskDidNotTakeIsNotAcknowledged) {
  Served served;
  Wire wire{served.port()};
  wire.send("GET /settles-never HTTP/1.1\r\nHost: h\r\n\r\n");
  const std::string answer = wire.http();
  EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 503");
  EXPECT_NE(answer.find("idempotency key"), std::string::npos);
}

TEST(Http, HandsARequestToTheApiWithItsTokenKeyAndType) {
  Served served;
  Wire wire{served.port()};
  wire.send(post("{}",
                 "Authorization: Bearer secret\r\nIdempotency-Key: k1\r\n"
                 "Content-Type: application/json\r\n"));
  EXPECT_THAT(wire.http(), EndsWith("POST /submit token=secret key=k1 type=application/json "
                                    "from=127.0.0.1 body={}"));
}

TEST(Http, AnswersWithSecurityHeaders) {
  Served served;
  Wire wire{served.port()};
  wire.send(get("/"));
  const auto answer = wire.http();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("Server: viva\r\n"));
  EXPECT_THAT(answer, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(answer, HasSubstr("Cache-Control: no-store\r\n"));
}

TEST(Http, LeavesCacheControlToAnAnswerThatSetsIt) {
  Served served;
  Wire wire{served.port()};
  wire.send(get("/cached"));
  const auto answer = wire.http();
  EXPECT_THAT(answer, HasSubstr("Cache-Control: max-age=60\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("no-store")));
}

TEST(Http, KeepsTheConnectionForTheNextRequest) {
  Served served;
  Wire wire{served.port()};
  for (int i = 0; i < 100; ++i) {
    wire.send(get("/" + std::to_string(i)));
    ASSERT_THAT(wire.http(), HasSubstr("GET /" + std::to_string(i) + " "));
  }
  EXPECT_EQ(served.connections(), 1U);
}

TEST(Http, AnswersPipelinedRequestsInOrder) {
  Served served;
  Wire wire{served.port()};
  wire.send(get("/one") + post("two") + get("/three"));
  EXPECT_THAT(wire.http(), HasSubstr("/one"));
  EXPECT_THAT(wire.http(), HasSubstr("body=two"));
  EXPECT_THAT(wire.http(), HasSubstr("/three"));
}

TEST(Http, UnderstandsARequestThatComesInSingleBytes) {
  Served served;
  Wire wire{served.port()};
  for (const char byte : post("body")) wire.send({&byte, 1});
  EXPECT_THAT(wire.http(), EndsWith("body=body"));
}

TEST(Http, UnderstandsAChunkedBody) {
  Served served;
  Wire wire{served.port()};
  wire.send(
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n"
      "\r\n");
  EXPECT_THAT(wire.http(), EndsWith("body=abcde"));
}

TEST(Http, EndsTheConnectionWhenAskedTo) {
  Served served;
  Wire wire{served.port()};
  wire.send(get("/", "Connection: close\r\n"));
  const auto answer = wire.http();
  EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, EndsTheConnectionAfterARequestOfHttp10) {
  Served served;
  Wire wire{served.port()};
  wire.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200"));
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, AnswersHeadWithoutABody) {
  Served served;
  Wire wire{served.port()};
  wire.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n" + get("/next"));
  const auto header = wire.read_to("\r\n\r\n");
  EXPECT_THAT(header, HasSubstr("Content-Length: "));
  EXPECT_THAT(header, Not(HasSubstr("Content-Length: 0")));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 OK"));
}

TEST(Http, TellsAPeerThatWaitsForItToContinue) {
  Served served;
  Wire wire{served.port()};
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(wire.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  wire.send("body");
  EXPECT_THAT(wire.http(), EndsWith("body=body"));
}

TEST(Http, RefusesABodyThatIsTooLongBeforeItComes) {
  SocketOptions options;
  options.max_message_bytes = 1000;
  Served served{options};
  Wire wire{served.port()};
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  const auto answer = wire.http();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(answer, HasSubstr("Content-Type: application/problem+json\r\n"));
  EXPECT_THAT(answer,
              HasSubstr(R"("status":413,"detail":"The body of a request may be 1000 bytes)"));
  wire.half_close();
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, AcceptsABodyAsLongAsTheLimit) {
  SocketOptions options;
  options.max_message_bytes = 1000;
  Served served{options};
  Wire wire{served.port()};
  wire.send(post(std::string(1000, 'x')));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 "));
}

TEST(Http, RefusesAChunkedBodyThatGrowsTooLong) {
  SocketOptions options;
  options.max_message_bytes = 1000;
  Served served{options};
  Wire wire{served.port()};
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
            std::string(1001, 'x'));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 413 "));
}

TEST(Http, APeerThatSendsOnCanStillReadWhyItWasRefused) {
  SocketOptions options;
  options.max_message_bytes = 1000;
  Served served{options};
  Wire wire{served.port()};
  wire.send(post(std::string(1U << 20, 'x')));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 413 "));
}

TEST(Http, RefusesAHeaderThatIsTooLong) {
  SocketOptions options;
  options.max_header_bytes = 2000;
  Served served{options};
  Wire wire{served.port()};
  wire.send(get("/", "X: " + std::string(2000, 'x') + "\r\n"));
  const auto answer = wire.http();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(answer, HasSubstr("2000 bytes"));
}

TEST(Http, RefusesAHeaderThatNeverEnds) {
  SocketOptions options;
  options.max_header_bytes = 2000;
  Served served{options};
  Wire wire{served.port()};
  wire.send("GET /" + std::string(100'000, 'x'));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 431 "));
}

TEST(Http, RefusesWhatIsNoRequest) {
  for (const std::string nonsense :
       {"nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nBad Name: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",  // no Host
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx",
        "\x16\x03\x01\x02"}) {
    Served served;
    Wire wire{served.port()};
    wire.send(nonsense);
    const auto answer = wire.http();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 ")) << nonsense;
    EXPECT_THAT(answer, HasSubstr("application/problem+json"));
    EXPECT_TRUE(wire.at_end());
  }
}

TEST(Http, GivesUpOnAHeaderThatTricklesIn) {
  SocketOptions options;
  options.header_timeout = seconds{1};
  Served served{options};
  Wire wire{served.port()};
  wire.send("GET / HTTP/1.1\r\nHost: ");
  const auto answer = wire.http();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(answer, HasSubstr("within 1 seconds"));
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, GivesUpOnABodyThatDoesNotCome) {
  SocketOptions options;
  options.body_timeout = seconds{1};
  Served served{options};
  Wire wire{served.port()};
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbo");
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 408 "));
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, EndsAConnectionThatIsIdleForTooLong) {
  SocketOptions options;
  options.idle_timeout = seconds{1};
  Served served{options};
  Wire wire{served.port()};
  wire.send(get("/"));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 "));
  EXPECT_TRUE(wire.at_end());
}

TEST(Http, DoesNotWaitForeverForAPeerThatDoesNotReadItsAnswer) {
  SocketOptions options;
  options.body_timeout = seconds{1};
  Served served{options};
  Wire wire{served.port()};
  for (int i = 0; i < 20; ++i) wire.send(get("/big"));
  EXPECT_EQ(wire.read(1), "H");
  EXPECT_TRUE(served.comes_to(0));
}

TEST(Http, AnswersAPeerThatHasClosedItsHalf) {
  Served served;
  Wire wire{served.port()};
  wire.send(get("/half"));
  wire.half_close();
  EXPECT_THAT(wire.http(), HasSubstr("GET /half"));
  EXPECT_TRUE(wire.at_end());
  EXPECT_TRUE(served.comes_to(0));
}

TEST(Http, AnApiThatThrowsCostsOneAnswerOnly) {
  Served served;
  Wire wire{served.port()};
  testing::internal::CaptureStderr();
  wire.send(get("/throw"));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("the Api failed"));
  wire.send(get("/"));
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 "));
}

TEST(Http, SaysThatTooManyAreConnected) {
  SocketOptions options;
  options.max_connections = 1;
  Served served{options};
  Wire first{served.port()};
  first.send(get("/"));
  EXPECT_THAT(first.http(), StartsWith("HTTP/1.1 200 "));
  {
    Wire second{served.port()};
    second.send(get("/"));
    EXPECT_THAT(second.http(), StartsWith("HTTP/1.1 503 "));
    EXPECT_TRUE(second.at_end());
  }
  first.reset();
  ASSERT_TRUE(served.comes_to(0));
  Wire third{served.port()};
  third.send(get("/"));
  EXPECT_THAT(third.http(), StartsWith("HTTP/1.1 200 "));
}

TEST(Http, GoesOnWhenThereWereNoMoreDescriptors) {
  Served served;
  Wire wire;
  testing::internal::CaptureStderr();
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  const rlimit none{static_cast<rlim_t>(wire.fd()), before.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &none);
  wire.connect_to(served.port());
  wire.send(get("/"));
  for (int turn = 0; turn < 3; ++turn) EXPECT_EQ(served.connections(), 0U);
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("Raise the limit of open files"));
}

TEST(Http, SaysWhyItCannotListen) {
  Served served;
  for (const auto& [address, reason] : std::map<std::string, std::string>{
           {"127.0.0.1:" + std::to_string(served.port()), "Another program has it"},
           {"127.0.0.1", "such as 127.0.0.1:8420"},
           {"192.0.2.1:8420", "This machine has no such address"}}) {
    SocketOptions options;
    options.listen = address;
    boost::asio::io_context context;
    FakeApi api;
    try {
      const Sockets sockets{context, api, options};
      ADD_FAILURE() << address;
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), StartsWith("cannot listen on " + address + ": "));
      EXPECT_THAT(error.what(), HasSubstr(reason));
    }
  }
}

TEST(Http, ListensOnIpv6) {
  SocketOptions options;
  options.listen = "[::1]:0";
  try {
    const Served served{options};
    EXPECT_GT(served.port(), 0);
  } catch (const std::runtime_error& error) {
    GTEST_SKIP() << error.what();
  }
}

}  // namespace
}  // namespace server
