#include "server/sockets/sockets.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <optional>
#include <stdexcept>
#include <vector>

#include "server/sockets/connections.hpp"
#include "server/sockets/conversation.hpp"
#include "server/sockets/http_connection.hpp"
#include "server/sockets/http_text.hpp"
#include "server/sockets/lines.hpp"
#include "server/sockets/listener.hpp"
#include "server/sockets/tls.hpp"

namespace server {
namespace {

constexpr long most_refusals = 64;  // at the same time; beyond that the door is just shut

// `turn` is only held: its owners are counted.
asio::awaitable<void> refuse(std::shared_ptr<Stream> stream, std::shared_ptr<char> turn) {
  const auto answer = problem(503, "Too many connections are open. Try again in a moment.");
  stream->expires_after(std::chrono::seconds{1});
  const auto failed = co_await stream->write(written(answer, {}));
  if (!failed) co_await stream->end();
  turn.reset();
}

}  // namespace

struct Sockets::Parts {
  Parts(asio::io_context& its_context, Api& api, const SocketOptions& options);

  void welcome_http(Socket socket, const std::string& address);
  void welcome_lines(Socket socket, const std::string& address, asio::ssl::context* with_tls);

  asio::io_context& context;
  std::shared_ptr<Connections> connections;
  std::optional<asio::ssl::context> tls;
  std::shared_ptr<char> refusals = std::make_shared<char>();
  std::shared_ptr<Listener> http_listener, lines_listener, unix_listener;  // null: none
  std::vector<std::shared_ptr<Listener>> listeners;                        // those there are
};

Sockets::Parts::Parts(asio::io_context& its_context, Api& api, const SocketOptions& options)
    : context{its_context}, connections{std::make_shared<Connections>(context, api, options)} {
  if (!options.certificate.empty() || !options.key.empty())
    tls.emplace(server_tls(options.certificate, options.key));
  auto* const with_tls = tls ? &*tls : nullptr;
  const auto listen = [this](Bound bound, Listener::Welcome welcome) {
    return listeners.emplace_back(
        std::make_shared<Listener>(context, std::move(bound), std::move(welcome)));
  };
  if (!options.listen.empty()) {
    http_listener = listen(bind_tcp(options.listen), [this](Socket socket, const auto& address) {
      welcome_http(std::move(socket), address);
    });
  }
  if (!options.lines.empty()) {
    lines_listener = listen(bind_tcp(options.lines), [=, this](Socket socket, const auto& address) {
      welcome_lines(std::move(socket), address, with_tls);
    });
  }
  if (!options.unix_path.empty()) {
    unix_listener =
        listen(bind_unix(options.unix_path), [this](Socket socket, const auto& address) {
          welcome_lines(std::move(socket), address, nullptr);
        });
  }
  if (listeners.empty())
    throw std::runtime_error{"there is nothing to listen on; give an address or a Unix socket"};
  for (const auto& each : listeners) each->start();
}

void Sockets::Parts::welcome_http(Socket socket, const std::string& address) {
  auto stream = std::make_shared<Stream>(std::move(socket), tls ? &*tls : nullptr);
  if (!connections->full()) {
    connections->open(std::make_shared<HttpConnection>(connections, std::move(stream), address));
  } else if (!tls && refusals.use_count() <= most_refusals) {  // a handshake would cost too much
    asio::co_spawn(context, refuse(std::move(stream), refusals), asio::detached);
  }
}

void Sockets::Parts::welcome_lines(Socket socket, const std::string& address,
                                   asio::ssl::context* with_tls) {
  if (connections->full()) return;
  const auto& options = connections->options();
  auto lines =
      std::make_unique<LineChannel>(std::make_shared<Stream>(std::move(socket), with_tls),
                                    LineLimits{options.max_message_bytes, options.header_timeout,
                                               options.body_timeout, connections->incoming()});
  connections->open(std::make_shared<Conversation>(connections, context.get_executor(),
                                                   std::move(lines), std::string{}, address));
}

Sockets::Sockets(boost::asio::io_context& context, Api& api, const SocketOptions& options)
    : parts_{std::make_unique<Parts>(context, api, options)} {}

Sockets::~Sockets() {
  for (const auto& each : parts_->listeners) each->close();
  parts_->connections->abandon();
}

unsigned short Sockets::port() const {
  return parts_->http_listener ? parts_->http_listener->port() : 0;
}

unsigned short Sockets::lines_port() const {
  return parts_->lines_listener ? parts_->lines_listener->port() : 0;
}

std::size_t Sockets::connections() const { return parts_->connections->count(); }

std::size_t Sockets::incoming_bytes() const { return parts_->connections->incoming()->held(); }

std::size_t Sockets::outgoing_bytes() const { return parts_->connections->outgoing()->held(); }

void Sockets::stop(std::chrono::milliseconds patience) {
  for (const auto& each : parts_->listeners) each->close();
  parts_->connections->finish(patience);
}

}  // namespace server
