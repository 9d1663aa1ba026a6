#include "server/dispatcher/event_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Event::Kind;

class EventLogTest : public testing::Test {
 protected:
  std::vector<std::string> told_;
  EventLog log_{[this](const Event& event) { told_.push_back(text(event)); }};

  static std::string text(const Event& event) {
    const char* kinds[] = {"queued", "running", "testcase", "report"};
    return std::to_string(event.number) + " " + kinds[static_cast<int>(event.kind)] + event.json;
  }
  void end() {
    auto submission = std::make_shared<Submission>();
    submission->id = "s";
    log_.end(submission);
  }
  void run(const std::vector<std::string>& testcases) {
    log_.run_again("s");
    log_.tell("s", Kind::running);
    for (const auto& testcase : testcases) log_.tell("s", Kind::testcase, testcase);
  }
};

TEST_F(EventLogTest, CountsFromOne) {
  log_.begin("s");
  run({" a", " b"});
  end();
  EXPECT_THAT(told_,
              ElementsAre("1 queued", "2 running", "3 testcase a", "4 testcase b", "5 report"));
}

TEST_F(EventLogTest, TellsOfASecondRunOnlyWhatIsNew) {
  log_.begin("s");
  run({" a"});
  run({" a", " b"});
  run({});
  end();
  EXPECT_THAT(told_,
              ElementsAre("1 queued", "2 running", "3 testcase a", "4 testcase b", "5 report"));
}

TEST_F(EventLogTest, GivesWhoComesBackTheRest) {
  log_.begin("s");
  run({" a", " b"});
  EXPECT_EQ(log_.of("s", 0).size(), 4U);
  ASSERT_EQ(log_.of("s", 3).size(), 1U);
  EXPECT_EQ(text(log_.of("s", 3)[0]), "4 testcase b");
  EXPECT_THAT(log_.of("s", 4), IsEmpty());
  EXPECT_THAT(log_.of("other", 0), IsEmpty());
}

TEST_F(EventLogTest, ForgetsWhatIsDone) {
  log_.begin("s");
  EXPECT_TRUE(log_.contains("s"));
  end();
  EXPECT_FALSE(log_.contains("s"));
  log_.tell("s", Kind::testcase, "late");
  end();
  EXPECT_THAT(told_, ElementsAre("1 queued", "2 report"));
}

}  // namespace
}  // namespace server
