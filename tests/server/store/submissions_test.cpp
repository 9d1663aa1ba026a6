#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Submissions : public StoreTest {
 protected:
  std::vector<std::string> queue() { return ids(store_->unfinished()); }
};

TEST_F(Submissions, AreKeptWhole) {
  store_->add_session(session("s1", "ada"));
  auto full = submission("b1", "ada", "s1");
  full.batch = "batch";
  full.purpose = Purpose::samples;
  full.lane = Lane::batch;
  full.files.push_back({"lib/more.py", ""});
  full.seed = 0x8000'0000'0000'0001;
  full.idempotency_key = "key";
  full.state = State::done;
  full.started = at(6);
  full.finished = at(7);
  full.lost_runners = 2;
  full.outcome = outcome();

  add(submission("b0", "ada"));
  add(full);

  EXPECT_EQ(store_->submission("b0"), submission("b0", "ada"));
  EXPECT_EQ(store_->submission("b1"), full);
  EXPECT_EQ(store_->submission("b2"), std::nullopt);
}

TEST_F(Submissions, WithAUsedKeyAreTheEarlierOne) {
  auto first = submission("b1", "ada");
  first.idempotency_key = "key";
  auto again = submission("b2", "ada");
  again.idempotency_key = "key";
  auto of_somebody_else = submission("b3", "bob");
  of_somebody_else.idempotency_key = "key";

  EXPECT_EQ(store_->add_submission(first), "b1");
  EXPECT_EQ(store_->add_submission(again), "b1");
  EXPECT_EQ(store_->add_submission(of_somebody_else), "b3");

  EXPECT_THAT(queue(), ElementsAre("b1", "b3"));
}

TEST_F(Submissions, WithoutAKeyAreNeverTheSame) {
  add(submission("b1", "ada"));
  add(submission("b2", "ada"));

  EXPECT_THAT(queue(), ElementsAre("b1", "b2"));
}

TEST_F(Submissions, OfABatchAreAllAddedOrNone) {
  store_->add_submissions({submission("b1", "ada"), submission("b2", "ada")});
  EXPECT_THROW(store_->add_submissions({submission("b3", "ada"), submission("b1", "ada")}),
               std::logic_error);
  store_->add_submissions({});

  EXPECT_THAT(queue(), ElementsAre("b1", "b2"));
  EXPECT_EQ(store_->submission("b2"), submission("b2", "ada"));
}

TEST_F(Submissions, AreDoneOnlyWithAnOutcome) {
  auto done = submission("b1", "ada");
  done.state = State::done;
  done.finished = at(7);

  EXPECT_THROW((void)store_->add_submission(done), std::logic_error);
}

TEST_F(Submissions, QueueOldestFirstUntilTheyAreDone) {
  auto batch = submission("b1", "bob");
  batch.batch = "batch";
  batch.lane = Lane::batch;
  add(submission("b2", "ada"));
  add(batch);
  add(submission("b3", "ada"));
  store_->mark_running("b2", at(6));
  ASSERT_TRUE(store_->finish_submission("b3", {{}, at(7)}, outcome()));

  const auto entries = store_->unfinished();

  ASSERT_THAT(ids(entries), ElementsAre("b1", "b2"));
  EXPECT_EQ(entries[0].owner, "bob");
  EXPECT_EQ(entries[0].batch, "batch");
  EXPECT_EQ(entries[0].lane, Lane::batch);
  EXPECT_EQ(entries[1].lane, Lane::interactive);
}

TEST_F(Submissions, RunAndFinish) {
  add(submission("b1", "ada"));

  store_->mark_running("b1", at(6));
  EXPECT_EQ(store_->submission("b1")->state, State::running);
  EXPECT_TRUE(store_->finish_submission("b1", {{}, at(7)}, outcome()));

  auto expected = submission("b1", "ada");
  expected.state = State::done;
  expected.started = at(6);
  expected.finished = at(7);
  expected.outcome = outcome();
  EXPECT_EQ(store_->submission("b1"), expected);
}

TEST_F(Submissions, KeepTheirFirstReport) {
  add(submission("b1", "ada"));
  ASSERT_TRUE(store_->finish_submission("b1", {{}, at(7)}, outcome()));

  EXPECT_FALSE(store_->finish_submission("b1", {{}, at(8)}, {"accepted", 10, 10, "{}", "{}"}));
  EXPECT_FALSE(store_->finish_submission("b9", {{}, at(8)}, outcome()));

  EXPECT_EQ(store_->submission("b1")->outcome, outcome());
  EXPECT_EQ(store_->submission("b1")->finished, at(7));
}

