// A whole service in memory, with one thing of each kind in it, for the fuzzers of what may be
// asked. What they name: the tokens viva_a, viva_i, viva_c and viva_g, by role, the invitation
// viva_o, and the ids below. Nothing is judged. Forgets what was changed now and then.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "server/api/identity.hpp"
#include "server/api/service.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/places.hpp"

namespace server {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline boost::json::value must_be_json(std::string_view text) {
  boost::json::error_code error;
  auto value = boost::json::parse(text, error);
  require(!error);
  return value;
}

class FuzzedService {
 public:
  FuzzedService() {
    std::string name = std::filesystem::temp_directory_path() / "viva-fuzz-XXXXXX";
    require(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    const auto package = folder_ / "bank/algorithms/fibonacci";
    std::filesystem::create_directories(package);
    std::filesystem::copy(support::source_folder() + "/problems/bank/algorithms/fibonacci", package,
                          std::filesystem::copy_options::recursive);
  }
  ~FuzzedService() { std::filesystem::remove_all(folder_); }
  FuzzedService(const FuzzedService&) = delete;
  FuzzedService& operator=(const FuzzedService&) = delete;

  // For the next input.
  Service& fresh_now_and_then() {
    constexpr int now_and_then = 200;
    if (asked_++ % now_and_then == 0) parts_ = std::make_unique<Parts>(folder_);
    parts_->clock.time += std::chrono::seconds{1};
    return parts_->service;
  }

 private:
  struct FuzzedClock : Clock {
    [[nodiscard]] Time now() const override { return time; }
    Time time{milliseconds{1'795'348'800'000}};
  };

  struct Parts {
    explicit Parts(const std::filesystem::path& folder)
        : shelf{folder / "bank", folder, store, clock},
          service{store, shelf, clock, {{1e9, 1e9}, {1e9, 1e9}, {1e9, 1e9}}},
          dispatcher{context,
                     store,
                     clock,
                     no_runners(),
                     [](const std::string&) { return std::string{}; },
                     [this](const Event& event) { service.on_event(event); }} {
      service.use(dispatcher);
      add_user("user_a", Role::administrator, "viva_a");
      add_user("user_i", Role::interviewer, "viva_i");
      add_user("user_c", Role::candidate, "viva_c");
      add_user("user_g", Role::grader, "viva_g");
      add_interview();
    }

    static DispatcherOptions no_runners() {
      DispatcherOptions options;
      options.runners = 0;
      return options;
    }
    void add_token(const std::string& user, const std::string& secret, int uses) {
      Token token;
      token.id = "token_" + secret;
      token.user = user;
      token.hash = hash_of(secret);
      token.assignment = "assignment_1";
      token.uses_left = uses;
      token.created = clock.time;
      store.add_token(token);
    }
    void add_user(const std::string& id, Role role, const std::string& secret) {
      store.add_user({id, role, id, clock.time});
      add_token(id, secret, 0);
    }
    void add_interview() {
      const auto problem = shelf.find("fibonacci");
      require(problem != nullptr);
      shelf.keep(problem);
      store.add_problem_set({"set_1", "user_i", "Set", {"fibonacci"}, clock.time});
      const AssignedProblem assigned{problem->id, problem->digest};
      Assignment assignment;
      assignment.id = "assignment_1";
      assignment.owner = "user_i";
      assignment.problems = {assigned};
      assignment.created = clock.time;
      store.add_assignment(assignment);
      add_token("", "viva_o", 1000);
      Session session;
      session.id = "session_1";
      session.candidate = "user_c";
      session.assignment = assignment.id;
      session.problems = {assigned};
      session.started = clock.time;
      session.duration = std::chrono::hours{1};
      store.add_session(session);
      Submission submission;
      submission.id = "submission_1";
      submission.owner = "user_c";
      submission.session = session.id;
      submission.problem = problem->id;
      submission.digest = problem->digest;
      submission.files = {{"solution.py", "pass\n"}};
      submission.received = clock.time;
      require(store.add_submission(submission) == submission.id);
      require(store.finish_submission(
          submission.id, {{}, clock.time},
          {"accepted", 100, 100, R"({"testcases":[]})", R"({"testcases":[]})"}));
    }

    FuzzedClock clock;
    MemoryStore store;
    boost::asio::io_context context{1};
    Shelf shelf;
    Service service;
    Dispatcher dispatcher;
  };

  std::filesystem::path folder_;
  std::unique_ptr<Parts> parts_;
  int asked_ = 0;
};

}  // namespace server
