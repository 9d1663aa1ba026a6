// What may be said only when the store keeps it: many share one transaction, and one wait for the
// disk. Turns on Store::gather(), and is who calls commit() from then on; flush() is called on a
// thread of its own, and those that come meanwhile wait for the next.
// Belongs to the thread of the io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "server/store/store.hpp"

namespace server {

class Settling {
 public:
  Settling(boost::asio::io_context& context, Store& store);
  ~Settling();  // after the flush that is under way; nobody who still waits is called
  Settling(const Settling&) = delete;
  Settling& operator=(const Settling&) = delete;

  // Call `then`, later, with whether all that was done before this call is kept: whatever becomes
  // of this process, or of the machine as well. `patience` is how long others may be waited for,
  // to share.
  using Then = std::function<void(bool kept)>;
  using Patience = std::chrono::microseconds;
  void when_kept(Then then, Patience patience = {});
  void when_on_disk(Then then, Patience patience = {});

 private:
  using Clock = std::chrono::steady_clock;
  void commit_within(Patience patience);
  void commit();
  void flush();
  void flushed(const std::string& failure);
  void hear_of(const std::string& failure);

  boost::asio::io_context& context_;
  Store& store_;
  std::vector<Then> kept_, on_disk_;        // wait for a commit
  std::vector<Then> committed_, flushing_;  // wait for the disk, for a flush to come or this one
  Clock::time_point due_ = Clock::time_point::max();  // when the next commit is on its way
  boost::asio::steady_timer timer_;
  bool trouble_ = false;  // was told of
  boost::asio::thread_pool thread_{1};
};

}  // namespace server
