// Which pages a process has to itself: those that a fork of the same snapshot will most likely write too.
#pragma once

#include <sys/types.h>

#include <vector>

#include "sandbox/linux/child.hpp"

namespace sandbox {

// Ranges of private, writable memory of `pid` that it shares with nobody, at most `max_pages` pages in all.
// Empty when /proc does not let us look: the ranges only make things faster.
[[nodiscard]] std::vector<Range> exclusive_pages(pid_t pid, std::size_t max_pages);

}  // namespace sandbox
