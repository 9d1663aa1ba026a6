#include "server/dispatcher/lines.hpp"

#include <fmt/format.h>

namespace server {

std::optional<std::string> Lines::next() {
  const std::size_t end = bytes_.find('\n', searched_);
  if (std::min(end, bytes_.size()) > longest_)
    throw ProtocolError{fmt::format("a line of more than {} bytes", longest_)};
  if (end == std::string::npos) {
    searched_ = bytes_.size();
    return std::nullopt;
  }
  std::string line = bytes_.substr(0, end);
  bytes_.erase(0, end + 1);
  searched_ = 0;
  return line;
}

}  // namespace server
