// One HTTP/1.1 connection: request, answer, next request; or it becomes a WebSocket.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>
#include <string>

#include "server/sockets/connections.hpp"
#include "server/sockets/stream.hpp"
#include "server/sockets/upgrade.hpp"

namespace server {

class HttpConnection : public OpenConnection, public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(std::shared_ptr<Connections> connections, std::shared_ptr<Stream> stream,
                 std::string address);

  [[nodiscard]] asio::awaitable<void> serve() override;
  void finish() override;
  void cut() override;

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Next { request, end, nothing };  // nothing: the stream is another's, or broken

  [[nodiscard]] asio::awaitable<Next> answer_one();
  [[nodiscard]] asio::awaitable<bool> first_bytes();
  [[nodiscard]] asio::awaitable<error_code> receive(Parser& parser);
  [[nodiscard]] bool may_hold(const Parser& parser);
  [[nodiscard]] asio::awaitable<error_code> header_is_complete(const Parser& parser);
  [[nodiscard]] asio::awaitable<error_code> read_more();
  [[nodiscard]] std::optional<HttpAnswer> refusal(error_code error, const Parser& parser) const;
  [[nodiscard]] HttpAnswer ask(Request&& request);
  [[nodiscard]] asio::awaitable<bool> write(HttpAnswer answer, bool keep_alive, bool without_body);
  [[nodiscard]] asio::awaitable<Next> become_websocket(Request request);

  std::shared_ptr<Connections> connections_;
  std::shared_ptr<Stream> stream_;
  std::string address_;
  boost::beast::flat_buffer buffer_;
  Share incoming_, outgoing_;
  bool idle_ = true;
  bool finishing_ = false;
};

}  // namespace server
