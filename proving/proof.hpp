// What is known of a package after it was put to the proof. Plain values.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace proving {

// Raised with every change of what is proved: results of before are then proved anew.
inline constexpr int rules_version = 2;

// What has to change before the package passes.
struct Fault {
  std::string rule;  // one word for programs: "verdict", "caught_by", "cheater", "mutants", ...
  std::string what;  // one line for the author: where, and what was seen
};

// A change of the reference that no testcase noticed, and that the package does not explain.
struct Survivor {
  std::string file;
  int line = 0;
  std::string code;      // the line's text
  std::string mutation;  // "< becomes <="
};

struct Proof {
  std::string problem;
  std::string topic;
  std::string kind;
  std::string digest;  // empty when the package does not load
  std::vector<Fault> faults;
  std::string judge_error;  // not empty: nothing can be said of the package, the judge failed
  int submissions = 0;      // judged, of those that the package brings along
  int reference_runs = 0;
  int cheaters = 0;  // tried; in a concept problem: wrong answers
  int mutants = 0;   // judged, without those that the package explains
  int killed = 0;
  int equivalent = 0;  // survivors that the package explains
  std::vector<Survivor> survivors;
  std::chrono::milliseconds took{};
  bool kept = false;  // from an earlier run

  [[nodiscard]] bool passed() const { return faults.empty() && judge_error.empty(); }
};

// In per cent, rounded down; 100 when there are none.
[[nodiscard]] int killed_per_cent(const Proof& proof);

// One line without its line feed.
[[nodiscard]] std::string to_json(const Proof& proof);
// What to_json() made. Throws std::exception when it is something else.
[[nodiscard]] Proof from_json(const std::string& line);

}  // namespace proving
