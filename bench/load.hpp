// Clients of `viva serve`: JSON lines over TCP on loopback, each with one submission under way.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Served {
  std::uint16_t port = 0;           // of JSON lines
  std::string administrator;        // token
  std::vector<std::string> tokens;  // of graders; clients take them in turn
  std::string problem;
  std::string source;
};

// Makes so many graders and fills in their tokens.
void make_graders(Served& served, int count);

// Judged per second, as seen by clients that submit again as soon as they have seen the report.
[[nodiscard]] double rate_of_server(const Served& served, int connections, double seconds);

struct Latency {
  std::vector<double> acknowledged;  // from the submission sent to its answer, microseconds
  std::vector<double> judged;        // from the submission sent to its report
};
// One client, which gives the server time between two submissions.
[[nodiscard]] Latency latency_of_server(const Served& served, int runs);

// Queues so many submissions in the batch lane. Returns the last one's id when all are
// acknowledged.
[[nodiscard]] std::string queue_batch(const Served& served, int count);
[[nodiscard]] bool is_judged(const Served& served, const std::string& submission);

}  // namespace bench
