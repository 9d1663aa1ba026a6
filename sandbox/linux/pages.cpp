#include "sandbox/linux/pages.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>
#include <string>

#include "sandbox/linux/files.hpp"

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_READ 22  // Linux 5.14
#define MADV_POPULATE_WRITE 23
#endif

namespace sandbox {
namespace {

constexpr std::uint64_t fault_around = 16 * page_size;  // what one fault maps of a file
constexpr std::uint64_t present = 1ULL << 63;
constexpr std::uint64_t exclusive = 1ULL << 56;  // mapped by this process alone

struct Mapping {
  std::uint64_t start = 0, end = 0;
  bool written = false;  // pages of our own count, else those of the file
};

// The private mappings that are looked at: writable memory, and program text with its constants.
std::vector<Mapping> mappings(const std::string& maps) {
  std::vector<Mapping> found;
  std::istringstream lines{maps};
  for (std::string line; std::getline(lines, line);) {
    unsigned long long start = 0, end = 0, offset = 0, inode = 0;
    char mode[5] = {};
    if (std::sscanf(line.c_str(), "%llx-%llx %4s %llx %*s %llu", &start, &end, mode, &offset,
                    &inode) != 5)
      continue;
    if (mode[3] != 'p' || mode[0] != 'r' || end - start > (1ULL << 30)) continue;
    if (mode[1] == 'w' || inode != 0) found.push_back({start, end, mode[1] == 'w'});
  }
  return found;
}

void append_page(std::vector<Range>& ranges, std::uint64_t address, bool write) {
  if (!ranges.empty() && ranges.back().start + ranges.back().size == address &&
      ranges.back().write == write) {
    ranges.back().size += page_size;
  } else {
    ranges.push_back({address, page_size, write});
  }
}

}  // namespace

std::vector<Range> touched_pages(pid_t pid, std::size_t max_pages) {
  const std::string folder = "/proc/" + std::to_string(pid);
  const auto maps = try_read_file(folder + "/maps");
  const UniqueFd pagemap{::open((folder + "/pagemap").c_str(), O_RDONLY | O_CLOEXEC)};
  if (!maps || !pagemap) return {};
  std::vector<Range> ranges;
  std::size_t pages[2] = {0, 0};
  for (const auto& mapping : mappings(*maps)) {
    std::vector<std::uint64_t> entries((mapping.end - mapping.start) / page_size);
    const auto bytes = entries.size() * sizeof(std::uint64_t);
    const auto at = static_cast<off_t>(mapping.start / page_size * sizeof(std::uint64_t));
    if (::pread(pagemap.get(), entries.data(), bytes, at) != static_cast<ssize_t>(bytes)) continue;
    const std::uint64_t wanted = mapping.written ? present | exclusive : present;
    std::size_t& count = pages[mapping.written ? 0 : 1];
    for (std::size_t i = 0; i < entries.size() && count < max_pages; ++i) {
      if ((entries[i] & wanted) != wanted) continue;
      const std::uint64_t address = mapping.start + i * page_size;
      if (!mapping.written && !ranges.empty() && !ranges.back().write &&
          ranges.back().start / fault_around == address / fault_around)
        continue;
      append_page(ranges, address, mapping.written);
      ++count;
    }
  }
  return ranges;
}

std::vector<Range> own_ranges(const std::vector<Range>& ranges) {
  std::vector<Range> own;
  for (const auto& range : ranges) {
    if (::madvise(reinterpret_cast<void*>(range.start), range.size,
                  range.write ? MADV_POPULATE_WRITE : MADV_POPULATE_READ) == 0)
      own.push_back(range);
  }
  return own;
}

}  // namespace sandbox
