// Bytes in, lines out: a line ends with LF, and CR before it is dropped. Knows no socket, so that
// it can be fuzzed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace server {

class LineSplitter {
 public:
  void add(std::string_view bytes) { rest_ += bytes; }

  // The next line, without its end; nothing when none is complete.
  [[nodiscard]] std::optional<std::string> next() {
    const auto end = rest_.find('\n', seen_);
    seen_ = end == std::string::npos ? rest_.size() : 0;
    if (end == std::string::npos) return std::nullopt;
    std::string after = rest_.substr(end + 1);  // short; a long line's memory goes with it
    rest_.resize(end > 0 && rest_[end - 1] == '\r' ? end - 1 : end);
    return std::exchange(rest_, std::move(after));
  }

  [[nodiscard]] std::size_t size() const { return rest_.size(); }  // of a line that has begun
  [[nodiscard]] std::size_t capacity() const { return rest_.capacity(); }

 private:
  std::string rest_;
  std::size_t seen_ = 0;  // so many bytes of it hold no LF
};

}  // namespace server
