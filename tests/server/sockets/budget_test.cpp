// What all connections together may hold: nobody makes the server grow beyond it, and whoever is
// refused hears that it is for now.
#include "server/sockets/budget.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::size_t most = 150'000;
constexpr std::size_t large = 60'000;  // one fits, two do not

SocketOptions bounded() {
  SocketOptions options;
  options.lines = "127.0.0.1:0";
  options.max_incoming_bytes = options.max_outgoing_bytes = most;
  return options;
}

std::string post_of(std::size_t size) {
  return "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: " +
         std::to_string(size) + "\r\n\r\n";
}

// A request that holds what it was granted, until its body has come.
Wire half_sent(const Served& served) {
  Wire wire{served.port()};
  wire.send(post_of(large));
  EXPECT_EQ(wire.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  return wire;
}

std::string second_body(const Served& served) {
  Wire wire{served.port()};
  wire.send(post_of(large));
  return wire.read_to("\r\n\r\n");
}

TEST(Budget, GrantsAllOfItAndNoByteMore) {
  const auto budget = std::make_shared<Budget>(most);
  Share first{budget}, second{budget};
  EXPECT_TRUE(first.resize(large));
  EXPECT_TRUE(second.resize(most - large));
  EXPECT_FALSE(second.resize(most - large + 1));
  EXPECT_EQ(budget->held(), most);
  EXPECT_TRUE(first.resize(large - 1));
  EXPECT_TRUE(second.resize(most - large + 1));
}

TEST(Budget, GetsBackWhatAnOwnerHadThatIsGone) {
  const auto budget = std::make_shared<Budget>(most);
  { EXPECT_TRUE(Share{budget}.resize(most)); }
  EXPECT_EQ(budget->held(), 0U);
}

TEST(Budget, DoesNotCountWhatIsSmall) {
  const auto budget = std::make_shared<Budget>(0);
  Share share{budget};
  EXPECT_TRUE(share.resize(Budget::free_each));
  EXPECT_FALSE(share.resize(Budget::free_each + 1));
}

TEST(Budget, RefusesALargeBodyBeforeItComesWhenTooMuchIsComingIn) {
  Served served{bounded()};
  Wire first = half_sent(served);
  const auto refusal = second_body(served);
  EXPECT_THAT(refusal, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(refusal, HasSubstr("Retry-After: 1\r\n"));
  EXPECT_THAT(refusal, HasSubstr("application/problem+json"));
  for (std::size_t sent = 0; sent < large; sent += large / 30) {  // however it comes
    first.send(std::string(large / 30, 'x'));
    std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
  EXPECT_THAT(first.http(), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(second_body(served), StartsWith("HTTP/1.1 100 "));
}

TEST(Budget, TakesSmallBodiesAllTheSame) {
  Served served{bounded()};
  const Wire first = half_sent(served);
  Wire small{served.port()};
  small.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9000\r\n\r\n" + std::string(9000, 'x'));
  EXPECT_THAT(small.http(), StartsWith("HTTP/1.1 200 "));
}

TEST(Budget, GetsBackWhatABodyHadThatNeverCame) {
  Served served{bounded()};
  half_sent(served).reset();
  EXPECT_TRUE(served.comes_to(0));
  EXPECT_EQ(served.incoming_bytes(), 0U);
  EXPECT_THAT(second_body(served), StartsWith("HTTP/1.1 100 "));
}

TEST(Budget, CountsABodyOfUnknownLengthAsItGrows) {
  Served served{bounded()};
  const Wire first = half_sent(served);
  Wire second{served.port()};
  second.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nc350\r\n" +
              std::string(50'000, 'x'));
  EXPECT_THAT(second.http(), StartsWith("HTTP/1.1 503 "));
}

TEST(Budget, EndsALineThatWouldHoldTooMuch) {
  Served served{bounded()};
  const Wire first = half_sent(served);
  Wire small{served.lines_port()}, second{served.lines_port()};
  second.send(std::string(large, 'x'));
  EXPECT_THAT(second.line(), HasSubstr(R"("error":{"code":-32053,"message":"Too many large)"));
  second.half_close();
  EXPECT_TRUE(second.at_end());
  small.send("still here\n");
  EXPECT_EQ(small.line(), "still here\n");
}

TEST(Budget, ClosesAWebSocketWhoseMessageWouldHoldTooMuch) {
  Served served{bounded()};
  const Wire first = half_sent(served);
  Wire second{served.port()};
  second.send(upgrade());
  EXPECT_THAT(second.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  second.send(frame(0x01, std::string(large, 'x')));
  EXPECT_EQ(second.read(4).substr(2), "\x03\xf5");  // 1013, try again later
}

TEST(Budget, TakesLargeMessagesWhileThereIsRoom) {
  auto options = bounded();
  options.max_incoming_bytes = options.max_outgoing_bytes = 4 * most;
  Served served{options};
  const Wire first = half_sent(served);
  Wire lines{served.lines_port()}, web{served.port()};
  lines.send(std::string(large, 'x') + "\n");
  EXPECT_EQ(lines.line().size(), large + 1);
  web.send(upgrade());
  EXPECT_THAT(web.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  web.send(text_frame(std::string(large, 'x')));
  EXPECT_EQ(web.read(large + 4).size(), large + 4);
}

// More than the kernel takes for somebody who does not read, so that it waits here.
constexpr std::size_t unread = 16U << 20;

SocketOptions one_unread_answer() {
  SocketOptions options;
  options.lines = "127.0.0.1:0";
  options.max_unsent_bytes = options.max_outgoing_bytes = unread + (1U << 20);
  return options;
}

TEST(Budget, DisconnectsWhoDoesNotReadWhenTooMuchWaitsToBeRead) {
  Served served{one_unread_answer()};
  Wire first{served.lines_port()}, second{served.lines_port()};
  first.send("big " + std::to_string(unread) + "\n");
  ASSERT_TRUE(served.eventually([&] { return served.outgoing_bytes() >= unread; }));
  second.send("big 2000000\n");
  EXPECT_TRUE(second.at_end());
  EXPECT_EQ(first.line().size(), unread + 1);
  EXPECT_TRUE(served.eventually([&] { return served.outgoing_bytes() == 0; }));
  Wire third{served.lines_port()};
  third.send("big 2000000\n");
  EXPECT_EQ(third.line().size(), 2'000'001U);
}

TEST(Budget, SaysThatAnAnswerOfHttpHadNoRoom) {
  Served served{one_unread_answer()};
  Wire first{served.lines_port()}, second{served.port()};
  first.send("big " + std::to_string(unread) + "\n");
  ASSERT_TRUE(served.eventually([&] { return served.outgoing_bytes() >= unread; }));
  second.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto answer = second.http();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(answer, HasSubstr("Retry-After: 1\r\n"));
  EXPECT_EQ(first.line().size(), unread + 1);
  second.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(second.http(), StartsWith("HTTP/1.1 200 "));
}

}  // namespace
}  // namespace server
