#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Practice : public StoreTest {};

TEST_F(Practice, CardsAreReplacedBySavingAgain) {
  const Card before{"ada", "memoize", at(1), 0.5, 2.5, 0};
  const Card after{"ada", "memoize", at(2), 1.0 / 3, 1.3, 4};
  const Card other{"ada", "fibonacci", at(3), 2, 2.6, 0};
  store_->save_card(before);
  EXPECT_THAT(store_->cards_of("ada"), ElementsAre(before));

  store_->save_card(after);
  store_->save_card(other);

  EXPECT_THAT(store_->cards_of("ada"), ElementsAre(other, after));
  EXPECT_THAT(store_->cards_of("bob"), IsEmpty());
}

}  // namespace
}  // namespace server
