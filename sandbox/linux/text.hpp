// A guest program's own code and constants on huge pages: a fork copies a handful of entries for
// them, instead of asking for each stretch of the file again.
#pragma once

namespace sandbox {

// For a program that was linked with `-z max-page-size=2097152`, before it has threads; does
// nothing for others. What the kernel cannot do is left out: it only saves time.
void move_text_to_huge_pages();

}  // namespace sandbox
