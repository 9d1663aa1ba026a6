// JSON lines: a message ends with LF; CR before it is dropped, and so are empty lines.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/sockets/channel.hpp"
#include "server/sockets/stream.hpp"

namespace server {

class LineChannel : public Channel {
 public:
  LineChannel(std::shared_ptr<Stream> stream, std::size_t max_message_bytes,
              std::chrono::seconds handshake_timeout)
      : stream_{std::move(stream)},
        max_message_bytes_{max_message_bytes},
        handshake_timeout_{handshake_timeout} {}

  [[nodiscard]] asio::awaitable<bool> open() override;
  [[nodiscard]] asio::awaitable<Incoming> receive() override;
  [[nodiscard]] asio::awaitable<bool> send(std::string message) override;
  [[nodiscard]] asio::awaitable<bool> send_all(std::vector<std::string> messages) override;
  [[nodiscard]] asio::awaitable<void> say_goodbye() override;
  [[nodiscard]] asio::awaitable<void> end() override;
  void cut() override;

 private:
  [[nodiscard]] std::optional<std::string> next_line();
  [[nodiscard]] Incoming too_long() const;

  std::shared_ptr<Stream> stream_;
  std::size_t max_message_bytes_;
  std::chrono::seconds handshake_timeout_;
  std::string received_;
  std::size_t seen_ = 0;  // so many bytes of `received_` hold no LF
};

}  // namespace server
