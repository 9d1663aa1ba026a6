#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Remarks : public StoreTest {
 protected:
  Remarks() {
    store_->add_session(session("s1", "ada", "a1"));
    store_->add_submissions({submission("b1", "ada", "s1"), submission("b2", "ada", "s1")});
  }
};

TEST_F(Remarks, NotesAreListedInTheirOrder) {
  const Note first{"n1", "b1", "eve", "Clear names.", at(1)};
  const Note second{"n2", "b1", "eve", "", at(2)};
  store_->add_note(second);
  store_->add_note(first);

  EXPECT_THAT(store_->notes_on("b1"), ElementsAre(first, second));
  EXPECT_THAT(store_->notes_on("b2"), IsEmpty());
}

TEST_F(Remarks, NotesOnNothingAreRefused) {
  EXPECT_THROW(store_->add_note({"n1", "b9", "eve", "?", at(1)}), std::logic_error);
}

TEST_F(Remarks, OverridesAllStayOnRecord) {
  const Override first{"o1", "b1", "eve", 7, "A typo in the prompt.", at(1)};
  const Override second{"o2", "b1", "eve", 9, "Looked again.", at(2)};
  store_->add_override(first);
  store_->add_override(second);

  EXPECT_THAT(store_->overrides_of("b1"), ElementsAre(first, second));
  EXPECT_THAT(store_->overrides_of("b2"), IsEmpty());
}

const Regrade regrade{"r1", "eve", "a1", "fibonacci", "sha256:9", at(1), std::nullopt};

TEST_F(Remarks, ARegradeComesWithItsSubmissions) {
  const RegradeRow one{"r1", "b1", "b3"};
  const RegradeRow two{"r1", "b2", "b4"};

  store_->add_regrade(regrade, {two, one}, {submission("b3", "ada"), submission("b4", "ada")});

  EXPECT_EQ(store_->regrade("r1"), regrade);
  EXPECT_EQ(store_->regrade("r2"), std::nullopt);
  EXPECT_THAT(store_->regrades_of("a1"), ElementsAre(regrade));
  EXPECT_THAT(store_->regrade_rows("r1"), ElementsAre(one, two));
  EXPECT_THAT(ids(store_->unfinished()), ElementsAre("b1", "b2", "b3", "b4"));
}

TEST_F(Remarks, ARegradeThatFailsLeavesNothing) {
  EXPECT_THROW(store_->add_regrade(regrade, {{"r1", "b1", "b9"}}, {submission("b3", "ada")}),
               std::logic_error);

  EXPECT_EQ(store_->regrade("r1"), std::nullopt);
  EXPECT_EQ(store_->submission("b3"), std::nullopt);
}

TEST_F(Remarks, ARegradeIsPublishedOnce) {
  store_->add_regrade(regrade, {}, {});

  store_->publish_regrade("r1", at(5));
  store_->publish_regrade("r1", at(6));

  EXPECT_EQ(store_->regrade("r1")->published, at(5));
}

}  // namespace
}  // namespace server
