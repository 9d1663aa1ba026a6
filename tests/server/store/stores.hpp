// A store in a folder that is gone with the test, and records to put into it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "server/store/store.hpp"
#include "tests/server/store/fields.hpp"

namespace server {

inline Time at(int ms) { return Time{milliseconds{1'800'000'000'000 + ms}}; }

inline User user(std::string id, Role role = Role::candidate) {
  return {.id = id, .role = role, .name = "Name of " + id, .created = at(1)};
}

inline Token token(std::string id, std::string owner, char hash) {
  Token token;
  token.id = std::move(id);
  token.user = std::move(owner);
  token.hash = std::string(32, hash);
  token.label = "laptop";
  token.created = at(2);
  return token;
}

inline ProblemVersion problem_version(std::string digest, int seen) {
  return {.digest = std::move(digest),
          .problem = "fibonacci",
          .title = "Fibonacci",
          .kind = "python",
          .topic = "recursion",
          .difficulty = "easy",
          .minutes = 10,
          .max_score = 100,
          .seen = at(seen)};
}

inline ProblemSet problem_set(std::string id, std::string owner) {
  return {.id = std::move(id),
          .owner = std::move(owner),
          .title = "Warm-up",
          .problems = {"memoize", "fibonacci"},
          .created = at(1)};
}

inline Assignment assignment(std::string id, std::string owner) {
  Assignment assignment;
  assignment.id = std::move(id);
  assignment.owner = std::move(owner);
  assignment.title = "Screening";
  assignment.problems = {{"fibonacci", "sha256:1"}, {"memoize", "sha256:2"}};
  assignment.seed = 0xffff'ffff'ffff'fff0;
  assignment.created = at(3);
  return assignment;
}

// Of practice, when there is no assignment.
inline Session session(std::string id, std::string candidate, std::string assignment = "") {
  Session session;
  session.id = std::move(id);
  session.candidate = std::move(candidate);
  session.assignment = std::move(assignment);
  session.problems = {{"fibonacci", "sha256:1"}};
  session.started = at(4);
  return session;
}

inline Submission submission(std::string id, std::string owner, std::string session = "") {
  Submission submission;
  submission.id = std::move(id);
  submission.owner = std::move(owner);
  submission.session = std::move(session);
  submission.problem = "fibonacci";
  submission.digest = "sha256:1";
  submission.files = {{"solution.py", "def fibonacci(n):\n    return n\n"}};
  submission.received = at(5);
  return submission;
}

inline Outcome outcome() {
  return {.verdict = "wrong_answer",
          .score = 3,
          .max_score = 10,
          .report = R"({"verdict": "wrong_answer"})",
          .feedback = R"({"score": 3})"};
}

template <typename Record>
std::vector<std::string> ids(const std::vector<Record>& records) {
  std::vector<std::string> all;
  for (const auto& record : records) all.push_back(record.id);
  return all;
}

class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "viva-store-XXXXXX";
    if (!::mkdtemp(pattern.data())) {
      throw std::system_error{errno, std::generic_category(), "make " + pattern};
    }
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Two candidates "ada" and "bob" and the interviewer "eve" are there; eve's assignment "a1" as
// well.
class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    store_ = open_sqlite_store(path());
    store_->add_user(user("ada"));
    store_->add_user(user("bob"));
    store_->add_user(user("eve", Role::interviewer));
    store_->add_assignment(assignment("a1", "eve"));
  }
  [[nodiscard]] std::string path() const { return folder_.file("viva.db"); }
  void reopen() {
    store_.reset();
    store_ = open_sqlite_store(path());
  }
  void add(const Submission& submission) {
    EXPECT_EQ(store_->add_submission(submission), submission.id);
  }

  Folder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace server
