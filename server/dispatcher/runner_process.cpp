#include "server/dispatcher/runner_process.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "server/dispatcher/alarm.hpp"
#include "server/dispatcher/launch.hpp"

namespace server {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto checked = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds patience_with_the_first_line{10'000};
// What a process has written is still there when it has ended; unless a child of its own holds the
// socket open, its end comes at once.
constexpr milliseconds patience_with_the_last_words{200};

// Two coroutines and one wait keep it alive until nothing is left of the child.
class ChildRunner : public RunnerProcess, public std::enable_shared_from_this<ChildRunner> {
 public:
  ChildRunner(asio::io_context& context, const RunnerCommand& command, Listener listener)
      : context_{context},
        launched_{launch(context, command.words)},
        pid_{launched_.process.id()},
        socket_{context, asio::local::stream_protocol{}, launched_.socket.release()},
        lease_{command.lease},
        heard_{steady_clock::now() +
               std::max(milliseconds{0}, patience_with_the_first_line - lease_)},
        lease_timer_{context},
        last_words_{context},
        listener_{std::move(listener)} {}

  void begin() {
    spawn(listen());
    spawn(watch());
    launched_.process.async_wait([self = shared_from_this()](auto error, int /*portable*/) {
      self->ended(error ? "unknown exit status"
                        : how_it_ended(self->launched_.process.native_exit_code()));
    });
  }

  // An error is the end of the process, which is told by its own ways.
  void send(std::string line) override {
    const auto kept = std::make_shared<const std::string>(std::move(line));
    asio::async_write(socket_, asio::buffer(*kept),
                      [self = shared_from_this(), kept](auto /*error*/, auto /*size*/) {});
  }

  void close() override {
    boost::system::error_code gone_already;
    (void)socket_.shutdown(asio::socket_base::shutdown_send, gone_already);
  }

  void kill(const std::string& why) override {
    if (why_.empty()) why_ = why;
    if (!ended_) ::kill(pid_, SIGKILL);
  }

  void abandon() override {
    listener_ = {};
    kill("abandoned");
  }

  [[nodiscard]] int pid() const override { return pid_; }

 private:
  void spawn(asio::awaitable<void> coroutine) {
    asio::co_spawn(context_, std::move(coroutine),
                   [self = shared_from_this()](const std::exception_ptr& failure) {
                     if (failure) self->kill("a failure of the dispatcher");
                   });
  }

  asio::awaitable<void> listen() {
    try {
      co_await hear_lines();
    } catch (const ProtocolError& error) {
      kill(std::string{"it said "} + error.what());
    }
    listening_ = false;
    go_when_over();
  }

  asio::awaitable<void> hear_lines() {
    Lines lines{longest_message_line};
    std::array<char, 65536> part;
    for (;;) {
      const auto [error, size] = co_await socket_.async_read_some(asio::buffer(part), checked);
      if (error) co_return;  // its end, which is told by the process's
      heard_ = steady_clock::now();
      if (!std::exchange(has_spoken_, true)) lease_timer_.cancel();  // the short lease begins
      lines.add({part.data(), size});
      while (const auto line = lines.next()) hear(message_of(*line));
    }
  }

  void hear(const Message& message) {
    if (listener_.on_message) listener_.on_message(message);
  }

  asio::awaitable<void> watch() {
    while (!ended_) {
      lease_timer_.expires_at(heard_ + lease_);
      (void)co_await lease_timer_.async_wait(checked);
      if (ended_) co_return;
      if (steady_clock::now() < heard_ + lease_ || has_unheard()) continue;
      kill(fmt::format("no heartbeat for {} ms", lease_.count()));
      co_return;
    }
  }

  // It may have been this process that was stopped for a while.
  [[nodiscard]] bool has_unheard() const {
    boost::system::error_code error;
    return listening_ && socket_.available(error) > 0;
  }

  void ended(const std::string& how) {
    ended_ = true;
    ::kill(-pid_, SIGKILL);            // what it started and had no time to tie to its own life
    (void)launched_.process.detach();  // its number may be another's from now on
    why_ = why_.empty() ? how : why_ + ", " + how;
    lease_timer_.cancel();
    last_words_.set(patience_with_the_last_words, [this] { socket_.close(); });
    go_when_over();
  }

  void go_when_over() {
    if (!ended_ || listening_) return;
    last_words_.cancel();
    const Listener listener = std::exchange(listener_, {});
    if (listener.on_gone) listener.on_gone(why_);
  }

  asio::io_context& context_;
  Launched launched_;
  const int pid_;
  asio::local::stream_protocol::socket socket_;
  const milliseconds lease_;
  steady_clock::time_point heard_;
  asio::steady_timer lease_timer_;
  Alarm last_words_;
  Listener listener_;
  std::string why_;
  bool has_spoken_ = false;
  bool listening_ = true;
  bool ended_ = false;
};

}  // namespace

std::shared_ptr<RunnerProcess> start_runner(asio::io_context& context, const RunnerCommand& command,
                                            RunnerProcess::Listener listener) {
  auto runner = std::make_shared<ChildRunner>(context, command, std::move(listener));
  runner->begin();
  return runner;
}

}  // namespace server
