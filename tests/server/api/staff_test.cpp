// What interviewers add to a report: notes, other scores, and judging again.
#include <fstream>

#include "tests/server/api/served.hpp"
#include "tests/support/places.hpp"

namespace server {
namespace {

using runner::Verdict;

// A bank of two problems that the test may change.
struct OwnBank {
  OwnBank() {
    for (const auto* problem : {"algorithms/fibonacci", "decorators/memoize"}) {
      std::filesystem::create_directories(bank.path() / problem);
      std::filesystem::copy(
          std::filesystem::path{support::source_folder() + "/problems/bank"} / problem,
          bank.path() / problem, std::filesystem::copy_options::recursive);
    }
  }
  Folder bank;
};

const ServiceOptions unlimited{{1e9, 1e9}, {1e9, 1e9}, {1e9, 1e9}};

class Staff : protected OwnBank, public Served {
 protected:
  Staff() : Served{unlimited, {}, bank.path()} {}

  void edit_package() {
    std::ofstream{bank.path() / "algorithms/fibonacci/prompt.md", std::ios::app}
        << "\nA new sentence.\n";
  }
  void change_bank() {
    edit_package();
    done("POST", "/v1/problems/reload", administrator);
  }
  std::string digest() { return text(get("/v1/problems/fibonacci", interviewer), "digest"); }
  json::value result(const Sitting& sitting) {
    const auto page =
        get("/v1/assignments/" + text(sitting.assignment, "id") + "/results", interviewer);
    return items(page).at(0);
  }
  json::value regrade(const Sitting& sitting) {
    return done("POST", "/v1/regrades", interviewer,
                {{"assignment", sitting.assignment.at("id")}, {"problem", "fibonacci"}});
  }
  std::vector<Submission> again(const json::value& made) {
    SubmissionFilter filter;
    filter.batch = text(made, "id");
    return store->submissions(filter);
  }
};

TEST_F(Staff, NotesStayWithTheirAuthorAndTime) {
  const Sitting sitting = sit();
  const std::string path = "/v1/submissions/" + submit(sitting.candidate, sitting.session);
  done("POST", path + "/notes", interviewer, {{"text", "asked before coding"}});
  done("POST", path + "/notes", administrator, {{"text", "agreed"}});
  const auto notes = items(get(path + "/notes", interviewer));
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_NE(notes.at(0).at("author"), notes.at(1).at("author"));
}

TEST_F(Staff, AnOverrideCountsAndTheJudgesScoreStaysOnRecord) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  const std::string path = "/v1/submissions/" + id;
  EXPECT_EQ(
      rest("POST", path + "/overrides", interviewer, {{"score", 50}, {"reason", "idea"}}).status,
      409U)
      << "not judged yet";
  judge(id, Verdict::wrong_answer);
  done("POST", path + "/overrides", interviewer, {{"score", 90}, {"reason", "a slip"}});
  pass(seconds{1});
  done("POST", path + "/overrides", interviewer, {{"score", 60}, {"reason", "not quite"}});
  EXPECT_EQ(number(result(sitting), "score"), 60);
  const auto seen = get(path, interviewer);
  EXPECT_EQ(number(seen, "score"), 12);
  const auto& overrides = seen.at("overrides").as_array();
  ASSERT_EQ(overrides.size(), 2U);
  EXPECT_EQ(text(overrides.at(0), "reason"), "a slip");
}

TEST_F(Staff, AnOverrideStaysWithinTheProblemsPoints) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  judge(id, Verdict::wrong_answer);
  const std::string path = "/v1/submissions/" + id + "/overrides";
  EXPECT_EQ(rest("POST", path, interviewer, {{"score", -1}, {"reason", "x"}}).status, 400U);
  EXPECT_EQ(rest("POST", path, interviewer, {{"score", 101}, {"reason", "x"}}).status, 400U);
  EXPECT_EQ(rest("POST", path, interviewer, {{"score", 100}, {"reason", "x"}}).status, 201U);
  EXPECT_EQ(rest("POST", path, interviewer, {{"score", 100}, {"reason", ""}}).status, 400U);
}

TEST_F(Staff, AJudgeErrorCanBeGivenAScoreByHand) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  fail_to_judge(id);
  EXPECT_EQ(number(result(sitting), "score"), 0);
  done("POST", "/v1/submissions/" + id + "/overrides", interviewer,
       {{"score", 80}, {"reason", "read it myself"}});
  EXPECT_EQ(number(result(sitting), "score"), 80);
}

