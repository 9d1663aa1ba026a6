// The file system that a snapshot and its cells see: an empty read-only root with a few directories
// bound into it, and one sized tmpfs per cell, which is its work directory, /tmp and /dev/shm.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sandbox {

inline constexpr const char* box_path = "/box";        // where a cell's tmpfs is mounted
inline constexpr const char* work_path = "/box/work";  // where a submission's files are
inline constexpr const char* shared_memory_path = "/box/shm";
inline constexpr const char* temporary_path = "/box/tmp";

// In a new snapshot, which must have its own mount namespace: replaces everything by the new root.
// `readable` directories and files keep their paths. What does not exist is left out. Throws
// std::system_error.
void enter_new_root(const std::vector<std::string>& readable);

// In the child, which must have its own mount namespace: mounts the cell's tmpfs and enters the
// work directory. `options` as for mount(2). 0, or -1 with errno. Async-signal-safe.
[[nodiscard]] int mount_box(const char* options) noexcept;

}  // namespace sandbox
