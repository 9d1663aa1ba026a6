#include "server/sockets/websocket.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <stdexcept>

#include "server/sockets/upgrade.hpp"

namespace server {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

// What Beast asks of a stream that is not its own.
void beast_close_socket(Stream& stream) { stream.close(); }

// TLS is not shut down: the close frame has already said that nothing is missing.
template <typename Handler>
void async_teardown(beast::role_type, Stream& stream, Handler&& handler) {
  stream.stop_sending();
  asio::post(stream.get_executor(),
             beast::bind_front_handler(std::forward<Handler>(handler), error_code{}));
}

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

class WebSocket : public Channel {
 public:
  WebSocket(std::shared_ptr<Stream> stream, const WebSocketLimits& limits)
      : stream_{std::move(stream)},
        socket_{*stream_},
        message_timeout_{limits.message_timeout},
        incoming_{limits.incoming} {
    socket_.read_message_max(limits.max_message_bytes);
    socket_.auto_fragment(false);
    socket_.text(true);
    socket_.set_option(
        websocket::stream_base::timeout{limits.handshake_timeout, 2 * limits.ping_every, true});
  }

  [[nodiscard]] asio::awaitable<bool> accept(const http::request<http::string_body>& request) {
    const bool names_protocol = offers_protocol(request);
    socket_.set_option(
        websocket::stream_base::decorator([names_protocol](websocket::response_type& answer) {
          answer.set(http::field::server, "viva");
          answer.set(http::field::cache_control, "no-store");
          answer.set("X-Content-Type-Options", "nosniff");
          if (names_protocol) answer.set(http::field::sec_websocket_protocol, "viva");
        }));
    const auto [error] = co_await socket_.async_accept(request, as_result);
    co_return !error;
  }

  [[nodiscard]] asio::awaitable<void> connect(const std::string& host, const std::string& token) {
    socket_.set_option(websocket::stream_base::decorator([token](websocket::request_type& request) {
      request.set(http::field::user_agent, "viva");
      if (!token.empty()) request.set(http::field::authorization, "Bearer " + token);
    }));
    websocket::response_type answer;
    const auto [error] = co_await socket_.async_handshake(answer, host, "/v1/socket", as_result);
    if (error == websocket::error::upgrade_declined) {
      throw std::runtime_error{fmt::format("the server refused a WebSocket with status {}: {}",
                                           answer.result_int(), answer.body())};
    }
    if (error) throw std::runtime_error{"cannot open a WebSocket: " + error.message()};
  }

  [[nodiscard]] asio::awaitable<Incoming> receive() override {
    beast::flat_buffer buffer;  // grows with the message and goes with it
    for (bool begun = false;; begun = true) {
      const auto [error, size] = co_await socket_.async_read_some(buffer, 0, as_result);
      const bool done = error || socket_.is_message_done();
      if (begun && done) stream_->expires_never();
      if (error) co_return Incoming{};
      if (!socket_.got_text())
        co_return refused(websocket::close_code::unknown_data, "send text frames");
      if (!incoming_.resize(buffer.capacity()))
        co_return refused(websocket::close_code::try_again_later, too_much_is_coming_in);
      if (done) break;
      if (!begun) stream_->expires_after(message_timeout_);
    }
    (void)incoming_.resize(0);
    co_return Incoming{beast::buffers_to_string(buffer.data()), {}};
  }

  [[nodiscard]] asio::awaitable<bool> send(std::string message) override {
    const auto [error, size] = co_await socket_.async_write(asio::buffer(message), as_result);
    co_return !error;
  }

  [[nodiscard]] asio::awaitable<bool> send_all(std::vector<std::string> messages) override {
    for (const std::string& message : messages) {
      const auto [error, size] = co_await socket_.async_write(asio::buffer(message), as_result);
      if (error) co_return false;
    }
    co_return true;
  }

  [[nodiscard]] asio::awaitable<void> say_goodbye() override {
    (void)co_await socket_.async_close(reason_, as_result);  // if it is not closed already
  }

  [[nodiscard]] asio::awaitable<void> end() override {
    stream_->close();
    co_return;
  }

  void cut() override { stream_->close(); }

 private:
  [[nodiscard]] Incoming refused(websocket::close_code code, const char* why) {
    stream_->expires_never();
    reason_ = {code, why};
    return {};
  }

  std::shared_ptr<Stream> stream_;
  websocket::stream<Stream&, false> socket_;  // false: no permessage-deflate, and none of its size
  std::chrono::seconds message_timeout_;
  Share incoming_;
  websocket::close_reason reason_{websocket::close_code::going_away};
};

}  // namespace

asio::awaitable<std::unique_ptr<Channel>> accept_websocket(std::shared_ptr<Stream> stream,
                                                           http::request<http::string_body> request,
                                                           WebSocketLimits limits) {
  auto socket = std::make_unique<WebSocket>(std::move(stream), limits);
  const bool accepted = co_await socket->accept(request);
  if (!accepted) co_return nullptr;
  co_return socket;
}

asio::awaitable<std::unique_ptr<Channel>> connect_websocket(std::shared_ptr<Stream> stream,
                                                            std::string host, std::string token,
                                                            WebSocketLimits limits) {
  auto socket = std::make_unique<WebSocket>(std::move(stream), limits);
  co_await socket->connect(host, token);
  co_return socket;
}

}  // namespace server
