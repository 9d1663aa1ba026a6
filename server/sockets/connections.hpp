// Who is connected: counts them, lets them ask the Api, ends them. Shared by Sockets and every
// connection, because a connection may take a moment longer to end than Sockets does.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "server/sockets/sockets.hpp"

namespace server {

namespace asio = boost::asio;

class OpenConnection {
 public:
  virtual ~OpenConnection() = default;
  [[nodiscard]] virtual asio::awaitable<void> serve() = 0;  // from the first byte to the last
  virtual void finish() = 0;                                // end it after what is in flight
  virtual void cut() = 0;                                   // end it now
  [[nodiscard]] virtual std::shared_ptr<Peer> peer() { return nullptr; }  // if it stays open
};

class Connections : public std::enable_shared_from_this<Connections> {
 public:
  Connections(asio::io_context& context, Api& api, const SocketOptions& options);

  [[nodiscard]] const SocketOptions& options() const { return options_; }
  [[nodiscard]] std::size_t count() const { return open_.size(); }
  [[nodiscard]] bool full() const { return count() >= options_.max_connections; }

  // Serves it until it ends; whatever is thrown there ends only that connection.
  void open(const std::shared_ptr<OpenConnection>& connection);
  // It has ended. Once is enough, twice does no harm.
  void left(const std::shared_ptr<OpenConnection>& connection);

  // After abandon() the Api is not asked: nothing to say, or status 503.
  [[nodiscard]] std::string answer(const std::shared_ptr<Peer>& peer, std::string_view message);
  [[nodiscard]] HttpAnswer answer(const HttpRequest& request);
  // Whether the disk has what unsettled answers say.
  [[nodiscard]] asio::awaitable<bool> settled();

  void finish(std::chrono::milliseconds patience);
  void abandon();  // cuts them all and lets go of the Api

 private:
  asio::io_context& context_;
  Api* api_;
  const SocketOptions options_;
  std::unordered_set<std::shared_ptr<OpenConnection>> open_;
  bool finishing_ = false;
  asio::steady_timer patience_;
};

}  // namespace server
