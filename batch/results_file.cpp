#include "batch/results_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/linux/syscall.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;
using sandbox::syscall_or_throw;
using sandbox::UniqueFd;

constexpr std::size_t part_bytes = 1UL << 20;

UniqueFd open_file(const fs::path& path, int flags) {
  return UniqueFd{syscall_or_throw("open " + path.string(),
                                   [&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0666); })};
}

void write_all(int file, std::string_view bytes, const std::string& doing) {
  while (!bytes.empty()) {
    const auto written =
        syscall_or_throw(doing, [&] { return ::write(file, bytes.data(), bytes.size()); });
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_part(int file, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const auto part = syscall_or_throw("read the results", [&] {
      return ::pread(file, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    });
    if (part == 0) break;
    got += static_cast<std::size_t>(part);
  }
  bytes.resize(got);
  return bytes;
}

}  // namespace

ResultsFile::ResultsFile(fs::path path, Mode mode)
    : path_{std::move(path)},
      file_{open_file(path_, mode == Mode::read ? O_RDONLY : O_RDWR | O_CREAT)},
      read_only_{mode == Mode::read} {
  if (!read_only_ && ::flock(file_.get(), LOCK_EX | LOCK_NB) != 0)
    throw ResultsError{path_.string() + ": another run writes to it; wait for that one, or end it"};
  struct stat about {};
  syscall_or_throw("look at " + path_.string(), [&] { return ::fstat(file_.get(), &about); });
  if (!S_ISREG(about.st_mode)) throw ResultsError{path_.string() + ": is not a file"};
  size_ = static_cast<std::uint64_t>(about.st_size);
  if (size_ > 0 && mode == Mode::begin)
    throw ResultsError{path_.string() +
                       ": has results already; go on with them by --resume, or name another file"};
}

ResultsFile::ResultsFile() {
  std::string name = (fs::temp_directory_path() / "viva-results-XXXXXX").string();
  file_ = UniqueFd{syscall_or_throw("make a file for the results",
                                    [&] { return ::mkostemp(name.data(), O_CLOEXEC); })};
  ::unlink(name.c_str());
}

ResultsFile::Place ResultsFile::append(std::string_view line) {
  if (line.size() > max_line_bytes) throw ResultsError{"a line of results is larger than 64 MiB"};
  syscall_or_throw("find the end of the results",
                   [&] { return ::lseek(file_.get(), static_cast<off_t>(size_), SEEK_SET); });
  std::string whole{line};
  whole += '\n';
  write_all(file_.get(), whole, "write the results");
  const Place place{size_, static_cast<std::uint32_t>(line.size())};
  size_ += whole.size();
  return place;
}

std::string ResultsFile::read(Place place) const {
  return read_part(file_.get(), place.offset, place.size);
}

void ResultsFile::each_line(
    const std::function<void(std::string_view, Place, std::uint64_t)>& take) {
  std::string held;  // begins at `begin` of the file
  std::uint64_t begin = 0, number = 0;
  for (;;) {
    const std::string part = read_part(file_.get(), begin + held.size(), part_bytes);
    if (part.empty()) break;
    held += part;
    std::size_t from = 0;
    for (auto end = held.find('\n'); end != std::string::npos; end = held.find('\n', from)) {
      const Place place{begin + from, static_cast<std::uint32_t>(end - from)};
      take(std::string_view{held}.substr(from, end - from), place, ++number);
      from = end + 1;
    }
    held.erase(0, from);
    begin += from;
    if (held.size() > max_line_bytes)
      throw ResultsError{
          fmt::format("{}:{}: a line of more than 64 MiB", path_.string(), number + 1)};
  }
  if (!held.empty() && !read_only_) cut_off_after(begin);
}

void ResultsFile::cut_off_after(std::uint64_t offset) {
  syscall_or_throw("cut off what was torn",
                   [&] { return ::ftruncate(file_.get(), static_cast<off_t>(offset)); });
  size_ = offset;
}

bool ResultsFile::is_in_order(const std::vector<Place>& places) const {
  std::uint64_t end = 0;
  for (const Place& place : places) {
    if (place.offset != end) return false;
    end += place.size + 1ULL;
  }
  return end == size_;
}

void ResultsFile::put_in_order(const std::vector<Place>& places) {
  if (path_.empty()) return;
  if (is_in_order(places)) {
    syscall_or_throw("keep the results", [&] { return ::fsync(file_.get()); });
    return;
  }
  const fs::path beside = path_.string() + ".new";
  UniqueFd made = open_file(beside, O_RDWR | O_CREAT | O_TRUNC);
  std::string held;
  std::uint64_t size = 0;
  for (const Place& place : places) {
    held += read(place);
    held += '\n';
    size += place.size + 1ULL;
    if (held.size() < part_bytes) continue;
    write_all(made.get(), held, "write " + beside.string());
    held.clear();
  }
  write_all(made.get(), held, "write " + beside.string());
  syscall_or_throw("keep " + beside.string(), [&] { return ::fsync(made.get()); });
  syscall_or_throw("lock " + beside.string(),
                   [&] { return ::flock(made.get(), LOCK_EX | LOCK_NB); });
  fs::rename(beside, path_);
  file_ = std::move(made);
  size_ = size;
}

}  // namespace batch
