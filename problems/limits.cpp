// [limits]: what one submission may spend, and how much an author may grant.
#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "problems/manifest.hpp"

namespace problems {
namespace {

constexpr Range time_ms{1, 10 * 60 * 1000};

struct LimitKey {
  std::string_view key;
  Range range;
  void (*set)(Limits& limits, std::int64_t value);
};

std::uint64_t kib(std::int64_t value) { return static_cast<std::uint64_t>(value) << 10; }
std::uint64_t mib(std::int64_t value) { return static_cast<std::uint64_t>(value) << 20; }

// None may be 0, which the kernel would often take for "no limit".
constexpr LimitKey limit_keys[] = {
    {"cpu_time_ms", time_ms, [](Limits& to, std::int64_t n) { to.cpu_time = milliseconds{n}; }},
    {"wall_time_ms", time_ms, [](Limits& to, std::int64_t n) { to.wall_time = milliseconds{n}; }},
    {"total_wall_time_ms", time_ms,
     [](Limits& to, std::int64_t n) { to.total_wall_time = milliseconds{n}; }},
    {"memory_mib", {16, 4096}, [](Limits& to, std::int64_t n) { to.memory_bytes = mib(n); }},
    {"output_kib", {1, 16384}, [](Limits& to, std::int64_t n) { to.output_bytes = kib(n); }},
    {"observation_kib",
     {1, 16384},
     [](Limits& to, std::int64_t n) { to.observation_bytes = kib(n); }},
    {"work_dir_mib", {1, 1024}, [](Limits& to, std::int64_t n) { to.work_dir_bytes = mib(n); }},
    {"files", {16, 65536}, [](Limits& to, std::int64_t n) { to.files = static_cast<int>(n); }},
    {"threads", {1, 1024}, [](Limits& to, std::int64_t n) { to.threads = static_cast<int>(n); }},
    {"processes", {1, 256}, [](Limits& to, std::int64_t n) { to.processes = static_cast<int>(n); }},
    {"source_kib", {1, 1024}, [](Limits& to, std::int64_t n) { to.source_bytes = kib(n); }},
};

}  // namespace

Limits read_limits(Table& root) {
  Limits limits;
  auto table = root.table("limits", Need::optional);
  if (!table) return limits;
  for (const auto& [key, range, set] : limit_keys) {
    if (const auto value = table->integer(key, Need::optional, range)) set(limits, *value);
  }
  table->refuse_unknown_keys();
  if (limits.wall_time > limits.total_wall_time) {
    table->complain("wall_time_ms",
                    fmt::format("{} is more than total_wall_time_ms, {}", limits.wall_time.count(),
                                limits.total_wall_time.count()));
  }
  if (limits.processes > limits.threads) {
    table->complain("processes", fmt::format("{} is more than threads, {}, which counts both",
                                             limits.processes, limits.threads));
  }
  return limits;
}

}  // namespace problems
