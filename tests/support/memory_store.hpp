// A Store in maps: what tests use in a database's place. As the real one, it belongs to one thread,
// and a call that throws has changed nothing.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/store/store.hpp"

namespace server {

class MemoryStore : public Store {
 public:
  std::string
      broken;  // not empty: every call that changes something throws StoreError of this text

  // Users and tokens.
  void add_user(const User& user) override { change(), users_[user.id] = user; }
  std::optional<User> user(const std::string& id) override { return find(users_, id); }
  std::vector<User> users() override {
    return select(users_, [](const User&) { return true; });
  }
  void add_token(const Token& token) override { change(), tokens_[token.id] = token; }
  std::optional<Token> token_by_hash(const std::string& hash) override {
    const auto found = select(tokens_, [&](const Token& each) { return each.hash == hash; });
    return found.empty() ? std::nullopt : std::optional{found[0]};
  }
  std::optional<Token> token(const std::string& id) override { return find(tokens_, id); }
  std::vector<Token> tokens_of(const std::string& user) override {
    return select(tokens_, [&](const Token& each) { return each.user == user; });
  }
  std::vector<Token> invitations_to(const std::string& assignment) override {
    return select(tokens_, [&](const Token& each) {
      return each.user.empty() && each.assignment == assignment;
    });
  }
  void revoke_token(const std::string& id, Time when) override {
    change(), tokens_.at(id).revoked = when;
  }
  bool accept_invitation(const std::string& invitation, const User& user,
                         const Token& token) override {
    change();
    Token& used = tokens_.at(invitation);
    if (used.uses_left < 1) return false;
    --used.uses_left;
    users_[user.id] = user;
    tokens_[token.id] = token;
    return true;
  }
  bool has_administrator() override {
    return std::any_of(tokens_.begin(), tokens_.end(), [this](const auto& each) {
      const auto user = users_.find(each.second.user);
      return user != users_.end() && user->second.role == Role::administrator;
    });
  }

