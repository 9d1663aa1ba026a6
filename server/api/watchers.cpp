#include "server/api/watchers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/api/refused.hpp"

namespace server {
namespace {

constexpr std::size_t most_watched = 1000;  // by one connection

}  // namespace

void Watchers::expect_room(const std::shared_ptr<Peer>& peer) const {
  if (!peer) throw Refused{400, "only a connection that stays open can watch; use /v1/socket"};
  const auto found = watched_by_.find(peer.get());
  if (found != watched_by_.end() && found->second.size() >= most_watched)
    throw Refused{429, fmt::format("one connection watches {} things at most", most_watched)};
}

void Watchers::add(const std::shared_ptr<Peer>& peer, const std::string& what, Told told) {
  auto& watchers = watchers_[what];
  const auto known = std::find_if(watchers.begin(), watchers.end(),
                                  [&](const auto& one) { return one.peer.lock() == peer; });
  if (known == watchers.end()) {
    watchers.push_back({peer, told});
    watched_by_[peer.get()].insert(what);
    for_everything_ += told == Told::everything ? 1 : 0;
  } else if (told == Told::everything && known->told != told) {
    known->told = told;
    ++for_everything_;
  }
}

void Watchers::drop(const std::string& what) {
  const auto found = watchers_.find(what);
  if (found == watchers_.end()) return;
  for (const auto& watcher : found->second) {
    for_everything_ -= watcher.told == Told::everything ? 1 : 0;
    const auto watched = watched_by_.find(watcher.peer.lock().get());
    if (watched == watched_by_.end()) continue;
    watched->second.erase(what);
    if (watched->second.empty()) watched_by_.erase(watched);
  }
  watchers_.erase(found);
}

void Watchers::forget(const std::shared_ptr<Peer>& peer) {
  const auto watched = watched_by_.find(peer.get());
  if (watched == watched_by_.end()) return;
  for (const auto& what : watched->second) {
    const auto found = watchers_.find(what);
    std::erase_if(found->second, [&](const auto& one) {
      const bool gone = one.peer.expired() || one.peer.lock() == peer;
      for_everything_ -= gone && one.told == Told::everything ? 1 : 0;
      return gone;
    });
    if (found->second.empty()) watchers_.erase(found);
  }
  watched_by_.erase(watched);
}

std::set<std::shared_ptr<Peer>> Watchers::of(const std::string& submission,
                                             const std::string& session, bool is_report) const {
  std::set<std::shared_ptr<Peer>> peers;
  for (const auto* what : {&submission, &session}) {
    const auto found = watchers_.find(*what);
    if (found == watchers_.end()) continue;
    for (const auto& watcher : found->second) {
      if (watcher.told == Told::report && !is_report) continue;
      if (auto peer = watcher.peer.lock()) peers.insert(std::move(peer));
    }
  }
  return peers;
}

}  // namespace server
