#include "server/sockets/bind.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace server {
namespace {

constexpr int kind = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;

[[noreturn]] void fail(const std::string& name, std::string_view why) {
  throw std::runtime_error{fmt::format("cannot listen on {}: {}", name, why)};
}

std::string_view remedy(int error) {
  if (error == EADDRINUSE) return ". Another program has it; stop that one or choose another";
  if (error == EACCES) return ". Ports below 1024 need a privilege; choose another";
  if (error == EADDRNOTAVAIL) return ". This machine has no such address";
  return "";
}

[[noreturn]] void fail(const std::string& name, int error) {
  fail(name, fmt::format("{}{}", std::strerror(error), remedy(error)));
}

// getaddrinfo() would take 70000 for 4464, and names of services.
bool is_port(std::string_view text) {
  unsigned port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc{} && end == text.data() + text.size() && port <= 65535;
}

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses resolve(const std::string& address) {
  const auto [host, port] = host_and_port(address);
  if (host.empty() || port.empty())
    fail(address, "write an address and a port, such as 127.0.0.1:8420 or [::1]:8420");
  if (!is_port(port)) fail(address, "a port is a number from 0 to 65535; 0 takes a free one");
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  if (failed != 0) fail(address, ::gai_strerror(failed));
  return {found, &::freeaddrinfo};
}

sockaddr_un unix_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    fail(path, fmt::format("the path may be {} bytes long. Choose a shorter one",
                           sizeof address.sun_path - 1));
  }
  path.copy(address.sun_path, path.size());
  return address;
}

int connect_error(const sockaddr_un& address) {
  const UniqueFd probe{::socket(AF_UNIX, kind, 0)};
  const auto* where = reinterpret_cast<const sockaddr*>(&address);
  return ::connect(probe.get(), where, sizeof address) == 0 ? 0 : errno;
}

void remove_stale(const std::string& path, const sockaddr_un& address) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) return;
  if (!S_ISSOCK(about.st_mode))
    fail(path, "there is something that is no socket. Move it away or choose another path");
  const int error = connect_error(address);
  if (error == 0 || error == EAGAIN)
    fail(path, "another program listens there. Stop that one or choose another path");
  if (error != ECONNREFUSED) fail(path, error);
  if (::unlink(path.c_str()) != 0) fail(path, errno);
}

UniqueFd new_socket(int family, const std::string& name) {
  UniqueFd socket{::socket(family, kind, 0)};
  if (socket.get() < 0) fail(name, errno);
  return socket;
}

void bind_and_listen(int fd, const sockaddr* address, socklen_t size, const std::string& name) {
  if (::bind(fd, address, size) != 0 || ::listen(fd, SOMAXCONN) != 0) fail(name, errno);
}

}  // namespace

UniqueFd::~UniqueFd() {
  if (fd_ >= 0) ::close(fd_);
}

UnixPath::UnixPath(std::string path) : path_{std::move(path)} {
  struct stat about {};
  if (::lstat(path_.c_str(), &about) != 0) fail(path_, errno);
  device_ = about.st_dev;
  inode_ = about.st_ino;
}

UnixPath::~UnixPath() {
  struct stat about {};
  if (::lstat(path_.c_str(), &about) != 0) return;
  if (about.st_dev == device_ && about.st_ino == inode_) ::unlink(path_.c_str());
}

Bound bind_tcp(const std::string& address) {
  const auto found = resolve(address);
  Bound bound{new_socket(found->ai_family, address), address, nullptr};
  const int yes = 1;
  (void)::setsockopt(bound.socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  bind_and_listen(bound.socket.get(), found->ai_addr, found->ai_addrlen, address);
  return bound;
}

Bound bind_unix(const std::string& path) {
  const sockaddr_un address = unix_address(path);
  remove_stale(path, address);
  Bound bound{new_socket(AF_UNIX, path), path, nullptr};
  // On Linux the file gets the socket's mode, so that there is no moment when others may connect.
  if (::fchmod(bound.socket.get(), S_IRUSR | S_IWUSR) != 0) fail(path, errno);
  bind_and_listen(bound.socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address,
                  path);
  bound.path = std::make_unique<UnixPath>(path);
  return bound;
}

unsigned short port_of(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET)
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6)
    return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return 0;
}

HostAndPort host_and_port(std::string_view text) {
  if (!text.empty() && text.front() == '[') {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return {};
    const auto rest = text.substr(close + 1);
    const bool has_port = !rest.empty() && rest.front() == ':';
    return {std::string{text.substr(1, close - 1)}, std::string{has_port ? rest.substr(1) : ""}};
  }
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {std::string{text}, ""};
  return {std::string{text.substr(0, colon)}, std::string{text.substr(colon + 1)}};
}

}  // namespace server
