#include "batch/inputs/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <array>

namespace batch {
namespace {

constexpr std::size_t block_bytes = 64UL << 10;

// libarchive turns names into the thread's character set; in "C" it would lose all but ASCII.
class InUtf8 {
 public:
  InUtf8() : before_{::uselocale(utf8())} {}
  InUtf8(const InUtf8&) = delete;
  InUtf8& operator=(const InUtf8&) = delete;
  ~InUtf8() { ::uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return made;  // null leaves the thread's as it is
  }
  locale_t before_;
};

// "./ann//x.py" is "ann/x.py"; what leads elsewhere stays, to be refused.
std::string without_empty_parts(std::string_view path) {
  std::string plain;
  for (const auto part : parts_of(path)) {
    if (part == "." || (part.empty() && !plain.empty())) continue;
    if (part.empty() && path.starts_with('/')) {
      plain = "/";
      continue;
    }
    if (!plain.empty() && plain != "/") plain += '/';
    plain += part;
  }
  return plain;
}

std::string fault_of_kind(archive_entry* entry) {
  if (const char* target = ::archive_entry_hardlink(entry)) {
    return fmt::format("a link to {}; links are not followed", shown(target));
  }
  if (::archive_entry_is_encrypted(entry)) return "encrypted; hand it in without a password";
  switch (::archive_entry_filetype(entry)) {
    case AE_IFREG:
    case AE_IFDIR:
      return {};
    case AE_IFLNK:
      return "a symbolic link; links are not followed";
    default:
      return "neither a file nor a folder";
  }
}

std::string name_of(archive_entry* entry) {
  if (const char* name = ::archive_entry_pathname(entry)) return name;
  if (const char* name = ::archive_entry_pathname_utf8(entry)) return name;
  return {};
}

}  // namespace

struct ArchiveReader::Handle {
  struct Free {
    void operator()(archive* opened) const noexcept { ::archive_read_free(opened); }
  };
  std::unique_ptr<archive, Free> opened{::archive_read_new()};
  std::string block = std::string(block_bytes, '\0');

  Handle() {
    const InUtf8 guard;
    if (!opened) throw std::bad_alloc{};
    ::archive_read_support_filter_all(opened.get());
    ::archive_read_support_format_zip(opened.get());
    ::archive_read_support_format_tar(opened.get());
    ::archive_read_support_format_gnutar(opened.get());
    ::archive_read_support_format_7zip(opened.get());
  }
};

ArchiveReader::ArchiveReader(const std::filesystem::path& file)
    : handle_{std::make_unique<Handle>()} {
  const InUtf8 guard;
  check(::archive_read_open_filename(handle_->opened.get(), file.c_str(), block_bytes));
}

ArchiveReader::ArchiveReader(std::string_view bytes) : handle_{std::make_unique<Handle>()} {
  const InUtf8 guard;
  check(::archive_read_open_memory(handle_->opened.get(), bytes.data(), bytes.size()));
}

ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveReader::Found> ArchiveReader::next() {
  const InUtf8 guard;
  archive_entry* entry = nullptr;
  const int result = ::archive_read_next_header(handle_->opened.get(), &entry);
  if (result == ARCHIVE_EOF) return std::nullopt;
  check(result);
  Found found;
  Member& member = found.member;
  member.path = without_empty_parts(name_of(entry));
  found.folder = ::archive_entry_filetype(entry) == AE_IFDIR && !::archive_entry_hardlink(entry);
  if (found.folder && member.path.ends_with('/')) member.path.pop_back();
  member.fault = fault_of_path(member.path);
  member.misplaced = !member.fault.empty();
  if (member.path.size() > max_path_bytes) member.path.resize(max_path_bytes);
  if (member.fault.empty()) member.fault = fault_of_kind(entry);
  found.size_known = ::archive_entry_size_is_set(entry) != 0;
  const auto size = ::archive_entry_size(entry);
  if (found.size_known && size < 0 && member.fault.empty()) member.fault = "its size is negative";
  if (found.size_known && size > 0) member.size = static_cast<std::uint64_t>(size);
  return found;
}

Content ArchiveReader::read(std::uint64_t most) {
  const InUtf8 guard;
  Content content;
  for (int retries = 0; retries < 16;) {
    const auto count =
        ::archive_read_data(handle_->opened.get(), handle_->block.data(), handle_->block.size());
    if (count == 0) return content;
    if (count == ARCHIVE_RETRY) {
      ++retries;
      continue;
    }
    if (count < 0) {  // a checksum that does not fit is but a warning there
      const char* why = ::archive_error_string(handle_->opened.get());
      return {"", fmt::format("damaged in the archive: {}", shown(why ? why : "unknown"))};
    }
    if (content.bytes.size() + static_cast<std::size_t>(count) > most) {
      return {"", "longer than the archive says, or than is allowed"};
    }
    content.bytes.append(handle_->block.data(), static_cast<std::size_t>(count));
  }
  return {"", "damaged in the archive"};
}

void ArchiveReader::check(int result) const {
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
  const char* why = ::archive_error_string(handle_->opened.get());
  throw ArchiveDamage{shown(why ? why : "unknown format")};
}

}  // namespace batch
