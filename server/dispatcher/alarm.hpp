// A timer whose alarm may be set, set again and dropped with its owner, at any moment.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace server {

class Alarm {
 public:
  explicit Alarm(boost::asio::io_context& context) : timer_{context} {}
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  ~Alarm() = default;  // what was set is not called

  // Calls `then` once after `delay`, in place of what was set before. A handler that is already on
  // its way cannot be taken back; it sees by its token that it is not wanted any more.
  void set(std::chrono::milliseconds delay, std::function<void()> then) {
    token_ = std::make_shared<int>();
    auto alarm = [wanted = std::weak_ptr<int>{token_},
                  then = std::move(then)](boost::system::error_code error = {}) {
      if (!error && !wanted.expired()) then();
    };
    if (delay <= std::chrono::milliseconds{0}) {  // no timer, and none of the kernel's
      timer_.cancel();
      return boost::asio::post(timer_.get_executor(), std::move(alarm));
    }
    timer_.expires_after(delay);
    timer_.async_wait(std::move(alarm));
  }
  void cancel() {
    token_.reset();
    timer_.cancel();
  }

 private:
  boost::asio::steady_timer timer_;
  std::shared_ptr<int> token_;
};

}  // namespace server
