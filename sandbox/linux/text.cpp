#include "sandbox/linux/text.hpp"

#include <elf.h>
#include <link.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <span>

namespace sandbox {
namespace {

constexpr std::uintptr_t huge_page = 2U << 20;

std::uintptr_t round_down(std::uintptr_t address) { return address / huge_page * huge_page; }
std::uintptr_t round_up(std::uintptr_t address) { return round_down(address + huge_page - 1); }

std::span<const ElfW(Phdr)> program_headers() {
  const auto* first = reinterpret_cast<const ElfW(Phdr)*>(::getauxval(AT_PHDR));
  return {first, first == nullptr ? 0 : ::getauxval(AT_PHNUM)};
}

// How far the program lies from where it was linked.
std::uintptr_t load_bias(std::span<const ElfW(Phdr)> headers) {
  for (const auto& header : headers) {
    if (header.p_type == PT_PHDR)
      return reinterpret_cast<std::uintptr_t>(headers.data()) - header.p_vaddr;
  }
  return 0;
}

// The same bytes at the same addresses, in memory of this process's own. The code that does it is
// among them: it goes on in the copy.
void replace(std::uintptr_t start, std::uintptr_t end, int protection) {
  const std::uintptr_t from = round_down(start), size = round_up(end) - from;
  void* const space = ::mmap(nullptr, size + huge_page, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (space == MAP_FAILED) return;
  const std::uintptr_t copy = round_up(reinterpret_cast<std::uintptr_t>(space));
  ::madvise(reinterpret_cast<void*>(copy), size, MADV_HUGEPAGE);
  std::memcpy(reinterpret_cast<void*>(copy + (start - from)), reinterpret_cast<void*>(start),
              end - start);
  if (::mprotect(reinterpret_cast<void*>(copy), size, protection) == 0) {
    (void)::mremap(reinterpret_cast<void*>(copy), size, size, MREMAP_MAYMOVE | MREMAP_FIXED,
                   reinterpret_cast<void*>(from));
  }
  ::munmap(space, size + huge_page);  // what of it has not moved
}

}  // namespace

void move_text_to_huge_pages() {
  const auto headers = program_headers();
  const std::uintptr_t bias = load_bias(headers);
  for (const auto& header : headers) {
    // Only where the linker has kept the rest of the last huge page free.
    if (header.p_type != PT_LOAD || (header.p_flags & PF_W) != 0 || header.p_align < huge_page)
      continue;
    const std::uintptr_t start = bias + header.p_vaddr;
    replace(start, start + header.p_memsz,
            (header.p_flags & PF_X) != 0 ? PROT_READ | PROT_EXEC : PROT_READ);
  }
}

}  // namespace sandbox
