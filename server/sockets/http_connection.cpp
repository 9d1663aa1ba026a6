#include "server/sockets/http_connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "server/sockets/conversation.hpp"
#include "server/sockets/http_text.hpp"
#include "server/sockets/websocket.hpp"

namespace server {
namespace {

constexpr std::size_t small_piece = 512;  // what an idle connection holds ready
constexpr std::size_t header_piece = 4U << 10;
constexpr std::size_t body_piece = 64U << 10;

constexpr auto too_much_is_unread =
    "Too many large answers wait to be read, so this one was not sent. What was asked is done; "
    "look again in a moment.";

std::string text(boost::beast::string_view view) { return {view.data(), view.size()}; }

HttpAnswer try_later(std::string_view detail) {
  HttpAnswer answer = problem(503, detail);
  answer.headers.emplace_back("Retry-After", "1");
  return answer;
}

}  // namespace

HttpConnection::HttpConnection(std::shared_ptr<Connections> connections,
                               std::shared_ptr<Stream> stream, std::string address)
    : connections_{std::move(connections)},
      stream_{std::move(stream)},
      address_{std::move(address)},
      incoming_{connections_->incoming()},
      outgoing_{connections_->outgoing()} {}

asio::awaitable<void> HttpConnection::serve() {
  stream_->expires_after(connections_->options().header_timeout);
  const auto failed = co_await stream_->accept_tls();
  if (failed) co_return;
  Next next = Next::request;
  while (next == Next::request) next = co_await answer_one();
  if (next == Next::end) co_await stream_->end();
}

void HttpConnection::finish() {
  finishing_ = true;
  if (idle_) stream_->stop_receiving();
}

void HttpConnection::cut() {
  if (stream_) stream_->close();
}

asio::awaitable<HttpConnection::Next> HttpConnection::answer_one() {
  const bool begun = co_await first_bytes();
  if (!begun) co_return Next::end;
  Parser parser;
  parser.eager(true);
  parser.header_limit(static_cast<std::uint32_t>(connections_->options().max_header_bytes));
  parser.body_limit(connections_->options().max_message_bytes);
  const auto error = co_await receive(parser);
  if (error) {
    if (const auto answer = refusal(error, parser)) (void)co_await write(*answer, false, false);
    co_return Next::end;
  }
  Request request = parser.release();
  const bool head = request.method() == http::verb::head;
  const bool keep_alive = request.keep_alive();
  if (request.version() >= 11 && request.find(http::field::host) == request.end()) {
    (void)co_await write(problem(400, "A request needs the header Host."), false, head);
    co_return Next::end;
  }
  HttpAnswer answer;
  if (is_for_socket(request)) {
    auto refused = refusal_of_upgrade(request);
    if (!refused) co_return co_await become_websocket(std::move(request));
    answer = std::move(*refused);
  } else {
    answer = ask(std::move(request));
  }
  if (answer.unsettled) {
    const bool on_disk = co_await connections_->settled();
    if (!on_disk) answer = problem(503, std::string{not_on_disk});
  }
  const bool goes_on = co_await write(std::move(answer), keep_alive, head);
  co_return goes_on ? Next::request : Next::end;
}

// Waits between requests, when a connection should hold next to nothing.
asio::awaitable<bool> HttpConnection::first_bytes() {
  if (buffer_.size() > 0) co_return true;
  if (finishing_) co_return false;
  buffer_.shrink_to_fit();
  idle_ = true;
  stream_->expires_after(connections_->options().idle_timeout);
  const auto [error, size] = co_await stream_->read_some(buffer_.prepare(small_piece));
  idle_ = false;
  buffer_.commit(size);
  co_return !error;
}

asio::awaitable<error_code> HttpConnection::receive(Parser& parser) {
  stream_->expires_after(connections_->options().header_timeout);
  bool in_body = false;
  for (;;) {
    error_code error;
    buffer_.consume(parser.put(buffer_.data(), error));
    if (error && error != http::error::need_more) co_return error;
    if (parser.is_done()) co_return error_code{};
    if (parser.is_header_done() && !may_hold(parser)) co_return asio::error::no_buffer_space;
    if (!in_body && parser.is_header_done()) {
      in_body = true;
      const auto failed = co_await header_is_complete(parser);
      if (failed) co_return failed;
    }
    const auto failed = co_await read_more();
    if (failed) co_return failed;
  }
}

// Of a body whose length was said, all of it, before any of it comes; and of a large one the piece
// that is read at a time, so that what was granted is not refused half-way.
bool HttpConnection::may_hold(const Parser& parser) {
  const std::size_t said = parser.content_length().value_or(0);
  const std::size_t body = std::max(said, parser.get().body().capacity());
  const std::size_t small = body + buffer_.capacity();
  return incoming_.resize(
      small <= Budget::free_each ? small : body + std::max(buffer_.capacity(), body_piece));
}

asio::awaitable<error_code> HttpConnection::header_is_complete(const Parser& parser) {
  stream_->expires_after(connections_->options().body_timeout);
  const auto& request = parser.get();
  if (!boost::beast::iequals(request[http::field::expect], "100-continue")) co_return error_code{};
  co_return co_await stream_->write("HTTP/1.1 100 Continue\r\n\r\n");
}

asio::awaitable<error_code> HttpConnection::read_more() {
  const auto into = buffer_.prepare(incoming_.counts() ? body_piece : header_piece);
  const auto [error, size] = co_await stream_->read_some(into);
  buffer_.commit(size);
  co_return error;
}

// Nothing when there is nobody to tell.
std::optional<HttpAnswer> HttpConnection::refusal(error_code error, const Parser& parser) const {
  const auto& limits = connections_->options();
  if (error == asio::error::timed_out) {
    const bool in_body = parser.is_header_done();
    return problem(408,
                   fmt::format("The {} of the request did not arrive within {} seconds.",
                               in_body ? "body" : "header",
                               (in_body ? limits.body_timeout : limits.header_timeout).count()));
  }
  if (error == asio::error::no_buffer_space) return try_later(too_much_is_coming_in);
  if (error == http::error::header_limit) {
    return problem(431, fmt::format("The header of a request may be {} bytes long. Send fewer or "
                                    "shorter fields.",
                                    limits.max_header_bytes));
  }
  if (error == http::error::body_limit) {
    return problem(413, fmt::format("The body of a request may be {} bytes long. Send less in one "
                                    "request.",
                                    limits.max_message_bytes));
  }
  if (error.category() == http::make_error_code(http::error::bad_method).category())
    return problem(400, fmt::format("This is not a request of HTTP/1.1: {}.", error.message()));
  return std::nullopt;
}

// HEAD is asked as GET; only its answer's body stays here.
HttpAnswer HttpConnection::ask(Request&& request) {
  const bool head = request.method() == http::verb::head;
  HttpRequest asked;
  asked.method = head ? "GET" : text(request.method_string());
  asked.target = text(request.target());
  asked.token = token_of(request);
  asked.idempotency_key = text(request["Idempotency-Key"]);
  asked.content_type = text(request[http::field::content_type]);
  asked.body = std::move(request.body());
  asked.address = address_;
  return connections_->answer(asked);
}

// Returns whether another request may follow.
asio::awaitable<bool> HttpConnection::write(HttpAnswer answer, bool keep_alive, bool without_body) {
  keep_alive = keep_alive && !finishing_;
  (void)incoming_.resize(0);
  std::string bytes = written(answer, {keep_alive, without_body});
  if (!outgoing_.resize(bytes.size()))
    bytes = written(try_later(too_much_is_unread), {keep_alive, without_body});
  answer = {};
  stream_->expires_after(connections_->options().body_timeout);
  const auto error = co_await stream_->write(bytes);
  (void)outgoing_.resize(0);
  co_return !error && keep_alive;
}

asio::awaitable<HttpConnection::Next> HttpConnection::become_websocket(Request request) {
  if (buffer_.size() > 0) {
    (void)co_await write(problem(400, "Wait for the answer before you send frames."), false, false);
    co_return Next::end;
  }
  const auto& options = connections_->options();
  stream_->expires_never();
  std::string token = token_of(request);
  const WebSocketLimits limits{options.max_message_bytes, options.header_timeout,
                               options.body_timeout, options.ping_every, connections_->incoming()};
  auto channel = co_await accept_websocket(stream_, std::move(request), limits);
  if (!channel) co_return Next::nothing;
  const auto conversation = std::make_shared<Conversation>(
      connections_, stream_->get_executor(), std::move(channel), std::move(token), address_);
  stream_.reset();
  connections_->open(conversation);
  connections_->left(shared_from_this());
  if (finishing_) conversation->finish();
  co_return Next::nothing;
}

}  // namespace server
