// So many requests a second for each token, with a burst: a bucket of tokens (in the sense of the
// algorithm of that name). Bounded in memory: buckets that are full again are forgotten.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/store/records.hpp"

namespace server {

class RateLimit {
 public:
  RateLimit(double per_second, double burst) : per_second_{per_second}, burst_{burst} {}

  // Empty when it may go on, else how long to wait.
  [[nodiscard]] std::optional<milliseconds> take(const std::string& who, Time now);

 private:
  struct Bucket {
    double left;
    Time seen;
  };
  void forget_full(Time now);

  double per_second_, burst_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace server
