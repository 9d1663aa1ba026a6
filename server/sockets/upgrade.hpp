// Whether an HTTP request may become a WebSocket, and as whom. Pure functions.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/api/api.hpp"

namespace server {

using Request = boost::beast::http::request<boost::beast::http::string_body>;

inline constexpr std::string_view socket_path = "/v1/socket";

[[nodiscard]] bool is_for_socket(const Request& request);  // by its path, whatever the query
[[nodiscard]] std::optional<HttpAnswer> refusal_of_upgrade(const Request& request);

// Of "Authorization: Bearer", else of the protocol "viva.token.<token>": a browser's WebSocket can
// set no header but that. Never of the query, which proxies write to their logs.
[[nodiscard]] std::string token_of(const Request& request);
[[nodiscard]] bool offers_protocol(const Request& request);  // the protocol "viva"

}  // namespace server
