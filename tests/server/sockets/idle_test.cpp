// Ten thousand connections that do nothing. Each side takes a descriptor of this process.
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

constexpr std::size_t wanted = 10'000;
constexpr std::size_t at_least = 4'000;
constexpr std::size_t spare_descriptors = 200;
constexpr std::size_t most_bytes_each = 32U << 10;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // freed memory is kept, so its size says nothing
#else
constexpr bool sanitized = false;
#endif

std::size_t as_many_as_allowed() {
  rlimit now{};
  ::getrlimit(RLIMIT_NOFILE, &now);
  const rlim_t needed = 2 * wanted + spare_descriptors;
  const rlimit more{needed, std::max(now.rlim_max, needed)};
  if (::setrlimit(RLIMIT_NOFILE, &more) == 0) return wanted;
  const rlimit most{now.rlim_max, now.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &most);
  return std::min<std::size_t>(wanted, (now.rlim_max - spare_descriptors) / 2);
}

std::size_t resident_bytes() {
  std::ifstream file{"/proc/self/statm"};
  std::size_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

SocketOptions with_lines() {
  SocketOptions options;
  options.lines = "127.0.0.1:0";
  return options;
}

// Each connection says hello, if that is what it does, and is silent from then on.
template <typename Hello>
void expect_small(Served& served, unsigned short port, Hello hello) {
  const std::size_t count = as_many_as_allowed();
  ASSERT_GE(count, at_least) << "the hard limit of open files is too low for this test";
  std::vector<Wire> wires;
  wires.reserve(count);
  ::malloc_trim(0);  // what an earlier test gave back would hide what this one takes
  const std::size_t before = resident_bytes();
  for (std::size_t i = 0; i < count && !testing::Test::HasFailure(); ++i)
    hello(wires.emplace_back(port));
  ASSERT_TRUE(served.comes_to(count));
  const std::size_t each = (std::max(resident_bytes(), before) - before) / count;
  testing::Test::RecordProperty("bytes_each", static_cast<int>(each));
  std::cout << count << " idle connections, " << each << " bytes each\n";
  if (!sanitized) {
    EXPECT_LT(each, most_bytes_each);
  }
  for (auto& wire : wires) wire.reset();
  EXPECT_TRUE(served.comes_to(0));
}

TEST(Idle, ConnectionsThatSayNothingAreSmall) {
  Served served;
  expect_small(served, served.port(), [](Wire&) {});
}

TEST(Idle, HttpConnectionsAreSmallAfterARequest) {
  Served served;
  expect_small(served, served.port(), [](Wire& wire) {
    wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000\r\n\r\n" +
              std::string(2'000, 'x'));
    ASSERT_EQ(wire.http().substr(0, 12), "HTTP/1.1 200");
  });
}

TEST(Idle, WebSocketsAreSmall) {
  Served served;
  expect_small(served, served.port(), [](Wire& wire) {
    wire.send(upgrade());
    ASSERT_EQ(wire.read_to("\r\n\r\n").substr(0, 12), "HTTP/1.1 101");
    wire.send(text_frame(std::string(2'000, 'x')));
    ASSERT_EQ(wire.read(2'004).size(), 2'004U);
  });
}

TEST(Idle, LinesAreSmall) {
  Served served{with_lines()};
  expect_small(served, served.lines_port(), [](Wire& wire) {
    wire.send(std::string(2'000, 'x') + "\n");
    ASSERT_EQ(wire.line().size(), 2'001U);
  });
}

}  // namespace
}  // namespace server
