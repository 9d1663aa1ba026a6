#include "server/sockets/client.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "server/sockets/bind.hpp"
#include "server/sockets/lines.hpp"
#include "server/sockets/tls.hpp"
#include "server/sockets/websocket.hpp"

namespace server {
namespace {

using asio::ip::tcp;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto time_to_connect = seconds{10};
constexpr auto time_to_send = seconds{30};
constexpr auto time_for_a_message = std::chrono::minutes{10};  // once it has begun
constexpr auto time_to_part = seconds{1};
constexpr std::size_t max_message_bytes = 64U << 20;

constexpr auto has_ended = "the connection to the server has ended";

struct Place {
  enum class Kind { http, https, unix_socket } kind;
  std::string where;  // host and port as written, or the path
  HostAndPort address;
};

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

Place place_of(const std::string& url) {
  std::string_view rest = url;
  if (take(rest, "unix:")) return {Place::Kind::unix_socket, std::string{rest}, {}};
  const bool plain = take(rest, "http://");
  const bool secure = !plain && take(rest, "https://");
  if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  auto address = host_and_port(rest);
  if ((!plain && !secure) || address.host.empty() || rest.find('/') != std::string_view::npos) {
    throw std::invalid_argument{fmt::format(
        "{} is not an address: write http://host:port, https://host:port or unix:/path", url)};
  }
  if (address.port.empty()) address.port = secure ? "443" : "80";
  return {secure ? Place::Kind::https : Place::Kind::http, std::string{rest}, std::move(address)};
}

[[noreturn]] void cannot_connect(const error_code& error) {
  const bool nobody_there = error == asio::error::connection_refused ||
                            error == boost::system::errc::no_such_file_or_directory;
  throw std::runtime_error{error.message() + (nobody_there ? "; is `viva serve` running?" : "")};
}

asio::awaitable<Socket> connect_socket(Place place) {
  const auto executor = co_await asio::this_coro::executor;
  if (place.kind == Place::Kind::unix_socket) {
    asio::local::stream_protocol::socket socket{executor};
    const auto [error] = co_await socket.async_connect(place.where, as_result);
    if (error) cannot_connect(error);
    co_return std::move(socket);
  }
  error_code unknown;
  const auto found =
      tcp::resolver{executor}.resolve(place.address.host, place.address.port, unknown);
  if (unknown) cannot_connect(unknown);
  tcp::socket socket{executor};
  const auto [error, endpoint] = co_await asio::async_connect(socket, found, as_result);
  if (error) cannot_connect(error);
  socket.set_option(tcp::no_delay{true});
  co_return std::move(socket);
}

}  // namespace

struct Client::Parts {
  asio::awaitable<void> connect(Place place, std::string token, std::string trusted);
  asio::awaitable<void> send(std::string message);
  asio::awaitable<void> read();
  asio::awaitable<void> authenticate(std::string token);
  void run_until_done(asio::awaitable<void> work, milliseconds timeout, std::string_view doing);

  asio::io_context context{1};
  std::unique_ptr<Channel> channel;
  std::deque<std::string> inbox;
  bool reading = false;
  bool ended = false;
};

asio::awaitable<void> Client::Parts::connect(Place place, std::string token, std::string trusted) {
  std::optional<asio::ssl::context> tls;
  if (place.kind == Place::Kind::https) tls.emplace(client_tls(trusted));
  auto socket = co_await connect_socket(place);
  auto stream = std::make_shared<Stream>(std::move(socket), tls ? &*tls : nullptr);
  if (place.kind == Place::Kind::unix_socket) {
    channel = std::make_unique<LineChannel>(
        stream, LineLimits{max_message_bytes, time_to_connect, time_for_a_message, nullptr});
    if (!token.empty()) co_await authenticate(token);
    co_return;
  }
  const auto failed = co_await stream->connect_tls(place.address.host);
  if (failed)
    throw std::runtime_error{fmt::format(
        "TLS: {}. A certificate of your own is trusted by SSL_CERT_FILE=FILE", failed.message())};
  const WebSocketLimits limits{max_message_bytes, time_to_connect, time_for_a_message, seconds{120},
                               nullptr};
  channel = co_await connect_websocket(stream, place.where, std::move(token), limits);
}

// A Unix socket has no header for the token.
asio::awaitable<void> Client::Parts::authenticate(std::string token) {
  constexpr auto request =
      R"({{"jsonrpc":"2.0","id":"token","method":"authenticate","params":{{"token":"{}"}}}})";
  if (token.find_first_of("\"\\\n") != std::string::npos)
    throw std::runtime_error{"this is not a token; copy it whole, without quotes"};
  (void)co_await channel->send(fmt::format(request, token));
  const Incoming reply = co_await channel->receive();
  if (!reply.message) throw std::runtime_error{has_ended};
  if (reply.message->find("\"error\":") != std::string::npos)
    throw std::runtime_error{"the server did not accept the token: " + *reply.message};
}

asio::awaitable<void> Client::Parts::send(std::string message) {
  const bool sent = co_await channel->send(std::move(message));
  if (!sent) throw std::runtime_error{has_ended};
}

asio::awaitable<void> Client::Parts::read() {
  for (;;) {
    Incoming incoming = co_await channel->receive();
    if (!incoming.message) co_return;
    inbox.push_back(std::move(*incoming.message));
  }
}

void Client::Parts::run_until_done(asio::awaitable<void> work, milliseconds timeout,
                                   std::string_view doing) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  const auto failure = std::make_shared<std::exception_ptr>();
  const auto done = std::make_shared<bool>(false);
  asio::co_spawn(context, std::move(work), [failure, done](const std::exception_ptr& thrown) {
    *failure = thrown;
    *done = true;
  });
  context.restart();
  while (!*done && context.run_one_until(deadline) > 0) {
  }
  if (*failure) std::rethrow_exception(*failure);
  if (!*done) throw std::runtime_error{fmt::format("timed out {}", doing)};
}

Client::Client(const std::string& url, const std::string& token, const std::string& trusted)
    : parts_{std::make_unique<Parts>()} {
  const Place place = place_of(url);
  try {
    parts_->run_until_done(parts_->connect(place, token, trusted), time_to_connect, "connecting");
  } catch (const std::exception& failure) {
    throw std::runtime_error{fmt::format("cannot connect to {}: {}", url, failure.what())};
  }
}

Client::~Client() {
  try {
    parts_->run_until_done(parts_->channel->say_goodbye(), time_to_part, "parting");
  } catch (const std::exception&) {  // the server will notice
  }
}

void Client::send(const std::string& message) {
  parts_->run_until_done(parts_->send(message), time_to_send, "sending to the server");
}

std::optional<std::string> Client::receive(milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  if (!parts_->reading) {
    parts_->reading = true;
    asio::co_spawn(parts_->context, parts_->read(),
                   [parts = parts_.get()](const std::exception_ptr&) { parts->ended = true; });
  }
  const auto nothing_yet = [&] { return parts_->inbox.empty() && !parts_->ended; };
  parts_->context.restart();
  while (nothing_yet() && parts_->context.poll_one() > 0) {  // also when there is no time
  }
  while (nothing_yet() && parts_->context.run_one_until(deadline) > 0) {
  }
  if (parts_->inbox.empty()) {
    if (parts_->ended) throw std::runtime_error{has_ended};
    return std::nullopt;
  }
  std::string message = std::move(parts_->inbox.front());
  parts_->inbox.pop_front();
  return message;
}

}  // namespace server
