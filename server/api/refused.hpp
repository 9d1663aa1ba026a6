// A request that is not done, told as RFC 9457 has it: what is wrong, with which field, and what
// would be right.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace server {

class Refused : public std::runtime_error {
 public:
  // `detail` is a sentence for people; `field` names the member of the request it is about.
  Refused(unsigned status, const std::string& detail, std::string field = {})
      : std::runtime_error{detail}, status_{status}, field_{std::move(field)} {}

  Refused& retry_after(std::chrono::seconds time) {
    retry_after_ = time;
    return *this;
  }

  [[nodiscard]] unsigned status() const { return status_; }
  [[nodiscard]] const std::string& field() const { return field_; }
  [[nodiscard]] std::optional<std::chrono::seconds> retry_after() const { return retry_after_; }

  // {"type", "title", "status", "detail", "field"?, "retry_after_seconds"?}
  [[nodiscard]] boost::json::object details() const;
  // As JSON-RPC numbers it: -32602 for wrong params, -32603 for our own failure, else -32000, or
  // -32050 when it is the server's doing, minus the status's last two digits (-32004: not found).
  [[nodiscard]] int rpc_code() const;

 private:
  unsigned status_;
  std::string field_;
  std::optional<std::chrono::seconds> retry_after_;
};

// The answer to an id that does not exist and to one of somebody else's: nobody can tell them
// apart.
[[nodiscard]] Refused not_found(const std::string& what, const std::string& id);

}  // namespace server
