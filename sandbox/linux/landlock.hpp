// Landlock: a second opinion on files and sockets, independent of mounts and of the system call
// filter.
#pragma once

namespace sandbox {

// The version the kernel offers, 0 where it has none.
[[nodiscard]] int landlock_version() noexcept;

// In the child: read below "/", write below the work directory `writable`, /dev/null; nothing else;
// no TCP, no signals to the outside, no foreign abstract sockets where the kernel knows those. 0,
// or -1 with errno. Async-signal-safe.
[[nodiscard]] int confine_to(const char* writable, int version) noexcept;

}  // namespace sandbox
