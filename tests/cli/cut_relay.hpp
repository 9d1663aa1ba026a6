// Stands between a client and a server, and cuts the first connection once the server has said a
// certain word.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <string>
#include <thread>

namespace cli_tests {

class CutRelay {
 public:
  CutRelay(const std::string& url, std::string word)
      : to_{static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)))},
        word_{std::move(word)},
        listening_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listening_, 8);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread{[this] { serve(); }};
  }
  ~CutRelay() {
    ::shutdown(listening_, SHUT_RDWR);
    stopping_ = true;
    thread_.join();
    ::close(listening_);
  }
  CutRelay(const CutRelay&) = delete;
  CutRelay& operator=(const CutRelay&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  static sockaddr_in loopback(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  void serve() {
    for (;;) {
      const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) return;
      const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const sockaddr_in address = loopback(to_);
      if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        relay(client, server, ++connections_ == 1);
      ::close(server);
      ::close(client);
    }
  }

  void relay(int client, int server, bool cuts) {
    std::string heard;
    while (!stopping_) {
      std::array<pollfd, 2> both{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
      if (::poll(both.data(), both.size(), 100) < 0) return;
      for (std::size_t i = 0; i < 2; ++i) {
        if (both[i].revents == 0) continue;
        std::array<char, 4096> part{};
        const auto size = ::read(both[i].fd, part.data(), part.size());
        if (size <= 0) return;
        heard.append(i == 1 ? part.data() : "", i == 1 ? static_cast<std::size_t>(size) : 0);
        if (cuts && heard.find(word_) != std::string::npos) return;
        if (::send(both[1 - i].fd, part.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) < 0)
          return;
      }
    }
  }

  unsigned short to_;
  std::string word_, url_;
  int listening_;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace cli_tests
