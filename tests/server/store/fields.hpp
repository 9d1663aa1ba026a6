// When two records are the same: in every field.
#pragma once

#include <tuple>

#include "server/store/records.hpp"

namespace problems {

inline bool operator==(const File& one, const File& other) {
  return std::tie(one.name, one.text) == std::tie(other.name, other.text);
}

}  // namespace problems

namespace server {

inline auto fields(const User& of) { return std::tie(of.id, of.role, of.name, of.created); }
inline auto fields(const Token& of) {
  return std::tie(of.id, of.user, of.hash, of.label, of.assignment, of.uses_left, of.extra_percent,
                  of.created, of.expires, of.revoked);
}
inline auto fields(const ProblemVersion& of) {
  return std::tie(of.digest, of.problem, of.title, of.kind, of.topic, of.difficulty, of.minutes,
                  of.max_score, of.seen);
}
inline auto fields(const ProblemSet& of) {
  return std::tie(of.id, of.owner, of.title, of.problems, of.created);
}
inline auto fields(const AssignmentSettings& of) {
  return std::tie(of.opens, of.closes, of.duration, of.order, of.attempts, of.feedback, of.hints);
}
inline auto fields(const AssignedProblem& of) { return std::tie(of.problem, of.digest); }
inline auto fields(const Assignment& of) {
  return std::tie(of.id, of.owner, of.title, of.settings, of.problems, of.seed, of.created);
}
inline auto fields(const Session& of) {
  return std::tie(of.id, of.candidate, of.assignment, of.topics, of.problems, of.position, of.seed,
                  of.started, of.duration, of.given_back, of.finished);
}
inline auto fields(const Draft& of) { return std::tie(of.session, of.problem, of.files, of.saved); }
inline auto fields(const Outcome& of) {
  return std::tie(of.verdict, of.score, of.max_score, of.report, of.feedback);
}
inline auto fields(const Submission& of) {
  return std::tie(of.id, of.owner, of.session, of.batch, of.problem, of.digest, of.purpose, of.lane,
                  of.files, of.seed, of.state, of.received, of.started, of.finished,
                  of.lost_runners, of.idempotency_key, of.outcome);
}
inline auto fields(const Note& of) {
  return std::tie(of.id, of.submission, of.author, of.text, of.created);
}
inline auto fields(const Override& of) {
  return std::tie(of.id, of.submission, of.author, of.score, of.reason, of.created);
}
inline auto fields(const Regrade& of) {
  return std::tie(of.id, of.owner, of.assignment, of.problem, of.digest, of.created, of.published);
}
inline auto fields(const RegradeRow& of) { return std::tie(of.regrade, of.before, of.again); }
inline auto fields(const Card& of) {
  return std::tie(of.user, of.problem, of.due, of.interval_days, of.ease, of.lapses);
}

template <typename Record>
requires requires(const Record& record) { fields(record); }
bool operator==(const Record& one, const Record& other) { return fields(one) == fields(other); }

}  // namespace server
