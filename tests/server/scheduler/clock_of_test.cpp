#include "server/scheduler/clock_of.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace server {
namespace {

using namespace std::chrono_literals;

constexpr Time kStart{1'000'000ms};

Session session_of(std::chrono::seconds duration, milliseconds given_back = 0ms) {
  Session session;
  session.started = kStart;
  session.duration = duration;
  session.given_back = given_back;
  return session;
}

TEST(ClockOf, ASessionEndsItsDurationAfterItStarted) {
  const SessionClock clock = clock_of(session_of(60s), {}, kStart + 20s);
  EXPECT_TRUE(clock.limited);
  EXPECT_EQ(clock.ends, kStart + 60s);
  EXPECT_EQ(clock.left, 40s);
  EXPECT_FALSE(clock.over);
}

TEST(ClockOf, ItIsOverAtItsEndAndNotAMillisecondBefore) {
  EXPECT_FALSE(clock_of(session_of(60s), {}, kStart + 60s - 1ms).over);
  EXPECT_EQ(clock_of(session_of(60s), {}, kStart + 60s - 1ms).left, 1ms);
  EXPECT_TRUE(clock_of(session_of(60s), {}, kStart + 60s).over);
  EXPECT_EQ(clock_of(session_of(60s), {}, kStart + 60s).left, 0ms);
}

TEST(ClockOf, NothingIsLeftLongAfterTheEnd) {
  EXPECT_EQ(clock_of(session_of(60s), {}, kStart + 600s).left, 0ms);
}

TEST(ClockOf, TheAssignmentClosesOnWhoeverStartedLate) {
  const SessionClock clock = clock_of(session_of(60s), kStart + 30s, kStart + 10s);
  EXPECT_EQ(clock.ends, kStart + 30s);
  EXPECT_EQ(clock.left, 20s);
}

TEST(ClockOf, AnAssignmentThatClosesLaterLeavesTheDuration) {
  EXPECT_EQ(clock_of(session_of(60s), kStart + 90s, kStart).ends, kStart + 60s);
}

TEST(ClockOf, TimeGivenBackIsAddedToTheDuration) {
  EXPECT_EQ(clock_of(session_of(60s, 5s), {}, kStart).ends, kStart + 65s);
}

TEST(ClockOf, TimeGivenBackIsAddedToTheClosingToo) {
  EXPECT_EQ(clock_of(session_of(60s, 5s), kStart + 30s, kStart).ends, kStart + 35s);
  EXPECT_EQ(clock_of(session_of(60s, 5s), kStart + 62s, kStart).ends, kStart + 65s);
}

TEST(ClockOf, WithoutADurationThereIsNoEnd) {
  const SessionClock clock = clock_of(session_of(0s), {}, kStart + 1000h);
  EXPECT_FALSE(clock.limited);
  EXPECT_FALSE(clock.over);
  EXPECT_EQ(clock.left, 0ms);
}

TEST(ClockOf, WithoutADurationAnAssignmentStillCloses) {
  const SessionClock clock = clock_of(session_of(0s, 2s), kStart + 30s, kStart + 31s);
  EXPECT_TRUE(clock.limited);
  EXPECT_EQ(clock.ends, kStart + 32s);
  EXPECT_EQ(clock.left, 1s);
}

TEST(ClockOf, AFinishedSessionIsOverHoweverMuchWasLeft) {
  Session session = session_of(60s);
  session.finished = kStart + 10s;
  EXPECT_TRUE(clock_of(session, {}, kStart + 11s).over);
  EXPECT_EQ(clock_of(session, {}, kStart + 11s).left, 0ms);
  session.duration = 0s;
  EXPECT_TRUE(clock_of(session, {}, kStart + 11s).over);
}

TEST(InTime, IsDecidedByWhenASubmissionWasReceived) {
  EXPECT_TRUE(in_time(session_of(60s), {}, kStart + 60s - 1ms));
  EXPECT_FALSE(in_time(session_of(60s), {}, kStart + 60s));
  EXPECT_TRUE(in_time(session_of(60s, 1s), {}, kStart + 60s));
  EXPECT_FALSE(in_time(session_of(60s), kStart + 30s, kStart + 30s));
  EXPECT_TRUE(in_time(session_of(0s), {}, kStart + 1000h));
}

TEST(InTime, NothingCountsAfterFinishingButWhatCameBeforeDoes) {
  Session session = session_of(60s);
  session.finished = kStart + 10s;
  EXPECT_TRUE(in_time(session, {}, kStart + 10s));
  EXPECT_FALSE(in_time(session, {}, kStart + 10s + 1ms));
}

TEST(InTime, ASessionThatIsClosedLateStillEndedOnTime) {
  Session session = session_of(60s);
  session.finished = kStart + 90s;
  EXPECT_FALSE(in_time(session, {}, kStart + 70s));
}

TEST(InTime, AgreesWithTheClockWhileASessionRuns) {
  std::mt19937_64 random{7};
  const auto up_to = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int i = 0; i < 20'000; ++i) {
    const Session session = session_of(std::chrono::seconds{up_to(3)}, milliseconds{up_to(500)});
    std::optional<Time> closes;
    if (up_to(2) == 0) closes = kStart + milliseconds{up_to(3000)};
    const Time now = kStart + milliseconds{up_to(4000)};
    const SessionClock clock = clock_of(session, closes, now);
    EXPECT_EQ(in_time(session, closes, now), !clock.over);
    EXPECT_EQ(clock.left > 0ms, clock.limited && !clock.over);
    if (clock.limited) {
      EXPECT_EQ(clock.over, now >= clock.ends);
    }
  }
}

