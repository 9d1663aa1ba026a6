#include "server/sockets/listener.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <cstring>

#include "server/log.hpp"

namespace server {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto pause_when_short = std::chrono::milliseconds{100};
constexpr auto quiet_between_complaints = std::chrono::minutes{1};
constexpr int accepted_in_one_go = 64;  // then the connections have their turn

std::string text_of(const sockaddr_storage& address, socklen_t size) {
  if (address.ss_family == AF_UNIX) return "unix";
  char host[NI_MAXHOST] = "";
  (void)::getnameinfo(reinterpret_cast<const sockaddr*>(&address), size, host, sizeof host, nullptr,
                      0, NI_NUMERICHOST);
  return host;
}

// A peer that vanished without a word is noticed after two minutes.
void tune_tcp(int fd) {
  const auto set = [fd](int level, int option, int value) {
    (void)::setsockopt(fd, level, option, &value, sizeof value);
  };
  set(IPPROTO_TCP, TCP_NODELAY, 1);
  set(SOL_SOCKET, SO_KEEPALIVE, 1);
  set(IPPROTO_TCP, TCP_KEEPIDLE, 60);
  set(IPPROTO_TCP, TCP_KEEPINTVL, 15);
  set(IPPROTO_TCP, TCP_KEEPCNT, 4);
}

bool is_shortage(int error) {
  return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

}  // namespace

Listener::Listener(asio::io_context& context, Bound bound, Welcome welcome)
    : context_{context},
      name_{std::move(bound.name)},
      port_{port_of(bound.socket.get())},
      socket_{context, bound.socket.release()},
      path_{std::move(bound.path)},
      welcome_{std::move(welcome)} {}

void Listener::start() {
  asio::co_spawn(context_, accept_all(), [self = shared_from_this()](const std::exception_ptr&) {});
}

void Listener::close() {
  path_.reset();
  error_code it_is_closed;
  socket_.close(it_is_closed);
}

asio::awaitable<void> Listener::accept_all() {
  asio::steady_timer pause{context_};
  while (socket_.is_open()) {
    const auto [closed] = co_await socket_.async_wait(socket_.wait_read, as_result);
    if (closed || !socket_.is_open()) co_return;
    if (accept_some() != Accepted::short_of_resources) continue;
    pause.expires_after(pause_when_short);
    (void)co_await pause.async_wait(as_result);
  }
}

Listener::Accepted Listener::accept_some() {
  auto last = Accepted::one;
  for (int i = 0; i < accepted_in_one_go && last == Accepted::one; ++i) last = accept_one();
  return last;
}

// accept4() by hand: Asio's would leave the descriptor to the programs that this one starts.
Listener::Accepted Listener::accept_one() try {
  sockaddr_storage from{};
  socklen_t size = sizeof from;
  UniqueFd fd{::accept4(socket_.native_handle(), reinterpret_cast<sockaddr*>(&from), &size,
                        SOCK_CLOEXEC | SOCK_NONBLOCK)};
  if (fd.get() < 0) {
    if (errno == EAGAIN) return Accepted::none_waiting;
    if (!is_shortage(errno)) return Accepted::one;  // it was gone before it was let in
    complain(errno);
    return Accepted::short_of_resources;
  }
  if (from.ss_family != AF_UNIX) tune_tcp(fd.get());
  Socket socket{context_, asio::generic::stream_protocol{from.ss_family, 0}, fd.get()};
  (void)fd.release();
  welcome_(std::move(socket), text_of(from, size));
  return Accepted::one;
} catch (const std::bad_alloc&) {
  complain(ENOMEM);
  return Accepted::short_of_resources;
}

void Listener::complain(int error) {
  const auto now = std::chrono::steady_clock::now();
  if (now < quiet_until_) return;
  quiet_until_ = now + quiet_between_complaints;
  log("cannot let more connections in on {}: {}. Raise the limit of open files (ulimit -n), or "
      "lower max_connections. Trying again.",
      name_, std::strerror(error));
}

}  // namespace server
