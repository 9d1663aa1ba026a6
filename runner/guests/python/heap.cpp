#include "runner/guests/python/heap.hpp"

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

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

void collapse(char* from, const char* to) {
  for (char* page = round_up(from); page + huge_page <= to; page += huge_page) {
    ::madvise(page, huge_page, MADV_COLLAPSE);
  }
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

void collapse_heap() {
  if (region.start == nullptr) return;
  const std::size_t pages = (region.used + huge_page - 1) / huge_page;
  collapse(region.start, region.start + pages * huge_page);
  char* const end = static_cast<char*>(::sbrk(0));
  char* const used = end - ::mallinfo2().keepcost;
  collapse(region.heap_start, std::min(round_up(used), end));
}

}  // namespace runner
