#include "batch/inputs/line_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "batch/entry.hpp"
#include "batch/inputs/tree.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace batch {
namespace {

constexpr std::size_t block_bytes = 256UL << 10;

class PlainFile {
 public:
  explicit PlainFile(const std::filesystem::path& file)
      : name_{shown(file.string())}, fd_{::open(file.c_str(), O_RDONLY | O_CLOEXEC)} {
    if (!fd_) fail();
  }

  std::string_view next() {
    for (;;) {
      const ssize_t count = ::read(fd_.get(), block_.data(), block_.size());
      if (count >= 0) return {block_.data(), static_cast<std::size_t>(count)};
      if (errno != EINTR) fail();
    }
  }

 private:
  [[noreturn]] void fail() const {
    throw InputError{fmt::format("{}: cannot be read: {}", name_, std::strerror(errno))};
  }

  std::string name_;
  sandbox::UniqueFd fd_;
  std::string block_ = std::string(block_bytes, '\0');
};

class PackedFile {
 public:
  PackedFile(const std::filesystem::path& file, std::uint64_t most)
      : name_{shown(file.string())}, left_{most} {
    if (!archive_) throw std::bad_alloc{};
    ::archive_read_support_filter_all(archive_.get());
    ::archive_read_support_format_raw(archive_.get());
    ::archive_read_support_format_empty(archive_.get());
    archive_entry* entry = nullptr;
    check(::archive_read_open_filename(archive_.get(), file.c_str(), block_bytes));
    const int result = ::archive_read_next_header(archive_.get(), &entry);
    empty_ = result == ARCHIVE_EOF;
    if (!empty_) check(result);
  }

  std::string_view next() {
    if (empty_) return {};
    const auto count = ::archive_read_data(archive_.get(), block_.data(), block_.size());
    if (count < 0) check(ARCHIVE_FATAL);
    const auto size = static_cast<std::size_t>(count);
    if (size > left_) throw InputError{fmt::format("{}: unpacks to more than is allowed", name_)};
    left_ -= size;
    return {block_.data(), size};
  }

 private:
  struct Free {
    void operator()(archive* opened) const noexcept { ::archive_read_free(opened); }
  };

  void check(int result) const {
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
    const char* why = ::archive_error_string(archive_.get());
    throw InputError{
        fmt::format("{}: cannot be unpacked: {}", name_, shown(why ? why : "unknown format"))};
  }

  std::string name_;
  std::uint64_t left_;
  std::unique_ptr<archive, Free> archive_{::archive_read_new()};
  std::string block_ = std::string(block_bytes, '\0');
  bool empty_ = false;
};

bool is_packed(const std::filesystem::path& file) {
  static constexpr std::array<std::string_view, 4> endings{".gz", ".bz2", ".xz", ".zst"};
  const std::string ending = to_lower(file.extension().string());
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

}  // namespace

Blocks blocks_of(const std::filesystem::path& file, std::uint64_t most_unpacked) {
  if (is_packed(file)) {
    return [packed = std::make_shared<PackedFile>(file, most_unpacked)] { return packed->next(); };
  }
  return [plain = std::make_shared<PlainFile>(file)] { return plain->next(); };
}

std::optional<LineReader::Line> LineReader::next() {
  Line line;
  line.number = number_ + 1;
  bool any = false;
  while (!ended_) {
    if (block_.empty()) block_ = blocks_();
    if (block_.empty()) {
      ended_ = true;
      break;
    }
    any = true;
    const std::size_t end = block_.find('\n');
    const auto piece = block_.substr(0, end);
    const std::size_t room = max_ - line.text.size();
    line.text += piece.substr(0, room);
    line.too_long = line.too_long || piece.size() > room;
    block_.remove_prefix(end == std::string_view::npos ? block_.size() : end + 1);
    if (end != std::string_view::npos) break;
  }
  if (!any) return std::nullopt;
  ++number_;
  if (line.text.ends_with('\r')) line.text.pop_back();
  return line;
}

}  // namespace batch
