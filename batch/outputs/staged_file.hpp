// Files that grow while a batch runs, so that memory does not.
// Knows bytes and names; nothing of formats.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace batch {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

// Without a name, gone when closed: for what has to stand behind a summary that comes last.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& folder);

  void write(std::string_view text);
  // What was written from `offset` on, at most `size` bytes.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size);
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  OpenFile file_;
  std::uint64_t size_ = 0;
};

// Written as ".NAME.part" beside its final name, which it takes in finish(), in place of what had
// that name. Unfinished, it is removed.
class StagedFile {
 public:
  explicit StagedFile(std::filesystem::path path);
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();

  void write(std::string_view text);
  void append(Scratch& scratch);
  void finish();

 private:
  std::filesystem::path path_;
  std::filesystem::path part_;
  OpenFile file_;
};

// The folder that a file of that name is in, for what is kept beside it.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

// "a/grades.csv" and ".gradebook.csv": "a/grades.gradebook.csv".
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& path,
                                           std::string_view ending);

}  // namespace batch
