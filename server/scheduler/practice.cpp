#include "server/scheduler/practice.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "server/scheduler/order.hpp"

namespace server {
namespace {

using Days = std::chrono::duration<double, std::ratio<86400>>;

constexpr std::chrono::minutes kAgainSoon{10};
constexpr double kBestQuality = 5;
constexpr double kRightFrom = 3;  // of qualities 0..5
constexpr double kLeastEase = 1.3;
constexpr double kEaseLostByLapse = 0.2;
constexpr double kLongestInterval = 365;

double ease_after(double ease, double quality) {
  const double missing = kBestQuality - quality;
  return ease + (0.1 - missing * (0.08 + missing * 0.02));
}

double interval_after(double days, double ease) {
  if (days < 1) return 1;
  if (days < 6) return 6;
  return std::min(days * ease, kLongestInterval);
}

Time after(Time now, Days days) { return now + std::chrono::round<milliseconds>(days); }

// How many of its intervals a card is late; one that was just missed has an interval of minutes.
double overdue(const Card& card, Time now) {
  return Days{now - card.due} / std::max(Days{card.interval_days}, Days{kAgainSoon});
}

// Of the easiest ones, a topic by seed and a problem of it by seed.
std::size_t pick_new(const std::vector<Practicable>& problems, const std::vector<std::size_t>& news,
                     std::uint64_t seed) {
  int easiest = problems[news.front()].difficulty;
  for (const std::size_t i : news) easiest = std::min(easiest, problems[i].difficulty);
  std::map<std::string_view, std::vector<std::size_t>> topics;
  for (const std::size_t i : news)
    if (problems[i].difficulty == easiest) topics[problems[i].topic].push_back(i);
  const auto topic =
      std::next(topics.begin(), static_cast<std::ptrdiff_t>(splitmix64(seed) % topics.size()));
  return topic->second[splitmix64(seed) % topic->second.size()];
}

}  // namespace

Card reviewed(Card card, double score, Time now) {
  const double quality = kBestQuality * std::clamp(score, 0.0, 1.0);
  const bool right = quality >= kRightFrom;
  const double ease = right ? ease_after(card.ease, quality) : card.ease - kEaseLostByLapse;
  card.ease = std::max(ease, kLeastEase);
  if (right) {
    card.interval_days = interval_after(card.interval_days, card.ease);
    card.due = after(now, Days{card.interval_days});
  } else {
    card.interval_days = 0;
    card.due = now + kAgainSoon;
    ++card.lapses;
  }
  return card;
}

std::optional<std::size_t> next_practice(const std::vector<Practicable>& problems,
                                         const std::vector<Card>& cards, Time now,
                                         std::uint64_t seed) {
  std::map<std::string_view, const Card*> known;
  for (const Card& card : cards) known.emplace(card.problem, &card);

  std::optional<std::size_t> most_overdue, due_soonest;
  std::vector<std::size_t> news;
  const auto card_of = [&](std::size_t i) -> const Card& { return *known[problems[i].problem]; };
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (!known.contains(problems[i].problem)) {
      news.push_back(i);
    } else if (card_of(i).due > now) {
      if (!due_soonest || card_of(i).due < card_of(*due_soonest).due) due_soonest = i;
    } else if (!most_overdue || overdue(card_of(i), now) > overdue(card_of(*most_overdue), now)) {
      most_overdue = i;
    }
  }
  if (most_overdue) return most_overdue;
  // Every problem practised adds a card, so the topic is chosen anew, not the same until used up.
  if (!news.empty()) return pick_new(problems, news, seed + cards.size());
  return due_soonest;
}

}  // namespace server
