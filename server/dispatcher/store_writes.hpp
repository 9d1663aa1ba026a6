// Writes that must reach the store: a database that fails for a while delays them, and loses none.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "server/dispatcher/alarm.hpp"

namespace server {

class StoreWrites {
 public:
  explicit StoreWrites(boost::asio::io_context& context) : again_{context} {}

  // Calls `write` now, and again every second as long as it throws StoreError; then `then`, once.
  // `doing` is for the operator.
  void write(std::string doing, std::function<void()> write, std::function<void()> then);

  [[nodiscard]] bool empty() const { return waiting_.empty(); }

 private:
  struct Write {
    std::string doing;
    std::function<void()> write, then;
  };
  [[nodiscard]] bool try_once(const Write& write);
  void try_all();

  std::deque<Write> waiting_;
  bool trouble_ = false;  // was told of
  Alarm again_;
};

}  // namespace server
