// The other end of a connection, byte by byte. Whatever does not come in time fails the test.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace server {

class Wire {
 public:
  explicit Wire(unsigned short port) : fd_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    connect_to(port);
  }
  // A socket that connects later.
  Wire() : fd_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {}
  explicit Wire(const std::string& path) : fd_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    finish_connecting(reinterpret_cast<sockaddr*>(&address), sizeof address);
  }
  Wire(Wire&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  Wire& operator=(Wire&&) = delete;
  ~Wire() {
    if (fd_ >= 0) ::close(fd_);
  }

  void connect_to(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    finish_connecting(reinterpret_cast<sockaddr*>(&address), sizeof address);
  }
  [[nodiscard]] int fd() const { return fd_; }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // what matters is what comes back
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void half_close() const { ::shutdown(fd_, SHUT_WR); }
  void reset() {  // no FIN, no TIME_WAIT
    const linger at_once{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(fd_, -1));
  }

  // What comes up to and with `end`; less when the connection ends or time is up.
  [[nodiscard]] std::string read_to(std::string_view end) {
    while (true) {
      if (const auto at = received_.find(end); at != std::string::npos)
        return take(at + end.size());
      if (!read_more()) return take(received_.size());
    }
  }
  [[nodiscard]] std::string read(std::size_t size) {
    while (received_.size() < size && read_more()) {
    }
    return take(std::min(size, received_.size()));
  }
  [[nodiscard]] std::string read_to_end() {
    while (read_more()) {
    }
    return take(received_.size());
  }
  // Nothing more, and the connection was ended, by FIN or by RST.
  [[nodiscard]] bool at_end() { return read_to_end().empty() && ended_; }
  [[nodiscard]] std::string line() { return read_to("\n"); }
  [[nodiscard]] std::string http() {  // one answer, by its Content-Length
    std::string header = read_to("\r\n\r\n");
    const auto at = header.find("Content-Length: ");
    if (at == std::string::npos) return header;
    return header + read(std::stoul(header.substr(at + 16)));
  }

 private:
  void finish_connecting(const sockaddr* address, socklen_t size) const {
    const timeval most{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
    ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most);
    if (::connect(fd_, address, size) != 0)
      throw std::runtime_error{std::string{"connect: "} + std::strerror(errno)};
  }
  bool read_more() {
    char piece[65536];
    const auto size = ::recv(fd_, piece, sizeof piece, 0);
    if (size > 0) received_.append(piece, static_cast<std::size_t>(size));
    if (size == 0 || (size < 0 && errno == ECONNRESET)) ended_ = true;
    if (size < 0 && errno == EAGAIN) ADD_FAILURE() << "nothing came in time";
    return size > 0;
  }
  std::string take(std::size_t size) {
    std::string taken = received_.substr(0, size);
    received_.erase(0, size);
    return taken;
  }

  int fd_;
  std::string received_;
  bool ended_ = false;
};

// Frames as a client sends them, masked with zeros.
inline std::string frame(unsigned char first, std::string_view payload) {
  std::string bytes{static_cast<char>(first)};
  if (payload.size() < 126) {
    bytes += static_cast<char>(0x80 | payload.size());
  } else {
    const bool is_short = payload.size() < 65536;
    bytes += static_cast<char>(0x80 | (is_short ? 126 : 127));
    for (int shift = is_short ? 8 : 56; shift >= 0; shift -= 8)
      bytes += static_cast<char>(payload.size() >> shift & 0xff);
  }
  return bytes + std::string(4, '\0') + std::string{payload};
}
inline std::string text_frame(std::string_view payload) { return frame(0x81, payload); }

inline std::string upgrade(const std::string& more_headers = {}) {
  return "GET /v1/socket HTTP/1.1\r\nHost: viva.test\r\nConnection: Upgrade\r\nUpgrade: "
         "websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
         more_headers + "\r\n";
}

}  // namespace server
