// What the tests of the sockets share: an Api that echoes and remembers, and a server around it on
// a thread of its own.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

#include "server/sockets/sockets.hpp"

namespace server {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline constexpr auto patience =
    seconds{20};  // for what should be immediate, on a busy machine too

class FakeApi : public Api {
 public:
  std::string answer(const std::shared_ptr<Peer>& peer, std::string_view message) override {
    ++known[peer];
    if (message == "quiet") return {};
    if (message == "owe") {
      ++peer->owed;
      later([peer] { --peer->owed, peer->send("paid"); });
      return {};
    }
    if (message == "who") return peer->token + " " + peer->address;
    if (message.substr(0, 5) == "throw")
      throw std::runtime_error{"the Api failed" + std::string{message.substr(5)}};
    if (message.substr(0, 5) == "push ") {
      for (int i = std::stoi(std::string{message.substr(5)}); i > 0; --i)
        peer->send("event " + std::to_string(i));
      return {};
    }
    if (message.substr(0, 4) == "big ")
      return std::string(std::stoul(std::string{message.substr(4)}), 'x');
    return std::string{message};
  }
  HttpAnswer answer(const HttpRequest& request) override {
    if (request.target == "/throw") throw std::runtime_error{"the Api failed"};
    HttpAnswer answer;
    answer.body = request.method + " " + request.target + " token=" + request.token +
                  " key=" + request.idempotency_key + " type=" + request.content_type +
                  " from=" + request.address + " body=" + request.body.substr(0, 100);
    answer.unsettled = request.target.substr(0, 8) == "/settles";
    disk_fails = request.target == "/settles-never";
    if (request.target == "/big") answer.body = std::string(4U << 20, 'x');
    if (request.target == "/cached") answer.headers.emplace_back("Cache-Control", "max-age=60");
    return answer;
  }
  void settle(std::function<void(bool on_disk)> then) override {
    later([then = std::move(then), on_disk = !disk_fails] { then(on_disk); });
  }
  void forget(const std::shared_ptr<Peer>& peer) override {
    ++forgotten;
    if (++forgotten_of[peer] > 1) ++forgotten_twice;
  }

  std::function<void(std::function<void()>)> later;  // does it after a while, on the same thread
  bool disk_fails = false;
  std::map<std::shared_ptr<Peer>, int> known, forgotten_of;  // keeps them, so that none is reused
  std::atomic<int> forgotten = 0, forgotten_twice = 0;
};

class Served {
 public:
  explicit Served(SocketOptions options = {}) {
    if (options.listen == SocketOptions{}.listen) options.listen = "127.0.0.1:0";
    api.later = [this](std::function<void()> work) {
      const auto timer = std::make_shared<boost::asio::steady_timer>(context_, milliseconds{50});
      timer->async_wait([timer, work = std::move(work)](auto) { work(); });
    };
    sockets_ = std::make_unique<Sockets>(context_, api, options);
    thread_ = std::thread{[this] { context_.run(); }};
  }
  ~Served() {
    if (sockets_) destroy();
    guard_.reset();
    context_.stop();
    if (thread_.joinable()) thread_.join();
    EXPECT_EQ(api.forgotten_twice, 0);
  }

  [[nodiscard]] unsigned short port() const { return sockets_->port(); }
  [[nodiscard]] unsigned short lines_port() const { return sockets_->lines_port(); }
  [[nodiscard]] std::size_t connections() {
    return on_thread([this] { return sockets_->connections(); });
  }
  [[nodiscard]] std::size_t incoming_bytes() {
    return on_thread([this] { return sockets_->incoming_bytes(); });
  }
  [[nodiscard]] std::size_t outgoing_bytes() {
    return on_thread([this] { return sockets_->outgoing_bytes(); });
  }
  void stop(milliseconds its_patience) {
    on_thread([&] { sockets_->stop(its_patience); });
  }
  void destroy() {
    on_thread([this] { sockets_.reset(); });
  }
  // Whether the io_context runs out of work, so that the server's thread ends by itself.
  [[nodiscard]] bool runs_out() {
    guard_.reset();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!context_.stopped() && std::chrono::steady_clock::now() < deadline)
      std::this_thread::yield();
    return context_.stopped();
  }
  void send_event(const std::string& text) {
    on_thread([&] {
      for (const auto& [peer, count] : api.known) peer->send(text);
    });
  }
  [[nodiscard]] bool comes_to(std::size_t count) {
    return eventually([&] { return connections() == count; });
  }
  template <typename Condition>
  [[nodiscard]] bool eventually(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      on_thread([] {});  // let the server have a turn
    }
    return true;
  }
  template <typename Call>
  std::invoke_result_t<Call> on_thread(Call call) {
    if (context_.stopped()) {  // nobody else has a turn any more
      if (thread_.joinable()) thread_.join();
      return call();
    }
    std::packaged_task<std::invoke_result_t<Call>()> task{std::move(call)};
    auto result = task.get_future();
    boost::asio::post(context_, [&task] { task(); });
    return result.get();
  }

  FakeApi api;

 private:
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{
      context_.get_executor()};
  std::unique_ptr<Sockets> sockets_;
  std::thread thread_;
};

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = std::filesystem::temp_directory_path() / "viva-sockets-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"mkdtemp"};
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace server
