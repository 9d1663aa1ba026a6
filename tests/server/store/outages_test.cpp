#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class Outages : public StoreTest {};

TEST_F(Outages, BeginWhenTheServerWasLastAlive) {
  EXPECT_EQ(store_->last_alive(), std::nullopt);

  store_->mark_alive(at(1));
  store_->mark_alive(at(2));
  reopen();

  EXPECT_EQ(store_->last_alive(), at(2));
}

TEST_F(Outages, AreListedInTheirOrder) {
  EXPECT_THAT(store_->outages(), IsEmpty());

  store_->add_outage(at(7), at(9));
  store_->add_outage(at(2), at(5));

  EXPECT_THAT(store_->outages(), ElementsAre(Pair(at(2), at(5)), Pair(at(7), at(9))));
}

TEST_F(Outages, ThatBeganTogetherAreOne) {
  store_->add_outage(at(2), at(5));
  store_->add_outage(at(2), at(8));
  store_->add_outage(at(2), at(3));

  EXPECT_THAT(store_->outages(), ElementsAre(Pair(at(2), at(8))));
}

}  // namespace
}  // namespace server
