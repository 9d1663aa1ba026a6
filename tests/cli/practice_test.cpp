// `viva practice`, with commands from a pipe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <iterator>
#include <set>
#include <sstream>

#include "served.hpp"

namespace cli_tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr auto right =
    "def solve(n):\n    a, b = 0, 1\n    for _ in range(n):\n"
    "        a, b = b, a + b\n    return a\n";

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

class Practice : public testing::Test {
 protected:
  Ran practice(std::vector<std::string> words, const std::string& typed) {
    words.insert(words.begin(), "practice");
    return run(home_.path(), std::move(words), typed);
  }
  [[nodiscard]] fs::path solution(const std::string& problem = "fibonacci") const {
    return home_.path() / "viva-practice" / problem / "solution.py";
  }
  void write(const std::string& text) const {
    fs::create_directories(solution().parent_path());
    std::ofstream{solution()} << text;
  }

  TemporaryFolder home_;
};

using PracticeAlone = Practice;

TEST_F(PracticeAlone, ShowsThePromptRunsSubmitsAndSumsUp) {
  write(right);
  const Ran ran = practice({"fibonacci"}, "r\ns\nf\n");
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("Write `solve(n)`. It returns number `n`"));
  EXPECT_THAT(ran.text, HasSubstr("    >>> solve(7)\n    13\n"));
  EXPECT_THAT(ran.text, HasSubstr("accepted, 12 of 12 points"));  // samples only
  EXPECT_THAT(ran.text, HasSubstr("accepted, 100 of 100 points"));
  EXPECT_THAT(ran.text, HasSubstr("Summary: 100 of 100 points"));
  EXPECT_THAT(ran.text, Not(HasSubstr("\x1b")));
}

TEST_F(PracticeAlone, ShowsNoEscapeSequencesOfAName) {
  const Ran ran = practice({"fibonacci", "--name", "Ada\x1b[2J\nroot"}, "w\nq\n");
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("Ada\\x1b[2J root, in session_"));
  EXPECT_THAT(ran.text, Not(HasSubstr("\x1b")));
}

// The inodes of sockets that listen, of TCP, and of the process's own descriptors.
std::set<std::string> inodes_that_listen(pid_t pid) {
  std::set<std::string> all, own;
  for (const std::string table : {"tcp", "tcp6"}) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/net/" + table};
    std::string line;
    while (std::getline(file, line)) {
      std::istringstream words{line};
      std::vector<std::string> fields{std::istream_iterator<std::string>{words}, {}};
      if (fields.size() > 9 && fields[3] == "0A") all.insert("socket:[" + fields[9] + "]");
    }
  }
  for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(pid) + "/fd"}) {
    std::error_code gone;
    const std::string target = fs::read_symlink(entry, gone).string();
    if (all.contains(target)) own.insert(target);
  }
  return own;
}

