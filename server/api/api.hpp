// What can be asked of the server, whatever way it came in: JSON-RPC 2.0 messages on a connection,
// or REST requests. Sockets call this; it never calls them, except to send an event to a Peer.
// Belongs to the thread of the io_context.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server {

// Somebody at the other end of a connection that stays open. Lives as long as the connection.
class Peer : public std::enable_shared_from_this<Peer> {
 public:
  virtual ~Peer() = default;
  // One message, a JSON text without line feeds. Never blocks; a peer that does not read what it is
  // sent is disconnected by its socket.
  virtual void send(std::string message) = 0;

  std::size_t owed = 0;  // answers that will still be sent
  std::string token;     // as given with the connection, or by the method "authenticate"
  std::string address;   // where from, for the log
};

struct HttpRequest {
  std::string method;           // "GET"
  std::string target;           // path and query, as sent
  std::string token;            // of "Authorization: Bearer"; empty: none
  std::string idempotency_key;  // of that header
  std::string content_type;
  std::string body;
  std::string address;
};

struct HttpAnswer {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool unsettled = false;  // true only when Api::settle() says so; before that nobody is told
};

// Said in place of an answer that the disk did not take.
inline constexpr std::string_view not_on_disk =
    "The server could not put this on its disk. Send it again later, with the same idempotency "
    "key.";

class Api {
 public:
  virtual ~Api() = default;
  // One message, or a batch of them; returns what to send back, or an empty text: then there is no
  // answer, or the peer is owed one. Never throws.
  [[nodiscard]] virtual std::string answer(const std::shared_ptr<Peer>& peer,
                                           std::string_view message) = 0;
  [[nodiscard]] virtual HttpAnswer answer(const HttpRequest& request) = 0;
  // Calls `then` when the disk has what unsettled answers say, or never will.
  virtual void settle(std::function<void(bool on_disk)> then) { then(true); }
  // The peer has gone.
  virtual void forget(const std::shared_ptr<Peer>& peer) = 0;
};

}  // namespace server
