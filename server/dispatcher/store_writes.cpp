#include "server/dispatcher/store_writes.hpp"

#include <cstdio>

#include "server/log.hpp"
#include "server/store/store.hpp"

namespace server {
namespace {

constexpr std::chrono::seconds between_tries{1};

}  // namespace

void StoreWrites::write(std::string doing, std::function<void()> write, std::function<void()> then,
                        Settling::Patience patience) {
  Write once{std::move(doing), std::move(write), std::move(then), patience};
  try_once(once) ? written(std::move(once)) : try_later(std::move(once));
}

void StoreWrites::written(Write write) {
  if (settling_ == nullptr) return write.then();
  ++unsettled_;
  const auto patience = write.patience;
  settling_->when_kept(
      [this, write = std::move(write)](bool kept) {
        --unsettled_;
        kept ? write.then() : try_later(write);
      },
      patience);
}

void StoreWrites::keep_soon(Settling::Patience patience) {
  if (settling_ != nullptr) settling_->when_kept([](bool /*kept*/) {}, patience);
}

void StoreWrites::try_later(Write write) {
  waiting_.push_back(std::move(write));
  if (waiting_.size() == 1) again_.set(between_tries, [this] { try_all(); });
}

bool StoreWrites::try_once(const Write& write) {
  try {
    write.write();
  } catch (const StoreError& error) {
    if (!std::exchange(trouble_, true))
      log("{}: {}; trying again every second", write.doing, error.what());
    return false;
  }
  if (std::exchange(trouble_, false)) log("the store works again");
  return true;
}

void StoreWrites::try_all() {
  while (!waiting_.empty() && try_once(waiting_.front())) {
    Write once = std::move(waiting_.front());
    waiting_.pop_front();
    written(std::move(once));
  }
  if (!waiting_.empty()) again_.set(between_tries, [this] { try_all(); });
}

}  // namespace server
