// A connection to a server from our own programs: messages over a WebSocket, or over a Unix socket
// as JSON lines. Synchronous; belongs to one thread.
// Knows how to get there and who may be trusted; of messages only how to give a token.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace server {

class Client {
 public:
  // "http://host:port", "https://host:port" or "unix:/path". `trusted` is a PEM file with
  // certificates to trust besides the system's. An empty token: none is given.
  // Here and below, std::runtime_error says what failed and what to look at;
  // std::invalid_argument, that the url is none.
  Client(const std::string& url, const std::string& token, const std::string& trusted = {});
  ~Client();  // says goodbye, for a second at most

  void send(const std::string& message);  // JSON without line feeds
  // The next message; nothing when none came in time. Throws when the connection has ended.
  // Pings are answered only in here: a program that stays connected calls it every few seconds.
  [[nodiscard]] std::optional<std::string> receive(std::chrono::milliseconds timeout);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
