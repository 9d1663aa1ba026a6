// Where the interpreter's small objects live: one aligned region, filled from its start, so that a
// snapshot's heap can be put on huge pages. A fork copies one entry for such a page instead of 512,
// and drops one when it ends.
#pragma once

namespace runner {

// Before the interpreter starts: its arenas come from the region. Once it is full, they come from
// mmap as usual.
void use_dense_arenas();

// In a snapshot, when a layer is complete. What is free between its objects is taken for good, so
// that what a cell makes lies side by side, on few pages, and the objects move onto huge pages,
// where the kernel can (Linux 6.1). Does nothing once the region is full.
void pack_heap();

}  // namespace runner
