// JSON lines: a message ends with LF; CR before it is dropped, and so are empty lines.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "server/sockets/budget.hpp"
#include "server/sockets/channel.hpp"
#include "server/sockets/line_splitter.hpp"
#include "server/sockets/stream.hpp"

namespace server {

struct LineLimits {
  std::size_t max_message_bytes;
  std::chrono::seconds handshake_timeout;
  std::chrono::seconds message_timeout;  // from a line's first byte to its LF
  std::shared_ptr<Budget> incoming;      // null: no limit
};

class LineChannel : public Channel {
 public:
  LineChannel(std::shared_ptr<Stream> stream, LineLimits limits)
      : stream_{std::move(stream)}, limits_{std::move(limits)}, incoming_{limits_.incoming} {}

  [[nodiscard]] asio::awaitable<bool> open() override;
  [[nodiscard]] asio::awaitable<Incoming> receive() override;
  [[nodiscard]] asio::awaitable<bool> send(std::string message) override;
  [[nodiscard]] asio::awaitable<bool> send_all(std::vector<std::string> messages) override;
  [[nodiscard]] asio::awaitable<void> say_goodbye() override;
  [[nodiscard]] asio::awaitable<void> end() override;
  void cut() override;

 private:
  void watch_the_clock();
  void stop_the_clock();
  [[nodiscard]] Incoming ended(error_code error);
  [[nodiscard]] Incoming too_long();
  [[nodiscard]] Incoming too_much();

  std::shared_ptr<Stream> stream_;
  LineLimits limits_;
  Share incoming_;
  LineSplitter received_;
  bool in_line_ = false;  // one has begun, and the stream has its deadline
};

}  // namespace server
