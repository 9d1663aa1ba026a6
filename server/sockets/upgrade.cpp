#include "server/sockets/upgrade.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/sockets/http_text.hpp"

namespace server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view token_protocol = "viva.token.";

std::string_view header(const Request& request, http::field name) {
  const auto value = request[name];
  return {value.data(), value.size()};
}

http::token_list protocols(const Request& request) {
  return http::token_list{request[http::field::sec_websocket_protocol]};
}

// A page of another site must not use a browser that may reach this server. What is no browser
// sends no Origin. The scheme is not compared: TLS may end at a proxy in front.
bool from_own_pages(const Request& request) {
  if (request.find(http::field::origin) == request.end()) return true;
  const auto origin = header(request, http::field::origin);
  const auto scheme_end = origin.find("://");
  return scheme_end != std::string_view::npos &&
         beast::iequals(origin.substr(scheme_end + 3), header(request, http::field::host));
}

}  // namespace

bool is_for_socket(const Request& request) {
  const std::string_view target{request.target().data(), request.target().size()};
  return target.substr(0, target.find('?')) == socket_path;
}

std::optional<HttpAnswer> refusal_of_upgrade(const Request& request) {
  if (!beast::websocket::is_upgrade(request)) {
    auto answer = problem(426, "This path speaks WebSocket only. Connect with ws:// or wss://.");
    answer.headers.emplace_back("Upgrade", "websocket");
    return answer;
  }
  if (header(request, http::field::sec_websocket_version) != "13") {
    auto answer = problem(426, "Only version 13 of WebSocket is spoken here.");
    answer.headers.emplace_back("Sec-WebSocket-Version", "13");
    return answer;
  }
  if (header(request, http::field::sec_websocket_key).size() != 24)
    return problem(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
  if (!from_own_pages(request))
    return problem(403, "The header Origin must name this server, as its own pages do.");
  return std::nullopt;
}

std::string token_of(const Request& request) {
  const auto authorization = header(request, http::field::authorization);
  if (beast::iequals(authorization.substr(0, bearer.size()), bearer))
    return std::string{authorization.substr(bearer.size())};
  if (!is_for_socket(request)) return {};
  for (const auto each : protocols(request)) {
    const std::string_view protocol{each.data(), each.size()};
    if (protocol.substr(0, token_protocol.size()) == token_protocol)
      return std::string{protocol.substr(token_protocol.size())};
  }
  return {};
}

bool offers_protocol(const Request& request) { return protocols(request).exists("viva"); }

}  // namespace server
