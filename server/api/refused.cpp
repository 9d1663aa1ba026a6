#include "server/api/refused.hpp"

#include <fmt/format.h>

namespace server {
namespace {

const char* title_of(unsigned status) {
  switch (status) {
    case 400:
      return "The request is wrong";
    case 401:
      return "Who are you?";
    case 403:
      return "Not allowed";
    case 404:
      return "Not found";
    case 405:
      return "No such method here";
    case 409:
      return "Not now";
    case 413:
      return "Too large";
    case 429:
      return "Too many";
    case 503:
      return "The server cannot do it now";
    default:
      return "The server failed";
  }
}

}  // namespace

boost::json::object Refused::details() const {
  boost::json::object details{{"type", fmt::format("about:blank#{}", status_)},
                              {"title", title_of(status_)},
                              {"status", status_},
                              {"detail", what()}};
  if (!field_.empty()) details["field"] = field_;
  if (retry_after_) details["retry_after_seconds"] = retry_after_->count();
  return details;
}

int Refused::rpc_code() const {
  if (status_ == 400) return -32602;
  if (status_ == 500) return -32603;
  return (status_ < 500 ? -32000 : -32050) - static_cast<int>(status_ % 100);
}

Refused not_found(const std::string& what, const std::string& id) {
  return {404, fmt::format("there is no {} '{}' that you may see", what, id), what};
}

}  // namespace server
