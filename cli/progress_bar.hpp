// How far a long task is: a line that is drawn again and again on a terminal, nothing elsewhere.
#pragma once

#include <chrono>
#include <string>

namespace cli {

class ProgressBar {
 public:
  // On stderr, so that stdout can go elsewhere.
  explicit ProgressBar(std::size_t all);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void advance() { ++done_; }
  // At most some times a second. `part`: of the one that is being done, 0 to 1.
  void show(const std::string& doing, double part);
  void clear();  // before other text is written

 private:
  std::size_t all_;
  std::size_t done_ = 0;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace cli
