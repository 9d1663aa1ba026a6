// A server's methods, called as if they were here. Connects when it is first needed and again when
// the connection was lost; knows JSON-RPC, and nothing of what the methods mean.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace server {
class Client;
}

namespace cli {

using std::chrono::milliseconds;

// The server did not do it; the text is its own sentence for people.
class Refusal : public std::runtime_error {
 public:
  Refusal(const std::string& detail, unsigned status, milliseconds retry_after)
      : std::runtime_error{detail}, status_{status}, retry_after_{retry_after} {}
  [[nodiscard]] unsigned status() const { return status_; }                // as HTTP has it
  [[nodiscard]] milliseconds retry_after() const { return retry_after_; }  // 0: not said

 private:
  unsigned status_;
  milliseconds retry_after_;
};

// There is no connection, and none could be made.
class Unreachable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct RemoteOptions {
  std::string url;    // as server::Client takes it
  std::string token;  // may be empty
  // For how long a connection that was lost is tried again. The first one is tried once.
  milliseconds patience{30'000};
  std::function<void()> before_connecting = [] {};
  std::function<void(const std::string&)> tell = [](const std::string&) {};  // for people
  std::function<bool()> interrupted = [] { return false; };  // then waiting ends: Unreachable
};

class Remote {
 public:
  explicit Remote(RemoteOptions options);
  ~Remote();

  // What the method answers. Throws Refusal and Unreachable. Asked again when the connection is
  // lost meanwhile, so only for what may be done twice.
  boost::json::value call(std::string_view method, const boost::json::object& params = {});
  // For what may not; Unreachable then leaves open whether it was done.
  boost::json::value call_once(std::string_view method, const boost::json::object& params = {});

  // What a watched submission's or session's event says; nothing when none came in time. Call it
  // every few seconds: it also keeps the connection alive.
  [[nodiscard]] std::optional<boost::json::object> next_event(milliseconds timeout);

  // A number that is another one after each new connection: nothing is watched there yet.
  [[nodiscard]] int connection() const { return connection_; }
  void use_token(std::string token);

 private:
  void need_connection();
  void connect();
  [[nodiscard]] boost::json::value ask(std::string_view method, const boost::json::object& params);
  [[nodiscard]] bool receive(milliseconds timeout);
  [[nodiscard]] std::optional<boost::json::object> take_answer(int id);
  void wait(milliseconds time) const;

  RemoteOptions options_;
  std::unique_ptr<server::Client> client_;  // null: lost, or not made yet
  bool left_ = true;  // by ourselves: that there is no connection is no surprise
  int connection_ = 0;
  int last_id_ = 0;
  std::deque<boost::json::object> events_, answers_;
};

}  // namespace cli
