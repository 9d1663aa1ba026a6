#include <gmock/gmock.h>

#include "server/sockets/client.hpp"
#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string address_of(const Served& served) {
  return "http://127.0.0.1:" + std::to_string(served.port());
}

// A WebSocket, opened, whose frames are looked at as bytes.
Wire opened(const Served& served, const std::string& headers = {}) {
  Wire wire{served.port()};
  wire.send(upgrade(headers));
  EXPECT_THAT(wire.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  return wire;
}

std::string server_frame(unsigned char first, std::string_view payload) {
  return std::string{static_cast<char>(first), static_cast<char>(payload.size())} +
         std::string{payload};
}

std::string close_code_of(Wire& wire) {
  const auto bytes = wire.read(4);
  if (bytes.size() < 4 || bytes[0] != '\x88') return "no close frame: " + bytes;
  return std::to_string(static_cast<unsigned char>(bytes[2]) * 256 +
                        static_cast<unsigned char>(bytes[3]));
}

TEST(WebSocket, AnswersMessagesAndSendsEvents) {
  Served served;
  Client client{address_of(served), "secret"};
  client.send("hello");
  EXPECT_EQ(client.receive(patience), "hello");
  client.send("push 2");
  EXPECT_EQ(client.receive(patience), "event 2");
  EXPECT_EQ(client.receive(patience), "event 1");
  client.send("who");
  EXPECT_EQ(client.receive(patience), "secret 127.0.0.1");
  EXPECT_EQ(client.receive(milliseconds{1}), std::nullopt);
}

TEST(WebSocket, CarriesMessagesUpToTheLimit) {
  Served served;
  Client client{address_of(served), ""};
  const std::string longest(4U << 20, 'x');
  client.send(longest);
  EXPECT_EQ(client.receive(patience), longest);
}

TEST(WebSocket, TakesTheTokenFromAProtocolAndSelectsTheOther) {
  Served served;
  Wire wire{served.port()};
  wire.send(upgrade("Sec-WebSocket-Protocol: viva, viva.token.abc-123\r\n"));
  const auto answer = wire.read_to("\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Sec-WebSocket-Protocol: viva\r\n"));
  EXPECT_THAT(answer, HasSubstr("Server: viva\r\n"));
  wire.send(text_frame("who"));
  EXPECT_EQ(wire.read(19), server_frame(0x81, "abc-123 127.0.0.1"));
}

TEST(WebSocket, SelectsNoProtocolWhenNoneWasOffered) {
  Served served;
  Wire wire{served.port()};
  wire.send(upgrade());
  EXPECT_THAT(wire.read_to("\r\n\r\n"), Not(HasSubstr("Sec-WebSocket-Protocol")));
}

TEST(WebSocket, IgnoresATokenInTheQuery) {
  Served served;
  Wire wire{served.port()};
  auto request = upgrade();
  request.replace(request.find("/v1/socket"), 10, "/v1/socket?token=abc");
  wire.send(request);
  EXPECT_THAT(wire.read_to("\r\n\r\n"), StartsWith("HTTP/1.1 101 "));
  wire.send(text_frame("who"));
  EXPECT_EQ(wire.read(12), server_frame(0x81, " 127.0.0.1"));
}

TEST(WebSocket, IsNotOpenedForAPageOfAnotherSite) {
  for (const std::string origin : {"https://evil.test", "null", "http://viva.test:8080"}) {
    Served served;
    Wire wire{served.port()};
    wire.send(upgrade("Origin: " + origin + "\r\n"));
    EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 403 ")) << origin;
  }
}

TEST(WebSocket, IsOpenedForAPageOfOurs) {
  Served served;
  opened(served, "Origin: https://viva.test\r\n");
}

TEST(WebSocket, IsTheOnlyThingSpokenOnItsPath) {
  Served served;
  Wire wire{served.port()};
  wire.send("GET /v1/socket HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 426 "));
  wire.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(wire.http(), StartsWith("HTTP/1.1 200 "));
}

TEST(WebSocket, ClosesWhenAMessageIsTooLong) {
  SocketOptions options;
  options.max_message_bytes = 1000;
  Served served{options};
  Wire wire = opened(served);
  wire.send(text_frame(std::string(1000, 'x')));
  EXPECT_EQ(wire.read(1004).size(), 1004U);
  wire.send(text_frame(std::string(1001, 'x')));
  EXPECT_EQ(close_code_of(wire), "1009");
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 1; }));
}

