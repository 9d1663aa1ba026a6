#include <gmock/gmock.h>

#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

SocketOptions with_lines() {
  SocketOptions options;
  options.lines = "127.0.0.1:0";
  return options;
}

constexpr auto going_away = "\x88\x02\x03\xe9";  // a close frame with 1001
constexpr auto long_patience = seconds{60};      // longer than a test may take

TEST(Stop, RefusesNewConnections) {
  Served served;
  const auto port = served.port();
  served.stop(long_patience);
  EXPECT_THROW(Wire{port}, std::runtime_error);
  EXPECT_TRUE(served.runs_out());
}

TEST(Stop, EndsIdleConnectionsAtOnce) {
  Served served{with_lines()};
  Wire fresh{served.port()}, used{served.port()}, lines{served.lines_port()};
  used.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(used.http(), StartsWith("HTTP/1.1 200 "));
  ASSERT_TRUE(served.comes_to(3));
  served.stop(long_patience);
  EXPECT_EQ(fresh.read_to_end() + used.read_to_end() + lines.read_to_end(), "");
  fresh.reset();
  used.reset();
  lines.reset();
  EXPECT_TRUE(served.runs_out());
  EXPECT_EQ(served.api.forgotten, 1);
}

TEST(Stop, FinishesARequestThatHasBegun) {
  Served served;
  Wire wire{served.port()};
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(wire.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 100 "));
  served.stop(long_patience);
  wire.send("body");
  const auto answer = wire.http();
  EXPECT_THAT(answer, HasSubstr("body=body"));
  EXPECT_THAT(answer, HasSubstr("Connection: close"));
  EXPECT_TRUE(wire.at_end());
}

TEST(Stop, SendsWhatIsQueuedFirst) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("big 4000000\nlast\n");
  EXPECT_EQ(wire.read(1), "x");  // asked, and not all of it is sent yet
  served.stop(long_patience);
  EXPECT_EQ(wire.line().size(), 4'000'000U);
  EXPECT_EQ(wire.line(), "last\n");
  EXPECT_TRUE(wire.at_end());
}

TEST(Stop, SaysGoodbyeToWebSockets) {
  Served served;
  Wire wire{served.port()};
  wire.send(upgrade());
  EXPECT_THAT(wire.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  wire.send(text_frame("x"));
  EXPECT_EQ(wire.read(3), "\x81\x01x");
  served.stop(long_patience);
  EXPECT_EQ(wire.read(4), going_away);
  wire.send(frame(0x88, "\x03\xe9"));
  EXPECT_TRUE(wire.at_end());
  EXPECT_TRUE(served.runs_out());
  EXPECT_EQ(served.api.forgotten, 1);
}

TEST(Stop, IsFirmWhenPatienceHasEnded) {
  Served served{with_lines()};
  Wire web{served.port()}, body{served.port()}, lines{served.lines_port()};
  web.send(upgrade());
  EXPECT_THAT(web.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  body.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(body.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 100 "));
  lines.send("big 4000000\n");
  EXPECT_EQ(lines.read(1), "x");
  served.stop(milliseconds{50});
  EXPECT_TRUE(served.comes_to(0));  // though none of them did its part
  EXPECT_TRUE(served.runs_out());
  EXPECT_EQ(served.api.forgotten, 2);
}

TEST(Stop, DestroyingForgetsEverybodyAndAsksNothingMore) {
  Served served{with_lines()};
  Wire web{served.port()}, lines{served.lines_port()};
  web.send(upgrade());
  EXPECT_THAT(web.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  lines.send("x\n");
  EXPECT_EQ(lines.line(), "x\n");
  served.destroy();
  EXPECT_EQ(served.api.forgotten, 2);
  EXPECT_TRUE(web.at_end());
  EXPECT_TRUE(lines.at_end());
  EXPECT_TRUE(served.runs_out());
}

TEST(Stop, AContextMayGoWhileConnectionsAreOpen) {
  FakeApi api;
  auto context = std::make_unique<boost::asio::io_context>(1);
  auto sockets = std::make_unique<Sockets>(*context, api, [] {
    SocketOptions options;
    options.listen = options.lines = "127.0.0.1:0";
    return options;
  }());
  const Wire wire{sockets->lines_port()};
  wire.send("x\n");
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (api.known.empty() && context->run_one_until(deadline) > 0) {
  }
  sockets.reset();
  EXPECT_EQ(api.forgotten, 1);
  context.reset();
  EXPECT_EQ(api.forgotten, 1);
}

}  // namespace
}  // namespace server
