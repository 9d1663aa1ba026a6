// A real `viva serve` with a folder of its own, and its methods called over its Unix socket.
#pragma once

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

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] const std::string& token() const { return token_; }  // the administrator's
  [[nodiscard]] std::string unix_url() const { return "unix:" + file("s"); }

  json::object call(const std::string& method, const json::object& params) {
    const std::string request =
        json::serialize(
            json::object{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}}) +
        "\n";
    EXPECT_EQ(::send(socket_, request.data(), request.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(request.size()));
    std::string line;
    for (char c = 0; ::recv(socket_, &c, 1, 0) == 1 && c != '\n';) line += c;
    json::error_code error;
    const json::value answer = json::parse(line, error);
    if (error || !answer.is_object() || !answer.as_object().contains("result")) {
      ADD_FAILURE() << method << " was answered: " << line;
      return {};
    }
    return answer.at("result").as_object();
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
  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  Child child_;
  std::string url_, token_;
  int socket_ = -1;
};

}  // namespace cli_tests
