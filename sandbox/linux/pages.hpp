// Which pages a process has touched: those that another fork of the same snapshot will most likely
// touch too.
#pragma once

#include <sys/types.h>

#include <vector>

#include "sandbox/linux/child.hpp"

namespace sandbox {

// Ranges of private memory of `pid`: what it has written and so shares with nobody, and what it has
// mapped of programs and libraries; of each at most `max_pages` pages. Empty when /proc does not
// let us look: they only save time.
[[nodiscard]] std::vector<Range> touched_pages(pid_t pid, std::size_t max_pages);

// In a snapshot: what of `ranges` it has got itself. A cell that was forked from it can touch that
// without asking.
[[nodiscard]] std::vector<Range> own_ranges(const std::vector<Range>& ranges);

}  // namespace sandbox
