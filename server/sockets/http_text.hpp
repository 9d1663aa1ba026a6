// How an answer is written down in HTTP/1.1. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "server/api/api.hpp"

namespace server {

// RFC 9457: what is wrong and what would be right. The detail is plain words, without quotes.
[[nodiscard]] HttpAnswer problem(unsigned status, std::string_view detail);

struct Framing {
  bool keep_alive = false;
  bool without_body = false;  // to HEAD
};
[[nodiscard]] std::string written(const HttpAnswer& answer, Framing framing);

}  // namespace server
