#include "server/sockets/http_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <chrono>
#include <ctime>
#include <iterator>

namespace server {
namespace {

namespace beast = boost::beast;

std::string_view reason(unsigned status) {
  const auto text = beast::http::obsolete_reason(beast::http::int_to_status(status));
  return {text.data(), text.size()};
}

bool has(const HttpAnswer& answer, std::string_view name) {
  return std::any_of(answer.headers.begin(), answer.headers.end(),
                     [name](const auto& header) { return beast::iequals(header.first, name); });
}

bool may_have_body(unsigned status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

HttpAnswer problem(unsigned status, std::string_view detail) {
  HttpAnswer answer;
  answer.status = status;
  answer.content_type = "application/problem+json";
  answer.body = fmt::format(R"({{"type":"about:blank","title":"{}","status":{},"detail":"{}"}})",
                            reason(status), status, detail);
  return answer;
}

std::string written(const HttpAnswer& answer, Framing framing) {
  std::string text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out,
                 "HTTP/1.1 {} {}\r\nServer: viva\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n"
                 "X-Content-Type-Options: nosniff\r\nConnection: {}\r\n",
                 answer.status, reason(answer.status), fmt::gmtime(std::time(nullptr)),
                 framing.keep_alive ? "keep-alive" : "close");
  if (!has(answer, "Cache-Control")) text += "Cache-Control: no-store\r\n";
  for (const auto& [name, value] : answer.headers) fmt::format_to(out, "{}: {}\r\n", name, value);
  if (may_have_body(answer.status)) {
    if (!answer.body.empty()) fmt::format_to(out, "Content-Type: {}\r\n", answer.content_type);
    fmt::format_to(out, "Content-Length: {}\r\n", answer.body.size());
  }
  text += "\r\n";
  if (may_have_body(answer.status) && !framing.without_body) text += answer.body;
  return text;
}

}  // namespace server
