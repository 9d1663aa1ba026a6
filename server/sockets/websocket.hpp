// Messages over a WebSocket (RFC 6455). Its body alone knows Beast's WebSocket, which takes a
// minute to compile.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "server/sockets/budget.hpp"
#include "server/sockets/channel.hpp"
#include "server/sockets/stream.hpp"

namespace server {

namespace http = boost::beast::http;

struct WebSocketLimits {
  std::size_t max_message_bytes;
  std::chrono::seconds handshake_timeout;  // to open and to close it
  std::chrono::seconds message_timeout;    // from a message's first byte to its last
  std::chrono::seconds ping_every;         // of silence; twice that and it ends
  std::shared_ptr<Budget> incoming;        // null: no limit
};

// The server's side of a request that asks for it; null: it came to nothing.
[[nodiscard]] asio::awaitable<std::unique_ptr<Channel>> accept_websocket(
    std::shared_ptr<Stream> stream, http::request<http::string_body> request,
    WebSocketLimits limits);

// The client's side. Throws std::runtime_error with what the server said instead.
[[nodiscard]] asio::awaitable<std::unique_ptr<Channel>> connect_websocket(
    std::shared_ptr<Stream> stream, std::string host, std::string token, WebSocketLimits limits);

}  // namespace server
