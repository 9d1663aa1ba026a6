// One connected socket, whatever its kind: TCP, Unix, with TLS or without. Has a deadline, which
// every operation in flight and every later one keeps until another is set.
// Knows bytes and time; nothing of HTTP or messages.
#pragma once

#include <array>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace server {

namespace asio = boost::asio;
using boost::system::error_code;
using Socket = asio::generic::stream_protocol::socket;

class Stream : public std::enable_shared_from_this<Stream> {  // live in a shared_ptr
 public:
  using executor_type = Socket::executor_type;
  struct Transfer {
    error_code error;
    std::size_t size = 0;
  };

  explicit Stream(Socket socket, asio::ssl::context* tls = nullptr);

  [[nodiscard]] executor_type get_executor() { return socket_.get_executor(); }
  [[nodiscard]] bool secure() const { return tls_.has_value(); }

  // Nothing to do for a plain socket. A client names the host that the certificate must be for.
  [[nodiscard]] asio::awaitable<error_code> accept_tls();
  [[nodiscard]] asio::awaitable<error_code> connect_tls(const std::string& host);

  [[nodiscard]] asio::awaitable<Transfer> read_some(asio::mutable_buffer into);
  [[nodiscard]] asio::awaitable<error_code> write(std::string_view bytes);  // all of them

  // Says that nothing more will come, and waits a little for the same from the other side: closing
  // while bytes are unread would destroy those that the peer has yet to read.
  [[nodiscard]] asio::awaitable<void> end();
  void stop_receiving();  // what has arrived can still be read, then comes the end of file
  void stop_sending();
  void close();

  void expires_after(std::chrono::milliseconds time);
  void expires_never();
  [[nodiscard]] bool expired() const;

  // For Beast. The handler's type ends here, so that each operation is compiled once.
  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, asio::mutable_buffer into) { start_read(into, std::move(handler)); },
        token, first_of(buffers));
  }
  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, const Pieces& from) { start_write(from, std::move(handler)); }, token,
        first_few_of(buffers));
  }

 private:
  using Handler = asio::any_completion_handler<void(error_code, std::size_t)>;
  using Pieces = std::array<asio::const_buffer, 4>;

  template <typename Buffers>
  static asio::mutable_buffer first_of(const Buffers& buffers) {
    for (auto each = asio::buffer_sequence_begin(buffers);
         each != asio::buffer_sequence_end(buffers); ++each) {
      if (const asio::mutable_buffer piece{*each}; piece.size() > 0) return piece;
    }
    return {};
  }
  template <typename Buffers>
  static Pieces first_few_of(const Buffers& buffers) {
    Pieces pieces;
    std::size_t count = 0;
    for (auto each = asio::buffer_sequence_begin(buffers);
         each != asio::buffer_sequence_end(buffers) && count < pieces.size(); ++each) {
      if (const asio::const_buffer piece{*each}; piece.size() > 0) pieces[count++] = piece;
    }
    return pieces;
  }
  void start_read(asio::mutable_buffer into, Handler handler);
  void start_write(const Pieces& from, Handler handler);
  [[nodiscard]] asio::awaitable<error_code> handshake(asio::ssl::stream_base::handshake_type role);

  Socket socket_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
  asio::steady_timer deadline_;
};

}  // namespace server
