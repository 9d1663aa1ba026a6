#include "server/sockets/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace server {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto time_to_part = std::chrono::seconds{2};

}  // namespace

Stream::Stream(Socket socket, asio::ssl::context* tls)
    : socket_{std::move(socket)},
      deadline_{socket_.get_executor(), asio::steady_timer::time_point::max()} {
  if (tls != nullptr) tls_.emplace(socket_, *tls);
}

asio::awaitable<error_code> Stream::accept_tls() {
  return handshake(asio::ssl::stream_base::server);
}

asio::awaitable<error_code> Stream::connect_tls(const std::string& host) {
  if (tls_) {
    tls_->set_verify_mode(asio::ssl::verify_peer);
    tls_->set_verify_callback(asio::ssl::host_name_verification{host});
    error_code not_an_address;
    (void)asio::ip::make_address(host, not_an_address);
    if (not_an_address) SSL_set_tlsext_host_name(tls_->native_handle(), host.c_str());
  }
  return handshake(asio::ssl::stream_base::client);
}

asio::awaitable<error_code> Stream::handshake(asio::ssl::stream_base::handshake_type role) {
  if (!tls_) co_return error_code{};
  const auto [error] = co_await tls_->async_handshake(role, as_result);
  co_return expired() ? error_code{asio::error::timed_out} : error;
}

asio::awaitable<Stream::Transfer> Stream::read_some(asio::mutable_buffer into) {
  if (expired()) co_return Transfer{asio::error::timed_out};
  const auto [error, size] = co_await async_read_some(into, as_result);
  if (error && expired()) co_return Transfer{asio::error::timed_out, size};
  co_return Transfer{error, size};
}

asio::awaitable<error_code> Stream::write(std::string_view bytes) {
  if (expired()) co_return asio::error::timed_out;
  const auto [error, size] =
      co_await asio::async_write(*this, asio::buffer(bytes.data(), bytes.size()), as_result);
  co_return error&& expired() ? error_code{asio::error::timed_out} : error;
}

asio::awaitable<void> Stream::end() {
  expires_after(time_to_part);
  if (tls_) (void)co_await tls_->async_shutdown(as_result);
  stop_sending();
  std::array<char, 1024> unwanted{};
  for (error_code ended; !ended && !expired();) {
    const auto result = co_await socket_.async_read_some(asio::buffer(unwanted), as_result);
    ended = std::get<0>(result);
  }
  close();
}

void Stream::stop_receiving() {
  error_code it_is_gone;
  socket_.shutdown(Socket::shutdown_receive, it_is_gone);
}

void Stream::stop_sending() {
  error_code it_is_gone;
  socket_.shutdown(Socket::shutdown_send, it_is_gone);
}

void Stream::close() {
  deadline_.cancel();
  error_code it_is_gone;
  socket_.close(it_is_gone);
}

void Stream::expires_after(std::chrono::milliseconds time) {
  deadline_.expires_after(time);
  deadline_.async_wait([weak = weak_from_this()](error_code) {
    // May have been set anew after this call was queued, so the clock decides.
    const auto self = weak.lock();
    if (!self || !self->expired()) return;
    error_code it_is_gone;
    self->socket_.cancel(it_is_gone);
  });
}

void Stream::expires_never() { deadline_.expires_at(asio::steady_timer::time_point::max()); }

bool Stream::expired() const { return deadline_.expiry() <= std::chrono::steady_clock::now(); }

void Stream::start_read(asio::mutable_buffer into, Handler handler) {
  if (tls_) return tls_->async_read_some(into, std::move(handler));
  socket_.async_read_some(into, std::move(handler));
}

void Stream::start_write(const Pieces& from, Handler handler) {
  if (tls_) return tls_->async_write_some(from, std::move(handler));
  socket_.async_write_some(from, std::move(handler));
}

}  // namespace server
