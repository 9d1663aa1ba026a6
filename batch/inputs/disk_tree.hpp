// A folder of the disk, or chosen files below one, as a tree. Follows no links inside.
#pragma once

#include <filesystem>
#include <optional>

#include "batch/inputs/archive_tree.hpp"

namespace batch {

class DiskTree : public OpenTree {
 public:
  // All of a folder.
  DiskTree(std::filesystem::path root, const InputOptions& options);

  // Files below it, by their paths.
  DiskTree(std::filesystem::path root, const std::vector<std::filesystem::path>& files,
           const InputOptions& options);

  [[nodiscard]] std::string place(std::string_view path) const override;

 private:
  [[nodiscard]] Content read(std::size_t member) override;
  bool add_folder(const std::filesystem::path& folder, const std::string& path, std::size_t depth);
  void add_file(const std::string& path, const std::filesystem::path& file);
  void add_archive(const std::string& path, const std::filesystem::path& file);
  void add(Member member, std::string file, std::optional<std::size_t> inner = std::nullopt);
  void sort();

  struct Where {
    std::string file;                  // relative to the root, or absolute
    std::optional<std::size_t> inner;  // in the archive that it is
  };
  std::filesystem::path root_;
  InputOptions options_;
  std::vector<Where> where_;  // of members_
};

// A whole file, if it is a regular one and no longer than that.
[[nodiscard]] Content read_disk_file(const std::filesystem::path& file, std::uint64_t most);

}  // namespace batch
