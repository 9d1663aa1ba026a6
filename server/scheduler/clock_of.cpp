#include "server/scheduler/clock_of.hpp"

#include <algorithm>

namespace server {
namespace {

std::optional<Time> end_of(const Session& session, const std::optional<Time>& closes) {
  std::optional<Time> end = closes;
  if (session.duration.count() > 0) {
    const Time own = session.started + session.duration;
    end = closes ? std::min(own, *closes) : own;
  }
  if (end) *end += session.given_back;
  return end;
}

}  // namespace

SessionClock clock_of(const Session& session, const std::optional<Time>& assignment_closes,
                      Time now) {
  SessionClock clock;
  const std::optional<Time> end = end_of(session, assignment_closes);
  clock.limited = end.has_value();
  clock.ends = end.value_or(Time{});
  clock.over = session.finished.has_value() || (end && now >= *end);
  if (end && !clock.over) clock.left = *end - now;
  return clock;
}

bool in_time(const Session& session, const std::optional<Time>& closes, Time received) {
  const std::optional<Time> end = end_of(session, closes);
  // Finishing right after submitting may fall into the same millisecond.
  const bool before_finishing = !session.finished || received <= *session.finished;
  return before_finishing && (!end || received < *end);
}

milliseconds lost_time(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.from < b.from; });
  milliseconds lost{0};
  Time counted = Time::min();  // everything before is
  for (const Span& span : spans) {
    const Time from = std::max(span.from, counted);
    if (span.to <= from) continue;
    lost += span.to - from;
    counted = span.to;
  }
  return lost;
}

std::chrono::seconds with_extra(std::chrono::seconds duration, int percent) {
  const auto hundredths = duration.count() * percent;
  return duration + std::chrono::seconds{(hundredths + 99) / 100};
}

}  // namespace server
