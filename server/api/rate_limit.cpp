#include "server/api/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace server {
namespace {

constexpr std::size_t many = 10'000;

double seconds_between(Time from, Time to) {
  return std::max(0.0, std::chrono::duration<double>(to - from).count());
}

}  // namespace

std::optional<milliseconds> RateLimit::take(const std::string& who, Time now) {
  if (buckets_.size() > many) forget_full(now);
  auto& bucket = buckets_.try_emplace(who, Bucket{burst_, now}).first->second;
  bucket.left = std::min(burst_, bucket.left + seconds_between(bucket.seen, now) * per_second_);
  bucket.seen = std::max(bucket.seen, now);
  if (bucket.left >= 1.0) {
    bucket.left -= 1.0;
    return std::nullopt;
  }
  return milliseconds{
      static_cast<std::int64_t>(std::ceil((1.0 - bucket.left) / per_second_ * 1e3))};
}

void RateLimit::forget_full(Time now) {
  std::erase_if(buckets_, [&](const auto& item) {
    const Bucket& bucket = item.second;
    return bucket.left + seconds_between(bucket.seen, now) * per_second_ >= burst_;
  });
}

}  // namespace server
