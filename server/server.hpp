// The whole server, put together: store, bank, methods, dispatcher with its runners, and sockets.
// One thread runs it all.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/sockets/sockets.hpp"
#include "server/store/records.hpp"

namespace server {

struct ServerOptions {
  SocketOptions sockets;
  std::filesystem::path data;  // made when it is not there, for its owner only
  std::filesystem::path bank;
  std::vector<std::string> runner_command;  // what starts one runner
  int runners = 2;
  bool open_metrics = false;  // /metrics also for those without a token
};

class Server {
 public:
  // Opens everything and binds; throws with what was being done. Takes the data directory for
  // itself: a second server on it is refused.
  explicit Server(const ServerOptions& options);
  ~Server();

  [[nodiscard]] unsigned short port() const;
  [[nodiscard]] std::vector<std::string> broken_packages() const;
  [[nodiscard]] std::size_t problems() const;

  // Nothing when there is one already. The token is handed over before it is kept: with one that
  // could not be, nobody would ever come in.
  void make_first_administrator(const std::function<void(const std::string& token)>& hand_over);
  std::string make_user(Role role, const std::string& name);

  // An interviewer, a problem set and an open invitation, to look around with. Returns what lets
  // in, the same on every start.
  struct Demonstration {
    std::string interviewer_token;
    std::string invitation;
  };
  [[nodiscard]] Demonstration demonstration();

  // Until stop(), or a signal to end (SIGTERM, SIGINT) when `signals` says so.
  void run(bool signals);
  // From any thread.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
