#include "sandbox/linux/files.hpp"

#include <fcntl.h>
#include <sys/mman.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "sandbox/linux/syscall.hpp"

namespace sandbox {

std::string read_all(int fd) {
  std::string text;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto got = syscall_or_throw("read", [&] {
      return ::pread(fd, buffer.data(), buffer.size(), static_cast<off_t>(text.size()));
    });
    if (got == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

std::string read_file(const std::string& path) {
  const UniqueFd file{
      syscall_or_throw("open " + path, [&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); })};
  return read_all(file.get());
}

std::optional<std::string> try_read_file(const std::string& path) {
  try {
    return read_file(path);
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

void write_file(const std::string& path, const std::string& text) {
  const UniqueFd file{
      syscall_or_throw("open " + path, [&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC); })};
  syscall_or_throw("write " + path, [&] { return ::write(file.get(), text.data(), text.size()); });
}

std::uint64_t read_number(const UniqueFd& file, const char* what) {
  std::array<char, 64> buffer{};
  syscall_or_throw(std::string{"read "} + what,
                   [&] { return ::pread(file.get(), buffer.data(), buffer.size() - 1, 0); });
  return std::strtoull(buffer.data(), nullptr, 10);
}

void write_text(const UniqueFd& file, const char* text, const char* what) {
  syscall_or_throw(std::string{"write "} + text + " to " + what,
                   [&] { return ::pwrite(file.get(), text, std::strlen(text), 0); });
}

UniqueFd memory_file(std::string_view bytes) {
  UniqueFd file{
      syscall_or_throw("memfd_create", [] { return ::memfd_create("viva", MFD_CLOEXEC); })};
  std::size_t done = 0;
  while (done < bytes.size()) {
    done += static_cast<std::size_t>(syscall_or_throw("write memory file", [&] {
      return ::write(file.get(), bytes.data() + done, bytes.size() - done);
    }));
  }
  return file;
}

}  // namespace sandbox
