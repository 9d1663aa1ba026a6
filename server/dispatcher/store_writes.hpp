// Writes that must reach the store: a database that fails for a while delays them, and loses none.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "server/dispatcher/alarm.hpp"
#include "server/dispatcher/settling.hpp"

namespace server {

class StoreWrites {
 public:
  explicit StoreWrites(boost::asio::io_context& context) : again_{context} {}

  // Whatever is written is kept with others' changes; without it, at once.
  void use(Settling& settling) { settling_ = &settling; }

  // Calls `write` now, and again every second as long as it throws StoreError or what it wrote is
  // not kept; then `then`, once. `doing` is for the operator.
  void write(std::string doing, std::function<void()> write, std::function<void()> then,
             Settling::Patience patience = {});

  // What was changed without this is kept soon as well.
  void keep_soon(Settling::Patience patience);

  [[nodiscard]] bool in_trouble() const { return !waiting_.empty(); }
  [[nodiscard]] bool empty() const { return waiting_.empty() && unsettled_ == 0; }

 private:
  struct Write {
    std::string doing;
    std::function<void()> write, then;
    Settling::Patience patience;
  };
  [[nodiscard]] bool try_once(const Write& write);
  void written(Write write);
  void try_later(Write write);
  void try_all();

  Settling* settling_ = nullptr;
  std::deque<Write> waiting_;
  int unsettled_ = 0;     // written, and perhaps not kept
  bool trouble_ = false;  // was told of
  Alarm again_;
};

}  // namespace server