TEST(LostTime, OfNothingIsNothing) { EXPECT_EQ(lost_time({}), 0ms); }

TEST(LostTime, AddsSpansThatAreApart) {
  EXPECT_EQ(lost_time({{kStart + 20s, kStart + 25s}, {kStart, kStart + 3s}}), 8s);
}

TEST(LostTime, CountsAnOverlapOnce) {
  EXPECT_EQ(lost_time({{kStart, kStart + 10s}, {kStart + 5s, kStart + 12s}}), 12s);
  EXPECT_EQ(lost_time({{kStart, kStart + 10s}, {kStart + 2s, kStart + 3s}}), 10s);
  EXPECT_EQ(lost_time({{kStart, kStart + 1s}, {kStart, kStart + 4s}}), 4s);
}

TEST(LostTime, IgnoresASpanThatEndsBeforeItBegins) {
  EXPECT_EQ(lost_time({{kStart + 9s, kStart}, {kStart + 1s, kStart + 2s}}), 1s);
}

TEST(LostTime, IsTheNumberOfMillisecondsInAnySpan) {
  std::mt19937_64 random{11};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Span> spans(random() % 8);
    std::set<Time> lost;
    for (Span& span : spans) {
      span.from = kStart + milliseconds{random() % 60};
      span.to = kStart + milliseconds{random() % 60};
      for (Time at = span.from; at < span.to; at += 1ms) lost.insert(at);
    }
    ASSERT_EQ(lost_time(spans), milliseconds{lost.size()});
  }
}

TEST(WithExtra, AddsAPercentageRoundedUpToASecond) {
  EXPECT_EQ(with_extra(3600s, 25), 4500s);
  EXPECT_EQ(with_extra(10s, 25), 13s);
  EXPECT_EQ(with_extra(1s, 1), 2s);
  EXPECT_EQ(with_extra(100s, 1), 101s);
  EXPECT_EQ(with_extra(60s, 100), 120s);
}

TEST(WithExtra, LeavesWhatNeedsNoMore) {
  EXPECT_EQ(with_extra(3600s, 0), 3600s);
  EXPECT_EQ(with_extra(0s, 50), 0s) << "no clock stays no clock";
}

}  // namespace
}  // namespace server