TEST_F(Staff, ADiffIsAgainstTheSubmissionBefore) {
  const Sitting sitting = sit();
  const auto file = [](const char* source) {
    return json::object{
        {"files", json::array{json::object{{"name", "solution.py"}, {"text", source}}}}};
  };
  const std::string first = submit(sitting.candidate, sitting.session, file("a\nb\n"));
  const std::string second = submit(sitting.candidate, sitting.session, file("a\nc\n"));
  const auto diff = get("/v1/submissions/" + second + "/diff", interviewer);
  EXPECT_EQ(text(diff, "before"), first);
  EXPECT_THAT(text(diff, "diff"), HasSubstr("--- a/solution.py"));
  EXPECT_THAT(text(diff, "diff"), HasSubstr("-b\n+c\n"));
  EXPECT_TRUE(get("/v1/submissions/" + first + "/diff", interviewer).at("before").is_null());
}

TEST_F(Staff, ADiffShowsFilesThatCameAndWent) {
  const Sitting sitting = sit();
  const auto files = [](const json::array& names) {
    json::array made;
    for (const auto& name : names) made.push_back({{"name", name}, {"text", "a\n"}});
    return json::object{{"files", made}};
  };
  (void)submit(sitting.candidate, sitting.session, files({"solution.py", "old.py"}));
  const auto id = submit(sitting.candidate, sitting.session, files({"solution.py", "new.py"}));
  EXPECT_EQ(text(get("/v1/submissions/" + id + "/diff", interviewer), "diff"),
            "--- /dev/null\n+++ b/new.py\n@@ -0,0 +1 @@\n+a\n"
            "--- a/old.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
}

TEST_F(Staff, AnAssignmentKeepsTheVersionsItWasMadeWith) {
  const std::string before = digest();
  const auto assignment = make_assignment();
  change_bank();
  ASSERT_NE(digest(), before);
  const std::string candidate = accept(invite(assignment));
  const Sitting sitting{assignment, candidate, start(candidate, assignment)};
  const auto prompt = get(sitting.path() + "/prompt", candidate);
  EXPECT_EQ(text(prompt, "digest"), before);
  EXPECT_THAT(text(prompt, "prompt"), Not(HasSubstr("A new sentence.")));
  const std::string id = submit(candidate, sitting.session);
  EXPECT_EQ(store->submission(id)->digest, before);
  EXPECT_THAT(text(get("/v1/problems/fibonacci", interviewer), "prompt"),
              HasSubstr("A new sentence."));
  judge(id);
  EXPECT_EQ(number(result(sitting), "score"), 100);
}

TEST_F(Staff, AKeptVersionIsThereAfterARestart) {
  const auto assignment = make_assignment();
  const std::string before = digest();
  change_bank();
  Shelf restarted{bank.path(), folder.path(), *store, clock};
  ASSERT_NE(restarted.version(before), nullptr);
  EXPECT_EQ(restarted.version(before)->digest, before);
  EXPECT_TRUE(std::filesystem::exists(restarted.folder(before) / "problem.toml"));
  EXPECT_EQ(restarted.version("sha256:0000"), nullptr);
}

TEST_F(Staff, ABrokenPackageIsLeftOutAndNamed) {
  std::ofstream{bank.path() / "algorithms/fibonacci/problem.toml"} << "id = ";
  const auto reloaded = done("POST", "/v1/problems/reload", administrator);
  EXPECT_EQ(number(reloaded, "problems"), 1);
  ASSERT_EQ(reloaded.at("errors").as_array().size(), 1U);
  EXPECT_THAT(std::string{reloaded.at("errors").as_array().at(0).as_string()},
              HasSubstr("fibonacci"));
}

// Whatever needs a version that is not on the disk any more, and was never kept, says so.
void expect_stale(const Answer& answer) {
  EXPECT_EQ(answer.status, 409U);
  EXPECT_EQ(text(answer.body, "field"), "problem");
  EXPECT_EQ(text(answer.body, "detail"),
            "the problem 'fibonacci' has changed on disk since it was loaded; an administrator has "
            "to reload the problems (problems.reload), then ask again");
}

TEST_F(Staff, APackageThatWasEditedButNotReloadedIsRefusedByName) {
  const auto set = done("POST", "/v1/problem-sets", interviewer,
                        {{"title", "Warm-up"}, {"problems", {"fibonacci"}}});
  const json::object assignment{{"problem_set", set.at("id")}};
  edit_package();
  expect_stale(rest("POST", "/v1/assignments", interviewer, assignment));
  expect_stale(rest("POST", "/v1/sessions", learner, {{"problem", "fibonacci"}}));
  expect_stale(
      rest("POST", "/v1/submissions", grader,
           {{"problem", "fibonacci"}, {"files", {{{"name", "solution.py"}, {"text", "pass"}}}}}));
  std::ofstream{bank.path() / "algorithms/fibonacci/problem.toml"} << "broken";
  expect_stale(rest("POST", "/v1/assignments", interviewer, assignment));
  std::filesystem::remove_all(bank.path() / "algorithms/fibonacci");
  expect_stale(rest("POST", "/v1/assignments", interviewer, assignment));
}

TEST_F(Staff, APackageThatWasEditedIsTakenAfterReloading) {
  change_bank();
  EXPECT_EQ(text(make_assignment().at("problems").at(0), "digest"), digest());
}

TEST_F(Staff, AVersionThatWasKeptMayBeEditedInTheBank) {
  const auto before = make_assignment();
  edit_package();
  EXPECT_EQ(make_assignment().at("problems"), before.at("problems"));
}

TEST_F(Staff, ARegradeByAVersionThatWasEditedIsRefused) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session));
  change_bank();
  edit_package();
  expect_stale(rest("POST", "/v1/regrades", interviewer,
                    {{"assignment", sitting.assignment.at("id")}, {"problem", "fibonacci"}}));
}

