// Runner processes as `viva serve` starts them, but fed by hand: what they can do alone.
#pragma once

#include <string>
#include <vector>

#include "server/dispatcher/protocol.hpp"

namespace bench {

struct RunnersAlone {
  std::vector<std::string> command;
  server::Job job;  // its id does not matter
};

// Judged per second by so many runners, each given its next job when it has reported.
[[nodiscard]] double rate_of_runners(const RunnersAlone& runners, int count, double seconds);

// From the job's line to the report's, in microseconds; one runner, which is given time between.
[[nodiscard]] std::vector<double> latency_of_runner(const RunnersAlone& runners, int runs);

}  // namespace bench
