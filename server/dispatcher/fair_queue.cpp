#include "server/dispatcher/fair_queue.hpp"

#include <utility>

namespace server {

void TurnQueue::push(const std::string& whose, QueueEntry entry) {
  auto& queue = waiting_[whose];
  if (queue.empty()) turns_.push_back(whose);
  queue.push_back(std::move(entry));
  ++size_;
}

void TurnQueue::push_front(QueueEntry entry) {
  returned_.push_front(std::move(entry));
  ++size_;
}

std::optional<QueueEntry> TurnQueue::pop() {
  if (size_ == 0) return std::nullopt;
  --size_;
  if (!returned_.empty()) {
    QueueEntry entry = std::move(returned_.front());
    returned_.pop_front();
    return entry;
  }
  std::string whose = std::move(turns_.front());
  turns_.pop_front();
  const auto queue = waiting_.find(whose);
  QueueEntry entry = std::move(queue->second.front());
  queue->second.pop_front();
  if (queue->second.empty()) {
    waiting_.erase(queue);
  } else {
    turns_.push_back(std::move(whose));
  }
  return entry;
}

std::size_t TurnQueue::size_of(const std::string& whose) const {
  const auto queue = waiting_.find(whose);
  return queue == waiting_.end() ? 0 : queue->second.size();
}

void FairQueue::push(QueueEntry entry) {
  const bool by_batch = entry.lane == Lane::batch && !entry.batch.empty();
  const std::string whose = by_batch ? entry.batch : entry.owner;
  lane(entry.lane).push(whose, std::move(entry));
}

void FairQueue::push_front(QueueEntry entry) {
  TurnQueue& queue = lane(entry.lane);
  queue.push_front(std::move(entry));
}

std::optional<QueueEntry> FairQueue::pop(Take take) {
  if (auto entry = interactive_.pop()) return entry;
  if (take == Take::interactive_only) return std::nullopt;
  return batch_.pop();
}

std::size_t FairQueue::size(Lane lane) const {
  return lane == Lane::interactive ? interactive_.size() : batch_.size();
}

std::size_t FairQueue::interactive_of(const std::string& owner) const {
  return interactive_.size_of(owner);
}

TurnQueue& FairQueue::lane(Lane lane) { return lane == Lane::interactive ? interactive_ : batch_; }

}  // namespace server
