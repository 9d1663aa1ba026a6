// What the store said it kept is there after the server was killed at any moment. Whether the disk
// kept it when the power fails is up to synchronous=FULL, which opening_test.cpp looks at.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <random>
#include <sstream>

#include "tests/server/store/stores.hpp"

namespace server {
namespace {

constexpr int rounds = 40;

void say(int fd, const std::string& line) {
  if (::write(fd, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(1);
}

// A server's day, until somebody ends it: "a <id>" once a submission was added, "f <id>" once it
// was finished.
[[noreturn]] void serve(const std::string& path, const std::string& prefix, int fd) {
  try {
    const auto store = open_sqlite_store(path);
    for (int number = 1000;; ++number) {
      auto next = submission(prefix + std::to_string(number), "ada");
      next.files.push_back({"big.py", std::string(static_cast<std::size_t>(number) * 7, 'x')});
      say(fd, "a " + store->add_submission(next) + "\n");
      store->mark_running(next.id, at(6));
      if (store->finish_submission(next.id, {{}, at(7)}, outcome())) say(fd, "f " + next.id + "\n");
    }
  } catch (const std::exception& error) {
    say(fd, std::string{"! "} + error.what() + "\n");
  }
  ::_exit(1);
}

// Everything that a server said before it was killed, after it had said at least `enough` bytes.
std::string say_and_die(const std::string& path, const std::string& prefix, std::size_t enough) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const pid_t child = ::fork();
  if (child == 0) serve(path, prefix, ends[1]);
  ::close(ends[1]);
  std::string said;
  std::array<char, 4096> buffer{};
  bool killed = false;
  for (;;) {
    const auto got = ::read(ends[0], buffer.data(), buffer.size());
    if (got <= 0) break;
    said.append(buffer.data(), static_cast<std::size_t>(got));
    if (!killed && said.size() >= enough) killed = ::kill(child, SIGKILL) == 0;
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return said;
}

class Durability : public testing::Test {
 protected:
  Durability() { open_sqlite_store(path())->add_user(user("ada")); }
  [[nodiscard]] std::string path() const { return folder_.file("viva.db"); }

  // Checks each line against the store; returns how many there were.
  int expect_kept(const std::string& said) {
    const auto store = open_sqlite_store(path());
    std::istringstream lines{said};
    int count = 0;
    for (std::string what, id; lines >> what >> id; ++count) {
      EXPECT_NE(what, "!") << said;
      const auto kept = store->submission(id);
      if (!kept) {
        ADD_FAILURE() << id << " was lost";
        continue;
      }
      EXPECT_EQ(kept->files.size(), 2U);
      if (what == "f") {
        EXPECT_EQ(kept->outcome, outcome()) << id;
      }
    }
    for (const auto& entry : store->unfinished()) {  // the one at the end is whole, too
      EXPECT_EQ(store->submission(entry.id)->files.size(), 2U);
    }
    store->check();
    return count;
  }

  Folder folder_;
};

TEST_F(Durability, NothingIsLostWhenTheServerIsKilledAtAnyMoment) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random{seed};
  std::uniform_int_distribution<std::size_t> enough{1, 400};

  int lines = 0;
  for (int round = 100; round < 100 + rounds; ++round) {
    const auto prefix = "b" + std::to_string(round) + "-";
    lines += expect_kept(say_and_die(path(), prefix, enough(random)));
  }

  EXPECT_GE(lines, rounds);
}

}  // namespace
}  // namespace server
