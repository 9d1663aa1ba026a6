// Files of strangers, read within bounds; what gzip, bzip2, xz or zstd wrote is unpacked.
#pragma once

#include <filesystem>
#include <string>

namespace importing {

inline constexpr std::size_t most_source_bytes = 256UL << 20;

// Throws SourceError when it cannot be read, or is larger than `most` once unpacked.
[[nodiscard]] std::string unpacked(const std::filesystem::path& file,
                                   std::size_t most = most_source_bytes);

}  // namespace importing