TEST_F(Submissions, AreQueuedAgainWhenTheirRunnerIsLost) {
  add(submission("b1", "ada"));

  store_->mark_running("b1", at(6));
  EXPECT_EQ(store_->mark_lost("b1"), 1);
  EXPECT_EQ(store_->mark_lost("b1"), 2);

  auto expected = submission("b1", "ada");
  expected.lost_runners = 2;
  EXPECT_EQ(store_->submission("b1"), expected);
}

TEST_F(Submissions, StayDone) {
  add(submission("b1", "ada"));
  EXPECT_EQ(store_->mark_lost("b1"), 1);
  ASSERT_TRUE(store_->finish_submission("b1", {{}, at(7)}, outcome()));
  const auto done = store_->submission("b1");

  store_->mark_running("b1", at(8));
  EXPECT_EQ(store_->mark_lost("b1"), 1);

  EXPECT_EQ(store_->submission("b1"), done);
  EXPECT_EQ(store_->mark_lost("b9"), 0);
}

// b1 ada s1 (a1); b2 bob s2 (practice); b3 ada s3 (practice), another problem; b4 ada, batch "x".
class Lists : public StoreTest {
 protected:
  Lists() {
    store_->add_session(session("s1", "ada", "a1"));
    store_->add_session(session("s2", "bob"));
    store_->add_session(session("s3", "ada"));
    auto other_problem = submission("b3", "ada", "s3");
    other_problem.problem = "memoize";
    auto of_batch = submission("b4", "ada");
    of_batch.batch = "x";
    store_->add_submissions(
        {submission("b1", "ada", "s1"), submission("b2", "bob", "s2"), other_problem, of_batch});
  }
  std::vector<std::string> found(const SubmissionFilter& filter) {
    return ids(store_->submissions(filter));
  }
};

TEST_F(Lists, NameEveryoneWithoutAFilter) {
  EXPECT_THAT(found({}), ElementsAre("b1", "b2", "b3", "b4"));
}

TEST_F(Lists, AreFilteredByEachField) {
  EXPECT_THAT(found({.owner = "ada"}), ElementsAre("b1", "b3", "b4"));
  EXPECT_THAT(found({.session = "s2"}), ElementsAre("b2"));
  EXPECT_THAT(found({.problem = "memoize"}), ElementsAre("b3"));
  EXPECT_THAT(found({.batch = "x"}), ElementsAre("b4"));
  EXPECT_THAT(found({.assignment = "a1"}), ElementsAre("b1"));
  EXPECT_THAT(found({.practice_only = true}), ElementsAre("b2", "b3"));
}

TEST_F(Lists, CombineTheirFilters) {
  EXPECT_THAT(found({.owner = "ada", .practice_only = true}), ElementsAre("b3"));
  EXPECT_THAT(found({.owner = "bob", .session = "s1"}), IsEmpty());
  EXPECT_THAT(found({.owner = "ada", .problem = "fibonacci", .assignment = "a1"}),
              ElementsAre("b1"));
  EXPECT_THAT(found({.assignment = "a1", .practice_only = true}), IsEmpty());
  EXPECT_THAT(found({.owner = "ada",
                     .session = "s1",
                     .problem = "fibonacci",
                     .batch = "x",
                     .assignment = "a1",
                     .practice_only = true,
                     .after = "a"}),
              IsEmpty());
}

TEST_F(Lists, ComeInPages) {
  EXPECT_THAT(found({.owner = "ada", .limit = 2}), ElementsAre("b1", "b3"));
  EXPECT_THAT(found({.owner = "ada", .after = "b3", .limit = 2}), ElementsAre("b4"));
  EXPECT_THAT(found({.after = "b4"}), IsEmpty());
  EXPECT_THAT(found({.limit = 0}), IsEmpty());
  EXPECT_EQ(found({.limit = static_cast<std::size_t>(-1)}).size(), 4U);
}

TEST_F(Lists, LeaveOutFilesAndReports) {
  ASSERT_TRUE(store_->finish_submission("b2", {{}, at(7)}, outcome()));

  auto expected = submission("b2", "bob", "s2");
  expected.files = {};
  expected.state = State::done;
  expected.finished = at(7);
  expected.outcome = {"wrong_answer", 3, 10, "", ""};
  EXPECT_THAT(store_->submissions({.session = "s2"}), ElementsAre(expected));
}

}  // namespace
}  // namespace server
