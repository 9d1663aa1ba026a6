#include "runner/guests/python/heap.hpp"

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>

#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25  // Linux 6.1
#endif

namespace runner {
namespace {

constexpr std::size_t huge_page = 2U << 20;
constexpr std::size_t region_size = 64U << 20;  // address space; memory only where it is used
constexpr int heap_step = 4 << 20;              // what malloc's heap grows by: address space, too

struct Region {
  char* start = nullptr;
  std::size_t used = 0;
  char* heap_start = nullptr;  // of malloc's heap, on a huge page's boundary
};
Region region;

char* round_up(char* address) {
  const auto value = reinterpret_cast<std::uintptr_t>(address);
  return address + ((huge_page - value % huge_page) % huge_page);
}

void* take_arena(void*, std::size_t size) {
  if (region.start != nullptr && region.used + size <= region_size) {
    void* arena = region.start + region.used;
    region.used += size;
    return arena;
  }
  void* arena = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return arena == MAP_FAILED ? nullptr : arena;
}

void give_arena(void*, void* arena, std::size_t size) {
  const auto* place = static_cast<char*>(arena);
  // The region is never given back in parts: arenas of a snapshot live as long as it does.
  if (place >= region.start && place < region.start + region_size) {
    ::madvise(arena, size, MADV_DONTNEED);
  } else {
    ::munmap(arena, size);
  }
}

// A huge page costs a cell that writes to it the entries of all its small ones.
bool is_worth_a_huge_page(char* page) {
  constexpr std::size_t small_pages = huge_page / 4096, worth = small_pages / 4;
  std::array<unsigned char, small_pages> resident{};
  if (::mincore(page, huge_page, resident.data()) < 0) return false;
  return std::accumulate(resident.begin(), resident.end(), std::size_t{0}) >= worth;
}

void collapse(char* from, const char* to) {
  for (char* page = round_up(from); page + huge_page <= to; page += huge_page) {
    if (is_worth_a_huge_page(page)) ::madvise(page, huge_page, MADV_COLLAPSE);
  }
}

// Takes what is free between small objects, so that the next ones lie side by side in a new arena.
// Python's allocator has a list of free blocks for each of its sizes; a block of the new arena
// tells that it is empty. Returns where that arena starts: on a huge page of its own.
char* fill_gaps_between_small_objects() {
  constexpr std::size_t largest = 512, step = 16;
  char* const fresh = round_up(region.start + region.used);
  region.used = static_cast<std::size_t>(fresh - region.start);
  for (std::size_t size = largest; size > 0; size -= step) {
    while (const char* block = static_cast<char*>(PyObject_Malloc(size))) {
      if (block >= fresh) break;
    }
  }
  return fresh;
}

// The same of malloc's heap, the largest first; what lies past all that was there tells the same.
// Half the size each time, and every size once they are small.
char* fill_gaps_between_large_objects() {
  constexpr std::size_t largest = 512U << 10, small = 1U << 10, step = 16;
  char* const used = static_cast<char*>(::sbrk(0)) - ::mallinfo2().keepcost;
  char* const fresh = round_up(used);
  for (std::size_t size = largest; size > 0; size -= size > small ? size / 2 : step) {
    while (char* block = static_cast<char*>(std::malloc(size))) {
      if (block < fresh) continue;
      std::free(block);
      break;
    }
  }
  return fresh;
}

}  // namespace

void use_dense_arenas() {
  void* space = ::mmap(nullptr, region_size + huge_page, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (space == MAP_FAILED) return;
  region.start = round_up(static_cast<char*>(space));
  // Malloc's heap as well: it starts on a boundary, and always reaches past the huge page that is
  // in use.
  auto* const end = static_cast<char*>(::sbrk(0));
  region.heap_start = round_up(end);
  (void)::sbrk(region.heap_start - end);
  ::mallopt(M_TOP_PAD, heap_step);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  PyObjectArenaAllocator allocator{nullptr, take_arena, give_arena};
  PyObject_SetArenaAllocator(&allocator);
}

void pack_heap() {
  if (region.start == nullptr || region.used + 2 * huge_page > region_size) return;
  collapse(region.start, fill_gaps_between_small_objects());
  collapse(region.heap_start, fill_gaps_between_large_objects());
}

}  // namespace runner
