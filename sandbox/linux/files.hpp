// Small files of the kernel: /proc and cgroup entries, read and written whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sandbox/linux/unique_fd.hpp"

namespace sandbox {

// Whole text of a small file. Throws when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);
[[nodiscard]] std::optional<std::string> try_read_file(const std::string& path);

// One write(2) of the whole text. Throws, naming the path.
void write_file(const std::string& path, const std::string& text);

// From offset 0 of an open file; throws, naming `what`.
[[nodiscard]] std::uint64_t read_number(const UniqueFd& file, const char* what);
void write_text(const UniqueFd& file, const char* text, const char* what);

// An anonymous file that holds `bytes`, for handing them to another process.
[[nodiscard]] UniqueFd memory_file(std::string_view bytes);
[[nodiscard]] std::string read_all(int fd);

}  // namespace sandbox
