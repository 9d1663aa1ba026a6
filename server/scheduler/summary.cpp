#include "server/scheduler/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace server {
namespace {

constexpr int kStrongPercent = 80;
constexpr int kWeakPercent = 50;
constexpr std::size_t kRepeated = 3;  // twice may be chance

struct Advice {
  std::string_view verdict, happened, advice;
};

constexpr std::array<Advice, 6> kAdvice{{
    {"wrong_answer", "The answer was wrong",
     "try inputs of your own before submitting: nothing, one, many, equal and odd ones"},
    {"time_limit_exceeded", "The time limit was exceeded",
     "think about how the work grows with the input before writing the first loop"},
    {"run_time_error", "The program ended with an error",
     "read the last line of the error, and run the program on empty and unusual inputs"},
    {"memory_limit_exceeded", "The memory limit was exceeded",
     "think about what must be kept at the same time, and keep only that"},
    {"output_limit_exceeded", "The output limit was exceeded",
     "look at what is printed, and leave out what was for debugging"},
    {"compile_error", "The program could not be compiled", "run the samples before submitting"},
}};

std::string counted(std::size_t n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

std::string times(std::size_t n) {
  constexpr std::array<std::string_view, 10> kWords{"three", "four", "five", "six",    "seven",
                                                    "eight", "nine", "ten",  "eleven", "twelve"};
  if (n < kRepeated || n - kRepeated >= kWords.size()) return fmt::format("{} times", n);
  return fmt::format("{} times", kWords[n - kRepeated]);
}

bool at_least(int score, int max, int percent) {
  return static_cast<long long>(score) * 100 >= static_cast<long long>(max) * percent;
}

std::vector<TopicLine> topics_of(const std::vector<Solved>& problems) {
  std::vector<TopicLine> lines;
  for (const Solved& problem : problems) {
    auto line = std::find_if(lines.begin(), lines.end(),
                             [&](const TopicLine& one) { return one.topic == problem.topic; });
    if (line == lines.end()) line = lines.insert(line, TopicLine{problem.topic, 0, 0, 0, 0});
    line->score += problem.best;
    line->max += problem.max;
    line->problems += 1;
    line->solved += problem.max > 0 && problem.best >= problem.max ? 1 : 0;
  }
  return lines;
}

std::string result(const TopicLine& line) {
  return fmt::format("{} of {} points, {} of {} solved", line.score, line.max, line.solved,
                     counted(line.problems, "problem"));
}

// Names the problem to begin with: the one where most is missing.
std::string practise(const TopicLine& line, const std::vector<Solved>& problems) {
  const Solved* weakest = nullptr;
  bool submitted = false;
  for (const Solved& problem : problems) {
    if (problem.topic != line.topic) continue;
    submitted = submitted || problem.attempts > 0;
    if (!weakest || problem.max - problem.best > weakest->max - weakest->best) weakest = &problem;
  }
  const std::string how =
      submitted ? result(line)
                : fmt::format("nothing was submitted for {}", counted(line.problems, "problem"));
  return fmt::format("Practise {}: {}. Begin with '{}'.", line.topic, how, weakest->title);
}

// Half of its points lost, however well the topic's other problems went.
bool has_a_weak_one(const TopicLine& line, const std::vector<Solved>& problems) {
  return std::any_of(problems.begin(), problems.end(), [&](const Solved& one) {
    return one.topic == line.topic && !at_least(one.best, one.max, kWeakPercent);
  });
}

struct Seen {
  std::size_t times = 0, problems = 0;
  std::string_view title;  // of the first problem
};

std::map<std::string_view, Seen> failures_of(const std::vector<Solved>& problems) {
  std::map<std::string_view, Seen> failures;
  for (const Solved& problem : problems) {
    std::map<std::string_view, std::size_t> here;
    for (const std::string& verdict : problem.verdicts) ++here[verdict];
    for (const auto& [verdict, count] : here) {
      Seen& seen = failures[verdict];
      if (seen.problems++ == 0) seen.title = problem.title;
      seen.times += count;
    }
  }
  failures.erase("accepted");
  failures.erase("judge_error");
  return failures;
}

std::string avoid(std::string_view verdict, const Seen& seen) {
  const std::string where = seen.problems == 1 ? fmt::format("in '{}'", seen.title)
                                               : fmt::format("in {} problems", seen.problems);
  for (const Advice& one : kAdvice)
    if (one.verdict == verdict)
      return fmt::format("{} {} {}: {}.", one.happened, times(seen.times), where, one.advice);
  return fmt::format("The verdict {} came {} {}: read its feedback once more.", verdict,
                     times(seen.times), where);
}

}  // namespace

Summary summarize(const std::vector<Solved>& problems) {
  Summary summary;
  summary.topics = topics_of(problems);
  for (const TopicLine& line : summary.topics) {
    summary.score += line.score;
    summary.max += line.max;
    if (line.max <= 0) continue;  // no points, no judgement
    if (at_least(line.score, line.max, kStrongPercent)) {
      summary.strengths.push_back(
          fmt::format("The work in {} was strong: {}.", line.topic, result(line)));
    } else if (has_a_weak_one(line, problems)) {
      summary.to_practise.push_back(practise(line, problems));
    }
  }
  for (const auto& [verdict, seen] : failures_of(problems))
    if (seen.times >= kRepeated) summary.to_practise.push_back(avoid(verdict, seen));
  return summary;
}

}  // namespace server
