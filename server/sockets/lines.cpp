#include "server/sockets/lines.hpp"

#include <fmt/format.h>

#include <array>

namespace server {

asio::awaitable<bool> LineChannel::open() {
  stream_->expires_after(handshake_timeout_);
  const auto failed = co_await stream_->accept_tls();
  stream_->expires_never();
  co_return !failed;
}

asio::awaitable<Incoming> LineChannel::receive() {
  std::array<char, 4096> piece;
  for (;;) {
    while (auto line = next_line()) {
      if (line->size() > max_message_bytes_) co_return too_long();
      if (!line->empty()) co_return Incoming{std::move(line), {}};
    }
    if (received_.size() > max_message_bytes_ + 1) co_return too_long();  // 1: it may be the CR
    const auto [error, size] = co_await stream_->read_some(asio::buffer(piece));
    if (error) co_return Incoming{};
    received_.append(piece.data(), size);
  }
}

std::optional<std::string> LineChannel::next_line() {
  const auto end = received_.find('\n', seen_);
  seen_ = end == std::string::npos ? received_.size() : 0;
  if (end == std::string::npos) return std::nullopt;
  std::string rest = received_.substr(end + 1);  // short; so that a long line's memory goes with it
  received_.resize(end > 0 && received_[end - 1] == '\r' ? end - 1 : end);
  return std::exchange(received_, std::move(rest));
}

Incoming LineChannel::too_long() const {
  constexpr auto error =
      R"({{"jsonrpc":"2.0","id":null,"error":{{"code":-32600,"message":)"
      R"("The message is longer than {} bytes, the limit. Send less in one message."}}}})";
  return Incoming{{}, fmt::format(error, max_message_bytes_)};
}

asio::awaitable<bool> LineChannel::send(std::string message) {
  message += '\n';
  const auto failed = co_await stream_->write(message);
  co_return !failed;
}

asio::awaitable<bool> LineChannel::send_all(std::vector<std::string> messages) {
  std::string all;
  for (const auto& message : messages) (all += message) += '\n';
  const auto failed = co_await stream_->write(all);
  co_return !failed;
}

asio::awaitable<void> LineChannel::say_goodbye() {
  stream_->stop_receiving();
  co_return;
}

asio::awaitable<void> LineChannel::end() { co_await stream_->end(); }

void LineChannel::cut() { stream_->close(); }

}  // namespace server
