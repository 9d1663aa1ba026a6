#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

class Assignments : public StoreTest {};

TEST_F(Assignments, AreKeptWithEverySetting) {
  auto other = assignment("a2", "eve");
  other.settings = {.opens = at(10),
                    .closes = at(20),
                    .duration = seconds{90},
                    .order = Order::adaptive,
                    .attempts = 3,
                    .feedback = FeedbackMoment::after_session,
                    .hints = HintPolicy::never};
  other.problems = {};

  store_->add_assignment(other);

  EXPECT_EQ(store_->assignment("a1"), assignment("a1", "eve"));
  EXPECT_EQ(store_->assignment("a2"), other);
  EXPECT_EQ(store_->assignment("a3"), std::nullopt);
  EXPECT_THAT(ids(store_->assignments_of("eve")), ElementsAre("a1", "a2"));
  EXPECT_THAT(store_->assignments_of("ada"), IsEmpty());
}

class Sessions : public StoreTest {};

TEST_F(Sessions, AreFoundByIdCandidateAndAssignment) {
  auto practice = session("s2", "ada");
  practice.topics = {"recursion", "sql"};
  store_->add_session(session("s1", "ada", "a1"));
  store_->add_session(practice);
  store_->add_session(session("s3", "bob", "a1"));

  EXPECT_EQ(store_->session("s1"), session("s1", "ada", "a1"));
  EXPECT_EQ(store_->session("s2"), practice);
  EXPECT_EQ(store_->session("s4"), std::nullopt);
  EXPECT_THAT(ids(store_->sessions_of("ada")), ElementsAre("s1", "s2"));
  EXPECT_THAT(ids(store_->sessions_for("a1")), ElementsAre("s1", "s3"));
  EXPECT_THAT(store_->sessions_for(""), IsEmpty());
}

TEST_F(Sessions, ChangeOnlyInWhatMayChange) {
  store_->add_session(session("s1", "ada", "a1"));
  auto changed = session("s1", "bob");
  changed.seed = 9;
  changed.started = at(99);
  changed.duration = seconds{99};
  changed.topics = {"sql"};
  changed.problems = {{"memoize", "sha256:2"}, {"fibonacci", "sha256:1"}};
  changed.position = 1;
  changed.given_back = milliseconds{1500};
  changed.finished = at(70);

  store_->change_session(changed);

  auto expected = session("s1", "ada", "a1");
  expected.problems = changed.problems;
  expected.position = 1;
  expected.given_back = milliseconds{1500};
  expected.finished = at(70);
  EXPECT_EQ(store_->session("s1"), expected);
}

TEST_F(Sessions, OfAnUnknownAssignmentAreRefused) {
  EXPECT_THROW(store_->add_session(session("s1", "ada", "a9")), std::logic_error);
}

TEST_F(Sessions, AreOpenUntilTheyAreFinished) {
  store_->add_session(session("s1", "ada", "a1"));
  store_->add_session(session("s2", "bob", "a1"));
  auto finished = session("s1", "ada", "a1");
  finished.finished = at(70);

  store_->change_session(finished);

  EXPECT_THAT(store_->open_sessions(), ElementsAre(session("s2", "bob", "a1")));
}

class Drafts : public StoreTest {
 protected:
  Drafts() { store_->add_session(session("s1", "ada")); }
};

TEST_F(Drafts, AreReplacedBySavingAgain) {
  const Draft first{"s1", "fibonacci", {{"solution.py", "a"}, {"more.py", "b"}}, at(1)};
  const Draft second{"s1", "fibonacci", {{"other.py", "c"}}, at(2)};

  store_->save_draft(first);
  EXPECT_EQ(store_->draft("s1", "fibonacci"), first);
  store_->save_draft(second);

  EXPECT_EQ(store_->draft("s1", "fibonacci"), second);
}

TEST_F(Drafts, AreOfOneProblem) {
  const Draft empty{"s1", "memoize", {}, at(2)};
  store_->save_draft({"s1", "fibonacci", {{"solution.py", "a"}}, at(1)});

  store_->save_draft(empty);

  EXPECT_EQ(store_->draft("s1", "memoize"), empty);
  EXPECT_EQ(store_->draft("s1", "fibonacci")->files.size(), 1U);
  EXPECT_EQ(store_->draft("s1", "merge"), std::nullopt);
  EXPECT_EQ(store_->draft("s2", "fibonacci"), std::nullopt);
}

}  // namespace
}  // namespace server
