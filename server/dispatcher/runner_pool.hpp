// Keeps a fixed number of runners alive: starts them, and starts them again, the later the more
// often they die without having done anything. Knows nothing of the order of work.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "server/dispatcher/alarm.hpp"
#include "server/dispatcher/dispatcher.hpp"
#include "server/dispatcher/runner_process.hpp"

namespace server {

class RunnerPool {
 public:
  // Runners are known by their numbers, from 0.
  struct Listener {
    std::function<void(std::size_t runner)> on_ready;
    std::function<void(std::size_t runner, const Message&)> on_message;  // about a job
    std::function<void(std::size_t runner, const std::string& why)> on_gone;
  };

  RunnerPool(boost::asio::io_context& context, const DispatcherOptions& options, Listener listener);
  ~RunnerPool();  // kills what runs

  void start();
  [[nodiscard]] std::optional<std::size_t> idle() const;
  // How many jobs it has, the first of them under way; nothing when it takes none.
  [[nodiscard]] std::optional<std::size_t> jobs_of(std::size_t runner) const;
  void give(std::size_t runner, const std::string& job, std::string line);
  void kill(std::size_t runner, const std::string& why);

  void close();     // each ends when it is idle, and is not started again
  void kill_all();  // after close(), for those that did not

  [[nodiscard]] std::size_t alive() const;  // those that are starting too
  [[nodiscard]] std::size_t ready() const;  // idle or at work
  [[nodiscard]] std::uint64_t lost() const { return lost_; }

 private:
  struct Place {
    explicit Place(boost::asio::io_context& context) : restart{context} {}
    std::shared_ptr<RunnerProcess> process;  // null: waits to be started
    bool ready = false;
    std::deque<std::string> jobs;  // empty: idle
    std::chrono::milliseconds backoff{};
    Alarm restart;
  };
  void start(std::size_t runner);
  void start_later(std::size_t runner);
  void hear(std::size_t runner, const Message& message);
  void gone(std::size_t runner, const std::string& why);
  [[nodiscard]] RunnerCommand command_of(std::size_t runner) const;

  boost::asio::io_context& context_;
  const DispatcherOptions options_;
  Listener listener_;
  std::vector<std::unique_ptr<Place>> places_;
  std::uint64_t lost_ = 0;
  bool closing_ = false;
};

}  // namespace server
