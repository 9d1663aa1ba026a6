// Bytes in, whole lines out, and never more kept than one line may have.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace server {

// What came over a runner's socket is not of the protocol. The text says what is wrong.
class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Lines {
 public:
  explicit Lines(std::size_t longest) : longest_{longest} {}

  void add(std::string_view bytes) { bytes_ += bytes; }

  // The next line without its line feed, if it is there. Throws ProtocolError when it is too long,
  // whether its end has come or not.
  [[nodiscard]] std::optional<std::string> next();

 private:
  std::size_t longest_;
  std::size_t searched_ = 0;  // no line feed before this
  std::string bytes_;
};

}  // namespace server