TEST_F(Staff, APackageThatCannotBeKeptIsNoFailureOfTheServer) {
  std::ofstream{folder.path() / "packages"} << "in the way";
  const json::object practice{{"problem", "fibonacci"}};
  EXPECT_EQ(rest("POST", "/v1/sessions", learner, practice).status, 503U);
  EXPECT_TRUE(items(get("/v1/sessions", learner)).empty());
  std::filesystem::remove(folder.path() / "packages");
  EXPECT_EQ(rest("POST", "/v1/sessions", learner, practice).status, 201U);
}

TEST_F(Staff, ABankThatCannotBeReadStaysAsItWas) {
  std::filesystem::rename(bank.path(), bank.path().string() + ".away");
  const auto answer = rest("POST", "/v1/problems/reload", administrator);
  EXPECT_EQ(answer.status, 409U);
  EXPECT_THAT(text(answer.body, "detail"), HasSubstr("cannot be read"));
  EXPECT_EQ(items(get("/v1/problems", interviewer)).size(), 2U);
  std::filesystem::rename(bank.path().string() + ".away", bank.path());
}

TEST_F(Staff, ARegradeShowsWhoMovesAndCountsOnlyWhenItIsPublished) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  judge(id, Verdict::wrong_answer);
  judge(submit(sitting.candidate, sitting.session, {{"purpose", "samples"}}));
  change_bank();
  pass(seconds{1});

  const auto made = regrade(sitting);
  EXPECT_EQ(text(made, "digest"), digest());
  EXPECT_EQ(number(made, "submissions"), 1);
  EXPECT_FALSE(made.at("ready").as_bool());
  EXPECT_EQ(dispatcher.counts().queued_batch, 1U);
  const std::string path = "/v1/regrades/" + text(made, "id");
  EXPECT_EQ(rest("POST", path + "/publish", interviewer).status, 409U) << "not judged yet";

  const auto copies = again(made);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_EQ(copies[0].digest, digest());
  EXPECT_EQ(copies[0].seed, store->submission(id)->seed);
  judge(copies[0].id);
  const auto ready = get(path, interviewer);
  EXPECT_TRUE(ready.at("ready").as_bool());
  ASSERT_EQ(ready.at("moves").as_array().size(), 1U);
  const auto& move = ready.at("moves").as_array().at(0);
  EXPECT_EQ(text(move, "submission"), id);
  EXPECT_EQ(text(move, "name"), "Grace");
  EXPECT_EQ(number(move, "difference"), 88);
  EXPECT_EQ(number(result(sitting), "score"), 12);

  const auto published = done("POST", path + "/publish", interviewer);
  EXPECT_FALSE(published.at("published").is_null());
  EXPECT_EQ(number(result(sitting), "score"), 100);
  pass(seconds{1});
  EXPECT_EQ(done("POST", path + "/publish", interviewer).at("published"),
            published.at("published"));
  EXPECT_EQ(
      items(get("/v1/regrades?assignment=" + text(sitting.assignment, "id"), interviewer)).size(),
      1U);
}

TEST_F(Staff, CandidatesSeeNothingOfARegrade) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session), Verdict::wrong_answer);
  const auto made = regrade(sitting);
  const std::string copy = again(made).at(0).id;
  EXPECT_EQ(rest("GET", "/v1/submissions/" + copy, sitting.candidate).status, 404U);
  EXPECT_EQ(items(get("/v1/submissions", sitting.candidate)).size(), 1U);
  EXPECT_EQ(rest("GET", "/v1/submissions/" + copy, interviewer).status, 200U);
}