TEST_F(PracticeAlone, ListensOnNoNetwork) {
  const Served server;  // which does, so that looking is seen to work
  EXPECT_EQ(inodes_that_listen(server.pid()).size(), 1U);
  Child child{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(child.says("lists what you can do")) << child.text();
  EXPECT_EQ(inodes_that_listen(child.pid()).size(), 0U);
  child.type("q\n");
  EXPECT_EQ(child.ended(), 0);
}

TEST_F(PracticeAlone, WritesTheStarterAndGivesHintsOnlyWhenAsked) {
  const Ran ran = practice({"fibonacci"}, "h\nr\nh\nq\n");
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_EQ(text_of(solution()), text_of(bank + "/algorithms/fibonacci/starter.py"));
  EXPECT_THAT(ran.text, HasSubstr("There is no hint"));
  EXPECT_THAT(ran.text, HasSubstr("seventh: Write the first eight numbers down"));
  EXPECT_THAT(ran.text, Not(HasSubstr("Hint: ")));
}

TEST_F(PracticeAlone, GoesOnWithTheSessionAndLeavesTheFileAsItIs) {
  const Ran first = practice({"fibonacci"}, "w\nq\n");
  EXPECT_THAT(first.text, HasSubstr("To go on: viva practice fibonacci"));
  const auto from = first.text.find("session_");
  const std::string session = first.text.substr(from, first.text.find('\n', from) - from);
  write("# mine\n");
  const Ran second = practice({"fibonacci"}, "w\n");
  EXPECT_EQ(second.status, 0) << second.text;
  EXPECT_THAT(second.text, HasSubstr("Going on with the session that you left"));
  EXPECT_THAT(second.text, HasSubstr(session));
  EXPECT_EQ(text_of(solution()), "# mine\n");
  EXPECT_THAT(practice({"fibonacci", "--new"}, "w\n").text, Not(HasSubstr(session)));
}

TEST_F(PracticeAlone, RunsTheSamplesAtEachSaveAndKeepsADraft) {
  Child child{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(child.says("lists what you can do")) << child.text();
  write("def solve(n):\n    return 13\n");
  EXPECT_TRUE(child.says("Saved: seventh ok, twelfth wrong answer")) << child.text();
  write(right);
  EXPECT_TRUE(child.says("`s` submits.")) << child.text();
  child.type("q\n");
  EXPECT_EQ(child.ended(), 0);
  fs::remove(solution());
  EXPECT_THAT(practice({"fibonacci"}, "q\n").text, HasSubstr("(your draft)"));
  EXPECT_EQ(text_of(solution()), right);
}

TEST_F(PracticeAlone, HasAHintForWhatFailedAtASave) {
  Child child{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(child.says("lists what you can do")) << child.text();
  write("def solve(n):\n    return 13\n");
  ASSERT_TRUE(child.says("`r` shows why.")) << child.text();
  child.type("h\n");
  EXPECT_TRUE(child.says("twelfth: If you are one number too far")) << child.text();
  write(right);
  ASSERT_TRUE(child.says("`s` submits.")) << child.text();
  child.type("h\nq\n");
  EXPECT_TRUE(child.says("There is no hint")) << child.text();
  EXPECT_EQ(child.ended(), 0);
}

TEST_F(PracticeAlone, UsesTheServerThatRunsAlready) {
  Child first{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(first.says("lists what you can do")) << first.text();
  const Ran second = practice({"memoize"}, "r\nq\n");
  EXPECT_EQ(second.status, 0) << second.text;
  EXPECT_THAT(second.text, HasSubstr("memoize  solution.py:"));
  first.type("r\nq\n");
  EXPECT_EQ(first.ended(), 0) << first.text();
}

TEST_F(PracticeAlone, RunsOnByItselfWhenTheOtherOneThatHadTheServerLeft) {
  Child first{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(first.says("lists what you can do")) << first.text();
  Child second{home_.path(), {"practice", "memoize"}};
  ASSERT_TRUE(second.says("lists what you can do")) << second.text();
  first.type("q\n");
  EXPECT_EQ(first.ended(), 0);
  second.type("r\nq\n");
  EXPECT_EQ(second.ended(), 0) << second.text();
  EXPECT_THAT(second.text(), HasSubstr("Connected again."));
  EXPECT_THAT(second.text(), HasSubstr("memoize  solution.py:"));
}

TEST_F(PracticeAlone, LeavesCleanlyOnAnInterruptionAndSaysHowToGoOn) {
  Child child{home_.path(), {"practice", "fibonacci"}};
  ASSERT_TRUE(child.says("lists what you can do")) << child.text();
  child.signal(SIGINT);
  EXPECT_TRUE(child.says("To go on: viva practice fibonacci")) << child.text();
  EXPECT_EQ(child.ended(), 0);
}

TEST_F(PracticeAlone, OpensTheEditorThatIsNamed) {
  const Ran ran = practice({"fibonacci", "--editor", "sed -i s/^/#/"}, "e\nq\n");
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_THAT(text_of(solution()), testing::StartsWith("#"));
}

TEST_F(PracticeAlone, NamesTheTopicsWhenThereIsNoSuchOne) {
  const Ran ran = practice({"cooking"}, "q\n");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("algorithms"));
}

class PracticeByInvitation : public Practice {
 protected:
  Served server_;
};

TEST_F(PracticeByInvitation, AsksForANameOnceAndGoesThroughThePrompts) {
  const std::string link =
      server_.invitation({"fibonacci", "memoize"}, {{"duration_seconds", 3600}});
  const Ran first = practice({link}, "Grace\nw\nq\n");
  EXPECT_EQ(first.status, 0) << first.text;
  EXPECT_THAT(first.text, HasSubstr("Prompt 1 of 2"));
  EXPECT_THAT(first.text, HasSubstr("Grace, in session_"));
  EXPECT_THAT(first.text, Not(HasSubstr("connection"))) << "none was lost";
  EXPECT_THAT(first.text, testing::AnyOf(HasSubstr("\n59:"), HasSubstr("\n1:00:00")));
  struct stat about {};
  ASSERT_EQ(::stat((home_.path() / ".config/viva/tokens.json").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  write(right);
  const Ran second = practice({link}, "s\nn\nn\nf\n");
  EXPECT_EQ(second.status, 0) << second.text;
  EXPECT_THAT(second.text, HasSubstr("accepted, 100 of 100 points"));
  EXPECT_THAT(second.text, HasSubstr("Prompt 2 of 2"));
  EXPECT_THAT(second.text, HasSubstr("this was the last prompt"));
  EXPECT_THAT(second.text, HasSubstr("Summary: 100 of 200 points"));
  const Ran third = practice({link}, "");
  EXPECT_EQ(third.status, 0) << third.text;
  EXPECT_THAT(third.text, HasSubstr("This session is over."));
}

TEST_F(PracticeByInvitation, EndsWithTheSummaryWhenTimeIsUp) {
  const std::string link = server_.invitation({"fibonacci"}, {{"duration_seconds", 1}});
  Child child{home_.path(), {"practice", link, "--name", "Grace"}};
  EXPECT_TRUE(child.says("Time is up.")) << child.text();
  EXPECT_TRUE(child.says("Summary: 0 of 100 points")) << child.text();
  EXPECT_EQ(child.ended(), 0);
}

TEST_F(PracticeByInvitation, ShowsNothingThatTheInterviewerHasNotOpened) {
  const std::string link = server_.invitation({"fibonacci"}, {{"feedback", "never"}});
  write(right);
  const Ran ran = practice({link, "--name", "Grace"}, "r\ns\nf\n");
  EXPECT_EQ(ran.status, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("accepted, 12 of 12 points"));
  EXPECT_THAT(ran.text, HasSubstr("your interviewer has not opened the results"));
  EXPECT_THAT(ran.text, Not(HasSubstr("100 of 100")));
}

TEST_F(PracticeByInvitation, RefusesAnInvitationThatIsNone) {
  EXPECT_EQ(practice({server_.url() + "/i/viva_wrong", "--name", "Eve"}, "").status, 2);
  EXPECT_EQ(practice({server_.url() + "/"}, "").status, 2);
}

}  // namespace
}  // namespace cli_tests
