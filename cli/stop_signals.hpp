// Ctrl-C, and being told to end: the first time is a request, the second time is obeyed at once.
#pragma once

namespace cli {

inline constexpr int stopped_by_signal = 130;  // an exit status, as shells have it

class StopSignals {
 public:
  StopSignals();   // SIGINT and SIGTERM are a request from now on
  ~StopSignals();  // and end the program again
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  [[nodiscard]] static bool asked();
};

}  // namespace cli
