// A real `viva serve` with a folder of its own, and its methods called over its Unix socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <boost/json.hpp>
#include <fstream>

#include "child.hpp"

namespace cli_tests {

namespace json = boost::json;

class Served {
 public:
  Served()
      : child_{folder_.path(),
               {"serve", "--listen", "127.0.0.1:0", "--socket", file("s"), "--data", file("data"),
                "--token-file", file("t"), "--jobs", "1"}} {
    if (!child_.says(" problems on ") || !child_.says("\n"))
      ADD_FAILURE() << "the server did not start:\n" << child_.text();
    const auto from = child_.text().find("http://");
    url_ = child_.text().substr(from, child_.text().find(' ', from) - from);
    std::getline(std::ifstream{file("t")}, token_);
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    file("s").copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    (void)call("authenticate", {{"token", token_}});
  }
  ~Served() { ::close(socket_); }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] pid_t pid() const { return child_.pid(); }
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] const std::string& token() const { return token_; }  // the administrator's
  [[nodiscard]] std::string unix_url() const { return "unix:" + file("s"); }

  json::object call(const std::string& method, const json::object& params) {
    const json::value answer = ask(method, params);
    if (!answer.is_object() || !answer.as_object().contains("result")) {
      ADD_FAILURE() << method << " was answered: " << json::serialize(answer);
      return {};
    }
    return answer.at("result").as_object();
  }
  // The code of what must be refused.
  std::int64_t refusal(const std::string& method, const json::object& params) {
    return ask(method, params).at("error").at("code").to_number<std::int64_t>();
  }
  // These bytes on a connection of their own, until it is answered.
  void say_http(const std::string& bytes) const {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port =
        htons(static_cast<std::uint16_t>(std::stoi(url_.substr(url_.rfind(':') + 1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
    char answer = 0;
    EXPECT_EQ(::recv(fd, &answer, 1, 0), 1);
    ::close(fd);
  }
  // Stops it. All that it has said.
  [[nodiscard]] std::string log() {
    child_.signal(SIGTERM);
    EXPECT_EQ(child_.ended(), 0);
    return child_.text();
  }

  // The link of an invitation to an assignment of these problems.
  std::string invitation(const json::array& problems, const json::object& settings) {
    const auto set = call("problem_sets.create", {{"title", "Set"}, {"problems", problems}});
    const auto assignment =
        call("assignments.create", {{"problem_set", set.at("id")}, {"settings", settings}});
    const auto made = call("assignments.invite", {{"assignment", assignment.at("id")}});
    return url_ + std::string{made.at("path").as_string()};
  }

 private:
  json::value ask(const std::string& method, const json::object& params) {
    const std::string request =
        json::serialize(
            json::object{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}}) +
        "\n";
    EXPECT_EQ(::send(socket_, request.data(), request.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(request.size()));
    std::string line;
    for (char c = 0; ::recv(socket_, &c, 1, 0) == 1 && c != '\n';) line += c;
    json::error_code error;
    return json::parse(line, error);
  }
  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  Child child_;
  std::string url_, token_;
  int socket_ = -1;
};

}  // namespace cli_tests
