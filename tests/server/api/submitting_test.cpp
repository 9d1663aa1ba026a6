// Sending the same thing again, and a queue that is full.
#include "tests/server/api/served.hpp"

namespace server {
namespace {

DispatcherOptions short_queue() {
  DispatcherOptions options;
  options.max_per_owner = 2;
  return options;
}
const ServiceOptions unlimited{{1e9, 1e9}, {1e9, 1e9}, {1e9, 1e9}};

class Submitting : public Served {
 protected:
  Submitting() : Served{unlimited, short_queue()} {}
  [[nodiscard]] std::size_t queued() const { return dispatcher.counts().queued_interactive; }
};

TEST_F(Submitting, TheSameKeyIsTheSameSubmissionAndIsQueuedOnce) {
  const Sitting sitting = sit();
  const std::string by_field =
      submit(sitting.candidate, sitting.session, {{"idempotency_key", "first"}});
  EXPECT_EQ(submit(sitting.candidate, sitting.session, {{"idempotency_key", "first"}}), by_field);
  const auto by_header =
      done("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session), "first");
  EXPECT_EQ(text(by_header, "id"), by_field);
  EXPECT_EQ(queued(), 1U);
  EXPECT_EQ(items(get("/v1/submissions", sitting.candidate)).size(), 1U);
}

TEST_F(Submitting, WithoutAKeyEveryOneIsAnother) {
  const Sitting sitting = sit();
  EXPECT_NE(submit(sitting.candidate, sitting.session), submit(sitting.candidate, sitting.session));
  EXPECT_EQ(queued(), 2U);
}

TEST_F(Submitting, SendingAgainIsSafeAlsoWhenNothingNewWouldBeTaken) {
  const Sitting sitting = sit({{"attempts", 2}, {"duration_seconds", 600}});
  submit(sitting.candidate, sitting.session);
  const std::string last =
      submit(sitting.candidate, sitting.session, {{"idempotency_key", "last"}});
  const json::object again = submission_of(sitting.session, {{"idempotency_key", "last"}});
  EXPECT_EQ(text(done("POST", "/v1/submissions", sitting.candidate, again), "id"), last)
      << "the attempts are used, and the queue is full";
  pass(hours{1});
  EXPECT_EQ(text(done("POST", "/v1/submissions", sitting.candidate, again), "id"), last)
      << "the session is over";
}

TEST_F(Submitting, TheSameKeyOfSomebodyElseIsAnotherSubmission) {
  const Sitting one = sit();
  const Sitting other = sit();
  EXPECT_NE(submit(one.candidate, one.session, {{"idempotency_key", "k"}}),
            submit(other.candidate, other.session, {{"idempotency_key", "k"}}));
}

TEST_F(Submitting, AKeyIsBounded) {
  const Sitting sitting = sit();
  EXPECT_EQ(rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session),
                 std::string(200, 'k'))
                .status,
            202U);
  EXPECT_EQ(rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session),
                 std::string(201, 'k'))
                .status,
            400U);
}

TEST_F(Submitting, AFullQueueRefusesAtOnceAndSaysWhenToAskAgain) {
  const Sitting sitting = sit();
  submit(sitting.candidate, sitting.session);
  submit(sitting.candidate, sitting.session);
  const Answer refused =
      rest("POST", "/v1/submissions", sitting.candidate, submission_of(sitting.session));
  EXPECT_EQ(refused.status, 429U);
  EXPECT_GT(number(refused.body, "retry_after_seconds"), 0);
  ASSERT_EQ(refused.whole.headers.size(), 1U);
  EXPECT_EQ(refused.whole.headers[0].first, "Retry-After");
  EXPECT_EQ(refused.whole.headers[0].second,
            std::to_string(number(refused.body, "retry_after_seconds")));
  EXPECT_EQ(items(get("/v1/submissions", sitting.candidate)).size(), 2U) << "nothing was kept";
  const Sitting other = sit();
  submit(other.candidate, other.session);
}

TEST_F(Submitting, ACandidateNeedsASession) {
  const Answer refused =
      rest("POST", "/v1/submissions", learner,
           {{"problem", "fibonacci"},
            {"files", json::array{json::object{{"name", "solution.py"}, {"text", ""}}}}});
  EXPECT_EQ(refused.status, 400U);
  EXPECT_EQ(text(refused.body, "field"), "session");
}

TEST_F(Submitting, ACandidateIsNeverInTheBatchLane) {
  const Sitting sitting = sit();
  const auto made = done("POST", "/v1/submissions", sitting.candidate,
                         submission_of(sitting.session, {{"lane", "batch"}}));
  EXPECT_EQ(text(made, "lane"), "interactive");
}

TEST_F(Submitting, AnUnknownProblemIsToldWithTheOneThatWasProbablyMeant) {
  const Answer refused =
      rest("POST", "/v1/submissions", grader,
           {{"problem", "fibonaci"},
            {"files", json::array{json::object{{"name", "solution.py"}, {"text", ""}}}}});
  EXPECT_EQ(refused.status, 400U);
  EXPECT_THAT(text(refused.body, "detail"), HasSubstr("did you mean 'fibonacci'?"));
}

TEST_F(Submitting, AListComesPageByPageWithoutGapsOrRepeats) {
  std::vector<std::string> sent;
  for (int i = 0; i < 5; ++i) {
    pass(seconds{1});
    const auto made =
        done("POST", "/v1/submissions", grader,
             {{"problem", "fibonacci"},
              {"lane", "batch"},
              {"files", json::array{json::object{{"name", "solution.py"}, {"text", ""}}}}});
    sent.push_back(text(made, "id"));
  }
  std::vector<std::string> listed;
  std::string after;
  for (;;) {
    const auto page = get("/v1/submissions?limit=2&after=" + after, grader);
    for (const auto& one : items(page)) listed.push_back(text(one, "id"));
    if (page.at("next").is_null()) break;
    after = text(page, "next");
  }
  EXPECT_EQ(listed, sent);
}

TEST_F(Submitting, ASourceIsGivenBackByteForByte) {
  const Sitting sitting = sit();
  const json::array files{json::object{{"name", "solution.py"}, {"text", "a\tb\r\n\xc3\xa9"}},
                          json::object{{"name", "deep/er/bytes.bin"}, {"base64", "/wD+"}}};
  const std::string id = submit(sitting.candidate, sitting.session, {{"files", files}});
  EXPECT_EQ(store->submission(id)->files.at(1).text, std::string("\xff\0\xfe", 3));
  EXPECT_EQ(get("/v1/submissions/" + id + "/source", sitting.candidate).at("files"), files);
}

}  // namespace
}  // namespace server
