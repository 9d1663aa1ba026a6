// What counts: the score of a submission after overrides and published regrades, and a session's
// results made of those.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/scheduler/summary.hpp"
#include "server/store/store.hpp"

namespace server {

class Service;

struct Counted {
  std::string verdict;
  int score = 0;
  int max_score = 0;
  bool overridden = false;
};

// Of a submission that is done; empty when it is not, and for a judge error that nobody overrode.
class Counting {
 public:
  // With `assignment`, its published regrades count, or those of them that were published before
  // `until`; empty: none.
  Counting(Service& service, const std::string& assignment, std::optional<Time> until = {});
  [[nodiscard]] std::optional<Counted> of(const Submission& submission);
  // As if it were judged again by `again`, and that were published last.
  [[nodiscard]] std::optional<Counted> with(const Submission& submission, const Submission& again);

 private:
  [[nodiscard]] std::optional<Outcome> outcome_of(const Submission& submission);
  [[nodiscard]] std::optional<Counted> counted(const Submission& submission,
                                               const std::optional<Outcome>& outcome);

  Service& service_;
  std::map<std::string, std::string> again_;  // submission -> the one that replaces its outcome
};

// All submissions that match, page by page.
[[nodiscard]] std::vector<Submission> all_submissions(Store& store, SubmissionFilter filter);

// A line for each problem that the session was given.
[[nodiscard]] std::vector<Solved> solved_in(Service& service, const Session& session);

}  // namespace server
