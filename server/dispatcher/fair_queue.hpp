// The order in which submissions are judged: interactive before batch, always; owners in turn among
// the interactive, batches in turn among the others. Within one owner or batch, first come, first
// served. Knows nothing of bounds, runners or the store.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "server/store/store.hpp"

namespace server {

// Whoever has something waiting gets one turn, then waits for all the others' turns.
class TurnQueue {
 public:
  void push(const std::string& whose, QueueEntry entry);
  void push_front(QueueEntry entry);  // before everything, out of turn
  [[nodiscard]] std::optional<QueueEntry> pop();

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t size_of(const std::string& whose) const;

 private:
  std::deque<QueueEntry> returned_;
  std::map<std::string, std::deque<QueueEntry>> waiting_;  // none of them empty
  std::deque<std::string> turns_;                          // its keys, next one first
  std::size_t size_ = 0;
};

class FairQueue {
 public:
  enum class Take { any, interactive_only };

  void push(QueueEntry entry);
  void push_front(QueueEntry entry);  // the next one of its lane
  [[nodiscard]] std::optional<QueueEntry> pop(Take take);

  [[nodiscard]] std::size_t size(Lane lane) const;
  [[nodiscard]] std::size_t interactive_of(const std::string& owner) const;

 private:
  [[nodiscard]] TurnQueue& lane(Lane lane);

  TurnQueue interactive_, batch_;
};

}  // namespace server
