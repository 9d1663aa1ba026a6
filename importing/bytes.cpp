#include "importing/bytes.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>

#include "importing/source.hpp"

namespace importing {
namespace {

struct Free {
  void operator()(archive* reader) const noexcept { ::archive_read_free(reader); }
};

[[noreturn]] void refuse(const std::filesystem::path& file, archive* reader) {
  const char* why = ::archive_error_string(reader);
  throw SourceError{fmt::format("{}: cannot be read: {}", file.string(),
                                why != nullptr ? why : "it is no regular file")};
}

}  // namespace

std::string unpacked(const std::filesystem::path& file, std::size_t most) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error))
    throw SourceError{file.string() + ": no such file, or no regular one"};
  if (std::filesystem::file_size(file, error) == 0) return {};
  const std::unique_ptr<archive, Free> reader{::archive_read_new()};
  ::archive_read_support_filter_all(reader.get());
  ::archive_read_support_format_raw(reader.get());
  archive_entry* entry = nullptr;
  if (::archive_read_open_filename(reader.get(), file.c_str(), 64U << 10) != ARCHIVE_OK ||
      ::archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK)
    refuse(file, reader.get());
  std::string bytes;
  std::string part(256U << 10, '\0');
  for (;;) {
    const auto size = ::archive_read_data(reader.get(), part.data(), part.size());
    if (size < 0) refuse(file, reader.get());
    if (size == 0) return bytes;
    bytes.append(part, 0, static_cast<std::size_t>(size));
    if (bytes.size() > most)
      throw SourceError{
          fmt::format("{}: more than {} MiB once unpacked", file.string(), most >> 20)};
  }
}

}  // namespace importing
