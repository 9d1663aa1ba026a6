// One pass over the members of a zip, tar or 7z, compressed or not. Nothing is written anywhere.
// Knows libarchive, and what may be in an archive; nothing of submissions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "batch/inputs/tree.hpp"

struct archive;
struct archive_entry;

namespace batch {

// It cannot be read on; the text says why.
class ArchiveDamage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ArchiveReader {
 public:
  // Throw ArchiveDamage when it is none of these.
  explicit ArchiveReader(const std::filesystem::path& file);
  explicit ArchiveReader(std::string_view bytes);  // which outlive it
  ArchiveReader(ArchiveReader&&) noexcept;
  ArchiveReader& operator=(ArchiveReader&&) noexcept;
  ~ArchiveReader();

  struct Found {
    Member member;
    bool folder = false;
    bool size_known = true;
  };
  // In the archive's order; skips the contents of the one before. Throws ArchiveDamage.
  [[nodiscard]] std::optional<Found> next();

  // Of the member that next() gave last; a fault when there is more than that.
  [[nodiscard]] Content read(std::uint64_t most);

 private:
  struct Handle;
  void check(int result) const;

  std::unique_ptr<Handle> handle_;
};

}  // namespace batch
