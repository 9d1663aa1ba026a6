#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "server/sockets/bind.hpp"
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

TEST(Lines, AnswersEachLineWithALine) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("one\n");
  EXPECT_EQ(wire.line(), "one\n");
  wire.send("two\r\n");
  EXPECT_EQ(wire.line(), "two\n");
}

TEST(Lines, TakesMessagesApartHoweverTheyArrive) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("one\n\n\r\nquiet\ntwo\nthr");
  EXPECT_EQ(wire.line(), "one\n");
  EXPECT_EQ(wire.line(), "two\n");
  for (const char byte : std::string{"ee\nfour\r\n"}) wire.send({&byte, 1});
  EXPECT_EQ(wire.line(), "three\n");
  EXPECT_EQ(wire.line(), "four\n");
}

TEST(Lines, KnowsWhoAsks) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("who\n");
  EXPECT_EQ(wire.line(), " 127.0.0.1\n");
}

TEST(Lines, SendsEventsInOrder) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("push 1000\ndone\n");
  for (int i = 1000; i > 0; --i) ASSERT_EQ(wire.line(), "event " + std::to_string(i) + "\n");
  EXPECT_EQ(wire.line(), "done\n");
  served.send_event("later");
  EXPECT_EQ(wire.line(), "later\n");
}

TEST(Lines, AcceptsAMessageAsLongAsTheLimitAndNoLonger) {
  auto options = with_lines();
  options.max_message_bytes = 10'000;
  Served served{options};
  for (const std::string end : {"\n", "\r\n"}) {
    Wire wire{served.lines_port()};
    const std::string longest(10'000, 'x');
    wire.send(longest + end);
    EXPECT_EQ(wire.line(), longest + "\n");
    wire.send(longest + "x" + end);
    EXPECT_EQ(
        wire.line(),
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"The message is longer )"
        R"(than 10000 bytes, the limit. Send less in one message."}})"
        "\n");
    wire.half_close();
    EXPECT_TRUE(wire.at_end());
  }
}

TEST(Lines, RefusesALineThatNeverEnds) {
  auto options = with_lines();
  options.max_message_bytes = 10'000;
  Served served{options};
  Wire wire{served.lines_port()};
  wire.send(std::string(1U << 20, 'x'));
  EXPECT_THAT(wire.line(), StartsWith(R"({"jsonrpc":"2.0","id":null,"error":)"));
  wire.half_close();
  EXPECT_TRUE(served.comes_to(0));
}

SocketOptions with_a_second_for_a_line() {
  auto options = with_lines();
  options.body_timeout = seconds{1};
  return options;
}

TEST(Lines, GivesUpOnALineThatDoesNotEnd) {
  Served served{with_a_second_for_a_line()};
  Wire wire{served.lines_port()};
  wire.send("one\nunfinished");
  EXPECT_EQ(wire.line(), "one\n");
  EXPECT_EQ(wire.line(),
            R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"The message did not )"
            R"(end within 1 seconds."}})"
            "\n");
  EXPECT_TRUE(wire.at_end());
}

TEST(Lines, GivesUpOnALineThatTricklesInForever) {
  Served served{with_a_second_for_a_line()};
  Wire wire{served.lines_port()};
  EXPECT_TRUE(served.eventually([&] {
    wire.send("x");
    return served.api.forgotten == 1;
  }));
}

TEST(Lines, LetsAPeerBeSilentBetweenLines) {
  Served served{with_a_second_for_a_line()};
  Wire silent{served.lines_port()}, slow{served.lines_port()};
  silent.send("half");
  silent.send(" a line\n");
  EXPECT_EQ(silent.line(), "half a line\n");
  slow.send("unfinished");  // so from its end on, the other was silent for longer than that
  EXPECT_THAT(slow.line(), HasSubstr("did not end"));
  silent.send("still here\n");
  EXPECT_EQ(silent.line(), "still here\n");
}

TEST(Lines, AnswersAPeerThatHasClosedItsHalf) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("big 3000000\nlast\nunfinished");
  wire.half_close();
  EXPECT_EQ(wire.line().size(), 3'000'001U);
  EXPECT_EQ(wire.line(), "last\n");
  EXPECT_TRUE(wire.at_end());
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 1; }));
}

TEST(Lines, APeerThatIsOwedAnAnswerGetsItAfterItHasClosedItsHalf) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  wire.send("owe\nowe\n");
  wire.half_close();
  EXPECT_EQ(wire.line(), "paid\n");
  EXPECT_EQ(wire.line(), "paid\n");
  EXPECT_TRUE(wire.at_end());
}

TEST(Lines, DisconnectsAPeerThatDoesNotRead) {
  auto options = with_lines();
  options.max_unsent_bytes = 100'000;
  Served served{options};
  Wire wire{served.lines_port()};
  std::string questions;
  for (int i = 0; i < 1000; ++i) questions += "big 90000\n";
  wire.send(questions);
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 1; }));
  EXPECT_EQ(served.connections(), 0U);
}

