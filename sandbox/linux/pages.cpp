#include "sandbox/linux/pages.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>
#include <string>

#include "sandbox/linux/files.hpp"

namespace sandbox {
namespace {

constexpr std::uint64_t page_size = 4096;
constexpr std::uint64_t present = 1ULL << 63;
constexpr std::uint64_t exclusive = 1ULL << 56;  // mapped by this process alone

void append_page(std::vector<Range>& ranges, std::uint64_t address) {
  if (!ranges.empty() && ranges.back().start + ranges.back().size == address) {
    ranges.back().size += page_size;
  } else {
    ranges.push_back({address, page_size});
  }
}

}  // namespace

std::vector<Range> exclusive_pages(pid_t pid, std::size_t max_pages) {
  const std::string folder = "/proc/" + std::to_string(pid);
  const auto maps = try_read_file(folder + "/maps");
  const UniqueFd pagemap{::open((folder + "/pagemap").c_str(), O_RDONLY | O_CLOEXEC)};
  if (!maps || !pagemap) return {};
  std::vector<Range> ranges;
  std::size_t pages = 0;
  std::istringstream lines{*maps};
  for (std::string line; std::getline(lines, line);) {
    unsigned long long start = 0, end = 0;
    char mode[5] = {};
    if (std::sscanf(line.c_str(), "%llx-%llx %4s", &start, &end, mode) != 3) continue;
    if (mode[1] != 'w' || mode[3] != 'p' || end - start > (1ULL << 30)) continue;
    std::vector<std::uint64_t> entries((end - start) / page_size);
    const auto bytes = entries.size() * sizeof(std::uint64_t);
    const auto at = static_cast<off_t>(start / page_size * sizeof(std::uint64_t));
    if (::pread(pagemap.get(), entries.data(), bytes, at) != static_cast<ssize_t>(bytes)) continue;
    for (std::size_t i = 0; i < entries.size() && pages < max_pages; ++i) {
      if ((entries[i] & present) == 0 || (entries[i] & exclusive) == 0) continue;
      append_page(ranges, start + i * page_size);
      ++pages;
    }
  }
  return ranges;
}

}  // namespace sandbox
