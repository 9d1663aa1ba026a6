// The session's clock: when it ends, what is left, and what the judge's own failures cost.
// Reads no clock itself: `now` is handed in, so a session can be replayed.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "server/store/records.hpp"

namespace server {

struct SessionClock {
  bool limited = false;
  Time ends{};           // means something only when limited
  milliseconds left{0};  // never negative; 0 when over, and when not limited
  bool over = false;
};

// A session ends its duration after it started, but not after its assignment closes; time given
// back is added to both. A duration of 0 has no end of its own. At `ends` it is over already.
[[nodiscard]] SessionClock clock_of(const Session& session,
                                    const std::optional<Time>& assignment_closes, Time now);

// Whether a submission counts: by when it was received, however late it is judged.
[[nodiscard]] bool in_time(const Session& session, const std::optional<Time>& closes,
                           Time received);

// Time that the judge cost: of a submission that ended as judge_error the time from received to
// finished; of one whose runner was lost, the time from its first start to its last start.
struct Span {
  Time from, to;
};

// Where spans of several submissions overlap, time counts once; a span that ends before it begins
// counts nothing.
[[nodiscard]] milliseconds lost_time(std::vector<Span> spans);

// For accommodations: 25 percent more than 10 s are 13 s. `percent` is not negative.
[[nodiscard]] std::chrono::seconds with_extra(std::chrono::seconds duration, int percent);

}  // namespace server
