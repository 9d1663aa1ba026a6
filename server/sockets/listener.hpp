// Lets connections in from one listening socket, through shortages too.
// Knows descriptors; what a connection is for is decided by whoever welcomes it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "server/sockets/bind.hpp"
#include "server/sockets/stream.hpp"

namespace server {

class Listener : public std::enable_shared_from_this<Listener> {  // live in a shared_ptr
 public:
  // The address is where from: "127.0.0.1", or "unix".
  using Welcome = std::function<void(Socket socket, const std::string& address)>;

  Listener(asio::io_context& context, Bound bound, Welcome welcome);

  void start();
  void close();  // nobody is welcomed any more; removes the Unix socket's file
  [[nodiscard]] unsigned short port() const { return port_; }

 private:
  enum class Accepted { one, none_waiting, short_of_resources };

  [[nodiscard]] asio::awaitable<void> accept_all();
  [[nodiscard]] Accepted accept_some();
  [[nodiscard]] Accepted accept_one();
  void complain(int error);

  asio::io_context& context_;
  std::string name_;
  unsigned short port_;
  asio::posix::stream_descriptor socket_;
  std::unique_ptr<UnixPath> path_;
  Welcome welcome_;
  std::chrono::steady_clock::time_point quiet_until_;
};

}  // namespace server
