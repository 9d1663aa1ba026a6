// What a session says about its candidate, in numbers and in sentences.
// Sees scores and verdicts, never code; how scores are made is the judge's business.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "server/store/records.hpp"

namespace server {

struct Solved {
  std::string problem, title, topic;
  int best = 0, max = 0;  // points
  int attempts = 0;
  milliseconds time_spent{0};
  std::vector<std::string> verdicts;  // of the attempts, as spelled in reports
};

struct TopicLine {
  std::string topic;
  int score = 0, max = 0;
  std::size_t problems = 0, solved = 0;  // solved: with all points
};

struct Summary {
  int score = 0, max = 0;
  std::vector<TopicLine> topics;                    // as they first came up
  std::vector<std::string> strengths, to_practise;  // full sentences
};

// Strengths: topics with 80 % of their points or more. To practise: other topics with a problem
// below 50 %, and verdicts that came three times or more. A judge_error is never the candidate's.
[[nodiscard]] Summary summarize(const std::vector<Solved>& problems);

}  // namespace server
