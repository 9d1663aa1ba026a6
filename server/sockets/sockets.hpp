// The ways in: HTTP/1.1 with WebSocket on TCP (with TLS when there is a certificate), JSON lines on
// TCP and on a Unix socket. Every connection is bounded in size, time and number.
// Knows bytes and connections; what is asked goes to an Api.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "server/api/api.hpp"

namespace server {

struct SocketOptions {
  // HTTP and WebSocket; "[::1]:0" takes a free port; empty: none
  std::string listen = "127.0.0.1:8420";
  std::string lines;             // JSON lines over TCP, "127.0.0.1:8421"; empty: none
  std::string unix_path;         // JSON lines over a Unix socket; empty: none
  std::string certificate, key;  // PEM files; both empty: no TLS
  std::size_t max_message_bytes = 4U << 20;
  std::size_t max_header_bytes = 16U << 10;
  std::size_t max_connections = 12'000;
  std::size_t max_unsent_bytes = 4U << 20;  // of one peer; more: it is disconnected
  // Of all together, in messages of more than 16 KiB: of those that have begun, and of those that
  // are not read yet. Beyond it new ones are refused, and whoever does not read is disconnected.
  std::size_t max_incoming_bytes = 64U << 20;
  std::size_t max_outgoing_bytes = 64U << 20;
  std::chrono::seconds header_timeout{10};  // from the first byte, and for a TLS handshake
  std::chrono::seconds body_timeout{30};    // also for a message that has begun, and for goodbyes
  std::chrono::seconds idle_timeout{300};   // between HTTP requests
  std::chrono::seconds ping_every{30};  // on a silent WebSocket; it ends when unanswered as long
};

class Sockets {
 public:
  // Binds at once; throws std::runtime_error that names the address and the reason.
  Sockets(boost::asio::io_context& context, Api& api, const SocketOptions& options);
  ~Sockets();

  [[nodiscard]] unsigned short port() const;        // of `listen`; 0: none
  [[nodiscard]] unsigned short lines_port() const;  // 0: none
  [[nodiscard]] std::size_t connections() const;
  [[nodiscard]] std::size_t incoming_bytes() const;  // of those that count
  [[nodiscard]] std::size_t outgoing_bytes() const;

  // No new connections; those that are open get `patience` to end.
  void stop(std::chrono::milliseconds patience);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
