// Addresses of ours: from a text in the configuration to a descriptor that listens.
// Every failure is a std::runtime_error that names the address, the reason and a remedy.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace server {

class UniqueFd {  // Empty when moved from.
 public:
  explicit UniqueFd(int fd) noexcept : fd_{fd} {}
  UniqueFd(UniqueFd&& other) noexcept : fd_{other.release()} {}
  UniqueFd& operator=(UniqueFd other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~UniqueFd();
  [[nodiscard]] int get() const noexcept { return fd_; }
  [[nodiscard]] int release() noexcept { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

class UnixPath {  // The file of a bound socket; removed at the end if it is still that file.
 public:
  explicit UnixPath(std::string path);
  UnixPath(const UnixPath&) = delete;
  UnixPath& operator=(const UnixPath&) = delete;
  ~UnixPath();

 private:
  std::string path_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

struct Bound {
  UniqueFd socket;
  std::string name;                // for messages
  std::unique_ptr<UnixPath> path;  // null for TCP
};

// "127.0.0.1:8420", "[::1]:0", "localhost:8420".
[[nodiscard]] Bound bind_tcp(const std::string& address);
// For this user only. Takes the place of a socket on which nobody listens, and of nothing else.
[[nodiscard]] Bound bind_unix(const std::string& path);

[[nodiscard]] unsigned short port_of(int fd);  // 0 for a Unix socket

struct HostAndPort {
  std::string host;  // without the brackets of IPv6
  std::string port;  // empty: not given
};
[[nodiscard]] HostAndPort host_and_port(std::string_view text);

}  // namespace server
