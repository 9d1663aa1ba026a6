// How far a batch is, on stderr: a line that is drawn again and again on a terminal, else a line
// every few seconds, or one JSON object a second.
#pragma once

#include <chrono>
#include <string>

#include "batch/standing.hpp"

namespace cli {

class BatchProgress {
 public:
  enum class Form { bar, lines, json, none };
  // "auto", "bar", "lines", "json", "none"
  [[nodiscard]] static Form form_of(const std::string& name);

  explicit BatchProgress(Form form);
  ~BatchProgress() { clear(); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  void show(const batch::Standing& standing);    // at most as often as its form wants
  void finish(const batch::Standing& standing);  // the last one
  void say(const std::string& text);             // a line for people, between

  [[nodiscard]] std::chrono::duration<double> took() const;

 private:
  using Clock = std::chrono::steady_clock;
  void write(const batch::Standing& standing);
  void clear();

  Form form_;
  bool drawn_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_{};
};

// "1,204 accepted, 3 wrong answer"
[[nodiscard]] std::string verdict_counts(const batch::Standing& standing);
[[nodiscard]] std::string words(const std::string& verdict);  // "wrong answer", "run-time error"
[[nodiscard]] std::string clock_text(double seconds);         // "0:07", "2:03:10"

}  // namespace cli
