// Submissions: the row is the queue's entry and the record in one.
#include <limits>

#include "server/store/sqlite_store.hpp"

namespace server {
namespace {

constexpr Reading<Submission> read_submissions{
    "read submissions",
    "SELECT id, owner, session, batch, problem, digest, purpose, lane, seed, state, received, "
    "started, finished, lost_runners, idempotency_key, verdict, score, max_score FROM submissions",
    [](Query& row, Submission& submission) {
      Outcome outcome;
      row.take(submission.id, submission.owner, submission.session, submission.batch,
               submission.problem, submission.digest, submission.purpose, submission.lane,
               submission.seed, submission.state, submission.received, submission.started,
               submission.finished, submission.lost_runners, submission.idempotency_key,
               outcome.verdict, outcome.score, outcome.max_score);
      if (submission.state == State::done) submission.outcome = std::move(outcome);
    }};

constexpr Reading<Outcome> read_reports{
    "read the report of a submission", "SELECT report, feedback FROM reports",
    [](Query& row, Outcome& outcome) { row.take(outcome.report, outcome.feedback); }};

constexpr Reading<problems::File> read_files{
    "read the files of a submission", "SELECT name, text FROM submission_files",
    [](Query& row, problems::File& file) { row.take(file.name, file.text); }};

constexpr Reading<QueueEntry> read_queue{"read the queue",
                                         "SELECT id, owner, batch, lane FROM submissions",
                                         [](Query& row, QueueEntry& entry) {
                                           row.take(entry.id, entry.owner, entry.batch, entry.lane);
                                         }};

constexpr Reading<std::string> read_ids{"read submissions", "SELECT id FROM submissions",
                                        [](Query& row, std::string& id) { row.take(id); }};

constexpr Reading<int> read_lost_runners{"read submissions", "SELECT lost_runners FROM submissions",
                                         [](Query& row, int& count) { row.take(count); }};

// Every parameter occurs whatever the filter names, so that they are bound in one way; a test of a
// parameter alone costs nothing.
std::string rest_of_query(const SubmissionFilter& filter) {
  const auto either = [](const std::string& value, const char* filtering, const char* any) {
    return std::string{value.empty() ? any : filtering};
  };
  return "WHERE id > ?1" + either(filter.owner, " AND owner = ?2", " AND ?2 = ''") +
         either(filter.session, " AND session = ?3", " AND ?3 = ''") +
         either(filter.problem, " AND problem = ?4", " AND ?4 = ''") +
         either(filter.batch, " AND batch = ?5 AND batch <> ''", " AND ?5 = ''") +
         either(filter.assignment,
                " AND session IN (SELECT id FROM sessions WHERE assignment = ?6)", " AND ?6 = ''") +
         (filter.practice_only
              ? " AND EXISTS (SELECT * FROM sessions AS practice "
                "WHERE practice.id = submissions.session AND practice.assignment IS NULL)"
              : "") +
         " ORDER BY id LIMIT ?7";
}

}  // namespace

void SqliteStore::insert_submission(const Submission& submission) {
  std::optional<std::string> verdict;
  std::optional<int> score, max_score;
  if (const auto& outcome = submission.outcome) {
    verdict = outcome->verdict;
    score = outcome->score;
    max_score = outcome->max_score;
  }
  connection_.run(
      "INSERT INTO submissions (id, owner, session, batch, problem, digest, purpose, lane, seed, "
      "state, received, started, finished, lost_runners, idempotency_key, verdict, score, "
      "max_score) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      submission.id, submission.owner, Reference{submission.session}, submission.batch,
      submission.problem, submission.digest, submission.purpose, submission.lane, submission.seed,
      submission.state, submission.received, submission.started, submission.finished,
      submission.lost_runners, submission.idempotency_key, verdict, score, max_score);
  int position = 0;
  for (const auto& file : submission.files) {
    connection_.run(
        "INSERT INTO submission_files (submission, position, name, text) VALUES (?, ?, ?, ?)",
        submission.id, position++, Bytes{file.name}, Bytes{file.text});
  }
  if (submission.outcome) insert_report(submission.id, *submission.outcome);
}

void SqliteStore::insert_report(const std::string& submission, const Outcome& outcome) {
  connection_.run("INSERT INTO reports (submission, report, feedback) VALUES (?, ?, ?)", submission,
                  outcome.report, outcome.feedback);
}

std::string SqliteStore::add_submission(const Submission& submission) {
  const Connection::Relaxed relaxed{connection_};
  return connection_.transact("keep submission " + submission.id, [&] {
    if (!submission.idempotency_key.empty()) {
      const auto earlier = connection_.first(
          read_ids, "WHERE owner = ? AND idempotency_key = ? AND idempotency_key <> ''",
          submission.owner, submission.idempotency_key);
      if (earlier) return *earlier;
    }
    insert_submission(submission);
    return submission.id;
  });
}

void SqliteStore::add_submissions(const std::vector<Submission>& submissions) {
  if (submissions.empty()) return;
  connection_.transact("keep submissions from " + submissions.front().id + " on", [&] {
    for (const auto& submission : submissions) insert_submission(submission);
  });
}

std::optional<Submission> SqliteStore::submission(const std::string& id) {
  auto submission = connection_.first(read_submissions, "WHERE id = ?", id);
  if (!submission) return submission;
  submission->files = connection_.all(read_files, "WHERE submission = ? ORDER BY position", id);
  if (auto& outcome = submission->outcome) {
    auto texts = connection_.first(read_reports, "WHERE submission = ?", id).value_or(Outcome{});
    outcome->report = std::move(texts.report);
    outcome->feedback = std::move(texts.feedback);
  }
  return submission;
}

std::vector<Submission> SqliteStore::submissions(const SubmissionFilter& filter) {
  constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
  return connection_.all(read_submissions, rest_of_query(filter), filter.after, filter.owner,
                         filter.session, filter.problem, filter.batch, filter.assignment,
                         std::min(filter.limit, most));
}

std::vector<QueueEntry> SqliteStore::unfinished() {
  return connection_.all(read_queue, "WHERE state <> 'done' ORDER BY id");
}

// Forgotten when the machine dies: then it is queued, and so it is again.
void SqliteStore::mark_running(const std::string& id, Time when) {
  const Connection::Relaxed relaxed{connection_};
  connection_.change("mark submission " + id + " as running",
                     "UPDATE submissions SET state = 'running', started = ? "
                     "WHERE id = ? AND state <> 'done'",
                     when, id);
}

int SqliteStore::mark_lost(const std::string& id) {
  return connection_.transact("give back submission " + id, [&] {
    connection_.run(
        "UPDATE submissions SET state = 'queued', started = NULL, lost_runners = lost_runners + 1 "
        "WHERE id = ? AND state <> 'done'",
        id);
    return connection_.first(read_lost_runners, "WHERE id = ?", id).value_or(0);
  });
}

// Forgotten when the machine dies within moments: then it is judged again, to the same report.
bool SqliteStore::finish_submission(const std::string& id, const Turn& turn,
                                    const Outcome& outcome) {
  const Connection::Relaxed relaxed{connection_};
  return connection_.transact("keep the report of submission " + id, [&] {
    const int finished = connection_.run(
        "UPDATE submissions SET state = 'done', started = coalesce(?, started), finished = ?, "
        "verdict = ?, score = ?, max_score = ? WHERE id = ? AND state <> 'done'",
        turn.started, turn.finished, outcome.verdict, outcome.score, outcome.max_score, id);
    if (finished == 0) return false;
    insert_report(id, outcome);
    return true;
  });
}

}  // namespace server
