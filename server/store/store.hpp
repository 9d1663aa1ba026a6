// Where everything that must not be lost is. One interface, so that another database can take
// SQLite's place. Every call that changes something is on disk when it returns, all of it or
// nothing. Some survive the end of this process at once, and a power cut only after flush() or the
// next other change: add_submission, which many wait for at the same time, and what can be found
// out again (mark_running, finish_submission, mark_alive). Belongs to
// one thread, but for flush(). What a record refers to must be there before it: users, assignments,
// sessions, submissions. One that is not, or an id that is in use, is the caller's mistake:
// std::logic_error, and nothing was changed. Knows records; nothing of requests, rights or clocks.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "server/store/records.hpp"

namespace server {

// The database cannot do its work: a full disk, a read-only file, damage. Nothing was changed.
// The text says what was being done and what the operator can do.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct QueueEntry {
  std::string id, owner, batch;
  Lane lane = Lane::interactive;
};

struct SubmissionFilter {
  std::string owner{}, session{}, problem{}, batch{}, assignment{};  // empty: any
  bool practice_only = false;  // of sessions without an assignment
  std::string after{};  // id of the last one of the page before; order is by id, which is by time
  std::size_t limit = 100;
};

class Store {
 public:
  virtual ~Store() = default;

  // Users and tokens.
  virtual void add_user(const User& user) = 0;
  [[nodiscard]] virtual std::optional<User> user(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<User> users() = 0;
  virtual void add_token(const Token& token) = 0;
  [[nodiscard]] virtual std::optional<Token> token_by_hash(const std::string& hash) = 0;
  [[nodiscard]] virtual std::optional<Token> token(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<Token> tokens_of(const std::string& user) = 0;
  [[nodiscard]] virtual std::vector<Token> invitations_to(const std::string& assignment) = 0;
  virtual void revoke_token(const std::string& id, Time when) = 0;
  // In one step: the invitation's uses_left goes down, the user and their token are made. False
  // when no use was left.
  [[nodiscard]] virtual bool accept_invitation(const std::string& invitation, const User& user,
                                               const Token& token) = 0;
  // One who was given a token: whoever was not, because the server died meanwhile, never comes in.
  [[nodiscard]] virtual bool has_administrator() = 0;

  // Problems.
  virtual void add_problem_version(const ProblemVersion& version) = 0;  // again: no change
  [[nodiscard]] virtual std::optional<ProblemVersion> problem_version(
      const std::string& digest) = 0;
  [[nodiscard]] virtual std::vector<ProblemVersion> versions_of(const std::string& problem) = 0;
  virtual void add_problem_set(const ProblemSet& set) = 0;
  virtual void change_problem_set(const ProblemSet& set) = 0;  // title, problems
  virtual void remove_problem_set(const std::string& id) = 0;
  [[nodiscard]] virtual std::optional<ProblemSet> problem_set(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<ProblemSet> problem_sets_of(const std::string& owner) = 0;

  // Assignments and sessions.
  virtual void add_assignment(const Assignment& assignment) = 0;
  [[nodiscard]] virtual std::optional<Assignment> assignment(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<Assignment> assignments_of(const std::string& owner) = 0;
  virtual void add_session(const Session& session) = 0;
  virtual void change_session(
      const Session& session) = 0;  // problems, position, given_back, finished
  [[nodiscard]] virtual std::optional<Session> session(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<Session> sessions_of(const std::string& candidate) = 0;
  [[nodiscard]] virtual std::vector<Session> sessions_for(const std::string& assignment) = 0;
  virtual void save_draft(const Draft& draft) = 0;
  [[nodiscard]] virtual std::optional<Draft> draft(const std::string& session,
                                                   const std::string& problem) = 0;

  // Submissions: the row is the queue and the record in one.
  // Returns the id that is in the store: another one when the owner's idempotency key was used
  // before, and then nothing was added.
  [[nodiscard]] virtual std::string add_submission(const Submission& submission) = 0;
  virtual void add_submissions(const std::vector<Submission>& submissions) = 0;
  [[nodiscard]] virtual std::optional<Submission> submission(const std::string& id) = 0;
  // Without files, report and feedback.
  [[nodiscard]] virtual std::vector<Submission> submissions(const SubmissionFilter& filter) = 0;
  [[nodiscard]] virtual std::vector<QueueEntry> unfinished() = 0;  // oldest first
  virtual void mark_running(const std::string& id, Time when) = 0;
  // Back to queued, one lost runner more. Returns how many were lost with it.
  [[nodiscard]] virtual int mark_lost(const std::string& id) = 0;
  // False when it was done already: the first report stays.
  [[nodiscard]] virtual bool finish_submission(const std::string& id, const Turn& turn,
                                               const Outcome& outcome) = 0;

  // What people add.
  virtual void add_note(const Note& note) = 0;
  [[nodiscard]] virtual std::vector<Note> notes_on(const std::string& submission) = 0;
  virtual void add_override(const Override& change) = 0;
  [[nodiscard]] virtual std::vector<Override> overrides_of(const std::string& submission) = 0;
  // The rows and the submissions that judge again, in one step.
  virtual void add_regrade(const Regrade& regrade, const std::vector<RegradeRow>& rows,
                           const std::vector<Submission>& again) = 0;
  [[nodiscard]] virtual std::optional<Regrade> regrade(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<Regrade> regrades_of(const std::string& assignment) = 0;
  [[nodiscard]] virtual std::vector<RegradeRow> regrade_rows(const std::string& regrade) = 0;
  virtual void publish_regrade(const std::string& id, Time when) = 0;

  // Practice.
  virtual void save_card(const Card& card) = 0;
  [[nodiscard]] virtual std::vector<Card> cards_of(const std::string& user) = 0;

  [[nodiscard]] virtual std::vector<Session> open_sessions() = 0;  // not finished

  // The server's own time: when it was last known to be alive, and when it was not.
  virtual void mark_alive(Time when) = 0;
  [[nodiscard]] virtual std::optional<Time> last_alive() = 0;
  virtual void add_outage(Time began, Time ended) = 0;
  [[nodiscard]] virtual std::vector<std::pair<Time, Time>> outages() = 0;

  // From now on, changes that survive a power cut only after flush() survive the end of this
  // process only after commit(): until then they are seen by every call, and are one transaction.
  virtual void gather() = 0;
  // Any other change commits as well. Throws when something that was gathered since the last one is
  // lost; then all of it is.
  virtual void commit() = 0;

  // Puts on disk what was changed, and committed, before the call. From any thread. After a failure
  // nothing can be said of what the disk has: every later call fails as well, until the store is
  // opened anew.
  virtual void flush() = 0;

  // Whether it answers and can be written to; throws StoreError with the reason.
  virtual void check() = 0;
};

// Opens or makes the database at `path` ("viva.db" in the data directory), and brings its tables to
// this version. Throws StoreError, also when it was written by a later version.
[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(const std::string& path);

}  // namespace server
