// What tests of inputs share: the bank, folders and archives that are made on the spot.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "batch/open_inputs.hpp"
#include "tests/problems/temporary_folder.hpp"
#include "tests/support/places.hpp"

namespace batch {

using Contents = std::vector<std::pair<std::string, std::string>>;

inline const Problems& bank() {
  static problems::Bank loaded{std::filesystem::path{support::source_folder()} / "problems/bank"};
  static const auto known = problems_of(loaded);
  return *known;
}

inline std::vector<Entry> all_of(Input& input) {
  std::vector<Entry> entries;
  while (auto entry = input.next()) entries.push_back(*std::move(entry));
  return entries;
}

inline std::vector<Entry> read(const std::vector<std::filesystem::path>& paths,
                               const InputOptions& options = {}) {
  return all_of(*open_inputs(paths, options, bank()));
}

inline InputOptions for_problem(const std::string& problem) {
  InputOptions options;
  options.problem = problem;
  return options;
}

// "ann fibonacci solution.py=..." or "ann fibonacci error: ...": an entry on one line.
inline std::string line_of(const Entry& entry) {
  std::string line = entry.person + '|' + entry.problem + '|';
  if (!entry.error.empty()) return line + "error: " + entry.error;
  for (const auto& file : entry.files) line += file.name + '=' + file.text + ';';
  return line;
}

inline std::vector<std::string> lines_of(const std::vector<Entry>& entries) {
  std::vector<std::string> lines;
  for (const auto& entry : entries) lines.push_back(line_of(entry));
  return lines;
}

// The text of the InputError; empty when there is none.
inline std::string refusal_of(const std::vector<std::filesystem::path>& paths,
                              const InputOptions& options = {}) {
  try {
    (void)read(paths, options);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

// Writes archives of any kind, also of what no honest tool would put in one.
class ArchiveMaker {
 public:
  ArchiveMaker(int format, int filter) : archive_{::archive_write_new()} {
    bytes_.resize(64U << 20);
    ::archive_write_set_format(archive_, format);
    ::archive_write_add_filter(archive_, filter);
    if (format == ARCHIVE_FORMAT_TAR_USTAR) ::archive_write_set_bytes_per_block(archive_, 512);
  }
  ArchiveMaker(const ArchiveMaker&) = delete;
  ArchiveMaker& operator=(const ArchiveMaker&) = delete;
  ~ArchiveMaker() { ::archive_write_free(archive_); }

  archive* options() { return archive_; }

  ArchiveMaker& file(const std::string& path, const std::string& bytes) {
    archive_entry* entry = begin(path, AE_IFREG);
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    ::archive_write_header(archive_, entry);
    ::archive_write_data(archive_, bytes.data(), bytes.size());
    ::archive_entry_free(entry);
    return *this;
  }

  ArchiveMaker& folder(const std::string& path) { return special(path, AE_IFDIR); }
  ArchiveMaker& special(const std::string& path, unsigned type, const std::string& link = "") {
    archive_entry* entry = begin(path, type);
    if (type == AE_IFLNK) ::archive_entry_set_symlink(entry, link.c_str());
    ::archive_write_header(archive_, entry);
    ::archive_entry_free(entry);
    return *this;
  }
  ArchiveMaker& hard_link(const std::string& path, const std::string& target) {
    archive_entry* entry = begin(path, AE_IFREG);
    ::archive_entry_set_hardlink(entry, target.c_str());
    ::archive_write_header(archive_, entry);
    ::archive_entry_free(entry);
    return *this;
  }

  [[nodiscard]] std::string bytes() {
    ::archive_write_close(archive_);
    return bytes_.substr(0, used_);
  }

 private:
  archive_entry* begin(const std::string& path, unsigned type) {
    if (!open_) ::archive_write_open_memory(archive_, bytes_.data(), bytes_.size(), &used_);
    open_ = true;
    archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, path.c_str());
    ::archive_entry_set_filetype(entry, type);
    ::archive_entry_set_perm(entry, 0644);
    return entry;
  }

  archive* archive_;
  std::string bytes_;
  std::size_t used_ = 0;
  bool open_ = false;
};

inline std::string archive_of(const Contents& contents, int format = ARCHIVE_FORMAT_ZIP,
                              int filter = ARCHIVE_FILTER_NONE) {
  ArchiveMaker maker{format, filter};
  for (const auto& [path, bytes] : contents) maker.file(path, bytes);
  return maker.bytes();
}

inline std::string zip_of(const Contents& contents) { return archive_of(contents); }

}  // namespace batch