TEST(Lines, AnApiThatThrowsEndsOnlyThatConnection) {
  Served served{with_lines()};
  Wire wire{served.lines_port()}, other{served.lines_port()};
  testing::internal::CaptureStderr();
  wire.send("throw\n");
  EXPECT_TRUE(wire.at_end());
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("the Api failed"));
  other.send("still here\n");
  EXPECT_EQ(other.line(), "still here\n");
}

TEST(Lines, NobodyForgesALineOfTheLog) {
  Served served{with_lines()};
  Wire wire{served.lines_port()};
  testing::internal::CaptureStderr();
  wire.send("throw \x1b[2J\rviva: forged \xff\n");
  EXPECT_TRUE(wire.at_end());
  EXPECT_TRUE(served.comes_to(0));
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "viva: a connection was ended: the Api failed \\x1b[2J\\rviva: forged \\xff\n");
}

TEST(Lines, ShutsTheDoorWhenTooManyAreConnected) {
  auto options = with_lines();
  options.max_connections = 1;
  Served served{options};
  Wire first{served.lines_port()};
  first.send("x\n");
  EXPECT_EQ(first.line(), "x\n");
  Wire second{served.lines_port()};
  EXPECT_TRUE(second.at_end());
}

TEST(Lines, ForgetsEachPeerOnce) {
  Served served{with_lines()};
  for (int i = 0; i < 50; ++i) {
    Wire wire{served.lines_port()};
    wire.send("x\n");
    EXPECT_EQ(wire.line(), "x\n");
    if (i % 2 == 0) wire.reset();
  }
  EXPECT_TRUE(served.eventually([&] { return served.api.forgotten == 50; }));
  EXPECT_TRUE(served.comes_to(0));
}

class UnixSocket : public testing::Test {
 protected:
  [[nodiscard]] SocketOptions options() const {
    SocketOptions all;
    all.unix_path = path;
    return all;
  }
  void expect_refusal(const std::string& reason) const {
    try {
      const Served served{options()};
      ADD_FAILURE() << "it listens";
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), HasSubstr(reason));
    }
  }
  TemporaryFolder folder;
  std::string path = folder / "viva.sock";
};

TEST_F(UnixSocket, SpeaksJsonLines) {
  Served served{options()};
  Wire wire{path};
  wire.send("who\n");
  EXPECT_EQ(wire.line(), " unix\n");
}

// Sockets of this process that accept connections from a network.
int doors_to_the_network() {
  int doors = 0;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc/self/fd"}) {
    const int fd = std::stoi(entry.path().filename());
    int family = AF_UNIX, listens = 0;
    socklen_t size = sizeof family;
    if (::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &size) != 0) continue;
    size = sizeof listens;
    ::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size);
    if (listens != 0 && family != AF_UNIX) ++doors;
  }
  return doors;
}

TEST_F(UnixSocket, IsTheOnlyWayInWhenThereIsNoOtherAddress) {
  auto alone = options();
  alone.listen.clear();
  {
    const Served with_http{options()};
    EXPECT_EQ(doors_to_the_network(), 1);
  }
  Served served{alone};
  EXPECT_EQ(doors_to_the_network(), 0);
  EXPECT_EQ(served.port(), 0);
  Wire wire{path};
  wire.send("who\n");
  EXPECT_EQ(wire.line(), " unix\n");
}

TEST_F(UnixSocket, OrAnAddressMustBeGiven) {
  path.clear();
  auto none = options();
  none.listen.clear();
  EXPECT_THROW(Served{none}, std::runtime_error);
}

TEST_F(UnixSocket, IsForItsUserOnlyAndRemovedAtTheEnd) {
  {
    const Served served{options()};
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 07777, 0600U);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(UnixSocket, IsRemovedWhenTheServerStops) {
  Served served{options()};
  served.stop(milliseconds{0});
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(UnixSocket, TakesThePlaceOfAStaleOne) {
  {
    const auto gone = bind_unix(folder / "first.sock");
    std::filesystem::rename(folder / "first.sock", path);  // so that it is not removed
  }
  ASSERT_TRUE(std::filesystem::exists(path));
  Served served{options()};
  Wire wire{path};
  wire.send("x\n");
  EXPECT_EQ(wire.line(), "x\n");
}

TEST_F(UnixSocket, LeavesOneAloneOnWhichSomebodyListens) {
  Served served{options()};
  expect_refusal("another program listens there");
  Wire wire{path};
  wire.send("x\n");
  EXPECT_EQ(wire.line(), "x\n");
}

TEST_F(UnixSocket, LeavesAFileAlone) {
  std::ofstream{path} << "precious";
  expect_refusal("no socket");
  EXPECT_EQ(std::filesystem::file_size(path), 8U);
}

TEST_F(UnixSocket, SaysThatAPathIsTooLong) {
  path += std::string(200, 'x');
  expect_refusal("the path may be 107 bytes long");
}

}  // namespace
}  // namespace server
