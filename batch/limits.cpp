#include "batch/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/value.hpp>
#include <cmath>
#include <stdexcept>

namespace batch {
namespace {

namespace json = boost::json;
using problems::milliseconds;

constexpr std::int64_t most = 1LL << 30;  // of any limit in its unit of the receipt

std::int64_t number_in(const json::object& limits, const char* key) {
  const auto* value = limits.if_contains(key);
  json::error_code error;
  const auto number =
      value != nullptr && value->is_number() ? value->to_number<std::int64_t>(error) : 0;
  if (error || number < 1 || number > most)
    throw std::runtime_error{fmt::format("receipt.limits.{}: expected a number from 1", key)};
  return number;
}

}  // namespace

problems::ProblemPtr with_times_scaled(const problems::ProblemPtr& problem, double scale) {
  if (scale == 1) return problem;
  const auto scaled = [scale](milliseconds time) {
    const double wanted = std::round(static_cast<double>(time.count()) * scale);
    return milliseconds{static_cast<std::int64_t>(std::clamp(wanted, 1.0, 1.0 * most))};
  };
  auto made = std::make_shared<problems::Problem>(*problem);
  made->limits.cpu_time = scaled(made->limits.cpu_time);
  made->limits.wall_time = scaled(made->limits.wall_time);
  made->limits.total_wall_time = scaled(made->limits.total_wall_time);
  return made;
}

problems::Limits limits_of(const json::object& receipt) {
  const auto* found = receipt.if_contains("limits");
  if (found == nullptr || !found->is_object())
    throw std::runtime_error{"receipt.limits: expected an object"};
  const json::object& from = found->get_object();
  const auto bytes = [&](const char* key, unsigned shift) {
    return static_cast<std::uint64_t>(number_in(from, key)) << shift;
  };
  problems::Limits limits;
  limits.cpu_time = milliseconds{number_in(from, "cpu_time_ms")};
  limits.wall_time = milliseconds{number_in(from, "wall_time_ms")};
  limits.total_wall_time = milliseconds{number_in(from, "total_wall_time_ms")};
  limits.memory_bytes = bytes("memory_mib", 20);
  limits.output_bytes = bytes("output_kib", 10);
  limits.observation_bytes = bytes("observation_kib", 10);
  limits.work_dir_bytes = bytes("work_dir_mib", 20);
  limits.source_bytes = bytes("source_kib", 10);
  limits.files = static_cast<int>(number_in(from, "files"));
  limits.threads = static_cast<int>(number_in(from, "threads"));
  limits.processes = static_cast<int>(number_in(from, "processes"));
  return limits;
}

}  // namespace batch
