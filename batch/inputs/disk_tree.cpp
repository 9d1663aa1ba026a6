#include "batch/inputs/disk_tree.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "batch/inputs/folder.hpp"
#include "batch/inputs/student_names.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;

Content unreadable(int error) {
  return {"", fmt::format("cannot be read: {}", std::strerror(error))};
}

}  // namespace

Content read_disk_file(const fs::path& file, std::uint64_t most) {
  const sandbox::UniqueFd fd{
      ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)};
  if (!fd) return unreadable(errno);
  struct stat seen {};
  if (::fstat(fd.get(), &seen) < 0) return unreadable(errno);
  if (!S_ISREG(seen.st_mode)) return {"", "neither a file nor a folder"};
  Content content;
  content.bytes.resize(std::min<std::uint64_t>(most, static_cast<std::uint64_t>(seen.st_size)) + 1);
  std::size_t size = 0;
  while (size < content.bytes.size()) {
    const ssize_t count =
        ::read(fd.get(), content.bytes.data() + size, content.bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size == content.bytes.size()) return {"", "grew, or is larger than is allowed"};
  }
  content.bytes.resize(size);
  return content;
}

DiskTree::DiskTree(fs::path root, const InputOptions& options)
    : root_{std::move(root)}, options_{options} {
  add_folder(root_, "", 0);
  sort();
}

DiskTree::DiskTree(fs::path root, const std::vector<fs::path>& files, const InputOptions& options)
    : root_{std::move(root)}, options_{options} {
  for (const auto& file : files) {
    const fs::path whole = root_ / file;  // a link on the command line is followed
    const bool link = fs::is_symlink(whole);
    add_file(file.generic_string(), link ? fs::weakly_canonical(whole) : file);
  }
  sort();
}

std::string DiskTree::place(std::string_view path) const {
  if (root_ == ".") return path.empty() ? "." : shown(path);
  return shown(path.empty() ? root_.string() : (root_ / fs::path{path}).string());
}

Content DiskTree::read(std::size_t member) {
  const Where& where = where_[member];
  const std::uint64_t size = members_[member].size;
  Content content =
      read_disk_file(root_ / where.file, where.inner ? options_.max_entry_bytes : size);
  if (!where.inner || !content.fault.empty()) return content;
  return std::move(read_inner(content.bytes, {{*where.inner, size}})[*where.inner]);
}

// False when there is nothing in it.
bool DiskTree::add_folder(const fs::path& folder, const std::string& path, std::size_t depth) {
  if (depth > max_path_parts) {
    add({path, 0, "more than 32 folders deep"}, path);
    return true;
  }
  std::error_code error;
  bool any = false;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (is_left_out(name)) continue;
    any = true;
    const std::string inner = path_in(path, name);
    std::error_code gone;
    const auto status = entry->symlink_status(gone);
    if (!fs::is_directory(status)) {
      add_file(inner, inner);
    } else if (!add_folder(entry->path(), inner, depth + 1)) {
      add({inner, 0, "an empty folder: nothing was handed in"}, inner);
    }
  }
  if (error) add({path, 0, fmt::format("cannot be read: {}", error.message())}, path);
  return any || error;
}

void DiskTree::add_file(const std::string& path, const fs::path& file) {
  struct stat seen {};
  if (::lstat((root_ / file).c_str(), &seen) < 0) {
    return add({path, 0, unreadable(errno).fault}, path);
  }
  if (S_ISLNK(seen.st_mode)) {
    return add({path, 0, "a symbolic link; links are not followed"}, path);
  }
  if (!S_ISREG(seen.st_mode)) return add({path, 0, "neither a file nor a folder"}, path);
  const auto size = static_cast<std::uint64_t>(seen.st_size);
  if (archive_ending(path) > 0 && size <= options_.max_entry_bytes) {
    return add_archive(path, file);
  }
  add({path, size}, file.string());
}

void DiskTree::add_archive(const std::string& path, const fs::path& file) {
  const Content content = read_disk_file(root_ / file, options_.max_entry_bytes);
  if (!content.fault.empty()) return add({path, 0, content.fault}, path);
  std::vector<Member> members;
  std::vector<std::size_t> places;
  list_inner(path, content.bytes, options_, members, places);
  for (std::size_t i = 0; i < members.size(); ++i) {
    add(std::move(members[i]), file.string(), places[i]);
  }
}

void DiskTree::add(Member member, std::string file, std::optional<std::size_t> inner) {
  if (members_.size() >= options_.max_members) {
    throw InputError{fmt::format("{}: more than {} files", place(""), options_.max_members)};
  }
  members_.push_back(std::move(member));
  where_.push_back({std::move(file), inner});
}

void DiskTree::sort() {
  const auto order = sort_members();
  where_ = in_order(std::move(where_), order);
}

}  // namespace batch
