#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Problems : public StoreTest {};

TEST_F(Problems, VersionsAreFoundByDigest) {
  store_->add_problem_version(problem_version("sha256:1", 1));

  EXPECT_EQ(store_->problem_version("sha256:1"), problem_version("sha256:1", 1));
  EXPECT_EQ(store_->problem_version("sha256:2"), std::nullopt);
}

TEST_F(Problems, AVersionThatIsSeenAgainIsNotChanged) {
  store_->add_problem_version(problem_version("sha256:1", 1));

  store_->add_problem_version(problem_version("sha256:1", 2));

  EXPECT_EQ(store_->problem_version("sha256:1"), problem_version("sha256:1", 1));
}

TEST_F(Problems, VersionsAreListedAsTheyWereSeen) {
  store_->add_problem_version(problem_version("sha256:9", 1));
  store_->add_problem_version(problem_version("sha256:1", 2));

  EXPECT_THAT(store_->versions_of("fibonacci"),
              ElementsAre(problem_version("sha256:9", 1), problem_version("sha256:1", 2)));
  EXPECT_THAT(store_->versions_of("memoize"), IsEmpty());
}

class ProblemSets : public StoreTest {};

TEST_F(ProblemSets, AreKept) {
  store_->add_problem_set(problem_set("s1", "eve"));
  store_->add_problem_set(problem_set("s2", "ada"));

  EXPECT_EQ(store_->problem_set("s1"), problem_set("s1", "eve"));
  EXPECT_THAT(ids(store_->problem_sets_of("eve")), ElementsAre("s1"));
}

TEST_F(ProblemSets, ChangeInTitleAndProblems) {
  store_->add_problem_set(problem_set("s1", "eve"));
  auto changed = problem_set("s1", "eve");
  changed.title = "Cool-down";
  changed.problems = {};

  store_->change_problem_set(changed);

  EXPECT_EQ(store_->problem_set("s1"), changed);
}

TEST_F(ProblemSets, AreGoneWhenRemoved) {
  store_->add_problem_set(problem_set("s1", "eve"));

  store_->remove_problem_set("s1");

  EXPECT_EQ(store_->problem_set("s1"), std::nullopt);
  EXPECT_THAT(store_->problem_sets_of("eve"), IsEmpty());
}

}  // namespace
}  // namespace server
