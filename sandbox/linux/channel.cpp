#include "sandbox/linux/channel.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstring>

#include "sandbox/linux/syscall.hpp"

namespace sandbox {
namespace {

constexpr std::size_t max_packet = 4096;
constexpr std::size_t max_fds = 64;

SocketPair socket_pair(int type) {
  int ends[2] = {-1, -1};
  syscall_or_throw("socketpair",
                   [&] { return ::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends); });
  return {UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

bool read_exactly(int fd, char* into, std::size_t size) {
  while (size > 0) {
    const auto got = ::read(fd, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

SocketPair packet_pair() { return socket_pair(SOCK_SEQPACKET); }
SocketPair stream_pair() { return socket_pair(SOCK_STREAM); }

SocketPair pipe_pair() {
  int ends[2] = {-1, -1};
  syscall_or_throw("pipe2", [&] { return ::pipe2(ends, O_CLOEXEC); });
  SocketPair pair{UniqueFd{ends[0]}, UniqueFd{ends[1]}};
  syscall_or_throw("fcntl pipe", [&] { return ::fcntl(ends[0], F_SETFL, O_RDONLY | O_NONBLOCK); });
  return pair;
}

void send_packet(int socket, const void* bytes, std::size_t size, const std::vector<int>& fds) {
  iovec part{const_cast<void*>(bytes), size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * max_fds)> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (!fds.empty()) {
    if (fds.size() > max_fds) throw std::length_error{"send_packet: too many descriptors"};
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
    std::memcpy(CMSG_DATA(header), fds.data(), sizeof(int) * fds.size());
  }
  syscall_or_throw("send to snapshot", [&] { return ::sendmsg(socket, &message, MSG_NOSIGNAL); });
}

std::optional<Packet> receive_packet(int socket) {
  Packet packet;
  packet.bytes.resize(max_packet);
  iovec part{packet.bytes.data(), packet.bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * max_fds)> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const auto got = syscall_or_throw("receive from control socket", [&] {
    const auto size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    // The peer ended before it had read everything: it is gone all the same.
    return size < 0 && errno == ECONNRESET ? 0 : size;
  });
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const auto count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    std::vector<int> fds(count);
    std::memcpy(fds.data(), CMSG_DATA(header), count * sizeof(int));
    for (const int fd : fds) packet.fds.emplace_back(fd);
  }
  if (got == 0) return std::nullopt;
  packet.bytes.resize(static_cast<std::size_t>(got));
  return packet;
}

bool read_frame(int fd, std::string& frame) {
  std::array<char, 4096> first;  // as a rule all of it: the judge sends one and waits
  ssize_t got = 0;
  do got = ::read(fd, first.data(), first.size());
  while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  auto have = static_cast<std::size_t>(got);
  std::uint32_t size = 0;
  if (have < sizeof size) {
    if (!read_exactly(fd, first.data() + have, sizeof size - have)) return false;
    have = sizeof size;
  }
  std::memcpy(&size, first.data(), sizeof size);
  have -= sizeof size;
  if (have > size) return false;
  frame.assign(first.data() + sizeof size, have);
  frame.resize(size);
  return read_exactly(fd, frame.data() + have, size - have);
}

bool write_frame(int fd, std::string_view frame) {
  auto size = static_cast<std::uint32_t>(frame.size());
  iovec parts[2] = {{&size, sizeof size}, {const_cast<char*>(frame.data()), frame.size()}};
  iovec* part = parts;
  int left = 2;
  while (left > 0) {
    const auto sent = ::writev(fd, part, left);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    auto done = static_cast<std::size_t>(sent);
    while (left > 0 && done >= part->iov_len) {
      done -= part->iov_len;
      ++part;
      --left;
    }
    if (left > 0) {
      part->iov_base = static_cast<char*>(part->iov_base) + done;
      part->iov_len -= done;
    }
  }
  return true;
}

}  // namespace sandbox
