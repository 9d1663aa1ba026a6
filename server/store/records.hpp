// What the store keeps, as plain values. Texts that are JSON are said to be; nobody here reads
// them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace server {

using std::chrono::milliseconds;
using Time = std::chrono::sys_time<milliseconds>;

enum class Role { administrator, interviewer, candidate, grader };

struct User {
  std::string id;
  Role role = Role::candidate;
  std::string name;
  Time created{};
};

// A bearer token, or an invitation: what is kept is a hash, so the store gives nobody away.
struct Token {
  std::string id;
  std::string user;  // empty for an invitation: whoever accepts it becomes a user
  std::string hash;  // 32 bytes
  std::string label;
  std::string assignment;  // invitations only
  int uses_left = 0;       // invitations only
  int extra_percent = 0;   // invitations only: more time for whoever accepts it, 25 for a quarter
  Time created{};
  std::optional<Time> expires;
  std::optional<Time> revoked;
};

// One version of a problem, by its digest. Its package is kept under the data directory.
struct ProblemVersion {
  std::string digest;
  std::string problem;
  std::string title, kind, topic, difficulty;
  int minutes = 0;
  int max_score = 0;
  Time seen{};
};

struct ProblemSet {
  std::string id;
  std::string owner;
  std::string title;
  std::vector<std::string> problems;  // ids, in order
  Time created{};
};

enum class Order { fixed, shuffled, adaptive };
enum class FeedbackMoment { at_once, after_session, never };
enum class HintPolicy { after_failure, never };

struct AssignmentSettings {
  std::optional<Time> opens, closes;
  std::chrono::seconds duration{3600};
  Order order = Order::fixed;
  int attempts = 0;  // submissions per problem; 0: as many as they like
  FeedbackMoment feedback = FeedbackMoment::at_once;
  HintPolicy hints = HintPolicy::after_failure;
};

// A problem at one version: later ones never change what was assigned.
struct AssignedProblem {
  std::string problem;
  std::string digest;
};

struct Assignment {
  std::string id;
  std::string owner;
  std::string title;
  AssignmentSettings settings;
  std::vector<AssignedProblem> problems;
  std::uint64_t seed = 1;
  Time created{};
};

// One candidate's sitting. Practice has no assignment.
struct Session {
  std::string id;
  std::string candidate;
  std::string assignment;                 // empty: practice
  std::vector<std::string> topics;        // practice only
  std::vector<AssignedProblem> problems;  // as they are given, in this order; practice appends
  std::size_t position = 0;               // the current prompt
  std::uint64_t seed = 1;
  Time started{};
  std::chrono::seconds duration{0};  // with accommodations; 0: no clock
  milliseconds given_back{0};        // for time that the judge cost
  std::optional<Time> finished;
};

struct Draft {
  std::string session;
  std::string problem;
  std::vector<problems::File> files;
  Time saved{};
};

enum class Purpose { submit, samples };  // samples: a run that does not count as an attempt
enum class Lane { interactive, batch };
enum class State { queued, running, done };

// What a runner found, and what its reader may see of it.
struct Outcome {
  std::string verdict;  // as spelled in reports
  int score = 0;
  int max_score = 0;
  std::string report;    // JSON, whole
  std::string feedback;  // JSON, as the candidate may see it
};

struct Submission {
  std::string id;
  std::string owner;
  std::string session;  // may be empty
  std::string batch;    // may be empty
  std::string problem;
  std::string digest;
  Purpose purpose = Purpose::submit;
  Lane lane = Lane::interactive;
  std::vector<problems::File> files;
  std::uint64_t seed = 1;
  State state = State::queued;
  Time received{};
  std::optional<Time> started, finished;
  int lost_runners = 0;         // that died with it
  std::string idempotency_key;  // the owner's; empty: none
  std::optional<Outcome> outcome;
};

// When a submission was judged.
struct Turn {
  std::optional<Time> started;  // empty: nobody began
  Time finished{};
};

struct Note {
  std::string id;
  std::string submission;
  std::string author;
  std::string text;
  Time created{};
};

// An interviewer's score in place of the judge's. The last one counts; all stay on record.
struct Override {
  std::string id;
  std::string submission;
  std::string author;
  int score = 0;
  std::string reason;
  Time created{};
};

// A second judgement of submissions of an assignment by another version of a problem: first made,
// then looked at, then published or not.
struct Regrade {
  std::string id;
  std::string owner;
  std::string assignment;
  std::string problem;
  std::string digest;  // the new version
  Time created{};
  std::optional<Time> published;
};

// Of one regrade: which submission judges which again. `again` is an ordinary submission of the
// batch lane, with the old one's files and seed.
struct RegradeRow {
  std::string regrade;
  std::string before;  // submission
  std::string again;   // submission
};

// How well a user knows a problem, for practice.
struct Card {
  std::string user;
  std::string problem;
  Time due{};
  double interval_days = 0;
  double ease = 2.5;
  int lapses = 0;
};

}  // namespace server
