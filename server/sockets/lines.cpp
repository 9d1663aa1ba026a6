#include "server/sockets/lines.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/asio/error.hpp>
#include <string_view>

namespace server {
namespace {

Incoming last_words(int code, std::string_view message) {
  constexpr auto error = R"({{"jsonrpc":"2.0","id":null,"error":{{"code":{},"message":"{}"}}}})";
  return {{}, fmt::format(error, code, message)};
}

}  // namespace

asio::awaitable<bool> LineChannel::open() {
  stream_->expires_after(limits_.handshake_timeout);
  const auto failed = co_await stream_->accept_tls();
  stream_->expires_never();
  co_return !failed;
}

asio::awaitable<Incoming> LineChannel::receive() {
  std::array<char, 4096> piece;
  for (;;) {
    while (auto line = received_.next()) {
      stop_the_clock();
      if (line->size() > limits_.max_message_bytes) co_return too_long();
      if (!line->empty()) co_return Incoming{std::move(line), {}};
    }
    if (received_.size() > limits_.max_message_bytes + 1)  // 1: it may be the CR
      co_return too_long();
    if (!incoming_.resize(received_.capacity())) co_return too_much();
    watch_the_clock();
    const auto [error, size] = co_await stream_->read_some(asio::buffer(piece));
    if (error) co_return ended(error);
    received_.add({piece.data(), size});
  }
}

// Between lines a peer may be silent as long as it likes. A line that has begun has to end, however
// many bytes of it still trickle in.
void LineChannel::watch_the_clock() {
  if (in_line_ || received_.size() == 0) return;
  in_line_ = true;
  stream_->expires_after(limits_.message_timeout);
}

void LineChannel::stop_the_clock() {
  if (std::exchange(in_line_, false)) stream_->expires_never();
}

Incoming LineChannel::ended(error_code error) {
  stop_the_clock();  // what is queued may still be sent
  if (error != asio::error::timed_out) return {};
  return last_words(-32600, fmt::format("The message did not end within {} seconds.",
                                        limits_.message_timeout.count()));
}

Incoming LineChannel::too_long() {
  stop_the_clock();
  return last_words(-32600,
                    fmt::format("The message is longer than {} bytes, the limit. Send less in one "
                                "message.",
                                limits_.max_message_bytes));
}

Incoming LineChannel::too_much() {
  stop_the_clock();
  return last_words(-32053, too_much_is_coming_in);
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