TEST_F(Staff, WhatTheJudgeFailedAtInARegradeMovesNobody) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session));
  const auto made = regrade(sitting);
  fail_to_judge(again(made).at(0).id);
  const std::string path = "/v1/regrades/" + text(made, "id");
  EXPECT_TRUE(get(path, interviewer).at("moves").as_array().empty());
  done("POST", path + "/publish", interviewer);
  EXPECT_EQ(number(result(sitting), "score"), 100);
}

TEST_F(Staff, AnOverrideOutlastsARegrade) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  judge(id, Verdict::wrong_answer);
  done("POST", "/v1/submissions/" + id + "/overrides", interviewer,
       {{"score", 55}, {"reason", "by hand"}});
  const auto made = regrade(sitting);
  judge(again(made).at(0).id);
  done("POST", "/v1/regrades/" + text(made, "id") + "/publish", interviewer);
  EXPECT_EQ(number(result(sitting), "score"), 55);
}

TEST_F(Staff, WhatIsOverriddenDoesNotMove) {
  const Sitting sitting = sit();
  const std::string id = submit(sitting.candidate, sitting.session);
  judge(id, Verdict::wrong_answer);
  done("POST", "/v1/submissions/" + id + "/overrides", interviewer,
       {{"score", 55}, {"reason", "by hand"}});
  const auto made = regrade(sitting);
  judge(again(made).at(0).id);
  const auto ready = get("/v1/regrades/" + text(made, "id"), interviewer);
  ASSERT_EQ(ready.at("moves").as_array().size(), 1U) << "its verdict";
  const auto& move = ready.at("moves").as_array().at(0);
  EXPECT_EQ(number(move, "score_before"), 55);
  EXPECT_EQ(number(move, "score_after"), 55);
  EXPECT_EQ(number(move, "difference"), 0);
}

TEST_F(Staff, ARegradeMovesFromWhatTheOneBeforeItLeft) {
  const Sitting sitting = sit();
  judge(submit(sitting.candidate, sitting.session), Verdict::wrong_answer);
  const auto first = regrade(sitting);
  judge(again(first).at(0).id);
  const std::string path = "/v1/regrades/" + text(first, "id");
  done("POST", path + "/publish", interviewer);
  pass(seconds{1});
  const auto second = regrade(sitting);
  judge(again(second).at(0).id);
  EXPECT_TRUE(
      get("/v1/regrades/" + text(second, "id"), interviewer).at("moves").as_array().empty());
  EXPECT_EQ(number(get(path, interviewer).at("moves").as_array().at(0), "difference"), 88)
      << "what was published stays as it was";
}

TEST_F(Staff, ARegradeNeedsSomethingToJudge) {
  const Sitting sitting = sit();
  const json::object asked{{"assignment", sitting.assignment.at("id")}, {"problem", "fibonacci"}};
  EXPECT_EQ(rest("POST", "/v1/regrades", interviewer, asked).status, 409U);
  EXPECT_EQ(rest("POST", "/v1/regrades", interviewer,
                 {{"assignment", sitting.assignment.at("id")}, {"problem", "fib"}})
                .status,
            404U);
}

TEST_F(Staff, AProblemSetIsChosenByRulesToo) {
  const auto set = done("POST", "/v1/problem-sets", interviewer,
                        {{"title", "Easy"}, {"choose", json::object{{"difficulty", "easy"}}}});
  EXPECT_EQ(set.at("problems"), json::array{"fibonacci"});
  const std::string path = "/v1/problem-sets/" + text(set, "id");
  const auto changed =
      done("PATCH", path, interviewer, {{"problems", json::array{"memoize", "fibonacci"}}});
  EXPECT_EQ(text(changed, "title"), "Easy");
  EXPECT_EQ(get(path, interviewer).at("problems"), (json::array{"memoize", "fibonacci"}));
  const auto assignment =
      done("POST", "/v1/assignments", interviewer, {{"problem_set", set.at("id")}});
  done("DELETE", path, interviewer);
  EXPECT_EQ(rest("GET", path, interviewer).status, 404U);
  EXPECT_EQ(get("/v1/assignments/" + text(assignment, "id"), interviewer), assignment);
  EXPECT_EQ(items(get("/v1/assignments", interviewer)).size(), 1U);
}

}  // namespace
}  // namespace server
