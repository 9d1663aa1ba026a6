// A file as bytes, unpacked on the way when it is compressed, and as lines. Never holds more than a
// block and a line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace batch {

// The next bytes, valid until the next call; empty at the end. Throws InputError.
using Blocks = std::function<std::string_view()>;

// Of a file; what gzip, bzip2, xz or zstd packed is unpacked, up to `most_unpacked`.
[[nodiscard]] Blocks blocks_of(const std::filesystem::path& file, std::uint64_t most_unpacked);

class LineReader {
 public:
  LineReader(Blocks blocks, std::size_t max_line) : blocks_{std::move(blocks)}, max_{max_line} {}

  struct Line {
    std::uint64_t number = 0;  // from 1
    std::string text;          // without its end; cut when it is too long
    bool too_long = false;
  };
  [[nodiscard]] std::optional<Line> next();

 private:
  Blocks blocks_;
  std::size_t max_;
  std::string_view block_;
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

}  // namespace batch
