#include "server/dispatcher/store_writes.hpp"

#include <cstdio>

#include "server/log.hpp"
#include "server/store/store.hpp"

namespace server {
namespace {

constexpr std::chrono::seconds between_tries{1};

}  // namespace

void StoreWrites::write(std::string doing, std::function<void()> write,
                        std::function<void()> then) {
  Write once{std::move(doing), std::move(write), std::move(then)};
  if (try_once(once)) return once.then();
  waiting_.push_back(std::move(once));
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
    const Write written = std::move(waiting_.front());
    waiting_.pop_front();
    written.then();
  }
  if (!waiting_.empty()) again_.set(between_tries, [this] { try_all(); });
}

}  // namespace server
