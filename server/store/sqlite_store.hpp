// The store in one SQLite file. Each subject has a source of its own: people.cpp, problems.cpp,
// assignments.cpp, submissions.cpp, remarks.cpp, practice.cpp, outages.cpp.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/store/connection.hpp"
#include "server/store/store.hpp"

namespace server {

class SqliteStore : public Store {
 public:
  explicit SqliteStore(const std::string& path);

  // people.cpp
  void add_user(const User& user) override;
  [[nodiscard]] std::optional<User> user(const std::string& id) override;
  [[nodiscard]] std::vector<User> users() override;
  void add_token(const Token& token) override;
  [[nodiscard]] std::optional<Token> token_by_hash(const std::string& hash) override;
  [[nodiscard]] std::optional<Token> token(const std::string& id) override;
  [[nodiscard]] std::vector<Token> tokens_of(const std::string& user) override;
  [[nodiscard]] std::vector<Token> invitations_to(const std::string& assignment) override;
  void revoke_token(const std::string& id, Time when) override;
  [[nodiscard]] bool accept_invitation(const std::string& invitation, const User& user,
                                       const Token& token) override;
  [[nodiscard]] bool has_administrator() override;

  // problems.cpp
  void add_problem_version(const ProblemVersion& version) override;
  [[nodiscard]] std::optional<ProblemVersion> problem_version(const std::string& digest) override;
  [[nodiscard]] std::vector<ProblemVersion> versions_of(const std::string& problem) override;
  void add_problem_set(const ProblemSet& set) override;
  void change_problem_set(const ProblemSet& set) override;
  void remove_problem_set(const std::string& id) override;
  [[nodiscard]] std::optional<ProblemSet> problem_set(const std::string& id) override;
  [[nodiscard]] std::vector<ProblemSet> problem_sets_of(const std::string& owner) override;

  // assignments.cpp
  void add_assignment(const Assignment& assignment) override;
  [[nodiscard]] std::optional<Assignment> assignment(const std::string& id) override;
  [[nodiscard]] std::vector<Assignment> assignments_of(const std::string& owner) override;
  void add_session(const Session& session) override;
  void change_session(const Session& session) override;
  [[nodiscard]] std::optional<Session> session(const std::string& id) override;
  [[nodiscard]] std::vector<Session> sessions_of(const std::string& candidate) override;
  [[nodiscard]] std::vector<Session> sessions_for(const std::string& assignment) override;
  [[nodiscard]] std::vector<Session> open_sessions() override;
  void save_draft(const Draft& draft) override;
  [[nodiscard]] std::optional<Draft> draft(const std::string& session,
                                           const std::string& problem) override;

  // submissions.cpp
  [[nodiscard]] std::string add_submission(const Submission& submission) override;
  void add_submissions(const std::vector<Submission>& submissions) override;
  [[nodiscard]] std::optional<Submission> submission(const std::string& id) override;
  [[nodiscard]] std::vector<Submission> submissions(const SubmissionFilter& filter) override;
  [[nodiscard]] std::vector<QueueEntry> unfinished() override;
  void mark_running(const std::string& id, Time when) override;
  [[nodiscard]] int mark_lost(const std::string& id) override;
  [[nodiscard]] bool finish_submission(const std::string& id, const Turn& turn,
                                       const Outcome& outcome) override;

  // remarks.cpp
  void add_note(const Note& note) override;
  [[nodiscard]] std::vector<Note> notes_on(const std::string& submission) override;
  void add_override(const Override& change) override;
  [[nodiscard]] std::vector<Override> overrides_of(const std::string& submission) override;
  void add_regrade(const Regrade& regrade, const std::vector<RegradeRow>& rows,
                   const std::vector<Submission>& again) override;
  [[nodiscard]] std::optional<Regrade> regrade(const std::string& id) override;
  [[nodiscard]] std::vector<Regrade> regrades_of(const std::string& assignment) override;
  [[nodiscard]] std::vector<RegradeRow> regrade_rows(const std::string& regrade) override;
  void publish_regrade(const std::string& id, Time when) override;

  // practice.cpp
  void save_card(const Card& card) override;
  [[nodiscard]] std::vector<Card> cards_of(const std::string& user) override;

  // outages.cpp
  void mark_alive(Time when) override;
  [[nodiscard]] std::optional<Time> last_alive() override;
  void add_outage(Time began, Time ended) override;
  [[nodiscard]] std::vector<std::pair<Time, Time>> outages() override;

  void gather() override { connection_.gather(); }
  void commit() override { connection_.commit(); }
  void flush() override { connection_.flush(); }
  void check() override;

 private:
  // Parts of a transaction.
  void insert_user(const User& user);
  void insert_token(const Token& token);
  void insert_submission(const Submission& submission);
  void insert_report(const std::string& submission, const Outcome& outcome);

  Connection connection_;
};

}  // namespace server
