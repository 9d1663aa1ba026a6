// Answers that may be given only when the disk has what they say. Many wait for one flush: while
// one is under way, on a thread of its own, those that come meanwhile wait for the next.
// Belongs to the thread of the io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <string>
#include <vector>

namespace server {

class Settling {
 public:
  // `flush` is called on another thread; what it throws is its failure.
  Settling(boost::asio::io_context& context, std::function<void()> flush);
  ~Settling();  // after the flush that is under way; nobody who still waits is called
  Settling(const Settling&) = delete;
  Settling& operator=(const Settling&) = delete;

  // Calls `then`, later, with whether all that was done before this call is on disk.
  using Then = std::function<void(bool on_disk)>;
  void when_on_disk(Then then);

 private:
  void begin();
  void end(const std::string& failure);

  boost::asio::io_context& context_;
  std::function<void()> flush_;
  std::vector<Then> waiting_, under_way_;
  bool trouble_ = false;  // was told of
  boost::asio::thread_pool thread_{1};
};

}  // namespace server