TEST(WebSocket, GivesUpOnAMessageThatDoesNotEnd) {
  SocketOptions options;
  options.body_timeout = seconds{1};
  Served served{options};
  Wire silent = opened(served), slow = opened(served);
  silent.send(frame(0x01, "he") + frame(0x80, "llo"));
  EXPECT_EQ(silent.read(7), server_frame(0x81, "hello"));
  slow.send(frame(0x01, "unfinished"));
  EXPECT_TRUE(slow.at_end());
  silent.send(text_frame("x"));
  EXPECT_EQ(silent.read(3), server_frame(0x81, "x"));
}

TEST(WebSocket, ClosesWhenTextIsNotUtf8) {
  Served served;
  Wire wire = opened(served);
  wire.send(text_frame("\xff\xfe"));
  EXPECT_EQ(close_code_of(wire), "1007");
}

TEST(WebSocket, ClosesWhenAFrameIsBinary) {
  Served served;
  Wire wire = opened(served);
  wire.send(frame(0x82, "bytes"));
  EXPECT_EQ(close_code_of(wire), "1003");
}

TEST(WebSocket, EndsWithoutHarmWhenFramesAreNonsense) {
  Served served;
  Wire wire = opened(served);
  wire.send(std::string(100, '\xff'));
  EXPECT_EQ(close_code_of(wire), "1002");
  EXPECT_TRUE(served.comes_to(0));
}

TEST(WebSocket, PutsFragmentsTogether) {
  Served served;
  Wire wire = opened(served);
  wire.send(frame(0x01, "he") + frame(0x89, "ping") + frame(0x80, "llo"));
  EXPECT_EQ(wire.read(6), server_frame(0x8a, "ping"));
  EXPECT_EQ(wire.read(7), server_frame(0x81, "hello"));
}

TEST(WebSocket, PingsAPeerThatIsSilentAndEndsWhenNothingComesBack) {
  SocketOptions options;
  options.ping_every = seconds{1};
  Served served{options};
  Wire wire = opened(served);
  EXPECT_EQ(wire.read(2), server_frame(0x89, ""));
  wire.send(frame(0x8a, ""));
  EXPECT_EQ(wire.read(2), server_frame(0x89, ""));
  EXPECT_TRUE(wire.at_end());
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 1; }));
}

TEST(WebSocket, DisconnectsAPeerThatDoesNotRead) {
  SocketOptions options;
  options.max_unsent_bytes = 100'000;
  Served served{options};
  Wire wire = opened(served);
  for (int i = 0; i < 1000; ++i) wire.send(text_frame("big 90000"));
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 1; }));
  EXPECT_EQ(served.connections(), 0U);
}

TEST(WebSocket, CountsAsOneConnection) {
  Served served;
  Wire wire = opened(served);
  wire.send(text_frame("x"));
  EXPECT_EQ(wire.read(3), server_frame(0x81, "x"));
  EXPECT_EQ(served.connections(), 1U);
  wire.reset();
  EXPECT_TRUE(served.comes_to(0));
}

TEST(Client, SpeaksJsonLinesOnAUnixSocket) {
  const TemporaryFolder folder;
  SocketOptions options;
  options.unix_path = folder / "viva.sock";
  Served served{options};
  Client client{"unix:" + options.unix_path, "secret"};
  client.send("hello");
  EXPECT_EQ(client.receive(patience), "hello");  // the answer to the token was taken
}

TEST(Client, SaysWhyItCannotConnect) {
  unsigned short unused_port = 0;
  {
    const Served gone;
    unused_port = gone.port();
  }
  for (const auto& [url, reason] : std::map<std::string, std::string>{
           {"http://127.0.0.1:" + std::to_string(unused_port), "is `viva serve` running?"},
           {"unix:/no/such/socket", "is `viva serve` running?"}}) {
    try {
      const Client client{url, ""};
      ADD_FAILURE() << url;
    } catch (const std::exception& error) {
      EXPECT_THAT(error.what(), HasSubstr(reason));
      EXPECT_THAT(error.what(), HasSubstr(url));
    }
  }
}

TEST(Client, SaysWhatAnAddressLooksLike) {
  for (const std::string url : {"ftp://x", "localhost", "http://", "http://x/y"}) {
    try {
      const Client client{url, ""};
      ADD_FAILURE() << url;
    } catch (const std::invalid_argument& error) {
      EXPECT_THAT(error.what(), HasSubstr(url + " is not an address: write http://host:port"));
    }
  }
}

TEST(Client, SaysThatTheServerHasEnded) {
  Served served;
  Client client{address_of(served), ""};
  client.send("x");
  EXPECT_EQ(client.receive(patience), "x");
  served.destroy();
  EXPECT_THROW((void)client.receive(patience), std::runtime_error);
  EXPECT_THROW(client.send("x"), std::runtime_error);
}

}  // namespace
}  // namespace server
