#include "server/api/identity.hpp"

#include <gtest/gtest.h>

#include <set>

namespace server {
namespace {

constexpr Time noon{milliseconds{1'795'348'800'000}};

TEST(Ids, OfOneMillisecondAreInTheOrderInWhichTheyWereMade) {
  Ids ids;
  std::string last;
  for (int i = 0; i < 100'000; ++i) {
    const std::string id = ids.make("x", noon);
    ASSERT_LT(last, id);
    ASSERT_EQ(id.size(), 2U + 26U);
    last = id;
  }
}

TEST(Ids, StayInOrderWhileTheClockIsSetBack) {
  Ids ids;
  std::string last = ids.make("x", noon);
  for (const int step : {1, -1000, -999, 0, 2, 2}) {
    const std::string id = ids.make("x", noon + milliseconds{step});
    EXPECT_LT(last, id) << step;
    last = id;
  }
}

TEST(Ids, OfTwoServersAreDifferentInTheSameMillisecond) {
  std::set<std::string> all;
  for (int i = 0; i < 1000; ++i) all.insert(Ids{}.make("x", noon));
  EXPECT_EQ(all.size(), 1000U);
}

TEST(Ids, BeginWithTheirKindAndTheTime) {
  const std::string id = Ids{}.make("session", noon);
  EXPECT_EQ(id.substr(0, 8), "session_");
  EXPECT_EQ(id.substr(8, 10), Ids{}.make("x", noon).substr(2, 10));
}

}  // namespace
}  // namespace server
