#include "batch/outputs/staged_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace batch {
namespace {

[[noreturn]] void fail(const std::string& doing) {
  throw std::system_error{errno, std::generic_category(), doing};
}

OpenFile open_unnamed(const std::filesystem::path& folder) {
  std::string name = folder / ".viva-XXXXXX";
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd < 0) fail("make a temporary file in " + folder.string());
  ::unlink(name.c_str());
  OpenFile file{::fdopen(fd, "w+")};
  if (!file) {
    ::close(fd);
    fail("open a temporary file");
  }
  return file;
}

// Said before a long run, not when it is over.
void must_not_be_a_folder(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return;
  errno = EISDIR;
  fail("write " + path.string());
}

OpenFile open_new(const std::filesystem::path& path) {
  ::unlink(path.c_str());  // left by a run that was killed; a link is not followed
  OpenFile file{std::fopen(path.c_str(), "wxe")};
  if (!file) fail("write " + path.string());
  return file;
}

}  // namespace

Scratch::Scratch(const std::filesystem::path& folder) : file_{open_unnamed(folder)} {}

void Scratch::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size())
    fail("write a temporary file");
  size_ += text.size();
}

std::string Scratch::read(std::uint64_t offset, std::size_t size) {
  if (std::fflush(file_.get()) != 0) fail("write a temporary file");
  std::string text(static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - offset)), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const auto count = ::pread(::fileno(file_.get()), text.data() + done, text.size() - done,
                               static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("read a temporary file");
    done += static_cast<std::size_t>(count);
  }
  return text;
}

StagedFile::StagedFile(std::filesystem::path path)
    : path_{std::move(path)},
      part_{folder_of(path_) / ("." + path_.filename().string() + ".part")},
      file_{(must_not_be_a_folder(path_), open_new(part_))} {}

StagedFile::~StagedFile() {
  if (file_) ::unlink(part_.c_str());
}

void StagedFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size())
    fail("write " + part_.string());
}

void StagedFile::append(Scratch& scratch) {
  constexpr std::size_t step = 1U << 16U;
  for (std::uint64_t at = 0; at < scratch.size(); at += step) write(scratch.read(at, step));
}

void StagedFile::finish() {
  if (std::fflush(file_.get()) != 0) fail("write " + part_.string());
  if (::rename(part_.c_str(), path_.c_str()) != 0) fail("write " + path_.string());
  file_.reset();
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
}

std::filesystem::path beside(const std::filesystem::path& path, std::string_view ending) {
  return folder_of(path) / (path.stem().string() + std::string{ending});
}

}  // namespace batch
