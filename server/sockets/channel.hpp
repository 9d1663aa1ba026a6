// Messages both ways over one connection, however they are framed.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace server {

struct Incoming {
  std::optional<std::string> message;  // none: there will be no more
  std::string last_words;              // what to send before the end; empty: nothing
};

class Channel {
 public:
  virtual ~Channel() = default;
  // Before all else, on the server's side; false: it came to nothing.
  [[nodiscard]] virtual boost::asio::awaitable<bool> open() { co_return true; }
  // One receive() and one send() may wait at the same time.
  [[nodiscard]] virtual boost::asio::awaitable<Incoming> receive() = 0;
  [[nodiscard]] virtual boost::asio::awaitable<bool> send(
      std::string message) = 0;  // false: broken
  // The same for many, in their order.
  [[nodiscard]] virtual boost::asio::awaitable<bool> send_all(std::vector<std::string> messages) {
    for (auto& message : messages) {
      const bool sent = co_await send(std::move(message));
      if (!sent) co_return false;
    }
    co_return true;
  }
  // After the last send(). Makes receive() end soon, unless it has already.
  [[nodiscard]] virtual boost::asio::awaitable<void> say_goodbye() = 0;
  // After receive() has ended and goodbye was said.
  [[nodiscard]] virtual boost::asio::awaitable<void> end() = 0;
  virtual void cut() = 0;
};

}  // namespace server
