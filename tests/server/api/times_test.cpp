#include "server/api/times.hpp"

#include <gtest/gtest.h>

namespace server {
namespace {

TEST(Times, GoThereAndBackAgain) {
  for (const auto* text :
       {"2026-11-22T09:30:00.000Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
        "2024-02-29T23:59:59.001Z", "9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z"}) {
    const auto time = time_of(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_text(*time), text);
  }
}

TEST(Times, AreTakenWithFractionsAndOffsets) {
  for (const auto* text :
       {"2026-11-22T09:30:00.5Z", "2026-11-22t09:30:00.50z", "2026-11-22 09:30:00.500Z",
        "2026-11-22T11:30:00.5+02:00", "2026-11-22T04:00:00.5-05:30", "2026-11-21T09:31:00.5-23:59",
        "2026-11-22T09:30:00.5-00:00"}) {
    const auto time = time_of(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_text(*time), "2026-11-22T09:30:00.500Z") << text;
  }
}

TEST(Times, GarbageIsNoTime) {
  for (const auto* text : {"",
                           "now",
                           "2026",
                           "2026-11-22",
                           "2026-11-22T09:30",
                           "2026-11-22T09:30:00",
                           "2026-11-22T09:30Z",
                           "2026-11-22T09:30:00.Z",
                           "2026-11-22T09:30:00.1234Z",
                           "2026-11-22T09:30:00+2:00",
                           "2026-11-22T09:30:00+02",
                           "2026-11-22T09:30:00+0200",
                           "2026-11-22T09:30:00+24:00",
                           "2026-11-22T09:30:00+00:60",
                           "2026-11-22T24:00:00Z",
                           "2026-11-22T23:60:00Z",
                           "2026-11-22T23:59:60Z",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-01-00T00:00:00Z",
                           "2026-11-22T09:30:00Zx",
                           " 2026-11-22T09:30:00Z",
                           "2026-11-22T09:30:00Z ",
                           "26-11-22T09:30:00Z",
                           "-026-11-22T09:30:00Z",
                           "+2026-11-22T09:30:00Z",
                           "2026-11-22T-9:30:00Z",
                           "20261122T093000Z",
                           "\xff\xff"})
    EXPECT_FALSE(time_of(text)) << text;
}

TEST(Times, StayWithinFourDigitsOfYears) {
  EXPECT_FALSE(time_of("9999-12-31T23:59:59-00:01"));
  EXPECT_FALSE(time_of("0000-01-01T00:00:00+00:01"));
}

}  // namespace
}  // namespace server