  // Problems.
  void add_problem_version(const ProblemVersion& version) override {
    change(), versions_.emplace(version.digest, version);
  }
  std::optional<ProblemVersion> problem_version(const std::string& digest) override {
    return find(versions_, digest);
  }
  std::vector<ProblemVersion> versions_of(const std::string& problem) override {
    auto found = select(versions_, [&](const auto& each) { return each.problem == problem; });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.seen < b.seen; });
    return found;
  }
  void add_problem_set(const ProblemSet& set) override { change(), sets_[set.id] = set; }
  void change_problem_set(const ProblemSet& set) override { change(), sets_.at(set.id) = set; }
  void remove_problem_set(const std::string& id) override { change(), sets_.erase(id); }
  std::optional<ProblemSet> problem_set(const std::string& id) override { return find(sets_, id); }
  std::vector<ProblemSet> problem_sets_of(const std::string& owner) override {
    return select(sets_, [&](const ProblemSet& each) { return each.owner == owner; });
  }

  // Assignments and sessions.
  void add_assignment(const Assignment& assignment) override {
    change(), assignments_[assignment.id] = assignment;
  }
  std::optional<Assignment> assignment(const std::string& id) override {
    return find(assignments_, id);
  }
  std::vector<Assignment> assignments_of(const std::string& owner) override {
    return select(assignments_, [&](const Assignment& each) { return each.owner == owner; });
  }
  void add_session(const Session& session) override { change(), sessions_[session.id] = session; }
  void change_session(const Session& session) override {
    change();
    Session& kept = sessions_.at(session.id);
    kept.problems = session.problems;
    kept.position = session.position;
    kept.given_back = session.given_back;
    kept.finished = session.finished;
  }
  std::optional<Session> session(const std::string& id) override { return find(sessions_, id); }
  std::vector<Session> sessions_of(const std::string& candidate) override {
    return select(sessions_, [&](const Session& each) { return each.candidate == candidate; });
  }
  std::vector<Session> sessions_for(const std::string& assignment) override {
    return select(sessions_, [&](const Session& each) { return each.assignment == assignment; });
  }
  void save_draft(const Draft& draft) override {
    change(), drafts_[{draft.session, draft.problem}] = draft;
  }
  std::optional<Draft> draft(const std::string& session, const std::string& problem) override {
    return find(drafts_, std::pair{session, problem});
  }

  // Submissions.
  std::string add_submission(const Submission& submission) override {
    change();
    const auto before = select(submissions_, [&](const Submission& each) {
      return !each.idempotency_key.empty() && each.owner == submission.owner &&
             each.idempotency_key == submission.idempotency_key;
    });
    if (!before.empty()) return before[0].id;
    submissions_[submission.id] = submission;
    return submission.id;
  }
  void add_submissions(const std::vector<Submission>& submissions) override {
    change();
    for (const auto& submission : submissions) submissions_[submission.id] = submission;
  }
  std::optional<Submission> submission(const std::string& id) override {
    return find(submissions_, id);
  }
  std::vector<Submission> submissions(const SubmissionFilter& filter) override {
    auto found = select(submissions_, [&](const Submission& each) { return passes(each, filter); });
    if (found.size() > filter.limit) found.resize(filter.limit);
    for (auto& each : found) {
      each.files.clear();
      if (each.outcome) each.outcome->report = each.outcome->feedback = "";
    }
    return found;
  }
  std::vector<QueueEntry> unfinished() override {
    auto rows = select(submissions_, [](const auto& each) { return each.state != State::done; });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.received < b.received; });
    std::vector<QueueEntry> entries;
    for (const auto& row : rows) entries.push_back({row.id, row.owner, row.batch, row.lane});
    return entries;
  }
  void mark_running(const std::string& id, Time when) override {
    change();
    submissions_.at(id).state = State::running;
    submissions_.at(id).started = when;
  }
  int mark_lost(const std::string& id) override {
    change();
    submissions_.at(id).state = State::queued;
    return ++submissions_.at(id).lost_runners;
  }
  bool finish_submission(const std::string& id, const Turn& turn, const Outcome& outcome) override {
    change();
    Submission& row = submissions_.at(id);
    if (row.state == State::done) return false;
    row.state = State::done;
    if (turn.started) row.started = turn.started;
    row.finished = turn.finished;
    row.outcome = outcome;
    return true;
  }

  // What people add.
  void add_note(const Note& note) override { change(), notes_[note.id] = note; }
  std::vector<Note> notes_on(const std::string& submission) override {
    return select(notes_, [&](const Note& each) { return each.submission == submission; });
  }
  void add_override(const Override& made) override { change(), overrides_[made.id] = made; }
  std::vector<Override> overrides_of(const std::string& submission) override {
    return select(overrides_, [&](const Override& each) { return each.submission == submission; });
  }
  void add_regrade(const Regrade& regrade, const std::vector<RegradeRow>& rows,
                   const std::vector<Submission>& again) override {
    add_submissions(again);
    regrades_[regrade.id] = regrade;
    regrade_rows_[regrade.id] = rows;
  }
  std::optional<Regrade> regrade(const std::string& id) override { return find(regrades_, id); }
  std::vector<Regrade> regrades_of(const std::string& assignment) override {
    return select(regrades_, [&](const Regrade& each) { return each.assignment == assignment; });
  }
  std::vector<RegradeRow> regrade_rows(const std::string& regrade) override {
    return find(regrade_rows_, regrade).value_or(std::vector<RegradeRow>{});
  }
  void publish_regrade(const std::string& id, Time when) override {
    change(), regrades_.at(id).published = when;
  }

  // Practice.
  void save_card(const Card& card) override { change(), cards_[{card.user, card.problem}] = card; }
  std::vector<Card> cards_of(const std::string& user) override {
    return select(cards_, [&](const Card& each) { return each.user == user; });
  }

  std::vector<Session> open_sessions() override {
    return select(sessions_, [](const Session& each) { return !each.finished; });
  }

  // The server's own time.
  void mark_alive(Time when) override { change(), alive_ = when; }
  std::optional<Time> last_alive() override { return alive_; }
  void add_outage(Time began, Time ended) override {
    change(), outages_.emplace_back(began, ended);
  }
  std::vector<std::pair<Time, Time>> outages() override { return outages_; }

  // As when what was changed is lost.
  void forget_outcome(const std::string& id) {
    submissions_.at(id).state = State::running;
    submissions_.at(id).outcome.reset();
  }
  void gather() override {}
  void commit() override {}
  void flush() override { change(); }
  void check() override { change(); }

 private:
  template <typename Key, typename Value>
  static std::optional<Value> find(const std::map<Key, Value>& rows, const Key& key) {
    const auto found = rows.find(key);
    return found == rows.end() ? std::nullopt : std::optional<Value>{found->second};
  }

  template <typename Key, typename Value, typename Wanted>
  static std::vector<Value> select(const std::map<Key, Value>& rows, Wanted wanted) {
    std::vector<Value> found;
    for (const auto& [key, value] : rows) {
      if (wanted(value)) found.push_back(value);
    }
    return found;
  }

  [[nodiscard]] bool passes(const Submission& row, const SubmissionFilter& filter) const {
    const auto is = [](const std::string& wanted, const std::string& value) {
      return wanted.empty() || wanted == value;
    };
    const auto sitting = find(sessions_, row.session);
    const std::string assignment = sitting ? sitting->assignment : "";
    if (filter.practice_only && (!sitting || !assignment.empty())) return false;
    return is(filter.owner, row.owner) && is(filter.session, row.session) &&
           is(filter.problem, row.problem) && is(filter.batch, row.batch) &&
           is(filter.assignment, assignment) && row.id > filter.after;
  }

  void change() const {
    if (!broken.empty()) throw StoreError{broken};
  }

  std::map<std::string, User> users_;
  std::map<std::string, Token> tokens_;
  std::map<std::string, ProblemVersion> versions_;  // by digest
  std::map<std::string, ProblemSet> sets_;
  std::map<std::string, Assignment> assignments_;
  std::map<std::string, Session> sessions_;
  std::map<std::pair<std::string, std::string>, Draft> drafts_;  // by session and problem
  std::map<std::string, Submission> submissions_;
  std::map<std::string, Note> notes_;
  std::map<std::string, Override> overrides_;
  std::map<std::string, Regrade> regrades_;
  std::map<std::string, std::vector<RegradeRow>> regrade_rows_;
  std::map<std::pair<std::string, std::string>, Card> cards_;  // by user and problem
  std::optional<Time> alive_;
  std::vector<std::pair<Time, Time>> outages_;
};

}  // namespace server
